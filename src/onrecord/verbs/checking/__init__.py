"""How `check` goes about it: a text in sentences, each against its sources or against all that a record tells."""

from onrecord.verbs.checking.verdicts import Checked, Verdict

__all__ = ["Checked", "Verdict"]

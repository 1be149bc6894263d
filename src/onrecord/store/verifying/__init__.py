"""Whether a record is sound: its file, its texts and what is quoted from them, what refers to what, what is counted."""

from onrecord.store.verifying.checks import CHECKS, Check
from onrecord.store.verifying.fault import Fault
from onrecord.store.verifying.seeing import Seen, one_state

__all__ = ["CHECKS", "Check", "Fault", "Seen", "one_state"]

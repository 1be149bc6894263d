"""How `build` tells whether a report that comes in is one that the record has: by address, or by content and origin."""

from onrecord.acquire import STDIN, address, is_row, same_content
from onrecord.model import Report
from onrecord.record.copies import compare, of_report

GOOD = ("ok", "other-language")
# Shares of the shorter one's word shingles. In one place, half is enough to tell an edited report from the next one
# that was saved under its name; elsewhere, only an article that was touched up counts as the same.
EDITED, TOUCHED_UP, OTHER = 0.5, 0.8, 0.1


def is_same(old: Report, new: Report, *, again: bool = False) -> bool:
    """Whether `new` is `old` once more, or a later text of it. What cannot be told for sure is two reports.

    With `again`, reports are taken up anew, as after an upgrade that finds days and outlets better: what lies in the
    same place with nearly the same text is the same, whatever its day and outlet now are. So it is where a user gave
    these.
    """
    one, other = address(old), address(new)
    if one and other:
        return one == other and not (is_row(old) and is_row(new) and _wholly_other(old, new))
    if old.status not in GOOD or new.status not in GOOD:
        lies_nowhere = new.path == STDIN and (old.status, old.reason) != (new.status, new.reason)
        return _one_place(old, new) and not lies_nowhere
    given = bool(old.given or new.given)
    if given and _one_place(old, new) and same_content(old, new):
        return True
    if (again or given) and new.path != STDIN and _one_place(old, new) and _share(old, new) >= EDITED:
        return True
    if _day(old) != _day(new) or old.outlet != new.outlet:
        return False
    if same_content(old, new):
        return not (old.path and new.path) or old.path == new.path
    return _near(old, new)


def _near(old: Report, new: Report) -> bool:
    """Whether one is a near-copy of the other, where both are by one outlet and of one day."""
    if new.path != STDIN and _one_place(old, new):
        return _share(old, new) >= EDITED
    told = new.outlet and new.published and new.title and new.title.casefold() == old.title.casefold()
    return bool(told) and _share(old, new) >= TOUCHED_UP


def _share(old: Report, new: Report) -> float:
    return compare(of_report(old), of_report(new))[0]


def _one_place(old: Report, new: Report) -> bool:
    """Whether they lie in one place; of records before paths were kept, and of rows, the id is what there is."""
    return old.path == new.path if old.path and new.path else old.id == new.id


def _wholly_other(old: Report, new: Report) -> bool:
    """Whether they share next to nothing: a table or feed that gives one address for all of its articles."""
    if old.status not in GOOD or new.status not in GOOD or same_content(old, new):
        return False
    return _share(old, new) < OTHER and old.title.casefold() != new.title.casefold()


def _day(report: Report) -> str:
    return (report.published or "")[:10]

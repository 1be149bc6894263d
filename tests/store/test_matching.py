"""Which of some claims answer a question: as a search finds them, on each database."""

import pytest

from onrecord.errors import UsageError
from onrecord.store import Record
from onrecord.store.asked import asked
from onrecord.store.matching import matching
from tests.store.listing import fill

WORDS = ["claim", '"claim 3"', "type:CONSULT claim", "party:PRK", "type:AID status:planned", "outlet:x2", "nothing"]


@pytest.mark.parametrize("words", WORDS)
def test_as_a_search_has_it(record: Record, words: str) -> None:
    fill(record)
    claims = [claim.id for claim in record.claims()]
    if words == "outlet:x2":
        words = f'outlet:"{next(report.outlet for report in record.reports() if report.outlet)}" claim'
    wanted = {hit.id for hit in record.search(words, "claim", 5000, leads=True)}
    assert bool(wanted) == (words != "nothing")
    assert matching(record, asked(words), claims) == wanted
    assert matching(record, asked(words), claims[:2]) == wanted & set(claims[:2])


def test_what_is_not_there_is_an_error(record: Record) -> None:
    fill(record)
    with pytest.raises(UsageError):
        matching(record, asked("source:Nobody-at-all"), [claim.id for claim in record.claims()])

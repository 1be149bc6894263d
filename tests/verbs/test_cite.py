"""The verb cite: what supports an event, in order of weight, on a record made by hand."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import NotFoundError, UsageError
from onrecord.model import Claim, Confidence, Event, Origin, Party, Report, Response, Source, Span, Status
from onrecord.record import Decision
from onrecord.store import Record, open_record
from onrecord.verbs.cite import cite

QUOTE = "Chad recalled its envoy"
TEXT = f"{QUOTE} on Monday."
MINISTER = Source("Moussa Faki", code="CHD", kind="person")
ANONYMOUS = Source("officials", code="FRA", kind="collective", anonymous=True)
ALLEGED = Source("Ann Bo", code="FRA", kind="person", cue="alleged", distance="distanced")


def claim(report: str, *sources: Source, status: Status = "happened", sure: float = 0.9, **fields: object) -> Claim:
    given: dict[str, object] = {"tier": "firm", "confidence": Confidence(sure, 1, 1, 1, 1, 1)} | fields
    return Claim(
        id=f"c-{report}", report=report, span=Span(0, len(QUOTE)), quote=QUOTE, type="SANCTION", status=status,
        actors=(Party("CHD", "Chad"),), sources=sources, **given,  # type: ignore[arg-type]
    )  # fmt: skip


CLAIMS = (
    claim("anonymous", ANONYMOUS),
    claim("distant", ALLEGED),
    claim("goes-on", status="ongoing", sure=0.8),
    claim("own", sure=0.95),
    claim("again", sure=0.97),
    claim("planned", MINISTER, status="planned"),
    claim("maybe", MINISTER, status="possible"),
    claim("denied", MINISTER, status="negated"),
)
LEAD = claim("rumour", tier="lead")
DENIAL = Response(
    id="r-denied", report="denied", span=Span(0, 4), quote="Chad", by=Party("CHD", "Moussa Faki"), stance="denies"
)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "hand.onrecord", create=True) as opened:
        with opened.transaction():
            put = opened.shelf.put
            for made in (*CLAIMS, LEAD):
                put(Report(id=made.report, title=f"Of {made.report}", text=TEXT, outlet="Post", published="2024-03-05",
                           url=f"https://post.example/{made.report}"))  # fmt: skip
                put(made)
            put(DENIAL)
            put(Origin(id="o-own", kind="copy", title="Post", claims=("c-own", "c-again"), reports=("own", "again")))
            ids = tuple(made.id for made in CLAIMS)
            put(Event(id="e-recall", title="Chad recalls envoy", type="SANCTION", claims=ids, leads=(LEAD.id,)))
        yield opened


def cited(record: Record, id: str, **options: object) -> list[str]:
    return [item["id"] for item in json.loads(cite(record, id, format="csl-json", **options))]  # type: ignore[arg-type]


def test_an_event_is_cited_by_what_supports_it_the_weightiest_first(record: Record) -> None:
    found = cited(record, "e-recall")
    assert set(found) == {"c-anonymous", "c-distant", "c-goes-on", "c-own", "c-again"}, "may and will support no did"
    assert found[:2] == ["c-again", "c-goes-on"], "in the report's own voice, the surer first"
    assert found.index("c-distant") < len(found) - 1
    assert found[-1] == "c-own", "a repetition stands behind every origin, however good"


def test_who_keeps_a_distance_weighs_less_than_who_does_not(record: Record) -> None:
    plain = claim("plain", Source("Ann Bo", code="FRA", kind="person"))
    with record.transaction():
        record.shelf.put(Report(id="plain", text=TEXT))
        record.shelf.put(plain)
        record.shelf.put(Event(id="e-two", title="", type="SANCTION", claims=("c-distant", "c-plain")))
    assert cited(record, "e-two") == ["c-plain", "c-distant"]


def test_no_more_of_an_event_than_asked_for(record: Record) -> None:
    assert cited(record, "e-recall", most=1) == ["c-again"]


@pytest.mark.parametrize(
    ("status", "supports"), [("planned", "c-planned"), ("possible", "c-maybe"), ("negated", "c-denied")]
)
def test_an_event_is_cited_for_what_it_is_said_to_be(record: Record, status: Status, supports: str) -> None:
    ids = tuple(made.id for made in CLAIMS)
    record.shelf.put(Event(id="e-recall", title="", type="SANCTION", status=status, claims=ids))
    assert cited(record, "e-recall") == [supports]


def test_a_claim_is_cited_by_its_words_and_whose_they_are(record: Record) -> None:
    assert cite(record, "c-planned") == (
        "“Of planned”, Post, 5 March 2024, https://post.example/planned: “Chad recalled its envoy” "
        "(characters 0–23; said by Moussa Faki; told as planned)."
    )
    assert "said by" not in cite(record, "c-own"), "the report says so itself"


def test_a_lead_and_what_was_called_wrong_say_so(record: Record) -> None:
    assert "a lead: read with too little confidence" in cite(record, "c-rumour")
    record.add_decision(Decision(id="d1", at="1", author="ana", kind="wrong", targets=("c-own",)))
    record.add_decision(Decision(id="d2", at="2", author="ana", kind="right", targets=("c-rumour",)))
    assert cite(record, "c-own").endswith("(characters 0–23; called wrong by who checked it).")
    assert "lead" not in cite(record, "c-rumour")


def test_a_corrected_status_is_the_one_told(record: Record) -> None:
    made = Decision(id="d1", at="1", author="ana", kind="correct", targets=("c-own",), field="status", value="possible")
    record.add_decision(made)
    assert "told as possible" in cite(record, "c-own")
    assert "c-own" not in cited(record, "e-recall")


def test_a_corrected_speaker_is_the_one_named(record: Record) -> None:
    given = Source("Moussa Faki", code="CHD", kind="person")
    made = Decision(
        id="d1", at="1", author="ana", kind="correct", targets=("c-distant",),
        field="speaker", value=given.name, sources=(given,),
    )  # fmt: skip
    record.add_decision(made)
    assert "said by Moussa Faki" in cite(record, "c-distant")
    assert "Ann Bo" not in cite(record, "e-recall")


def test_a_question_supports_nothing(record: Record) -> None:
    with record.transaction():
        record.shelf.put(Report(id="own", text=f"{QUOTE}?", outlet="Post"))
    assert "c-own" not in cited(record, "e-recall")


def test_a_report_and_a_response_are_cited_once(record: Record) -> None:
    assert cite(record, "denied") == "“Of denied”, Post, 5 March 2024, https://post.example/denied."
    assert cite(record, "r-denied").endswith(": “Chad” (characters 0–4; said by Moussa Faki).")


def test_the_start_of_an_id_will_do(record: Record) -> None:
    assert cite(record, "e-rec") == cite(record, "e-recall")


def test_what_cannot_be_cited_is_refused(record: Record) -> None:
    with pytest.raises(UsageError, match="no format 'mla': choose from text, bibtex, csl-json, ris"):
        cite(record, "c-own", format="mla")
    with pytest.raises(NotFoundError, match="no claim, event, report or response 'o-own': it is an origin"):
        cite(record, "o-own")

"""Ledgers over a record made by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs

from onrecord import open_record
from onrecord.errors import UsageError
from onrecord.model import Claim, Event, Item, Origin, Party, Report, Response, Source, Span, TimeRange
from onrecord.store import Record
from onrecord.tell import LEDGERS, ledger
from onrecord.tell.ledgers.things import things

RUS, PRK, USA, KOR = (Party(code, code) for code in ("RUS", "PRK", "USA", "KOR"))
TEXT = (
    "Kim met Putin on Wednesday. "
    "North Korea sent 1,000 containers of shells to Russia by ship, Kirby said. "
    "Putin and Kim signed a treaty that replaces a pact of 2000. "
    "Russia would violate the treaty, Seoul said. "
    "North Korea fired a missile in response to joint drills by the United States and South Korea. "
    "The United States imposed sanctions under Resolution 1718 on North Korea."
)


def claim(id: str, quote: str, type: str, **fields: object) -> Claim:
    at = TEXT.index(quote)
    fields = {"report": "a", "tier": "firm", **fields}
    return Claim(id=id, span=Span(at, at + len(quote)), quote=quote, type=type, **fields)  # type: ignore[arg-type]


def event(claims: list[Claim], title: str, **fields: object) -> Event:
    first = claims[0]
    fields.setdefault("origins", tuple(f"o-{c.id}" for c in claims))
    return Event(
        id=f"e-{first.id}", title=title, type=first.type, actors=first.actors, recipients=first.recipients,
        status=claims[-1].status, time=first.time, claims=tuple(c.id for c in claims), **fields,  # type: ignore[arg-type]
    )  # fmt: skip


KIRBY = Source("Kirby", code="USA")
DAY = TimeRange("2023-09-13", "2023-09-13", "day")
CLAIMS = {
    "may": claim("may", "Kim met Putin", "CONSULT", actors=(PRK, RUS), status="possible", report="early", time=DAY),
    "met": claim("met", "Kim met Putin", "CONSULT", actors=(PRK, RUS), time=DAY, trigger="met"),
    "sent": claim(
        "sent", "North Korea sent 1,000 containers of shells to Russia", "AID", actors=(PRK,), recipients=(RUS,),
        trigger="sent", sources=(KIRBY,), items=(Item("containers of shells", "1,000"),),
    ),
    "signed": claim("signed", "Putin and Kim signed a treaty", "AGREE", actors=(RUS, PRK), trigger="signed"),
    "breach": claim("breach", "Russia would violate the treaty", "ACCUSE", actors=(KOR,), recipients=(RUS, PRK)),
    "fired": claim("fired", "North Korea fired a missile", "MOBILIZE", actors=(PRK,)),
    "drills": claim("drills", "joint drills by the United States and South Korea", "COOPERATE", actors=(USA, KOR)),
    "sanction": claim("sanction", "imposed sanctions", "SANCTION", actors=(USA,), recipients=(PRK,)),
}  # fmt: skip
DENIAL = Response(
    id="r1", report="a", span=Span(0, 3), quote="Kim", by=Party("RUS", "Peskov"), stance="denies", about="sent"
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    titles = {
        "met": "Kim and Putin meet",
        "sent": "Containers",
        "signed": "Treaty",
        "fired": "Missile",
        "drills": "Drills",
    }
    with open_record(tmp_path_factory.mktemp("ledgers") / "hand.onrecord", create=True) as opened:
        with opened.transaction():
            put = opened.shelf.put
            put(Report(id="a", text=TEXT, outlet="Post", published="2023-09-14"))
            put(Report(id="early", text=TEXT, outlet="Mail", published="2023-09-05"))
            for made in CLAIMS.values():
                put(made)
                put(Origin(id=f"o-{made.id}", kind="single", title="", claims=(made.id,), reports=(made.report,)))
            put(DENIAL)
            put(event([CLAIMS["may"], CLAIMS["met"]], titles["met"]))
            put(event([CLAIMS["sent"]], titles["sent"], responses=("r1",)))
            for id in ("signed", "breach", "fired", "drills", "sanction"):
                put(event([CLAIMS[id]], titles.get(id, id)))
        yield opened


def only(record: Record, name: str, event: str) -> dict[str, str]:
    [row] = [row for row in ledger(record, name).rows if row.event == event]
    return row.cells


def test_engagements_tell_how_a_visit_was_expected_and_then_happened(record: Record) -> None:
    cells = only(record, "engagements", "e-may")
    assert cells["parties"] == "North Korea, Russia"
    assert cells["kind"] == "meeting"
    assert cells["told as"] == "possible 2023-09-05, happened 2023-09-14"


def test_transfers_said_by_a_third_party_and_denied(record: Record) -> None:
    cells = only(record, "transfers", "e-sent")
    assert (cells["from"], cells["to"]) == ("North Korea", "Russia")
    assert cells["item"] == "1,000 containers of shells"
    assert cells["stage"] == "alleged, denied"
    assert cells["route"] == "by ship"
    assert cells["according to"] == "Kirby"


def test_agreements_know_what_they_replace_and_who_is_said_to_break_them(record: Record) -> None:
    cells = only(record, "agreements", "e-signed")
    assert "replaces a pact of 2000" in cells["replaces"]
    assert "Russia would violate the treaty" in cells["kept or broken"]


def test_sanctions_name_the_resolution(record: Record) -> None:
    cells = only(record, "sanctions", "e-sanction")
    assert (cells["by"], cells["against"], cells["what"]) == ("United States", "North Korea", "imposed")
    assert cells["act"] == "Resolution 1718"


def test_statements_have_assertions_and_denials(record: Record) -> None:
    rows = {(row.cells["speaker"], row.cells["did"]) for row in ledger(record, "statements").rows}
    assert rows == {("Kirby", "asserted"), ("Peskov", "denied")}
    [asserted] = [row for row in ledger(record, "statements").rows if row.cells["did"] == "asserted"]
    assert asserted.cells["what"] == "North Korea sent 1,000 containers of shells to Russia by ship (happened)"


def test_signals_say_what_answers_what(record: Record) -> None:
    assert only(record, "signals", "e-fired")["answers"] == "Drills (“in response to”)"
    assert only(record, "signals", "e-drills")["answers"] == ""


def test_relations_keep_what_happened_apart_from_what_is_expected(record: Record) -> None:
    rows = {(row.cells["pair"], row.cells["month"]): row.cells for row in ledger(record, "relations").rows}
    assert rows["North Korea – Russia", "2023-09"]["happened"] == "+1.0"
    assert rows["North Korea – United States", ""]["happened"] == "-4.0"
    assert rows["South Korea – United States", ""]["expected"] == "0"


def test_coverage_gives_the_first_report_its_due(record: Record) -> None:
    rows = {row.cells["outlet"]: row.cells for row in ledger(record, "coverage").rows}
    assert rows["Mail"]["first with"] == "1"
    assert rows["Post"]["first with"] == "6"
    assert rows["Post"]["repeated"] == "0"


def test_every_line_but_of_coverage_cites_claims_of_the_record(record: Record) -> None:
    for name in LEDGERS:
        for row in ledger(record, name).rows:
            assert set(row.claims) <= set(CLAIMS)
            assert row.claims or name == "coverage"
            assert set(row.cells) == set(ledger(record, name).columns)


def test_ledgers_of_one_actor(record: Record) -> None:
    rows = ledger(record, "engagements", actor="KOR").rows
    assert rows == ()
    assert [row.event for row in ledger(record, "sanctions", actor="USA").rows] == ["e-sanction"]


def test_an_unknown_ledger_names_those_there_are(record: Record) -> None:
    with pytest.raises(UsageError, match="engagements, transfers"):
        ledger(record, "visits")


def test_every_ledger_is_documented() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs/reference/ledgers.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in text for name in LEDGERS)


HARD = (
    "The Gulf state closed its embassy in Dhaka. Nepal and Bhutan signed a pact. Officials praised the pact warmly. "
    "Nepal violated no resolution, Kathmandu said. Nepal and Bhutan held drills with new rifles. "
    "Somebody delivered rice. Tonga was said to breach the embargo."
)


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Claims that would make rows nobody could cite."""

    def made(id: str, quote: str, type: str, **fields: object) -> Claim:
        at = HARD.index(quote)
        return Claim(id=id, report="h", tier="firm", span=Span(at, at + len(quote)), quote=quote, type=type, **fields)  # type: ignore[arg-type]

    nepal, bhutan, tonga = Party("NPL", "Nepal"), Party("BTN", "Bhutan"), Party("TON", "Tonga")
    unknown = Party("?", "somebody")
    kathmandu = (Source("Kathmandu", code="NPL"),)
    claims = [
        made("pact", "Nepal and Bhutan signed a pact", "AGREE", actors=(nepal, bhutan), trigger="signed"),
        made("praise", "Officials praised the pact warmly", "AGREE", actors=(nepal,), trigger="praised"),
        made("clean", "Nepal violated no resolution", "REJECT", actors=(nepal,), sources=kathmandu, trigger="violated",
             status="negated"),
        made("drill", "held drills with new rifles", "COOPERATE", actors=(nepal, bhutan), items=(Item("rifles"),)),
        made("rice", "Somebody delivered rice", "AID", actors=(unknown,), items=(Item("rice"),), trigger="delivered"),
        made("self", "Nepal and Bhutan held drills", "AID", actors=(nepal,), recipients=(nepal,)),
        made("breach", "Tonga was said to breach the embargo", "ACCUSE", actors=(nepal,), recipients=(tonga,),
             trigger="breach"),
    ]  # fmt: skip
    with open_record(tmp_path_factory.mktemp("hard") / "hard.onrecord", create=True) as opened:
        with opened.transaction():
            opened.shelf.put(Report(id="h", text=HARD, outlet="Post", published="2021-02-03"))
            for one in claims:
                opened.shelf.put(one)
                opened.shelf.put(event([one], one.quote))
        yield opened


def test_a_drill_with_rifles_is_no_transfer(hard: Record) -> None:
    assert "e-drill" not in {row.event for row in ledger(hard, "transfers").rows}
    assert "e-drill" in {row.event for row in ledger(hard, "signals").rows}


def test_rows_that_lack_a_party_stand_at_the_end_and_say_so(hard: Record) -> None:
    rows = ledger(hard, "transfers").rows
    assert [(row.event, bool(row.lacks)) for row in rows] == [("e-rice", True), ("e-self", True)]
    assert rows[0].cells["from"] == ""
    assert (rows[1].cells["from"], rows[1].cells["to"]) == ("Nepal", ""), "nobody gives to himself"


def test_praise_is_no_agreement(hard: Record) -> None:
    assert [row.event for row in ledger(hard, "agreements").rows] == ["e-pact"]


def test_who_is_said_to_break_a_measure_is_the_accused_and_a_denial_is_one(hard: Record) -> None:
    by_event = {row.event: row.cells for row in ledger(hard, "sanctions").rows}
    assert (by_event["e-breach"]["by"], by_event["e-breach"]["what"]) == ("Tonga", "said to be violated")
    assert (by_event["e-clean"]["by"], by_event["e-clean"]["what"]) == ("Nepal", "said not to be violated")


def test_where_nobody_is_named_the_outlet_says_so(hard: Record) -> None:
    assert only(hard, "agreements", "e-pact")["according to"] == "Post"


def test_a_statement_that_several_reports_carry_is_one_line(tmp_path: Path) -> None:
    words = "Nepal closed the border"
    with open_record(tmp_path / "twice.onrecord", create=True) as opened:
        with opened.transaction():
            told = []
            for id in ("one", "two"):
                opened.shelf.put(Report(id=id, text=f"{words}, officials said.", published=f"2021-0{len(id) - 1}-03"))
                told.append(
                    Claim(
                        id=f"c-{id}",
                        report=id,
                        span=Span(0, len(words)),
                        quote=words,
                        type="SANCTION",
                        trigger="closed",
                        tier="firm",
                        actors=(Party("NPL", "Nepal", span=Span(0, 5)),),
                        sources=(Source("officials", code="NPL"),),
                    )
                )
                opened.shelf.put(told[-1])
            opened.shelf.put(event(told, words))
        [row] = ledger(opened, "statements").rows
    assert (row.reports, row.claims) == (2, ("c-one", "c-two"))
    assert row.cells["speaker"] == "officials"


def test_what_says_less_of_the_same_thing_is_left_out() -> None:
    counted = claim(
        "sent",
        "sent 1,000 containers",
        "AID",
        items=(Item("1,000 containers", "1,000"), Item("more than 1,000 containers", "more than 1,000")),
    )
    loan = claim("sent", "sent 1,000 containers", "AID", items=(Item("500 million loan", "$500 million"),))
    assert things([counted]) == "more than 1,000 containers"
    assert things([loan]) == "$500 million loan"


def test_a_body_whose_code_many_share_goes_by_its_own_name() -> None:
    from onrecord.tell.ledgers.base import who

    union, its = Party("IGO", "the African Union"), Party("IGO", "Its chairperson")
    assert who([Party("IGO", "African Union"), Party("KEN", "Nairobi")]) == "African Union, Kenya"
    assert who([its]) == "an international organisation"
    assert who([union]) == "an international organisation", "no name begins small"


def test_a_quantity_is_told_once() -> None:
    counted = claim(
        "sent", "sent 1,000 containers", "AID", items=(Item("1,000 containers", "1,000"), Item("shells", "dozens of"))
    )
    assert things([counted]) == "1,000 containers, dozens of shells"


def test_an_answer_to_what_is_not_clear_is_told_in_its_own_words_at_the_end(tmp_path: Path) -> None:
    with open_record(tmp_path / "unclear.onrecord", create=True) as opened:
        with opened.transaction():
            opened.shelf.put(Report(id="a", text=TEXT, outlet="Post", published="2023-09-14"))
            opened.shelf.put(CLAIMS["sent"])
            opened.shelf.put(event([CLAIMS["sent"]], "Containers"))
            opened.shelf.put(structs.replace(DENIAL, quote="Peskov denied that", about=None))
        rows = ledger(opened, "statements").rows
    assert [row.lacks for row in rows] == ["", "what is answered"]
    assert rows[-1].cells["did"] == "denied"
    assert rows[-1].cells["what"] == "“Peskov denied that”"

"""What answers a question: by words and by field, on each database."""

from collections.abc import Sequence

import pytest

from onrecord.errors import AmbiguousError, NotFoundError, UsageError
from onrecord.model import Claim, Event, Name, Party, Place, Report, Source, Span, TimeRange
from onrecord.record import Decision
from onrecord.store import Record, finding, passages
from onrecord.store import narrowing as narrow
from onrecord.store.asked import asked
from onrecord.store.breakdown import tallies
from onrecord.store.directory import directory
from onrecord.store.narrowing import narrowing
from onrecord.store.passages import END, START, marked

PRK, RUS, USA = (Party(code, code) for code in ("PRK", "RUS", "USA"))
KIRBY = Source(name="John Kirby", code="USA", kind="person")
SHOIGU = Name("person", "Sergei Shoigu", Span(0, 5), role="actor", full="Sergei Shoigu", code="RUS")
JULY = TimeRange("2023-07-26", "2023-07-26", "day")
AUGUST = TimeRange("2023-08-30", "2023-08-30", "day")


def claim(id: str, report: str, quote: str, type: str, **fields: object) -> Claim:
    fields = {"tier": "firm", **fields}
    return Claim(id=id, report=report, span=Span(0, len(quote)), quote=quote, type=type, **fields)  # type: ignore[arg-type]


@pytest.fixture
def filled(record: Record) -> Record:
    put = record.shelf.put
    with record.transaction():
        put(Report(id="a", outlet="The Wire", text="Shoigu visited Pyongyang for shells.", published="2023-07-27"))
        put(
            Report(
                id="b",
                outlet="Gazette",
                text="Kirby spoke of shells; 50% of O'Neill's_. In Gaza.",
                published="2023-08-31",
            )
        )
        put(Report(id="c", outlet="the wire", text="Nothing of the kind.", published="2023-09-01"))
        put(
            claim(
                "c1",
                "a",
                "Shoigu visited Pyongyang",
                "CONSULT",
                actors=(RUS,),
                recipients=(PRK,),
                time=JULY,
                names=(SHOIGU,),
            )
        )
        put(
            claim(
                "c2",
                "b",
                "Pyongyang sends shells",
                "AID",
                actors=(PRK,),
                recipients=(RUS,),
                time=AUGUST,
                sources=(KIRBY,),
                status="planned",
            )
        )
        put(
            claim(
                "c3",
                "b",
                "the White House accused Pyongyang",
                "ACCUSE",
                actors=(USA,),
                recipients=(PRK,),
                place=Place("Gaza"),
            )
        )
        put(claim("c4", "b", "shells may have been sent", "AID", actors=(PRK,), tier="lead"))
        put(Event(id="e1", type="CONSULT", title="A visit", claims=("c1",)))
        put(Event(id="e2", type="AID", title="Shells", claims=("c2",), leads=("c4",)))
    return record  # fmt: skip


def ids(record: Record, text: str, *, leads: bool = False) -> set[str]:
    return {line.id for line in finding.claims(record, asked(text), leads=leads).claims}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", {"c1", "c2", "c3"}),
        ("shells", {"c2"}),
        ("visiting", {"c1"}),
        ('"sends shells"', {"c2"}),
        ('"shells sends"', set()),
        ("party:PRK", {"c1", "c2", "c3"}),
        ("actor:PRK", {"c2"}),
        ("recipient:PRK", {"c1", "c3"}),
        ('party:"North Korea" party:russia', {"c1", "c2"}),
        ("type:CONSULT type:aid", {"c1", "c2"}),
        ("status:planned", {"c2"}),
        ("after:2023-08", {"c2"}),
        ("before:2023-07", {"c1"}),
        ("after:2023-07-26 before:2023-08-30", {"c1", "c2"}),
        ("outlet:gazette", {"c2", "c3"}),
        ("outlet:wire-x", None),
        ('outlet:"THE WIRE"', {"c1"}),
        ("source:kirby", {"c2"}),
        ("report:a", {"c1"}),
        ("place:gaza", {"c3"}),
        ('entity:"sergei shoigu"', {"c1"}),
        ("party:PRK pyongyang outlet:gazette type:AID", {"c2"}),
        ("party:PRK nothing", set()),
    ],
)
def test_words_and_fields(filled: Record, text: str, found: set[str] | None) -> None:
    if found is None:
        with pytest.raises(UsageError, match="Gazette"):
            ids(filled, text)
    else:
        assert ids(filled, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE claims; --",
        "shells' OR 1=1",
        "(NEAR(a b) OR * -",
        'words: "',
        "^x* y",
        "AND NOT",
        "\x00zz\x02",
        "%_ \\",
    ],
)
def test_marks_of_sql_and_of_search_are_words(filled: Record, text: str) -> None:
    assert ids(filled, text) == set()
    assert finding.reports(filled, asked(text))[0] == []
    assert filled.counts()["claims"] == 4


def test_values_are_values(filled: Record) -> None:
    for text in ('source:"%"', 'source:"_"', "source:\"x' OR '1'='1\"", 'outlet:"\' OR 1=1 --"', "place:\"a' OR 'b\""):
        with pytest.raises((UsageError, NotFoundError)):
            ids(filled, text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("type:CONSULTS", "did you mean CONSULT"),
        ("status:done", "happened, ongoing, planned"),
        ("actor:Wakanda", "no actor is known"),
        ('actor:"Vladimir Putin"', "ask entity:"),
        ("after:soon", "is no day"),
        ("source:Kirbi", "Kirby"),
        ("place:Atlantis", "no place"),
        ("entity:Nobody", "Sergei Shoigu"),
        ("report:zzz", "holds no report"),
    ],
)
def test_a_value_that_there_is_not_names_the_choices(filled: Record, text: str, told: str) -> None:
    with pytest.raises((UsageError, NotFoundError), match=told):
        ids(filled, text)


def test_leads_are_counted_and_shown_when_asked_for(filled: Record) -> None:
    found = finding.claims(filled, asked("shells"))
    assert ([line.id for line in found.claims], found.leads, found.complete) == (["c2"], 1, True)
    assert ids(filled, "shells", leads=True) == {"c2", "c4"}


def test_what_a_person_decided_counts(filled: Record) -> None:
    filled.add_decision(Decision(id="d1", at="2026-01-01", author="me", kind="right", targets=("c4",)))
    filled.add_decision(Decision(id="d2", at="2026-01-02", author="me", kind="wrong", targets=("c2",)))
    assert filled.called_wrong() == {"c2"}
    assert ids(filled, "shells") == {"c4"}
    assert finding.claims(filled, asked("shells")).leads == 0


def test_the_newest_stand_first(filled: Record) -> None:
    assert [line.id for line in finding.claims(filled, asked("party:PRK"), order="newest").claims] == ["c2", "c1", "c3"]


def told(record: Record, text: str) -> Sequence[str]:
    return sorted(one.id for one in finding.reports(record, asked(text))[0])


def test_reports_are_found_by_their_text_and_by_their_claims(filled: Record) -> None:
    assert told(filled, "shells") == ["a", "b"]
    assert told(filled, "shells type:AID") == ["b"]
    assert told(filled, "type:CONSULT") == ["a"]
    assert told(filled, "after:2023-08-31") == ["b", "c"]
    assert told(filled, 'outlet:"the wire"') == ["a", "c"]


@pytest.mark.parametrize(
    "text",
    [
        "shells",
        "shells type:AID",
        "type:CONSULT",
        "after:2023-08-31",
        'outlet:"the wire"',
        "party:PRK",
        "party:PRK type:AID",
        "party:PRK outlet:gazette",
        "place:gaza",
        "place:gaza shells",
        "source:kirby shells",
        'entity:"sergei shoigu"',
        'entity:"sergei shoigu" pyongyang',
        "before:2023-08-01 shells",
        "report:b shells",
        "",
        "°",
    ],
)
def test_reports_are_counted_as_they_are_found(filled: Record, text: str) -> None:
    question = asked(text)
    for given in (None, narrowing(filled, question)):
        found, complete = finding.reports(filled, question, given=given)
        assert finding.report_count(filled, question, given=given) == (len(found), complete)
        assert complete


@pytest.mark.parametrize(
    "text", ["party:PRK", "party:PRK type:AID shells", "type:AID", "", "status:planned", "report:b"]
)
def test_a_claim_is_told_with_its_report_whatever_led_to_it(filled: Record, text: str) -> None:
    for line in finding.claims(filled, asked(text), leads=True).claims:
        kept = filled.claim(line.id)
        assert (line.report, line.type, line.status, line.tier) == (kept.report, kept.type, kept.status, kept.tier)
        assert line.day == (kept.time.start if kept.time else "")


def test_what_was_cut_off_is_not_said_to_be_all(filled: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    for room in (finding, narrow, passages):
        monkeypatch.setattr(room, "SCAN", 1)
    for text in ("party:PRK type:AID", "shells type:CONSULT", "shells", ""):
        assert not finding.claims(filled, asked(text)).complete
        assert not finding.report_count(filled, asked(text))[1]
        assert not finding.reports(filled, asked(text))[1]


def test_the_best_stand_first_among_leads_and_firm_claims_alike(filled: Record) -> None:
    with filled.transaction():
        filled.shelf.put(claim("c7", "c", "shells shells shells", "AID"))
        filled.shelf.put(claim("c8", "c", "of all that was told of in July there were shells", "AID"))
        filled.shelf.put(claim("c9", "c", "shells shells", "AID", tier="lead"))
    firm = [line.id for line in finding.claims(filled, asked("shells")).claims]
    every = [line.id for line in finding.claims(filled, asked("shells"), leads=True).claims]
    assert firm[0] == every[0] == "c7"
    assert [id for id in every if id in firm] == firm
    assert [hit.id for hit in filled.search("shells", "claim")] == firm
    assert [hit.id for hit in filled.search("shells", "claim", leads=True)] == every


def test_events_are_those_of_the_claims(filled: Record) -> None:
    assert finding.events(filled, finding.claims(filled, asked("party:RUS")).claims) == {"e2": 1, "e1": 1}


def test_the_words_found_are_marked(filled: Record) -> None:
    assert marked(filled, "shell", "claim", ["c1", "c2"], whole=True) == {"c2": f"Pyongyang sends {START}shells{END}"}
    assert START in marked(filled, "shell", "report", ["a"], whole=False)["a"]
    assert marked(filled, "", "claim", ["c1"], whole=True) == {}


def test_tallies_say_what_narrows(filled: Record) -> None:
    found = tallies(filled, finding.claims(filled, asked("")).claims)
    assert found.type == {"ACCUSE": 1, "AID": 1, "CONSULT": 1}
    assert found.party == {"PRK": 3, "RUS": 2, "USA": 1}
    assert found.outlet == {"Gazette": 2, "The Wire": 1}
    assert [(bar.first, bar.last, bar.claims) for bar in found.days] == [
        ("2023-07-26", "2023-07-26", 1),
        ("2023-08-30", "2023-08-30", 1),
    ]
    assert found.undated == 1


def test_search_takes_fields(filled: Record) -> None:
    hits = filled.search("party:PRK shells")
    assert [(hit.kind, hit.id) for hit in hits if hit.kind == "claim"] == [("claim", "c2")]
    assert {hit.id for hit in hits} == {"c2", "a", "b"}
    assert "«shells»" in next(hit.excerpt for hit in hits if hit.id == "c2")
    assert filled.leads_with("party:PRK shells") == 1
    assert [hit.id for hit in filled.search("shells", "report", entity="Sergei Shoigu")] == ["a"]


def test_the_directory_is_that_of_the_record_as_it_is(filled: Record) -> None:
    known = directory(filled)
    assert known.kinds() == {"person": 1}
    assert known.actors == {}
    assert directory(filled) is known
    with filled.transaction():
        names = (Name("person", "Igor Shoigu", Span(0, 4), full="Igor Shoigu"),)
        filled.shelf.put(claim("c5", "c", "Igor Shoigu left", "RETREAT", names=names))
    assert directory(filled).kinds() == {"person": 2}
    assert directory(filled).find("igor shoigu", "it").claims == 1


def test_a_name_of_several_is_refused_with_their_ids(filled: Record) -> None:
    with filled.transaction():
        names = (Name("ship", "Sergei Shoigu", Span(0, 4), full="Sergei Shoigu"),)
        filled.shelf.put(claim("c6", "c", "Sergei Shoigu sailed", "MOBILIZE", names=names))
    with pytest.raises(AmbiguousError, match="ship") as told:
        ids(filled, 'entity:"Sergei Shoigu"')
    both = [one.id for one in directory(filled).entries]
    assert all(id in str(told.value) for id in both)
    assert ids(filled, f"entity:{directory(filled).of_kind('ship')[0].id}") == {"c6"}


def test_a_report_without_a_title_is_shown_by_its_first_words(filled: Record) -> None:
    with filled.transaction():
        filled.shelf.put(Report(id="long", outlet="Long", text=" ".join(f"word{at}" for at in range(90))))
        filled.shelf.put(Report(id="titled", outlet="Long", title="A title", text="A title\nAnd its text."))
        filled.shelf.put(Report(id="bare", outlet="Long", text=""))
    found = {hit.id: hit.excerpt for hit in filled.search("outlet:Long")}
    assert found["long"].startswith("word0 word1 ")
    assert found["long"].endswith(" word23…")
    assert (found["titled"], found["bare"]) == ("A title", "bare")
    assert all(hit.excerpt for hit in filled.search("actor:PRK"))

"""Where claims come from."""

import pytest
from msgspec import structs

from onrecord.model import Event, Origin, Party, Report, Source, Span, TimeRange
from onrecord.record import MemoryShelf, Recorder
from onrecord.record.copies import CopyIndex, is_furniture, of_report
from onrecord.record.speakers import source_of, speaker
from tests.record.made import BODY, a_claim, a_report, visit

OTHER = (
    "Graustark's harbour was busy all week. Two freighters flying the Ruritanian flag took on containers under the "
    "eyes of soldiers, people who live nearby told this newspaper. Nobody would say what was in them or where it went."
)
NEW = " ".join(f"Word{at} and word{at + 1}, then word{at + 2}." for at in range(40))


def shelf_of(*reports: Report) -> MemoryShelf:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    for report in reports:
        recorder.add(report, [])
    return shelf


def copies_of(report: Report, *earlier: Report) -> list[str]:
    return [copy.other for copy in CopyIndex(shelf_of(*earlier)).find(report)]


def test_a_shortened_and_reordered_copy_is_found() -> None:
    first, second, third = (sentence.strip(" .") + "." for sentence in BODY.split(". "))
    assert copies_of(a_report("b", f"{third} {first}"), a_report("a")) == ["a"]
    assert second


def test_a_lightly_rewritten_copy_is_found() -> None:
    text = (
        BODY.replace("travelled to", "went to").replace("three days", "three full days").replace("said. ", "told us. ")
    )
    assert copies_of(a_report("b", text), a_report("a")) == ["a"]


def test_other_text_is_no_copy() -> None:
    assert copies_of(a_report("b", OTHER), a_report("a")) == []


def test_a_sign_up_box_in_common_is_no_copying() -> None:
    box = " You must select a newsletter to subscribe to. Sign up for our special offers and products and services."
    assert copies_of(a_report("b", OTHER + box), a_report("a", BODY + box)) == []
    assert is_furniture("All rights reserved by the agency.")
    assert not of_report(a_report("x", box.strip())).passages


def test_a_copy_of_another_story_under_one_owner_needs_half_the_text() -> None:
    background = BODY.split(". ")[1] + "."
    one = a_report("a", f"{OTHER} {background} {OTHER.upper()}", domain="same.example")
    assert copies_of(a_report("b", f"{background} {NEW}", domain="same.example"), one) == []


def test_a_wire_credit_makes_one_origin_for_one_event() -> None:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    texts = (
        "Ruritania's minister came to Graustark on Monday for talks.",
        "A visit to Graustark by Ruritania's minister",
    )
    for id, text in zip(("a", "b"), texts, strict=True):
        report = a_report(id, text, credit="Reuters")
        recorder.add(report, [a_claim(report, text.rstrip("."))])
    (event,) = shelf.all(Event)
    assert len(event.origins) == 1


def test_two_outlets_in_their_own_words_are_two_origins() -> None:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    texts = (
        "Ruritania's minister came to Graustark on Monday for talks.",
        "A visit to Graustark by Ruritania's minister",
    )
    for id, text in zip(("a", "b"), texts, strict=True):
        report = a_report(id, text)
        recorder.add(report, [a_claim(report, text.rstrip("."))])
    (event,) = shelf.all(Event)
    assert len(event.origins) == 2


def test_a_sentence_comes_from_whoever_had_it_first_however_it_was_passed_on() -> None:
    _, second, _ = (f"{sentence.strip(' .')}." for sentence in BODY.split(". "))
    middle = NEW[: len(NEW) // 2]
    a, b, c = a_report("c", BODY), a_report("b", f"{second} {middle}"), a_report("a", f"{second} {middle} {NEW[-200:]}")
    recorder = Recorder(MemoryShelf())
    claims = [a_claim(report, "The visit lasted three days") for report in (a, b, c)]
    for report, claim in zip((a, b, c), claims, strict=True):
        recorder.add(report, [claim])
    assert len({origin.id for claim in claims if (origin := recorder.origins.of_claim(claim.id))}) == 1


def test_a_report_that_cites_the_briefing_retells_it() -> None:
    """The second report says it in its own voice, but cites the White House on the matter."""
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    house = Source(name="White House", code="USA", kind="government")
    first = a_report("a", "Ruritania's minister visited Graustark on Monday, the White House said.")
    quote = "Ruritania's minister visited Graustark on Monday"
    recorder.add(first, [a_claim(first, quote, sources=(house,))])
    text = "Ruritania's minister visited Graustark on Monday to buy arms. The White House warned that a deal was near."
    second = a_report("b", text)
    warned = a_claim(second, "a deal was near", "AGREE", sources=(house,), status="possible")
    recorder.add(second, [a_claim(second, quote), warned])
    event = next(event for event in shelf.all(Event) if event.type == "CONSULT")
    (origin,) = (shelf.get(Origin, id) for id in event.origins)
    assert origin is not None
    assert origin.title == "United States (government)"
    assert set(origin.reports) == {"a", "b"}


def test_what_only_the_speaker_says_of_anothers_mind_stands_on_the_speaker() -> None:
    watson = Source(name="Watson", code="USA", kind="person", cue="said")
    kim = Source(name="Kim", code="PRK", kind="person", cue="expects")
    report = a_report("a")
    assert source_of(visit(report, sources=(watson, kim))) == watson
    said = speaker(visit(report, sources=(watson, Source(name="Kim", code="PRK", kind="person", cue="said"))))
    assert said is not None
    assert said.key == "PRK"


def test_officials_of_no_state_are_no_body() -> None:
    report = a_report("a")
    assert speaker(visit(report, sources=(Source(name="officials", kind="collective", anonymous=True),))) is None


def test_origins_name_their_evidence() -> None:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    for report in (a_report("a"), a_report("b")):
        recorder.add(report, [visit(report)])
    (origin,) = shelf.all(Origin)
    assert (origin.kind, origin.title) == ("outlet", "a.example")
    assert any(item.kind == "copied" and "minister" in item.detail for item in origin.evidence)


def test_a_nameless_document_rests_with_whoever_cites_it() -> None:
    house = Source("White House", code="USA", kind="government", cue="said")
    for cited, key in (("newly declassified intelligence", "USA"), ("UN Panel report", "~un panel report")):
        document = Source(cited, kind="document", cue="citing")
        claim = structs.replace(visit(a_report("one")), sources=(house, document))
        said = speaker(claim)
        assert said is not None
        assert said.key == key


def test_that_it_happened_does_not_come_from_who_expected_it() -> None:
    text = (
        "The king of Ruritania met the president of Graustark on Tuesday. Officials in Syldavia had expected the visit."
    )
    first = a_report(
        "one", "The king of Ruritania may meet the president of Graustark in July.", published="2023-07-20"
    )
    later = a_report("two", text, published="2023-07-26")
    officials = (Source("Officials in Syldavia", code="SYL", kind="government", cue="expected"),)
    month = TimeRange("2023-07-20", "2023-07-31", "month", "in July", "anchored")
    expected = a_claim(first, first.text[:-1], status="possible", time=month, sources=officials, trigger="meet")
    met = a_claim(later, "The king of Ruritania met the president of Graustark", trigger="met")
    visited = a_claim(later, "the visit", status="possible", sources=officials)
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    recorder.add(first, [expected])
    recorder.add(later, [met, visited])
    by_claim = {claim: origin.id for origin in shelf.all(Origin) for claim in origin.claims}
    assert by_claim[met.id] != by_claim[expected.id]


def origins_of(*said: tuple[str, Source]) -> list[Origin]:
    """The origins of what each source says in a report of its own, given by its text."""
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    for at, (text, source) in enumerate(said):
        report = a_report(f"r{at}", f"{text} {NEW[at * 300 : at * 300 + 250]}", published="2023-11-05")
        recorder.add(report, [a_claim(report, text, sources=(source,))])
    return list(shelf.all(Origin))


@pytest.mark.parametrize(
    ("one", "other", "title"),
    [
        ("Donald Trump", "Donald J. Trump", "Donald Trump"),
        ("Gregory Elich", "Mr Gregory Elich", "Gregory Elich"),
        ("Mohammed Rossdale", "Mohammad Rossdale", "Mohammed Rossdale"),
        ("Professor Anna Lindqvist", "Anna Lindqvist", "Anna Lindqvist"),
    ],
)
def test_a_person_is_one_origin_whatever_reports_call_them(one: str, other: str, title: str) -> None:
    told = (
        (f"Ruritania visited Graustark, {name} said", Source(name, code=code, kind="person"))
        for name, code in ((one, None), (other, None))
    )
    (origin,) = origins_of(*told)
    assert (origin.kind, origin.title, len(origin.reports)) == ("person", title, 2)


def test_a_family_name_is_that_of_the_one_full_name_in_its_report() -> None:
    full = Source("Gregory Elich", kind="person")
    short = Source("Elich", kind="person")
    known = ("Gregory Elich spoke. Ruritania visited Graustark, Elich said", short)
    unknown = ("Ruritania visited Graustark in the morning, Elich told us", short)
    assert len(origins_of(("Ruritania visited Graustark, Gregory Elich said", full), known)) == 1
    elsewhere = ("Ruritania attacked Graustark, Elich said", short)
    assert len(origins_of(unknown, elsewhere)) == 2, "two of one family name may be two"


def test_an_agency_that_another_paper_quotes_is_the_origin() -> None:
    quoted = a_report("a", f"Ruritania visited Graustark, Reuters reported. {OTHER}")
    own = a_report("b", f"Graustark had a visit from Ruritania. {NEW}", credit="Reuters")
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    recorder.add(quoted, [a_claim(quoted, "Ruritania visited Graustark", sources=(Source("Reuters", kind="media"),))])
    recorder.add(own, [a_claim(own, "Graustark had a visit from Ruritania")])
    (origin,) = shelf.all(Origin)
    assert (origin.kind, origin.title, set(origin.reports)) == ("outlet", "Reuters", {"a", "b"})


def test_what_unnamed_people_told_an_agency_is_the_agencys() -> None:
    chain = (Source("AFP", kind="media"), Source("residents", kind="collective", anonymous=True))
    said = speaker(structs.replace(visit(a_report("a")), sources=chain))
    assert said is not None
    assert said.title == "AFP"


def test_unnamed_sources_of_two_reports_are_not_one_origin() -> None:
    officials = Source("officials", kind="government", anonymous=True)
    found = origins_of(
        ("Ruritania visited Graustark, officials said", officials), ("Officials say Ruritania saw Graustark", officials)
    )
    assert [(origin.kind, len(origin.reports)) for origin in found] == [("outlet", 1), ("outlet", 1)]


def test_a_text_is_the_agencys_though_the_copy_that_credits_it_comes_later() -> None:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    for report in (a_report("a"), a_report("b", credit="Reuters"), a_report("c")):
        recorder.add(report, [visit(report)])
    (origin,) = shelf.all(Origin)
    assert (origin.title, len(origin.claims)) == ("Reuters", 3)
    for event in shelf.all(Event):
        assert event.origins == (origin.id,)


def test_whom_one_report_tells_to_hold_an_office_speaks_for_it_in_another() -> None:
    said = Source("Anna Rossdale", code="KOR", kind="person")
    plain = ("Ruritania visited Graustark, Anna Rossdale said", said)
    titled = ("Interior Minister Anna Rossdale said Ruritania saw Graustark", said)
    for told in ((plain, titled), (titled, plain)):
        (origin,) = origins_of(*told)
        assert (origin.title, len(origin.reports)) == ("South Korea (government)", 2)


def test_an_outlet_is_one_origin_over_all_it_tells() -> None:
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    for at, day in enumerate(("2023-07-20", "2023-11-20")):
        text = f"{NEW[at * 400 : at * 400 + 300]} Ruritania visited Graustark."
        report = a_report(f"r{at}", text, published=day, domain="same.example", outlet="The Same")
        recorder.add(report, [a_claim(report, "Ruritania visited Graustark", time=None)])
    (origin,) = shelf.all(Origin)
    assert (origin.title, set(origin.reports)) == ("The Same", {"r0", "r1"})


def test_what_reports_say_is_the_word_of_whom_the_same_report_names() -> None:
    """The headline's "reports say", or its own word, and the agency of the first sentence are one voice."""
    text = "Ruritania visits Graustark, reports say. Ruritania visited Graustark on Monday, the Syldavian agency said."
    reports = Source("reports", kind="collective", cue="say")
    agency = Source("Syldavian Agency", kind="media", cue="said")
    for sources, count in (((reports, agency), 1), ((None, agency), 1)):
        shelf = MemoryShelf()
        report = a_report("a", text)
        quotes = ("Ruritania visits Graustark", "Ruritania visited Graustark")
        given = [(one,) if one else () for one in sources]
        recorder = Recorder(shelf)
        recorder.add(report, [a_claim(report, q, sources=s) for q, s in zip(quotes, given, strict=True)])
        (event,) = shelf.all(Event)
        assert len(event.origins) == count


def test_who_acts_in_a_headline_is_not_who_says_so_at_its_end() -> None:
    text = "Ruritania bombed a school in Graustark, Inquiry Shows"
    ruritania = Source("Ruritania", code="RUR", kind="government", cue="Shows", span=Span(0, 9))
    acts = (Party("RUR", "Ruritania", span=Span(0, 9)),)
    quote = "Ruritania bombed a school in Graustark"
    assert speaker(a_claim(a_report("a", text), quote, "ASSAULT", sources=(ruritania,), actors=acts)) is None
    said = a_report("b", "Ruritania says it bombed a school")
    own = structs.replace(ruritania, cue="says")
    claim = a_claim(said, "Ruritania says it bombed a school", "ASSAULT", sources=(own,), actors=acts)
    assert (speaker(claim) or Source("")).name == "Ruritania"

"""Claims put together: quotes that stand in the text, reasons, sources, ids that stay."""

from dataclasses import replace

import pytest

from onrecord.model import Claim, TimeRange
from onrecord.read.claims import contradicted, yet_to_come
from onrecord.read.reading import EventMention, Mention
from tests.read.by_words import read_text

TEXT = "Iran seizes tanker in Gulf\nIran seized a British tanker in the Gulf on Friday, the UK defence ministry said."


def read(text: str) -> tuple[Claim, ...]:
    return read_text(text, "2024-03-05", id="iran").claims


def test_a_quote_is_the_report_s_own_words() -> None:
    for claim in read(TEXT):
        assert claim.quote == TEXT[claim.span.start : claim.span.end]
        assert claim.quote.strip() == claim.quote


def test_ids_are_stable_and_differ() -> None:
    first, again = read(TEXT), read(TEXT)
    assert [claim.id for claim in first] == [claim.id for claim in again]
    assert len({claim.id for claim in first}) == len(first)


def test_every_field_has_a_reason() -> None:
    claim = read(TEXT)[-1]
    assert {"type", "actors", "recipients", "status"} <= {reason.field for reason in claim.why}
    assert next(reason for reason in claim.why if reason.field == "type").words == "seized"


def test_the_speaker_is_the_source() -> None:
    claim = read(TEXT)[-1]
    assert [source.code for source in claim.sources] == ["GBR"]


def test_who_acts_by_speaking_is_no_source() -> None:
    (claim,) = read("Kenya said on Monday it rejects the ruling by Somalia.")
    assert claim.type == "REJECT"
    assert claim.sources == ()


def test_who_claims_an_attack_is_its_source() -> None:
    found = read("A bomb killed six soldiers in Mogadishu. Al-Shabaab claimed responsibility for the attack.")
    assert found[-1].sources[0].code == "ALSHABAAB"


def test_a_sentence_said_again_is_marked_once() -> None:
    text = "Turkey expelled the Dutch ambassador.\nTurkey expelled the Dutch ambassador.\nThe move was expected."
    assert [claim.type for claim in read(text)] == ["SANCTION"]


def test_where_and_when_it_happened() -> None:
    (claim,) = read("Turkish jets bombed rebels in Iraq on 1 March 2024.")
    assert claim.time is not None
    assert (claim.time.start, claim.time.end) == ("2024-03-01", "2024-03-01")
    assert claim.place is not None
    assert claim.place.name == "Iraq"


@pytest.mark.parametrize(
    ("day", "beyond"), [("2024-02-20", False), ("2024-03-05", False), ("2024-03-06", False), ("2024-03-09", True)]
)
def test_a_day_after_the_report_s_and_the_next_is_yet_to_come(day: str, beyond: bool) -> None:
    assert yet_to_come(read_text(TEXT, "2024-03-05"), TimeRange(day, day, "day")) is beyond


def test_without_a_day_of_the_report_nothing_is_yet_to_come() -> None:
    assert not yet_to_come(read_text(TEXT), TimeRange("2031-03-09", "2031-03-09", "day"))


def test_an_unknown_actor_is_a_question_mark() -> None:
    found = read("Gunmen attacked a village in Nigeria.")
    assert [party.code for party in found[0].actors] == ["?"]
    assert [party.code for party in found[0].recipients] == ["NGA"]


@pytest.mark.parametrize(
    ("text", "trigger", "hearsay"),
    [
        ("Chad reportedly attacked a village.", "attacked", True),
        ("Chad is said to have attacked a village.", "attacked", True),
        ("Chad attacked a village.", "attacked", False),
        ("All to know about how Chad attacked a village.", "attacked", False),
        ("Chad attacked a village, says it was a camp.", "attacked", False),
        ("Objects shot down by Chad are believed to be balloons.", "shot", False),
        ("Niger said that Chad attacked a village.", "attacked", False),
    ],
)
def test_what_rests_on_nobody_s_named_word_is_hearsay(text: str, trigger: str, hearsay: bool) -> None:
    (claim,) = [claim for claim in read(text) if claim.trigger == trigger]
    assert claim.hearsay == hearsay


@pytest.mark.parametrize(
    ("text", "trigger", "partial"),
    [
        ("The ship left without attacking the port.", "attacking", True),
        ("Chad will not attack the village.", "attack", True),
        ("Chad did not attack the village.", "attack", False),
        ("Chad attacked the village.", "attacked", False),
    ],
)
def test_a_denial_of_no_more_than_a_part_is_marked(text: str, trigger: str, partial: bool) -> None:
    (claim,) = [claim for claim in read(text) if claim.trigger == trigger]
    assert claim.partial == partial


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Gunmen attacked a village.", "verb"),
        ("Gunmen will attack a village.", "verb"),
        ("France helped Chad attack a village.", "infinitive"),
        ("The airstrikes killed nobody.", "noun"),
    ],
)
def test_a_trigger_s_part_of_speech_is_kept(text: str, part: str) -> None:
    assert read(text)[0].part == part


def test_a_body_of_many_states_is_that_of_none() -> None:
    agency = Mention(0, 4, 3, "The European Space Agency", ("USA",), "", None, "name", "")
    event = EventMention(4, 4, 5, "CONSULT", None, (agency,), (), (), "by hand")
    assert contradicted(event)
    assert not contradicted(replace(event, actors=(replace(agency, codes=("IGO",)),)))
    assert not contradicted(replace(event, actors=(replace(agency, text="The British agency"),)))

from collections.abc import Callable

from onrecord.read.model_reader.speakers import source_of
from onrecord.read.reading import Reading
from tests.read.model_reader.resolving import at, resolved


def test_a_speaker_is_who_the_attribution_names(parsed: Callable[..., Reading]) -> None:
    reading = resolved(parsed("Poland has claimed that rebels shelled the port, officials said."))
    found = source_of(reading, at(reading, "Poland"), at(reading, "shelled"))
    assert (found.name, found.code, found.kind, found.distance) == ("Poland", "POL", "government", "distanced")
    assert found.cue
    officials = source_of(reading, at(reading, "officials"), at(reading, "claimed"))
    assert officials.anonymous
    assert officials.span == at(reading, "officials")


def test_a_speaker_without_attribution_is_its_mention(parsed: Callable[..., Reading]) -> None:
    reading = resolved(parsed("A report by the United Nations on the shelling of the port."))
    found = source_of(reading, at(reading, "United Nations"), at(reading, "shelling"))
    assert (found.name, found.code, found.cue) == ("United Nations", "UNO", "")
    bare = source_of(reading, at(reading, "report"), at(reading, "shelling"))
    assert bare.kind == "document"


def test_a_pronoun_has_the_name_of_whom_it_stands_for(parsed: Callable[..., Reading]) -> None:
    reading = resolved(parsed("Anna Kowalska, a Polish minister, spoke. She said that rebels had shelled the port."))
    assert source_of(reading, at(reading, "She"), at(reading, "shelled")).name == "Anna Kowalska"

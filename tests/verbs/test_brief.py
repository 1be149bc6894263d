"""The verb `brief`, and a writer that words it well, badly or not at all."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import brief, check
from onrecord.errors import ReaderError
from onrecord.export.briefs import written
from onrecord.read.model_reader import ReaderSettings
from onrecord.store import Record
from tests.read.model_reader.serving import Asked, Host, Reply, refused, said, serving

ASKED = re.compile(r"(\d+)\. According to ([^:;]*?)[,:] ([^;]*?) ((?:\[\d+\])+)\.")


@pytest.fixture
def host() -> Iterator[Host]:
    with serving() as found:
        yield found


@pytest.fixture
def writer(host: Host, tmp_path: Path) -> ReaderSettings:
    return ReaderSettings(url=host.url, model="m", cache=str(tmp_path), tries=2, first_wait=0)


def lines(asked: Asked) -> list[str]:
    return str(asked.body["messages"][1]["content"]).split("\n")


def well(asked: Asked) -> Reply:
    """The speaker behind what is said."""
    return said("\n".join(ASKED.sub(r"\1. \3, according to \2 \4.", line) for line in lines(asked)))


def badly(asked: Asked) -> Reply:
    """Each sentence with something of the writer's own: a number, a day, a reason, a name; or no source."""
    worse = (
        lambda line: line.replace(" [", " in front of 900 guests [", 1),
        lambda line: re.sub(r" ((?:\[\d+\])+)\.$", r" on 4 July 1999 \1.", line),
        lambda line: re.sub(r"(\. )(.*)", r"\1To humiliate Washington, \2", line, count=1),
        lambda line: re.sub(r"\[\d+\]", "", line),
        lambda line: line.replace("[", "[9", 1),
        lambda line: line + " This is dangerous.",
        lambda line: line.partition(". ")[2],
    )
    return said("\n".join(worse[at % len(worse)](line) for at, line in enumerate(lines(asked))))


def test_each_sentence_has_sources_and_each_source_its_words(sample_record: Record) -> None:
    made = brief(sample_record)
    assert len(made.sentences) == 20
    assert [passage.number for passage in made.passages] == list(range(1, len(made.passages) + 1))
    assert {id for sentence in made.sentences for id in sentence.rests_on} == {one.id for one in made.passages}
    for passage in made.passages:
        assert passage.span.of(sample_record.report(passage.report).text) == passage.quote
        assert passage.citation


def test_what_a_writer_words_well_is_taken_and_passes_again(
    sample_record: Record, host: Host, writer: ReaderSettings
) -> None:
    host.answer = well
    made = brief(sample_record, writer=writer)
    assert made.rewritten >= 11
    assert made.rewritten + made.kept_plain == 20
    assert made.kept_plain == made.left_as_is + len(made.replaced)
    assert all(one.why for one in made.replaced)
    assert any(not sentence.plain and ", according to " in sentence.words for sentence in made.sentences)
    assert made.notes[-1].startswith(f"{made.rewritten} sentences were written by a model")
    assert check(written(made).decode(), sample_record).ok


def test_what_a_writer_leaves_as_it_is_is_not_counted_as_its_own(
    sample_record: Record, host: Host, writer: ReaderSettings
) -> None:
    host.answer = lambda asked: said("\n".join(lines(asked)))
    made = brief(sample_record, writer=writer)
    assert (made.rewritten, made.left_as_is, made.replaced) == (0, 20, ())
    assert made.notes[-1].endswith("20 stayed plain (20 the model left as they were).")
    assert check(written(made).decode(), sample_record).ok


def test_its_answers_are_kept(sample_record: Record, host: Host, writer: ReaderSettings) -> None:
    host.answer = well
    first = brief(sample_record, length=5, writer=writer)
    host.answer = lambda _: refused(500)
    assert brief(sample_record, length=5, writer=writer) == first
    assert len(host.asked) == 1


def test_what_a_writer_words_badly_is_replaced(sample_record: Record, host: Host, writer: ReaderSettings) -> None:
    host.answer = badly
    made = brief(sample_record, writer=writer)
    assert (made.rewritten, made.kept_plain) == (0, 20)
    assert [one.words for one in made.sentences] == [one.words for one in brief(sample_record).sentences]
    assert check(written(made).decode(), sample_record).ok


@pytest.mark.parametrize("reply", [refused(500), said(""), Reply(hang_up=True), said("I would rather not.")])
def test_a_writer_that_says_nothing_leaves_the_plain_form(
    sample_record: Record, host: Host, writer: ReaderSettings, reply: Reply
) -> None:
    host.answer = lambda _: reply
    made = brief(sample_record, length=3, writer=writer)
    assert made.rewritten == 0
    other = reply == said("I would rather not.")
    assert bool(made.silent) is not other
    assert made.misformed == ("I would rather not." if other else "")
    assert made.notes[-1].endswith(
        "3 stayed plain (3 answered in another form than a numbered line each)."
        if other
        else "3 stayed plain (3 had no answer)."
    )
    assert check(written(made).decode(), sample_record).ok


def test_a_writer_that_refuses_everything_is_an_error(
    sample_record: Record, host: Host, writer: ReaderSettings
) -> None:
    host.answer = lambda _: refused(401, "no such key")
    with pytest.raises(ReaderError, match="refuses to be asked"):
        brief(sample_record, length=3, writer=writer)

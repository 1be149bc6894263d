"""The verb `brief`: an account of a record in sentences that can be checked."""

from typing import TYPE_CHECKING

from onrecord.export.briefs import numbered
from onrecord.store import Record
from onrecord.tell.brief import Brief
from onrecord.tell.brief.grounds import Grounds
from onrecord.tell.brief.making import LENGTH, made, since_day

if TYPE_CHECKING:
    from onrecord.read.model_reader import ReaderSettings


def brief(
    record: Record,
    *,
    story: str | None = None,
    since: str | None = None,
    length: int = LENGTH,
    writer: "ReaderSettings | None" = None,
) -> Brief:
    """What a record says, in plain sentences, the best supported first, each with the numbers of its sources.

    A sentence is about one firm event: who says so, what its title says, when, who says otherwise, and how sure it is.
    What is planned is said as planned, what is denied as denied, what one side says as what that side says; what the
    words cited do not hold is left out.

    Args:
        record: an open record.
        story: tell of this story alone, by id, heading or title.
        since: what is first told on this day or later comes first.
        length: at most so many sentences.
        writer: an OpenAI-compatible endpoint that words the sentences anew; what does not pass `check` stays plain.

    Raises:
        UsageError: the length is less than 1, the day is none, or the writer's settings make no sense.
        NotFoundError: there is no such story; names the nearest.
        ReaderError: the writer's endpoint refuses every request.
    """
    day = since_day(since)
    grounds = Grounds(record, day)
    found = numbered(made(grounds, story=story, since=day, length=length), grounds)
    if writer is None or not found.sentences:
        return found
    from onrecord.verbs.writing import rewritten

    return numbered(rewritten(found, grounds, writer), grounds)

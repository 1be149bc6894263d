"""What a writer of the user's own makes of a brief's sentences: kept where it passes the check, else the plain form."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import structs

from onrecord.export.briefs.markdown import line, unescaped
from onrecord.knowledge import text as knowledge_text
from onrecord.tell.brief import Brief, Piece, Replaced, Sentence
from onrecord.tell.brief.grounds import Grounds
from onrecord.tell.brief.parting import parted, segments
from onrecord.verbs.check import Checker

if TYPE_CHECKING:
    from onrecord.read.model_reader import ReaderSettings
    from onrecord.read.model_reader.cache import Cache
    from onrecord.read.model_reader.endpoint import Endpoint
    from onrecord.read.model_reader.prompt import Messages

PROMPT = "writer_prompt.txt"
AT_ONCE = 10  # sentences of one request
FORMS: tuple[Mapping[str, object], ...] = ({"temperature": 0, "max_tokens": 4000}, {"max_completion_tokens": 4000}, {})
LINE = re.compile(r"^\s*(?:[-*]\s+)?(\d+)[.)]\s+(.*\S)\s*$", re.MULTILINE)


def rewritten(brief: Brief, grounds: Grounds, settings: "ReaderSettings") -> Brief:
    """The brief with the writer's sentences in place of those of its own that the same check lets pass.

    Raises ReaderError where the endpoint refuses every request.
    """
    plain = brief.sentences
    answers, silent, other = _asked(plain, brief.numbers, settings)
    made = {at: _made(words, plain[at], brief) for at, words in answers.items()}
    tried = {at: one for at, one in made.items() if isinstance(one, Sentence) and not _alike(one, plain[at])}
    findings = dict(zip(tried, Checker(grounds).findings([_parts(one) for one in tried.values()]), strict=True))
    passed = {at: one for at, one in tried.items() if findings[at].found == "supported"}
    left = sum(isinstance(one, Sentence) and at not in tried for at, one in made.items())
    replaced = tuple(
        Replaced(at=at + 1, words=answers[at], why=one if isinstance(one, str) else findings[at].why)
        for at, one in made.items()
        if at not in passed and (isinstance(one, str) or at in tried)
    )
    misformed = sum(at not in answers for places in other for at in places)
    note = _told(len(passed), left, len(replaced), misformed, len(plain) - len(answers) - misformed)
    changed = iter([passed.get(at, sentence) for at, sentence in enumerate(plain)])
    chapters = tuple(
        structs.replace(
            chapter,
            sections=tuple(
                structs.replace(part, sentences=tuple(next(changed) for _ in part.sentences))
                for part in chapter.sections
            ),
        )
        for chapter in brief.chapters
    )
    return structs.replace(
        brief,
        chapters=chapters,
        notes=(*brief.notes, note),
        rewritten=len(passed),
        kept_plain=len(plain) - len(passed),
        left_as_is=left,
        replaced=replaced,
        silent=silent,
        misformed=next(iter(other.values()), ""),
    )


def _told(passed: int, left: int, replaced: int, misformed: int, unanswered: int) -> str:
    were = "sentence was" if passed == 1 else "sentences were"
    parts = [
        f"{replaced} did not pass and {'is' if replaced == 1 else 'are'} in the plain form" if replaced else "",
        f"{left} the model left as {'it was' if left == 1 else 'they were'}" if left else "",
        f"{misformed} answered in another form than a numbered line each" if misformed else "",
        f"{unanswered} had no answer" if unanswered else "",
    ]
    others = "; ".join(part for part in parts if part)
    told = f" ({others})" if others else ""
    return (
        f"{passed} {were} written by a model and passed the check; "
        f"{left + replaced + misformed + unanswered} stayed plain{told}."
    )


def _alike(made: Sentence, plain: Sentence) -> bool:
    """Whether a sentence has the plain one's words, whatever the spaces and stops between them."""
    return re.findall(r"\w+", made.words) == re.findall(r"\w+", plain.words)


def _made(words: str, plain: Sentence, brief: Brief) -> Sentence | str:
    """The writer's sentence, with the figures of the plain one; why not, if it is not one or cites something else."""
    by_number = {number: id for id, number in brief.numbers.items()}
    if len(parted(words)) != 1:
        return "it is not one sentence"
    parts = [(unescaped(part).rstrip(". ") if numbers else part, numbers) for part, numbers in segments(words)]
    if parts and not parts[-1][1] and not parts[-1][0].strip(" ."):
        parts.pop()
    cited = {number for _, numbers in parts for number in numbers}
    if not parts or not parts[-1][1] or {by_number.get(number) for number in cited} != set(plain.rests_on):
        return "it does not cite the same sources"
    pieces = tuple(Piece(part, tuple(by_number[number] for number in numbers)) for part, numbers in parts)
    return structs.replace(plain, pieces=(*pieces, plain.pieces[-1]), plain=False)


def _parts(sentence: Sentence) -> list[tuple[str, tuple[str, ...]]]:
    return [(piece.text, piece.rests_on) for piece in sentence.pieces]


def _asked(
    plain: Sequence[Sentence], numbers: dict[str, int], settings: "ReaderSettings"
) -> tuple[dict[int, str], str, dict[range, str]]:
    """The writer's words by the place of their sentence; why some have none, where the endpoint does not answer; and
    what it answered in another form than it was asked for, by the places of the sentences.
    """
    from onrecord.read.model_reader.cache import Cache
    from onrecord.read.model_reader.endpoint import Endpoint
    from onrecord.read.model_reader.running import run

    starts = range(0, len(plain), AT_ONCE)
    asked = [_messages(plain[start : start + AT_ONCE], numbers) for start in starts]
    contents = run(_all(asked, settings, Endpoint(settings, FORMS), Cache(settings.folder)))
    found: dict[int, str] = {}
    other: dict[range, str] = {}
    for start, (content, _) in zip(starts, contents, strict=True):
        places = range(start, min(start + AT_ONCE, len(plain)))
        for match in LINE.finditer(content):
            if start + int(match[1]) - 1 in places:
                found.setdefault(start + int(match[1]) - 1, match[2])
        if content.strip() and not all(at in found for at in places):
            other[places] = " ".join(content.split())
    return found, next((why for _, why in contents if why), ""), other


async def _all(
    asked: Iterable["Messages"], settings: "ReaderSettings", endpoint: "Endpoint", cache: "Cache"
) -> list[tuple[str, str]]:
    """What the writer answers to each request, from the cache where it has it; "" and why, where it does not."""
    from onrecord.read.model_reader.cache import Kept, key_of
    from onrecord.read.model_reader.endpoint import UnansweredError

    found = []
    async with endpoint.client() as client:
        for messages in asked:
            key = key_of(settings.model, messages)
            if kept := cache.get(key):
                found.append((kept.content, ""))
                continue
            try:
                content = (await endpoint.complete(client, messages)).content
            except UnansweredError as error:
                found.append(("", str(error)))
                continue
            if content.strip():
                cache.put(key, Kept(content=content, host=settings.host, model=settings.model))
            found.append((content, "" if content.strip() else "an empty answer"))
    return found


def _messages(sentences: Sequence[Sentence], numbers: dict[str, int]) -> "Messages":
    """The rules, and the sentences without their figures, a line each."""
    lines = [
        f"{at}. {line(structs.replace(one, pieces=one.pieces[:-1]), numbers)}." for at, one in enumerate(sentences, 1)
    ]
    return [
        {"role": "system", "content": knowledge_text(PROMPT)},
        {"role": "user", "content": "\n".join(lines)},
    ]

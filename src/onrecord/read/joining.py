"""The readings of a report's windows as one reading of the report, every offset where it is in the whole."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from msgspec import Struct, structs
from spacy.tokens import Doc

from onrecord.model import Claim, Reason, Report, Response, Section, Span, TimeRange
from onrecord.read.claims import claim_id
from onrecord.read.reading import Attribution, EventMention, Mention, PlaceMention, Reading, TimeMention
from onrecord.read.responses import response_id
from onrecord.read.windows import Window

S = TypeVar("S")


class _Move:
    """From offsets of a window to offsets of the whole: what lies in the view is at its own place already."""

    def __init__(self, window: Window, doc: Doc, base: int) -> None:
        self.seen, self.by = window.seen, window.start - window.seen
        self.skip = next((t.i for t in doc if t.idx >= self.seen), len(doc)) if self.seen else 0
        self.ahead = base - self.skip

    def token(self, index: int) -> int:
        return index if index < self.skip else index + self.ahead

    def range(self, start: int, end: int) -> tuple[int, int]:
        return self.token(start), self.token(end - 1) + 1 if end > start else self.token(start)

    def char(self, at: int) -> int:
        return at if at < self.seen else at + self.by

    def span(self, span: Span) -> Span:
        return Span(self.char(span.start), self.char(span.end - 1) + 1 if span.end > span.start else span.end + self.by)

    def struct(self, value: S) -> S:
        """A record of the model with every span in it moved."""
        moved: S = _moved(value, self.span)
        return moved


def _moved(value: Any, move: Callable[[Span], Span]) -> Any:
    if isinstance(value, Span):
        return move(value)
    if isinstance(value, tuple):
        return tuple(_moved(one, move) for one in value)
    if isinstance(value, Struct):
        changed = {f: _moved(getattr(value, f), move) for f in value.__struct_fields__}
        return structs.replace(value, **changed)
    return value


def join(report: Report, windows: Sequence[Window], readings: Sequence[Reading]) -> Reading:
    """One reading of the report, from those of its windows in order; what they saw for context counts once."""
    docs: list[Doc] = []
    fields: dict[str, list[Any]] = {name: [] for name in _FIELDS}
    chains: dict[int, int] = {}
    base = 0
    for window, reading in zip(windows, readings, strict=True):
        move = _Move(window, reading.doc, base)
        _add(fields, report, window, reading, move, chains)
        piece = reading.doc[move.skip :].as_doc() if move.skip else reading.doc
        docs.append(piece)
        base += len(piece)
    doc = Doc.from_docs(docs, ensure_whitespace=False, exclude=["user_data"])  # type: ignore[call-arg]
    assert doc is not None
    inferred = next((r.report for r, w in zip(readings, windows, strict=True) if w.entry is None), report)
    whole = (
        structs.replace(report, published_window=inferred.published_window, published_how=inferred.published_how)
        if report.published is None
        else report
    )
    return Reading(report=whole, doc=doc, **{name: tuple(values) for name, values in fields.items()})


_FIELDS = (
    "mentions", "times", "places", "events", "attributions", "factuality", "verdicts", "claims",
    "responses", "why",
)  # fmt: skip


def _add(
    fields: dict[str, list[Any]], report: Report, window: Window, reading: Reading, move: _Move, chains: dict[int, int]
) -> None:
    """Add what a window's reading has found beyond its view. `chains`: each chain by its tokens in the whole."""
    number = _numbers(reading, move, chains)
    for mention in reading.mentions:
        if mention.start >= move.skip:
            fields["mentions"].append(_mention(mention, move, number))
    for time in reading.times:
        if time.start >= move.skip:
            fields["times"].append(_time(time, move))
    fields["places"] += [_place(place, move) for place in reading.places if place.start >= move.skip]
    for event, fact, verdict in zip(reading.events, reading.factuality, reading.verdicts, strict=True):
        if event.head >= move.skip:
            fields["events"].append(_event(event, move, number))
            fields["factuality"].append(fact)
            fields["verdicts"].append(
                replace(verdict, sources=tuple(_attribution(one, move) for one in verdict.sources))
            )
    _add_attributions(fields["attributions"], reading, move)
    ids: dict[str, str] = {}
    for claim in reading.claims:
        if claim.span.start >= move.seen:
            moved = _stamped(_claim(report, claim, move), window.entry, report.text)
            ids[claim.id] = moved.id
            fields["claims"].append(moved)
    for response in reading.responses:
        if response.span.start >= move.seen:
            fields["responses"].append(_response(report, response, move, ids))
    fields["why"] += [why for why in reading.why if why not in fields["why"]]


def _numbers(reading: Reading, move: _Move, chains: dict[int, int]) -> dict[int, int]:
    """The number in the whole of each of the window's chains: those in view keep theirs, others are new."""
    number: dict[int, int] = {-1: -1}
    for mention in reading.mentions:
        if mention.start < move.skip and mention.start in chains:
            number.setdefault(mention.chain, chains[mention.start])
    following = max(chains.values(), default=-1) + 1
    for mention in reading.mentions:
        if mention.chain not in number:
            number[mention.chain] = following
            following += 1
        if mention.start >= move.skip:
            chains.setdefault(move.token(mention.start), number[mention.chain])
    return number


def _mention(mention: Mention, move: _Move, number: dict[int, int]) -> Mention:
    start, end = move.range(mention.start, mention.end)
    head, chain = move.token(mention.head), number.get(mention.chain, -1)
    return replace(mention, start=start, end=end, head=head, chain=chain)


def _place(place: PlaceMention, move: _Move) -> PlaceMention:
    start, end = move.range(place.start, place.end)
    return replace(place, start=start, end=end, place=move.struct(place.place))


def _time(time: TimeMention, move: _Move) -> TimeMention:
    start, end = move.range(time.start, time.end)
    return replace(time, start=start, end=end)


def _event(event: EventMention, move: _Move, number: dict[int, int]) -> EventMention:
    start, end = move.range(event.start, event.end)
    return replace(
        event,
        head=move.token(event.head),
        start=start,
        end=end,
        actors=tuple(_mention(mention, move, number) for mention in event.actors),
        recipients=tuple(_mention(mention, move, number) for mention in event.recipients),
        items=move.struct(event.items),
        days=_time(event.days, move) if event.days else None,
    )


def _add_attributions(known: list[Attribution], reading: Reading, move: _Move) -> None:
    own = [index for index, one in enumerate(reading.attributions) if one.cue[0] >= move.skip]
    at = {index: len(known) + number for number, index in enumerate(own)}
    for index in own:
        one = reading.attributions[index]
        parent = at.get(one.parent) if one.parent is not None else None
        known.append(replace(_attribution(one, move), parent=parent))


def _attribution(one: Attribution, move: _Move) -> Attribution:
    """An attribution at its place in the whole; which one it stands in is for the caller to say."""
    return replace(
        one,
        source=move.range(*one.source) if one.source else None,
        cue=move.range(*one.cue),
        content=tuple(move.range(*content) for content in one.content),
    )


def _claim(report: Report, claim: Claim, move: _Move) -> Claim:
    moved = move.struct(claim)
    return structs.replace(moved, id=claim_id(report.id, moved.span, moved.type))


def _stamped(claim: Claim, entry: Section | None, text: str) -> Claim:
    """The claim with the day that stands before its sentence as stated, where it would have been inferred.

    The time at which an entry of a live blog was written ("10:42") states no day of what it tells. An item of a digest
    without a day may be of any: that of publication is not its own.
    """
    time = claim.time
    if entry is None or time is None or time.how != "inferred" or (entry.at and "T" in entry.at):
        return claim
    rule = next((why.rule for why in claim.why if why.field == "time"), "")
    if entry.at is None:
        undated = tuple(one for one in claim.why if one.field != "time")
        return structs.replace(claim, time=None, why=undated) if rule == "day of the news" else claim
    behind = "\n" not in text[entry.span.start : claim.span.start] and claim.span.start >= entry.span.start
    if not (time.start == time.end == entry.at) and not (behind and rule == "day of the news"):
        return claim
    reason = Reason("time", "times", "stamp of the entry", entry.label)
    why = tuple(reason if one.field == "time" else one for one in claim.why)
    return structs.replace(claim, time=TimeRange(entry.at, entry.at, "day", entry.label), why=why)


def _response(report: Report, response: Response, move: _Move, ids: dict[str, str]) -> Response:
    moved = move.struct(response)
    id = response_id(report.id, moved.span, moved.by, moved.stance)
    return structs.replace(moved, id=id, about=ids.get(moved.about or ""))

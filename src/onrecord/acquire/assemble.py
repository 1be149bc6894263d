"""Draft to report: furniture, datelines, credits and repetitions out; sections, date, language and hash in."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

from onrecord.acquire import dates, posts, wires
from onrecord.acquire.address import domain_of
from onrecord.acquire.draft import Draft
from onrecord.acquire.entries import Part, Stamp, part
from onrecord.acquire.furniture import clean, fold, once
from onrecord.acquire.limits import Limits, RefusalError
from onrecord.acquire.notes import Note, take
from onrecord.acquire.outlets import outlet_for
from onrecord.acquire.tongue import name_of, tongue
from onrecord.model import Dateline, PublishedHow, Report, Section, SectionKind, Span

ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Capt|Sgt|Sen|Rep|Gov|Rev|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$"
)
SENTENCES = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9À-Þ])")
SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
HEAD, TAIL = 6, 4
FEWEST_LETTERS = 40


class Body(NamedTuple):
    """The article's paragraphs, and what was taken out; entries by their first and past their last paragraph."""

    paragraphs: list[str]
    dateline: Dateline | None
    credits: list[str]
    byline: tuple[str, ...]
    stated: tuple[tuple[str, bool], ...]
    entries: tuple[tuple[Stamp, int, int], ...] = ()
    notes: tuple[Note, ...] = ()


def report(draft: Draft, limits: Limits) -> Report:
    """The report that a draft makes. Raises RefusalError if nothing is left of it, or too much."""
    if len(draft.body) > limits.max_chars:
        raise RefusalError(
            "too-large",
            f"{len(draft.body):,} characters of text, the limit is {limits.max_chars:,}: no article is; split it",
        )
    domain = domain_of(draft.url) or domain_of(draft.domain)
    known = outlet_for(domain) if domain else outlet_for(draft.outlet or "")
    title = _title(_tidy(draft.title), draft.outlet, known.name if known else None, domain)
    people, author_credit = wires.authors(draft.authors)
    first = next((value for value, _ in draft.dates if value), None)
    body = _body(draft.body, title, people, first)
    published, how, remarks = _published(draft, body.stated)
    written = posts.window(draft.body, published)
    if written:
        remarks = (*remarks, f"its embedded posts date it to {written[0]}, long before its date of publication")
    lead, line = _lead(draft.lead, title, body, published)
    if line and line.date is None and line.text:
        line = wires.dateline(line.text + " x", published)[0] or line
    if published is None and (written := _written(body)):
        how = "inferred"
    text, sections = _join(title, lead, body)
    if len(fold(text)) < FEWEST_LETTERS:
        raise RefusalError("empty", "no text is left once page furniture is taken out: give the article's own page")
    _running(text)
    spoken = tongue("\n".join([*body.paragraphs, title]) if body.paragraphs else text, draft.language)
    other = spoken.code not in ("en", None)
    credit = (
        ", ".join(
            dict.fromkeys(
                c
                for c in [line.credit if line else None, *body.credits, author_credit, wires.of_address(draft.url)]
                if c
            )
        )
        or None
    )
    return Report(
        id=draft.id,
        title=title,
        text=text,
        sections=sections,
        outlet=known.name if known else draft.outlet or domain,
        domain=domain,
        url=draft.url,
        byline=tuple(dict.fromkeys((*people, *body.byline)))[:12],
        published=published,
        published_how=how,
        published_window=written,
        dateline=line,
        credit=_once_each(credit),
        language=spoken.code,
        hash=digest(title, text),
        fetched=draft.fetched,
        input=draft.input,
        status="other-language" if other else "ok",
        reason=f"written in {name_of(spoken.code or '')}; onrecord reads English" if other else None,
        notes=(*draft.notes, *remarks, *(note.told() for note in body.notes),
               *(() if body.paragraphs or body.notes else ("only a headline and a summary, no body",)),
               *(() if spoken.sure or other else ("too little text to be sure of the language",))),
    )  # fmt: skip


def _running(text: str) -> None:
    """Raise RefusalError unless the text is running text: words of a length, and not the same few over and over."""
    words = re.findall(r"[^\W\d_]+", text[:200_000].lower())
    repeated = len(words) > 300 and len(set(words)) < 12
    spaced = text.isascii() or len(text) < 400
    if repeated or (spaced and any(len(word) > 300 for word in words)):
        raise RefusalError("noise", "no running text, but the same characters over and over: give the report itself")


def digest(title: str, text: str) -> str:
    """SHA-256 of title and text, white space and case aside: the same content gives the same hash."""
    whole = text if text.startswith(title) else f"{title}\n{text}"
    normal = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", whole)).strip().casefold()
    return hashlib.sha256(normal.encode("utf-8", "replace")).hexdigest()


def _tidy(text: str) -> str:
    """One line: no control or invisible characters, single spaces."""
    return SPACES.sub(" ", INVISIBLE.sub("", text.replace("\n", " "))).strip()


def _title(title: str, *names: str | None) -> str:
    """The title without the outlet's name at its end or front ("... | Reuters", "... - BBC News")."""
    for _ in range(2):
        head, mark, tail = _last_part(title)
        folded = fold(tail)
        own = any(name and folded and (folded in fold(name) or fold(name) in folded) for name in names)
        if not mark or not own or len(tail) > 40 or len(head) < 15:
            break
        title = head
    return title


def _last_part(title: str) -> tuple[str, str, str]:
    found = re.match(r"(?s)(.*\S)\s+([|–—»·:]|-|::)\s+(\S[^|–—»]*)$", title)
    return (found[1], found[2], found[3]) if found else (title, "", "")


def _body(raw: str, title: str, people: tuple[str, ...], published: str | None) -> Body:
    """Paragraphs of the article itself; bylines, stamps, credits and the dateline as data."""
    paragraphs = [tidy for line in raw.split("\n") if (tidy := _tidy(line))]
    paragraphs, said = take(title, paragraphs, published)
    parts = part(paragraphs, published)
    total = sum(len(each.paragraphs) for each in parts)
    kept: list[list[str]] = []
    credits: list[str] = []
    named: list[str] = []
    stated: list[tuple[str, bool]] = []
    index = -1
    for each in parts:
        mine: list[str] = []
        for one in each.paragraphs:
            index += 1
            at_edge = index < HEAD or index >= total - TAIL
            if at_edge and (day := dates.stated(one)):
                stated.append(day)
                credits += filter(None, [wires.credit_line(one)])
                continue
            if at_edge and (names := wires.byline(one)):
                authors, credit = wires.authors(names)
                named += authors
                credits += filter(None, [credit])
                continue
            if at_edge and (credit := wires.credit_line(one)):
                credits.append(credit)
                continue
            if index >= total // 2:
                credit = wires.ending(one)
                credits += filter(None, [credit])
                if credit or wires.is_reporters(one):
                    continue
            if index < 3 and fold(one) in {fold(name) for name in people} | {fold(", ".join(people))}:
                continue
            mine.append(one)
        kept.append([one for one in clean(mine) if fold(one) != fold(title)])
    line = None
    if kept and parts[0].stamp is None:
        line, kept[0] = _dateline(kept[0], published)
    elif sum(each.stamp is not None for each in parts) == 1 and parts[0].stamp and parts[0].stamp.place:
        stamp = parts[0].stamp
        line = Dateline(stamp.label, place=stamp.place, date=stamp.at)
    if last := next((mine for mine in reversed(kept) if mine), None):
        credit, last[-1] = wires.trailing_credit(last[-1])
        credits += filter(None, [credit])
    flat, stamped = _flat(parts, kept)
    return Body(flat, line, credits, tuple(named), tuple(stated), stamped, tuple(said))


def _flat(parts: Sequence[Part], kept: Sequence[Sequence[str]]) -> tuple[list[str], tuple[tuple[Stamp, int, int], ...]]:
    """The paragraphs of all parts, each once, and which of them stand under which stamp."""
    left = once([one for mine in kept for one in mine if one])
    flat: list[str] = []
    stamped = []
    for each, mine in zip(parts, kept, strict=True):
        first = len(flat)
        for one in mine:
            if len(flat) < len(left) and left[len(flat)] is one:
                flat.append(one)
        if each.stamp and len(flat) > first:
            stamped.append((each.stamp, first, len(flat)))
    return flat, tuple(stamped)


def _written(body: Body) -> tuple[str, str] | None:
    """The days within which a report without a date was written whose entries have days: two weeks from the last."""
    days = [stamp.at[:10] for stamp, _, _ in body.entries if stamp.at]
    return (max(days), (date.fromisoformat(max(days)) + timedelta(14)).isoformat()) if days else None


def _dateline(paragraphs: list[str], published: str | None) -> tuple[Dateline | None, list[str]]:
    """The first dateline within the first paragraphs; captions may stand before it."""
    for index, one in enumerate(paragraphs[:HEAD]):
        line, rest = wires.dateline(one, published)
        if line and rest:
            return line, [*paragraphs[:index], rest, *paragraphs[index + 1 :]]
    return None, paragraphs


def _lead(raw: str, title: str, body: Body, published: str | None) -> tuple[str, Dateline | None]:
    """The sentences of the description that neither title nor body has; its dateline if the body has none."""
    line, text = wires.dateline(_tidy(raw), published)
    inside = "\n".join(fold(one) for one in (title, *body.paragraphs))
    whole = fold(re.sub(r"\s*(\.\.\.|…|\[…\])+\s*$", "", text))
    if not whole or whole in inside or whole in inside.replace("\n", ""):
        return "", body.dateline or line
    sentences = _sentences(text)
    kept = clean([one for one in sentences if fold(one) not in inside])
    return (text if len(kept) == len(sentences) else " ".join(kept)), body.dateline or line


def _sentences(text: str) -> list[str]:
    """Sentences, roughly: none ends after an initial, a title of a person or a month."""
    out: list[str] = []
    for piece in SENTENCES.split(text):
        if out and ABBREVIATION.search(out[-1]):
            out[-1] = f"{out[-1]} {piece}"
        else:
            out.append(piece)
    return out


def _published(draft: Draft, stated: tuple[tuple[str, bool], ...]) -> tuple[str | None, PublishedHow, tuple[str, ...]]:
    """Metadata or page first, then a date that the text states, the address, and the file's name."""
    in_text = [day for day, first in stated if first] + [day for day, first in stated if not first]
    later: list[tuple[str | None, PublishedHow]] = [(day, "text") for day in in_text]
    later += [(dates.in_url(draft.url), "page")]
    later += [(dates.in_name(draft.id), "inferred")] if not draft.url else []
    return dates.choose([*draft.dates, *later], draft.fetched)


def _join(title: str, lead: str, body: Body) -> tuple[str, tuple[Section, ...]]:
    """Text with a line break between paragraphs, and where title, lead, body, its entries and the notes stand in it."""
    blocks: list[tuple[SectionKind, str]] = [("title", title), ("lead", lead), ("body", "\n".join(body.paragraphs))]
    sections, at, parts = [], 0, []
    for kind, block in blocks:
        if block:
            sections.append(Section(kind, Span(at, at + len(block))))
            parts.append(block)
            if kind == "body":
                sections += _entries(body, at)
            at += len(block) + 1
    for note in body.notes:
        sections.append(Section(note.kind, Span(at, at + len(note.text)), note.at, label=note.label))
        parts.append(note.text)
        at += len(note.text) + 1
    return "\n".join(parts), tuple(sections)


def _entries(body: Body, at: int) -> Iterator[Section]:
    starts = list(accumulate((len(one) + 1 for one in body.paragraphs), initial=at))
    for stamp, first, last in body.entries:
        yield Section("entry", Span(starts[first], starts[last] - 1), stamp.at, stamp.place, stamp.label)


def _once_each(credit: str | None) -> str | None:
    return ", ".join(dict.fromkeys(part.strip() for part in credit.split(", "))) if credit else None

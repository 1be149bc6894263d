"""Draft to report: furniture, datelines, credits and repetitions out; sections, date, language and hash in."""

import hashlib
import re
import unicodedata

from onrecord.acquire import alerts, characters, dates, posts, wires
from onrecord.acquire.address import domain_of
from onrecord.acquire.dating import Candidate, Choice, choose
from onrecord.acquire.draft import Draft, without_controls_in
from onrecord.acquire.furniture import clean
from onrecord.acquire.languages import parts
from onrecord.acquire.limits import Limits, RefusalError
from onrecord.acquire.outlets import outlet_for
from onrecord.acquire.paragraphs import Body, body_of, labelled, lines_of
from onrecord.acquire.tongue import latin, name_of
from onrecord.knowledge.folding import letters
from onrecord.model import Dateline, Report, Section, SectionKind, Span

ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Capt|Sgt|Sen|Rep|Gov|Rev|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$"
)
SENTENCES = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9À-Þ])")
FEWEST_LETTERS, FEWEST_WORDS = 12, 3  # of an alert: "Chad expels envoys."


def report(draft: Draft, limits: Limits) -> Report:
    """The report that a draft makes. Raises RefusalError if nothing is left of it, or too much."""
    draft = without_controls_in(draft)
    if len(draft.body) > limits.max_chars:
        raise RefusalError(
            "too-large",
            f"{len(draft.body):,} characters of text, the limit is {limits.max_chars:,}: no article is; split it",
        )
    domain = domain_of(draft.url) or domain_of(draft.domain)
    known = outlet_for(domain) if domain else outlet_for(draft.outlet or "")
    title = _title(alerts.sentence(characters.line(draft.title)), draft.outlet, known.name if known else None, domain)
    people, author_credit = wires.authors(draft.authors)
    lines = lines_of(draft.body)
    body = body_of(lines, title, people, _published(draft, labelled(lines)).value)
    choice = _published(draft, body.stated)
    published, how, remarks = choice.value, choice.how, choice.notes
    written = None if how == "given" else posts.window(draft.body, published)
    if written:
        remarks = (*remarks, f"its embedded posts date it to {written[0]}, long before its date of publication")
    if published is None and (written := body.written()):
        how = "inferred"
    lead, line = _lead(draft.lead, title, body, published)
    if line and line.date is None and line.text:
        line = wires.dateline(line.text + " x", published)[0] or line
    spoken = parts(body.paragraphs or [lead, *(note.text for note in body.notes)], title, draft.language)
    if body.paragraphs:
        body = body.keeping(spoken.paragraphs)
    text, sections = _join(title, lead, body)
    _running(text)
    if len(letters(text)) < FEWEST_LETTERS or (latin(text) and len(text.split()) < FEWEST_WORDS):
        raise RefusalError("empty", "no text is left once page furniture is taken out: give the article's own page")
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
        dates=choice.dates,
        dateline=line,
        credit=_once_each(credit),
        language=spoken.code,
        hash=digest(title, text),
        fetched=draft.fetched,
        input=draft.input,
        status="other-language" if other else "ok",
        reason=f"written in {name_of(spoken.code or '')}; onrecord reads English" if other else None,
        notes=(*draft.notes, *remarks, *spoken.notes, *(note.told() for note in body.notes),
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


def _title(title: str, *names: str | None) -> str:
    """The title without the outlet's name at its end or front ("... | Reuters", "... - BBC News")."""
    for _ in range(2):
        head, mark, tail = _last_part(title)
        folded = letters(tail)
        own = any(name and folded and (folded in letters(name) or letters(name) in folded) for name in names)
        if not mark or not own or len(tail) > 40 or len(head) < 15:
            break
        title = head
    return title


def _last_part(title: str) -> tuple[str, str, str]:
    found = re.match(r"(?s)(.*\S)\s+([|–—»·:]|-|::)\s+(\S[^|–—»]*)$", title)
    return (found[1], found[2], found[3]) if found else (title, "", "")


def _lead(raw: str, title: str, body: Body, published: str | None) -> tuple[str, Dateline | None]:
    """The sentences of the description that neither title nor body has; its dateline if the body has none."""
    line, text = wires.dateline(characters.line(raw), published)
    inside = "\n".join(letters(one) for one in (title, *body.paragraphs))
    whole = letters(re.sub(r"\s*(\.\.\.|…|\[…\])+\s*$", "", text))
    if not whole or whole in inside or whole in inside.replace("\n", ""):
        return "", body.dateline or line
    sentences = _sentences(text)
    kept = clean([one for one in sentences if letters(one) not in inside])
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


def _published(draft: Draft, stated: tuple[Candidate, ...]) -> Choice:
    """Metadata or page first, then a date that the text states, the address, htmldate's guess and the file's name."""
    known = [Candidate(*one) for one in draft.dates]
    guess = [one for one in known if one.place == "htmldate"]
    whole, month = dates.in_url(draft.url), dates.month_in_url(draft.url)
    if whole:
        known.append(Candidate(whole, "page", "the address", draft.url or "", "address"))
    elif month:
        guess.append(Candidate(None, "page", "the address", month, "address"))
    in_name = None if draft.url else dates.in_name(draft.id)
    named = [Candidate(in_name, "inferred", "the file's name", draft.id)] if in_name else []
    at = len(known) - bool(whole)
    in_text = sorted(stated, key=lambda one: one.role == "changed")
    own = [*(one for one in known[:at] if one not in guess), *in_text, *known[at:], *guess, *named]
    ordered = [*own, *draft.otherwise]
    return choose(ordered, draft.fetched)


def _join(title: str, lead: str, body: Body) -> tuple[str, tuple[Section, ...]]:
    """Text with a line break between paragraphs, and where title, lead, body, its entries and the notes stand in it."""
    blocks: list[tuple[SectionKind, str]] = [("title", title), ("lead", lead), ("body", "\n".join(body.paragraphs))]
    sections, at, pieces = [], 0, []
    for kind, block in blocks:
        if block:
            sections.append(Section(kind, Span(at, at + len(block))))
            pieces.append(block)
            if kind == "body":
                sections += body.sections(at)
            at += len(block) + 1
    for note in body.notes:
        sections.append(Section(note.kind, Span(at, at + len(note.text)), note.at, label=note.label))
        pieces.append(note.text)
        at += len(note.text) + 1
    return "\n".join(pieces), tuple(sections)


def _once_each(credit: str | None) -> str | None:
    return ", ".join(dict.fromkeys(part.strip() for part in credit.split(", "))) if credit else None

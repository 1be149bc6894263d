"""Every title that reports annotated by hand are given, read by a checker of its own: sentences or a few noun forms."""

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Claim, Event, Party, Place, Report, Source, Span
from onrecord.record.shortening import LONGEST_WHOLE
from onrecord.record.summary import summarise
from onrecord.record.tidying import LONGEST
from tests.record.checked import NOUNS, PASTS, VERBS, faults

MOST = 300  # reports of those annotated for training
STATE = re.compile(r" \([A-Z][^()]*\)$")  # the state behind words that name nobody
TOLERATED = 0.01  # of titles: the checker takes a rare verb for none


def party(code: str, words: str | None, text: str, quote: Span) -> Party:
    """A party where its words stand: in the quote, else before it, else anywhere."""
    if not words:
        return Party(code, code)
    places = (text.find(words, quote.start, quote.end), text.rfind(words, 0, quote.start), text.find(words))
    at = next((at for at in places if at >= 0), -1)
    return Party(code, words, span=Span(at, at + len(words)) if at >= 0 else None)


def claim_of(report: Report, number: int, marked: dict[str, Any]) -> Claim | None:
    at = report.text.find(marked["q"])
    if at < 0:
        return None
    quote = Span(at, at + len(marked["q"]))
    actors, recipients = (
        tuple(party(code, words, report.text, quote) for code, words in marked.get(side) or ()) for side in ("a", "r")
    )
    return Claim(
        id=f"{report.id}-{number}",
        report=report.id,
        span=quote,
        quote=marked["q"],
        type=marked["t"],
        trigger=(marked["w"] or " ").split(" ")[0],
        actors=actors,
        recipients=recipients,
        status=marked["s"],
        sources=tuple(Source(name) for name in marked.get("src") or ()),
        place=Place(marked["p"]) if marked["p"] else None,
        tier="firm",
    )


def titles(report: Report, marked: list[dict[str, Any]]) -> Iterator[str]:
    """The titles of the events of one report."""
    events: dict[str, list[Claim]] = defaultdict(list)
    for number, mark in enumerate(marked):
        claim = claim_of(report, number, mark)
        if claim:
            events[mark["e"] or str(number)].append(claim)
    for claims in events.values():
        yield summarise(Event(id="e", title="", type=claims[0].type), claims, {report.id: report}).title


def annotated(folder: Path) -> Iterator[tuple[Report, list[dict[str, Any]]]]:
    lines: Any = (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    marks = {row["id"]: row["claims"] for row in map(json.loads, lines)}
    with gzip.open(folder / "reports.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if marks[row["id"]]:
                text = f"{row['title']}\n{row['text']}"
                yield Report(id=row["id"], text=text, title=row["title"]), marks[row["id"]]


def trigger_of(quote: str) -> str:
    """The gold marks none: the first word that is likely to be one."""
    words = re.findall(r"[\w-]+", quote)
    likely = (
        w for w in words[1:] if w.lower() in PASTS | NOUNS or w.endswith("ed") or w.lower().removesuffix("s") in VERBS
    )
    return next(likely, words[0])


def golden(folder: Path) -> Iterator[tuple[Report, list[dict[str, Any]]]]:
    """Reports of the gold with their claims in the keys of those for training."""
    for path in sorted((folder / "claims").glob("*.json")):
        source = folder / "reports" / path.name
        if not source.is_file():
            continue
        told, marked = json.loads(source.read_text(encoding="utf-8")), json.loads(path.read_text(encoding="utf-8"))
        claims = [
            {
                "q": claim["quote"],
                "w": trigger_of(claim["quote"]),
                "t": claim["type"],
                "a": [(code, None) for code in claim["actors"]],
                "r": [(code, None) for code in claim["recipients"]],
                "s": claim["status"],
                "src": claim["sources"],
                "p": claim["place"],
                "e": claim["event"],
            }
            for claim in marked["claims"]
        ]
        yield Report(id=path.stem, text=f"{told['title']}\n{told['text']}", title=told["title"]), claims


@pytest.mark.parametrize(("stick", "read"), [("train", annotated), ("gold", golden)])
def test_every_title_is_a_sentence_or_names_its_event(shared: Path, stick: str, read: Any) -> None:
    if not (shared / stick).is_dir():
        pytest.skip(f"needs {shared / stick}")
    made = [title for report, marked in islice(read(shared / stick), MOST) for title in titles(report, marked)]
    wrong = {title: found for title in made if (found := faults(STATE.sub("", title)))}
    assert len(made) > 50
    assert len(wrong) <= TOLERATED * len(made), "\n".join(f"{found}: {title}" for title, found in sorted(wrong.items()))


@pytest.mark.parametrize(
    ("title", "fault"),
    [
        ("Benjamin Netanyahu, has disciplined a junior member", "comma before the verb"),
        ("Steve Bannon defied a subpoena from the Jan", "breaks off"),
        ("Russian Attack on Ukraine's", "breaks off"),
        ("Taliban, Germany: deadly assault", "label"),
        ("United States: junior", "label"),
        ("Congress for More Money", "no verb"),
        ("They attacked the town of Goma", "points elsewhere"),
        ("Hamas condemned “the raid on", "open quotation"),
        ("Mayor promised to repair our ties", "first person"),
    ],
)
def test_the_checker_finds_what_is_wrong(title: str, fault: str) -> None:
    assert fault in faults(title)


def test_the_checker_lets_pass_what_is_right() -> None:
    for title in ("Israeli airstrike on a Palestinian refugee camp", "Germany may be attacked", "Peru met Chile"):
        assert not faults(title)
        assert len(title) <= (LONGEST_WHOLE if title.startswith("“") else LONGEST)

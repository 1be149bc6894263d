"""Lines on pages to paragraphs: what runs on, what begins anew, what is only the page's head and foot."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

END = re.compile(r"[.!?][\"'”’)\]]*$")
NUMBER = re.compile(r"^\W*(?:page\s*)?\d{1,4}(?:\s*(?:/|of|von|de)\s*\d{1,4})?\W*$", re.I)
PRINTED = re.compile(r"(https?://\S+)\s+\d{1,3}\s*/\s*\d{1,3}$")
STAMP = re.compile(r"^\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}[:.]\d\d(?:\s*[AP]M)?\s", re.I)
EDGE = 3
GAP = 1.35
FITS = 0.8  # letters differ in width: a line this much shorter than the longest had room for a word more


class Line(NamedTuple):
    """One printed line: its text, its height from the page's foot and its type size in points."""

    text: str
    y: float
    size: float


class Layout(NamedTuple):
    """A document's paragraphs, its title in larger type, and the address that a browser prints at the foot."""

    title: str
    paragraphs: list[str]
    url: str | None


def layout(pages: Sequence[list[Line]]) -> Layout:
    """The running text of a document's pages."""
    printed = next((found[1] for page in pages for line in page if (found := PRINTED.search(line.text))), None)
    kept = _without_edges(pages)
    body = _body_size(kept)
    title = _title(kept[0] if kept else [], body)
    compounds = set(re.findall(r"\w+-\w+", " ".join(line.text for page in kept for line in page)))
    return Layout(title, [_joined(lines, compounds) for lines in _paragraphs(kept)], printed)


def _without_edges(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Pages without the lines at head and foot that return on others, and without their numbers."""
    edges = [_edge(page) for page in pages]
    counted = Counter(chain.from_iterable({_shape(line.text) for line in edge} for edge in edges))
    often = max(2, min(3, round(0.6 * len(pages)))) if len(pages) > 1 else 2
    kept = []
    for page, edge in zip(pages, edges, strict=True):
        dropped = {
            line
            for line in edge
            if counted[_shape(line.text)] >= often
            or NUMBER.match(line.text)
            or PRINTED.search(line.text)
            or STAMP.match(line.text)
        }
        kept.append([line for line in page if line not in dropped])
    return kept


def _edge(page: list[Line]) -> list[Line]:
    ordered = sorted(page, key=lambda line: -line.y)
    return [*ordered[:EDGE], *ordered[-EDGE:]]


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text).strip().lower()


def _body_size(pages: Iterable[list[Line]]) -> float:
    """The size that most letters are set in."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _title(page: list[Line], body: float) -> str:
    """The headline: what stands in the largest type on the first page's upper part."""
    top = list(enumerate(page[:16]))
    largest = max((line.size for _, line in top if len(line.text) >= 3), default=0.0)
    if largest < 1.15 * body:
        return ""
    chosen: list[int] = []
    for at, line in top:
        if abs(line.size - largest) < 0.05 * largest:
            if chosen and at != chosen[-1] + 1:
                break
            chosen.append(at)
    title = " ".join(page[at].text.strip() for at in chosen)
    return title if 8 <= len(title) <= 300 and len(title.split()) > 1 else ""


def _paragraphs(pages: Sequence[list[Line]]) -> list[list[str]]:
    """Lines put together where nothing says that a new paragraph begins."""
    found: list[list[str]] = []
    before: Line | None = None
    for page in pages:
        gap, width = _usual(page)
        first = True
        for line in page:
            fresh = before is None or _begins(before, line, gap, width, first)
            if fresh:
                found.append([])
            found[-1].append(line.text.strip())
            before, first = line, False
    return found


def _usual(page: list[Line]) -> tuple[float, dict[float, int]]:
    """The usual distance of two lines in type sizes, and the length of a full line by type size."""
    gaps = sorted((a.y - b.y) / a.size for a, b in pairwise(page) if a.size and 0 < a.y - b.y < 3 * a.size)
    widths: dict[float, list[int]] = {}
    for line in page:
        widths.setdefault(round(line.size), []).append(len(line.text.strip()))
    full = {size: max(lengths) for size, lengths in widths.items()}
    return (gaps[len(gaps) // 4] if gaps else 1.2), full


def _begins(before: Line, line: Line, gap: float, width: dict[float, int], new_page: bool) -> bool:
    """Whether a line begins a paragraph: other type, more space above, or a word that would have fitted before."""
    if abs(before.size - line.size) > 0.08 * max(before.size, line.size):
        return True
    full = width.get(round(line.size), 0)
    first = line.text.split(maxsplit=1)[0] if line.text.strip() else ""
    fitted = len(before.text.strip()) + 1 + len(first) <= FITS * full
    if new_page or line.y > before.y:  # the next page or column: only the words can tell
        return bool(END.search(before.text.strip())) or fitted
    return before.y - line.y > GAP * gap * line.size or fitted


def _joined(lines: list[str], compounds: set[str]) -> str:
    """Lines as running text; a word parted at a line's end is put together unless it is written with its hyphen."""
    text = lines[0]
    for line in lines[1:]:
        head = re.search(r"(\w+)-$", text)
        tail = re.match(r"[a-zà-ÿ]+", line)
        if text.endswith("\u00ad"):
            text = text[:-1] + line
        elif head and tail:
            text = (text if f"{head[1]}-{tail[0]}" in compounds else text[:-1]) + line
        else:
            text = f"{text} {line}"
    return text.replace("\u00ad", "")

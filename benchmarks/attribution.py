"""Attribution on PolNeAR: how much of what is attributed is found, and whether to the right source.

FOLDER holds `text/*.txt` and `attributions/*.ann` (brat stand-off). A text with several annotations counts once
for each. Definitions:

content_precision, content_recall, content_f1
    over tokens (words: letters and digits, with inner apostrophes and hyphens; punctuation is not counted). A token
    counts as attributed if it lies in the content of any attribution; summed over all texts.
source_right
    each gold attribution with a source is paired with the predicted one whose content shares most tokens with
    its content (ties: the tighter one). Among the gold ones so paired (their contents found), the share in which
    the predicted source shares at least one word, function words apart, with the gold source.
"""

import argparse
import bisect
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.model import Report
from onrecord.read.attribution import attribution
from onrecord.read.language import parse
from onrecord.read.reading import Reading

Spans = list[tuple[int, int]]
Pair = tuple[frozenset[int], frozenset[int]]
FUNCTION = frozenset({"the", "a", "an", "of", "in", "on", "at", "for", "to", "and", "or", "who", "which", "that"})


class Tokens:
    """The tokens of a text, and those that character spans touch."""

    def __init__(self, text: str) -> None:
        found = list(re.finditer(r"\w+(?:['’-]\w+)*", text))
        self.starts = [one.start() for one in found]
        self.ends = [one.end() for one in found]
        self.words = [one.group().lower() for one in found]

    def within(self, spans: Spans) -> frozenset[int]:
        """Indices of the tokens that the spans touch."""
        return frozenset(
            index
            for start, end in spans
            for index in range(bisect.bisect_right(self.ends, start), bisect.bisect_left(self.starts, end))
        )

    def content_words(self, indices: Iterable[int]) -> frozenset[int]:
        """Those of the indices that are not function words."""
        return frozenset(index for index in indices if self.words[index] not in FUNCTION)


def annotations(folder: Path, stem: str) -> Iterator[list[tuple[Spans, Spans]]]:
    """Source and content spans of every attribution, for each annotation of a text."""
    for path in sorted(folder.glob("*.ann")):
        if re.fullmatch(re.escape(stem) + r"(_[0-9a-f]{4})?", path.stem):
            yield _attributions(path.read_bytes().decode("utf-8"))


def _attributions(raw: str) -> list[tuple[Spans, Spans]]:
    spans: dict[str, Spans] = {}
    relations = []
    for line in raw.splitlines():
        fields = line.split("\t")
        if len(fields) < 2:
            continue
        if fields[0].startswith("T"):
            places = fields[1].split(" ", 1)[1].split(";")
            spans[fields[0]] = [(int(a), int(b)) for a, b in (place.split() for place in places)]
        elif fields[0].startswith("E"):
            relations.append([part.split(":") for part in fields[1].split()])
    return [(_role(relation, "Source", spans), _role(relation, "Content", spans)) for relation in relations]


def _role(relation: list[list[str]], role: str, spans: dict[str, Spans]) -> Spans:
    return [span for name, target in relation if name.rstrip("0123456789") == role for span in spans.get(target, [])]


def predicted(reading: Reading, tokens: Tokens) -> list[Pair]:
    """Source and content, as token indices, of every attribution that the stage found."""
    found = []
    for one in attribution(reading).attributions:
        source = [_chars(reading, one.source)] if one.source else []
        content = [_chars(reading, part) for part in one.content]
        found.append((tokens.within(source), tokens.within(content)))
    return found


def _chars(reading: Reading, span: tuple[int, int]) -> tuple[int, int]:
    where = reading.chars(*span)
    return where.start, where.end


class Score:
    """Counts over texts."""

    def __init__(self) -> None:
        self.shared = self.guessed = self.gold = self.found = self.right = 0

    def add(self, gold: list[Pair], guess: list[Pair], tokens: Tokens) -> None:
        """Count one annotation of one text."""
        wanted = frozenset().union(*(content for _, content in gold))
        given = frozenset().union(*(content for _, content in guess))
        self.shared += len(wanted & given)
        self.guessed += len(given)
        self.gold += len(wanted)
        for source, content in gold:
            near = [one for one in guess if one[1] & content]
            if not source or not near:
                continue
            best = max(near, key=lambda one: (len(one[1] & content), -len(one[1])))
            self.found += 1
            self.right += bool(tokens.content_words(best[0] & source))

    def result(self) -> dict[str, float]:
        """The numbers, as shares of one."""
        precision = self.shared / self.guessed if self.guessed else 0.0
        recall = self.shared / self.gold if self.gold else 0.0
        return {
            "content_precision": round(precision, 4),
            "content_recall": round(recall, 4),
            "content_f1": round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0,
            "source_right": round(self.right / self.found, 4) if self.found else 0.0,
            "sources_compared": self.found,
        }


def score(readings: Iterable[Reading], folder: Path) -> dict[str, float]:
    """Score readings, whose reports are named after their texts, against a folder of annotations."""
    total = Score()
    for reading in readings:
        tokens = Tokens(reading.report.text)
        guess = predicted(reading, tokens)
        for gold in annotations(folder, reading.report.id):
            total.add([(tokens.within(source), tokens.within(content)) for source, content in gold], guess, tokens)
    return total.result()


def main(argv: list[str] | None = None) -> int:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="holds text/ and attributions/")
    args = parser.parse_args(argv)
    texts = sorted((args.folder / "text").glob("*.txt"))
    if not texts:
        parser.error(f"no texts in {args.folder / 'text'}")
    reports = (Report(id=path.stem, text=path.read_bytes().decode("utf-8")) for path in texts)
    result = score(parse(reports), args.folder / "attributions")
    print(json.dumps({"texts": len(texts), **result}))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Factuality on MEANTIME: whether each event is presented as certain or not, as positive or negative.

FOLDER... hold MEANTIME's XML files, at any depth. Every event mention of a document that carries a certainty and
a polarity is given to the stage by its head token.

macro_f1
    the mean of the F1 of the classes of certainty × polarity that occur in the data: CERTAIN, PROBABLE, POSSIBLE or
    UNDERSPECIFIED, times negative or not. UNDERSPECIFIED polarity counts as not negative, since the corpora do not
    agree in it: for the same "plans to buy" one has POS, another UNDERSPECIFIED.
majority_macro_f1
    the same for always saying "certain, positive".
accuracy
    the share of event mentions with the right class.
folded_macro_f1, folded_majority_macro_f1, folded_accuracy
    with certainty folded to certain or not.
classes
    precision, recall, F1 and number of each class.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from onrecord.model import Report
from onrecord.read.attribution import attribution
from onrecord.read.language import parse
from onrecord.read.reading import Reading
from onrecord.read.status import factuality_of

MARKS = {"``": '"', "''": '"'}


@dataclass(frozen=True)
class Event:
    """An event mention: where its head begins and ends in the text, and its class."""

    start: int
    end: int
    label: str


def label(certainty: str, polarity: str) -> str:
    """The fine class: CERTAIN, PROBABLE, POSSIBLE or UNDERSPECIFIED, with + or -."""
    return f"{certainty.upper()}{'-' if polarity.upper().startswith('NEG') else '+'}"


def folded(fine: str) -> str:
    """The class of two certainties and two polarities."""
    return f"{'CERTAIN' if fine.startswith('CERTAIN') else 'UNCERTAIN'}{fine[-1]}"


def document(path: Path) -> tuple[str, list[Event]]:
    """The text of a MEANTIME document and its event mentions. Headline and date line are paragraphs of their own."""
    root = etree.parse(str(path)).getroot()
    text, sentence = "", "0"
    spans: dict[str, tuple[int, int]] = {}
    for token in root.iter("token"):
        raw = token.text or ""
        word = MARKS.get(raw, raw)
        if text:
            text += "\n\n" if token.get("sentence") != sentence and sentence in {"0", "1"} else _gap(word, text)
        sentence = token.get("sentence", "")
        spans[token.get("t_id", "")] = (len(text), len(text) + len(word))
        text += word
    events = []
    for mention in root.iter("EVENT_MENTION"):
        anchors = [spans[anchor.get("t_id", "")] for anchor in mention.iter("token_anchor")]
        certainty, polarity = mention.get("certainty"), mention.get("polarity")
        if anchors and certainty and polarity:
            events.append(Event(anchors[0][0], anchors[-1][1], label(certainty, polarity)))
    return text, events


def _gap(word: str, text: str) -> str:
    """No space before closing punctuation and clitics, nor after an opening bracket, as in running text."""
    closes = word in {",", ".", ";", ":", "?", "!", ")", "%", "'s", "'", "n't", "'re", "'ve", "'ll", "'d"}
    return "" if closes or text.endswith(("(", "$")) else " "


def guess(reading: Reading, event: Event) -> str:
    """The class that the stage gives to the event's head."""
    span = reading.doc.char_span(event.start, event.end, alignment_mode="expand")
    assert span is not None, "expanding always finds tokens"
    fact = factuality_of(reading, span.root)
    return label(fact.certainty, fact.polarity)


def pairs(readings: Iterable[Reading], gold: dict[str, list[Event]]) -> Iterator[tuple[str, str]]:
    """Gold and guessed class of every event mention."""
    for reading in readings:
        full = attribution(reading)
        for event in gold[reading.report.id]:
            yield event.label, guess(full, event)


def scores(found: list[tuple[str, str]]) -> dict[str, dict[str, float]]:
    """Precision, recall, F1 and number for each class of the gold."""
    gold, given = Counter(g for g, _ in found), Counter(p for _, p in found)
    right = Counter(g for g, p in found if g == p)
    result = {}
    for name in sorted(gold):
        precision = right[name] / given[name] if given[name] else 0.0
        recall = right[name] / gold[name]
        f1 = 2 * right[name] / (gold[name] + given[name])
        result[name] = {
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(f1, 4),
            "events": gold[name],
        }
    return result


def macro(found: list[tuple[str, str]]) -> float:
    """Mean F1 over the classes of the gold."""
    classes = scores(found)
    return round(sum(one["f1"] for one in classes.values()) / len(classes), 4)


def main(argv: list[str] | None = None) -> int:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="+", help="MEANTIME XML files, at any depth")
    args = parser.parse_args(argv)
    files = sorted(path for folder in args.folder for path in folder.rglob("*.xml"))
    if not files:
        parser.error("no XML files there")
    reports, gold = [], {}
    for path in files:
        text, gold[str(path)] = document(path)
        reports.append(Report(id=str(path), text=text))
    fine = list(pairs(parse(reports), gold))
    found = [(folded(g), folded(p)) for g, p in fine]
    result = {
        "events": len(found),
        "macro_f1": macro(fine),
        "majority_macro_f1": macro([(g, "CERTAIN+") for g, _ in fine]),
        "accuracy": round(sum(g == p for g, p in fine) / len(fine), 4),
        "folded_macro_f1": macro(found),
        "folded_majority_macro_f1": macro([(g, "CERTAIN+") for g, _ in found]),
        "folded_accuracy": round(sum(g == p for g, p in found) / len(found), 4),
        "classes": scores(fine),
    }
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())

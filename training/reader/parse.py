"""Parse annotated reports, the gold and our own sentences with the rules, and keep the readings.

`parse.py TRAIN GOLD OUT [PART OF]`: TRAIN is the folder of annotated reports, GOLD that of the gold.
"""

import gzip
import json
import pickle
import sys
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import markup
from spacy.tokens import DocBin

from onrecord.acquire import acquire
from onrecord.model import Report, Section, Span
from onrecord.read import Settings, read

ATTRIBUTES = ["ORTH", "TAG", "POS", "DEP", "HEAD", "LEMMA", "ENT_IOB", "ENT_TYPE", "SENT_START", "SPACY", "MORPH"]
KEPT = ("report", "mentions", "times", "places", "proposals", "attributions")


def annotated(folder):
    """The annotated reports as acquiring would give them."""
    with gzip.open(folder / "reports.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            r = json.loads(line)
            yield as_report(r["id"], r["title"], r["text"], r["published"], r["outlet"])


def as_report(id, title, text, published, outlet=None):
    """A report from its parts."""
    whole = f"{title}\n{text}" if title else text
    sections = [Section("title", Span(0, len(title)))] if title else []
    sections.append(Section("body", Span(len(whole) - len(text), len(whole))))
    return Report(id=id, title=title, text=whole, sections=tuple(sections), outlet=outlet, published=published,
                  published_how="metadata")  # fmt: skip


def own():
    """Our own sentences, each a report."""
    for k, sentence in enumerate(markup.sentences()):
        yield as_report(f"own-{k}", "", sentence.text, "2023-06-15")


def main():
    """Read everything, and keep it."""
    train, gold, out = map(Path, sys.argv[1:4])
    part, of = map(int, sys.argv[4:6]) if len(sys.argv) > 4 else (0, 1)
    everything = [*annotated(train), *own(), *acquire([gold / "reports"])]
    everything = [r for r in everything if r.text][part::of]
    box, rows, waiting = DocBin(attrs=ATTRIBUTES, store_user_data=False), [], iter(everything)
    while batch := list(islice(waiting, 32)):
        for reading in read(batch, settings=Settings(decide="rules")):
            if len(reading.doc):
                box.add(reading.doc)
                rows.append({field: getattr(reading, field) for field in KEPT})
    out.write_bytes(pickle.dumps((box.to_bytes(), rows)))
    print(len(rows), "readings")


if __name__ == "__main__":
    main()

"""Parse annotated reports, the gold and our own sentences up to where the network decides, and keep the readings.

`parse.py TRAIN GOLD OUT [PART OF]`: TRAIN is the folder of annotated reports, GOLD that of the gold.
"""

import gzip
import json
import pickle
import sys
from itertools import islice, takewhile
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlparse

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import markup
import pool
from msgspec import structs
from spacy.tokens import DocBin

from onrecord.acquire import acquire
from onrecord.model import Report, Section, Span
from onrecord.read.language import parse
from onrecord.read.pipeline import stages

ATTRIBUTES = ["ORTH", "TAG", "POS", "DEP", "HEAD", "LEMMA", "ENT_IOB", "ENT_TYPE", "SENT_START", "SPACY", "MORPH"]
KEPT = ("report", "mentions", "times", "places", "attributions")


def rows(folder):
    """The annotated reports, and those of the pool that we annotated ourselves."""
    with gzip.open(folder / "reports.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)
    for report, _ in pool.annotated(pool.FOLDER, folder / "pool.jsonl.gz"):
        yield report


def annotated(folder):
    """The annotated reports as acquiring gives them: datelines and furniture out, as they will be when read."""
    with TemporaryDirectory() as made:
        for r in rows(folder):
            article = {"title": r["title"], "text": r["text"], "date_publish": f"{r['published']} 12:00:00",
                       "language": "en", "source_domain": urlparse(r["url"] or "").netloc, "url": r["url"]}  # fmt: skip
            path = Path(made) / f"{r['id']}.json"
            path.write_text(json.dumps(article), encoding="utf-8")
            yield from (structs.replace(report, id=r["id"]) for report in acquire([path]))
            path.unlink()


def own():
    """Our own sentences, each a report."""
    for k, sentence in enumerate(markup.sentences()):
        span = Span(0, len(sentence.text))
        yield Report(id=f"own-{k}", text=sentence.text, sections=(Section("body", span),), published="2023-06-15")


def main():
    """Read everything, and keep it."""
    train, gold, out = map(Path, sys.argv[1:4])
    part, of = map(int, sys.argv[4:6]) if len(sys.argv) > 4 else (0, 1)
    everything = [*annotated(train), *own(), *acquire([gold / "reports"])]
    everything = [r for r in everything if r.text][part::of]
    box, kept, waiting = DocBin(attrs=ATTRIBUTES, store_user_data=False), [], iter(everything)
    while batch := list(islice(waiting, 32)):
        for reading in parse(batch):
            for step in takewhile(lambda step: "events" not in step.gives, stages()):
                reading = step(reading)
            if len(reading.doc):
                box.add(reading.doc)
                kept.append({field: getattr(reading, field) for field in KEPT})
    out.write_bytes(pickle.dumps((box.to_bytes(), kept)))
    print(len(kept), "readings")


if __name__ == "__main__":
    main()

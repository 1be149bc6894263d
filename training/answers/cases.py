"""Reactions whose answer is marked, each with the claims that it may be of: those annotated, and those as read.

Marked are the reactions in annotated reports (`../shared/train`, `../shared/gold`), and our own marks of reactions in
the pool, and in annotated reports whose reactions were left out, kept as offsets (`marked.jsonl`): a report a line, each
reaction `[stance, code of who answers, [start, end], claims]`, each claim `[type, start, end]` of the reading at the
time; none if no claim told of what is answered.
"""

import gzip
import hashlib
import json
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from msgspec import structs

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "benchmarks")]

import _scoring
import responses as benchmark
from _gold import load_gold, load_reports
from onrecord.acquire import acquire
from onrecord.model import Response, Span
from onrecord.read import read
from onrecord.record import MemoryShelf, Recorder
from onrecord.record.answer_odds import Ties, allegation, candidates, ties
from onrecord.record.answering import answer, only_called

MARKED, KEPT = (Path(__file__).resolve().parent / name for name in ("marked.jsonl", "kept.jsonl"))


class Case(NamedTuple):
    """A reaction: the marks of each candidate, whether it is right, what ties them; where it is from.

    `told` says whether any claim of the report is right, one that is ruled out too; `last` whether that is right which is
    answered where none of the candidates is, None if there is none.
    """

    part: str
    report: str
    marks: list[dict[str, float]]
    right: list[bool]
    ties: Ties
    told: bool
    last: bool | None = None


def held(id):
    """Whether a report is kept from fitting: half of the annotated ones, by their ids."""
    return int(hashlib.sha1(id.encode()).hexdigest(), 16) % 2 == 0


def article(row):
    """A report of the training data as a news-please article."""
    return {
        "title": row["title"],
        "description": "",
        "text": row["text"],
        "date_publish": row["published"],
        "url": row["url"],
        "source_domain": (row["url"] or "//").split("/")[2] if row["url"] else "",
    }


def rows(path):
    """The rows of a packed file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def case(recorder, id, part, right):
    """The case of a reaction in the record, `right` says which claims are."""
    kept = recorder.shelf.get(Response, id)
    response = structs.replace(kept, about=recorder.responses.named(id))
    report, near = recorder.shelf.get(benchmark.Report, response.report), recorder.responses._candidates(response)
    told = any(right(fact.claim) for fact in near)
    if any(only_called(response, fact.claim) for fact in near):
        return Case(part, report.id, [], [], ties([], report.text, kept.span), told)
    said = answer(response, report)
    found, last = candidates(said, report.text, near, recorder.responses.again(response)), None
    if (only := allegation(said, report.text, near)) is not None:
        last = right(only)
    good = [right(c.placed.fact.claim) for c in found]
    return Case(part, report.id, [c.marks for c in found], good, ties(found, report.text, kept.span), told, last)


def folder_of(data, into, fit):
    """The annotated reports with reactions as the gold keeps them; those fitted on, or those held."""
    marks = {
        row["id"]: row for row in map(json.loads, (data / "claims.jsonl").read_text(encoding="utf-8").splitlines())
    }
    triggers = {}
    for row in rows(data / "reports.jsonl.gz"):
        mark = marks[row["id"]]
        told = {claim["e"] for claim in mark["claims"]}
        if not any(one["about"] in told for one in mark.get("resp") or ()) or held(row["id"]) == fit:
            continue
        claims = [
            {
                "quote": c["q"],
                "event": c["e"],
                "type": c["t"],
                "actors": [x for x, _ in c["a"]],
                "recipients": [x for x, _ in c.get("r") or ()],
                "status": c["s"],
                "sources": c.get("src") or [],
                "start": (c.get("d") or [None])[0],
                "end": (c.get("d") or [None, None])[1],
                "place": c.get("p"),
            }
            for c in mark["claims"]
        ]
        triggers |= {(row["id"], c["q"], c["t"]): c["w"] for c in mark["claims"]}
        for name, content in (
            ("reports", article(row)),
            ("claims", {"claims": claims, "responses": [{**one, "quote": one["q"]} for one in mark["resp"]]}),
        ):
            (into / name).mkdir(parents=True, exist_ok=True)
            (into / name / f"{row['id']}.json").write_text(json.dumps(content), encoding="utf-8")
    return triggers


def annotated(reports, gold, triggers):
    """The cases of a folder of annotated reports, with the annotators' claims and with claims as read."""
    wanted, marks, texts = benchmark.annotated(gold), _scoring.annotated(gold), _scoring.texts(reports)
    recorder = Recorder(MemoryShelf())
    for report, pairs in load_gold(load_reports(reports), gold):
        keys = {claim.id: key for claim, key in pairs}
        claims = [structs.replace(c, trigger=triggers.get((report.id, c.quote, c.type), "")) for c, _ in pairs]
        responses = [benchmark._given(report, raw) for raw in wanted[report.id]]
        recorder.add(report, claims, responses)
        for response, raw in zip(responses, wanted[report.id], strict=True):
            yield case(
                recorder, response.id, "given", lambda claim, about=raw["about"], keys=keys: keys[claim.id] == about
            )
    recorder = Recorder(MemoryShelf())
    for found in read(acquire([reports])):
        recorder.add(found.report, found.claims, found.responses)
        stem = Path(found.report.input).stem
        taken = [benchmark._row(claim) for claim in found.claims]
        keys = benchmark.keyed(marks.get(stem, []), taken, texts[stem])
        free = list(found.responses)
        for raw in wanted.get(stem, ()):
            at = _scoring.locate(raw["quote"], texts[stem])
            match = [r for r in free if r.stance == raw["stance"]]
            match = [r for r in match if _scoring.overlap(at, _scoring.locate(r.quote, texts[stem]))]
            if match:
                best = max(match, key=lambda r, by=raw["by"]: r.by.code == by)
                free.remove(best)
                yield case(
                    recorder, best.id, "read", lambda claim, about=raw["about"], keys=keys: keys.get(claim.id) == about
                )


def marked(data, path, part):
    """The cases of the reports of the pool, and of others without annotated reactions, that we marked."""
    wanted = {row["id"]: row["answers"] for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    with tempfile.TemporaryDirectory() as made:
        for row in rows(data / "pool.jsonl.gz") + rows(data / "reports.jsonl.gz"):
            if row["id"] in wanted:
                (Path(made) / f"{row['id']}.json").write_text(json.dumps(article(row)), encoding="utf-8")
        recorder = Recorder(MemoryShelf())
        for found in read(acquire([Path(made)])):
            recorder.add(found.report, found.claims, found.responses)
            for stance, code, (start, end), claims in wanted[found.report.id]:
                same = [r for r in found.responses if r.stance == stance and r.span.overlaps(Span(start, end))]
                same.sort(key=lambda r, code=code, start=start: (r.by.code != code, abs(r.span.start - start)))
                for response in same[:1]:
                    yield case(
                        recorder,
                        response.id,
                        part,
                        lambda claim, told=claims: any(
                            claim.type == type and claim.span.start < end and start < claim.span.end
                            for type, start, end in told
                        ),
                    )


def cases(data, *, fit):
    """All cases to fit on, or those held."""
    with tempfile.TemporaryDirectory() as made:
        triggers = folder_of(data / "train", Path(made), fit)
        found = list(annotated(Path(made) / "reports", Path(made) / "claims", triggers))
    if fit:
        found += annotated(data / "gold" / "reports", data / "gold" / "claims", {})
        found += marked(data / "train", MARKED, "marked")
    else:
        found += marked(data / "train", KEPT, "kept")
    return found

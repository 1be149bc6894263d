"""How well events are joined across reports on any subject: cross-document coreference on MEANTIME.

usage: coreference.py FOLDER...

Each FOLDER is a corpus of MEANTIME's own XML (Minard et al. 2016). Given are the event mentions, the words of their
participants, their polarity and the date of the report; not given is which participants are the same. Since most of
its events are not political, the word that names an event, or the concept it stands for, takes the place of the type.
Prints the CoNLL F1 (mean of MUC, B-cubed and CEAFe) beside that of joining all mentions with one lemma, each as the
mean over the folders, singletons included.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from _coreference import conll
from onrecord.model import Claim, Event, Party, Report, Span, Status
from onrecord.read.language import pipeline
from onrecord.record import MemoryShelf, Recorder
from onrecord.record.concepts import concepts
from onrecord.record.text import stem

AROUND = 8
ROLES = {"Arg0": "actors", "Arg1": "recipients", "Arg2": "recipients"}


class Corpus(NamedTuple):
    """The reports of one folder with their claims, and by claim the gold event and the lemma."""

    reports: list[tuple[Report, list[Claim]]]
    gold: dict[str, str]
    lemmas: dict[str, str]


def load(folder: Path) -> Corpus:
    """Read the XML files of a folder."""
    corpus = Corpus([], {}, {})
    for path in sorted(folder.glob("*.xml")):
        _add(corpus, path.stem, etree.parse(str(path)).getroot())
    return corpus


def _add(corpus: Corpus, name: str, root: Any) -> None:
    words = {t.get("t_id"): t.text or "" for t in root.iter("token")}
    order = {t_id: at for at, t_id in enumerate(words)}
    listed = list(words.values())
    starts = [sum(len(word) + 1 for word in listed[:at]) for at in range(len(listed))]
    anchors = {m.get("m_id"): [a.get("t_id") for a in m.iter("token_anchor")] for m in root.find("Markables")}
    lemmas = _lemmas(listed)
    instances, parties = _instances(root, name), _participants(root)
    day = next((t.get("value") for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"), None)
    text = " ".join(listed)
    report = Report(id=name, title=text[:80], text=text, published=day if day and len(day) == 10 else None)
    claims = []
    for mention in root.iter("EVENT_MENTION"):
        at = [order[t] for t in anchors[mention.get("m_id")]]
        head = at[0]
        first, last = max(0, head - AROUND), min(len(listed), head + AROUND + 1)
        key = f"{name}-{mention.get('m_id')}"
        roles = parties.get(mention.get("m_id"), {})
        told: dict[str, tuple[Party, ...]] = {
            role: tuple(_party([words[t] for t in anchors[m]]) for m in roles.get(role, ()) if anchors[m])
            for role in ("actors", "recipients")
        }
        status: Status = "negated" if mention.get("polarity") == "NEG" else "happened"
        status = "planned" if status == "happened" and mention.get("time") == "FUTURE" else status
        claims.append(
            Claim(
                id=key,
                report=name,
                span=Span(starts[first], starts[last - 1] + len(listed[last - 1])),
                quote=" ".join(listed[first:last]),
                type=_kind(lemmas[head]),
                trigger=lemmas[head],
                status=status,
                actors=told["actors"],
                recipients=told["recipients"],
                tier="firm",
            )
        )
        corpus.gold[key] = instances.get(mention.get("m_id"), key)
        corpus.lemmas[key] = lemmas[head]
    corpus.reports.append((report, claims))


def _lemmas(words: list[str]) -> list[str]:
    from spacy.tokens import Doc

    nlp = pipeline()
    doc = Doc(nlp.vocab, words=words)
    for name, component in nlp.pipeline:
        if name in ("tok2vec", "tagger", "attribute_ruler", "lemmatizer"):
            doc = component(doc)
    return [token.lemma_.lower() for token in doc]


def _kind(lemma: str) -> str:
    named = sorted(concepts(lemma))
    return named[0] if len(named) == 1 else stem(lemma)


def _instances(root: Any, name: str) -> dict[str, str]:
    events = {m.get("m_id"): m.get("instance_id") or f"{name}-{m.get('m_id')}" for m in root.iter("EVENT")}
    return {
        source.get("m_id"): events[link.find("target").get("m_id")]
        for link in root.iter("REFERS_TO")
        if link.find("target").get("m_id") in events
        for source in link.iter("source")
    }


def _participants(root: Any) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for link in root.iter("HAS_PARTICIPANT"):
        role = ROLES.get(link.get("sem_role"))
        if role:
            listed = found.setdefault(link.find("source").get("m_id"), {}).setdefault(role, [])
            listed.append(link.find("target").get("m_id"))
    return found


def _party(words: list[str]) -> Party:
    return Party(stem(words[-1].lower()), " ".join(words))


def link(corpus: Corpus) -> dict[str, str]:
    """The event of each mention, as recording joins them."""
    shelf = MemoryShelf()
    recorder = Recorder(shelf)
    for report, claims in corpus.reports:
        recorder.add(report, claims)
    return {claim: event.id for event in shelf.all(Event) for claim in (*event.claims, *event.leads)}


def main(argv: Sequence[str] | None = None) -> None:
    """Print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    args = parser.parse_args(argv)
    ours, baseline, mentions = [], [], 0
    for folder in args.folders:
        for part in sorted({path.parent for path in folder.rglob("*.xml")}):
            corpus = load(part)
            ours.append(conll(corpus.gold, link(corpus)))
            baseline.append(conll(corpus.gold, corpus.lemmas))
            mentions += len(corpus.gold)
            print(f"{part.name}: {ours[-1]}, by lemma {baseline[-1]}", file=sys.stderr)
    mean = {name: round(sum(scores[name] for scores in ours) / len(ours), 1) for name in ours[0]}
    lemma = round(sum(scores["conll_f1"] for scores in baseline) / len(baseline), 1)
    print(json.dumps({**mean, "lemma_conll_f1": lemma, "mentions": mentions}))


if __name__ == "__main__":
    main()

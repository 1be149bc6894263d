"""A model for tests of search by meaning: words of one sense have one vector, a sentence that of its words together."""

import re
from collections.abc import Sequence
from zlib import crc32

import numpy as np
import pytest

from onrecord.read import meaning
from onrecord.read.meaning import Floats, unit
from onrecord.store import Record
from onrecord.store.meanings import missing

SENSES = {
    "vessel": "ship", "ships": "ship", "vessels": "ship", "freighter": "ship", "embargo": "sanction",
    "sanctions": "sanction", "coal": "fuel", "oil": "fuel", "talks": "meet", "met": "meet", "meeting": "meet",
    "summit": "meet", "breach": "break", "broke": "break", "broken": "break", "defied": "break",
}  # fmt: skip
SILENT = {"a", "an", "and", "at", "by", "for", "from", "in", "is", "of", "on", "the", "to", "was", "were", "with"}


class Plain:
    """As `onrecord.read.meaning.Model`."""

    size, floor, faint = 128, 0.5, 0.42

    def __init__(self, name: str = "plain") -> None:
        self.name = name
        self.asked: list[str] = []

    def vectors(self, texts: Sequence[str]) -> Floats:
        self.asked += texts
        made = np.zeros((len(texts), self.size), np.float32)
        for row, text in zip(made, texts, strict=True):
            for word in re.findall(r"\w+", text.lower()):
                if word not in SILENT:
                    row += np.random.default_rng(crc32(SENSES.get(word, word).encode())).normal(size=self.size)
        return unit(made)


def installed(monkeypatch: pytest.MonkeyPatch, model: Plain | None = None) -> Plain:
    """Have the extra installed, with this model in it, and new records have vectors."""
    made = model or Plain()
    monkeypatch.setattr(meaning, "model", lambda: made)
    monkeypatch.setattr(meaning, "installed", lambda: True)
    monkeypatch.setenv(meaning.SWITCH, "on")
    return made


def absent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the extra not installed."""
    monkeypatch.setattr(meaning, "_file", lambda: None)


def meant(record: Record, model: str) -> tuple[int, int]:
    """How many reports have vectors of a model, and how many have a text to make them of."""
    of = record.statuses().get("ok", 0)
    return of - len(missing(record, model)), of

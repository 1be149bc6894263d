"""What a run would ask of an endpoint, before it is asked: reports, requests, tokens, cost."""

import math
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from onrecord.model import Report
from onrecord.read.model_reader.cache import key_of, peek
from onrecord.read.model_reader.known import rate, schema
from onrecord.read.model_reader.prompt import Messages, Part, halves, messages, parts
from onrecord.read.model_reader.settings import ReaderSettings

MILLION = 1_000_000


class Estimate(NamedTuple):
    """Reports that would be read, how many of them cost nothing, and what the rest would cost.

    Attributes:
        reports: reports that would be read.
        answered: those of them whose answers are all in the cache.
        requests: requests that would be sent, if every answer can be used.
        tokens_in: tokens sent, estimated from characters.
        tokens_out: tokens that come back, estimated from how many claims reports of that length have.
    """

    reports: int = 0
    answered: int = 0
    requests: int = 0
    tokens_in: int = 0
    tokens_out: int = 0

    def cost(self, price_in: float, price_out: float) -> float:
        """The cost, at prices for a million tokens in and out, in their currency."""
        return (self.tokens_in * price_in + self.tokens_out * price_out) / MILLION


def estimate(reports: Iterable[Report], settings: ReaderSettings) -> Estimate:
    """What reading these reports would ask. Sends nothing; looks into the cache, where there is one."""
    counted = Estimate()
    asked: set[str] = set()
    for report in reports:
        open_parts = [part for whole in parts(report.text) for part in _unanswered(report, whole, settings, asked)]
        counted = Estimate(
            counted.reports + 1,
            counted.answered + (not open_parts),
            counted.requests + len(open_parts),
            counted.tokens_in + sum(_tokens_in(messages(report, part)) for part in open_parts),
            counted.tokens_out + sum(_tokens_out(part.end - part.start) for part in open_parts),
        )
    return counted


def _unanswered(report: Report, part: Part, settings: ReaderSettings, asked: set[str]) -> list[Part]:
    """The part, or those of its halves that the cache has no answer for; nothing where it has been asked about."""
    key = key_of(settings.model, messages(report, part))
    kept = peek(settings.folder, key)
    if kept is not None and kept.broken_off:
        return [left for half in halves(report.text, part) for left in _unanswered(report, half, settings, asked)]
    if kept is not None or key in asked:
        return []
    asked.add(key)
    return [part]


def _tokens_in(sent: Messages) -> int:
    characters = sum(len(message["content"]) for message in sent) + len(msgspec.json.encode(schema()))
    return math.ceil(characters / rate("characters_a_token"))


def _tokens_out(characters: int) -> int:
    claims = characters / 1000 * rate("claims_a_thousand")
    written = claims * rate("characters_a_claim") + rate("characters_an_answer")
    return math.ceil(written / rate("characters_a_token_out"))

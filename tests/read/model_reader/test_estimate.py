from collections.abc import Callable

import pytest

from onrecord.model import Report
from onrecord.read.model_reader import ReaderSettings
from onrecord.read.model_reader.cache import Cache, Kept, key_of
from onrecord.read.model_reader.estimate import Estimate, estimate
from onrecord.read.model_reader.prompt import messages, parts
from tests.read.model_reader.serving import Host
from tests.read.model_reader.test_prompt import long_text


def report(id: str, text: str) -> Report:
    return Report(id=id, text=text)


def test_reports_requests_and_tokens_are_counted_and_nothing_is_asked(
    host: Host, asked: Callable[..., ReaderSettings]
) -> None:
    short = estimate([report("a", "Envoys met in Oslo.")], asked())
    assert (short.reports, short.answered, short.requests) == (1, 0, 1)
    assert 2000 < short.tokens_in < 6000  # the rules are most of it
    long = estimate([report("a", long_text(100))], asked())
    assert long.requests == len(parts(long_text(100)))
    assert long.tokens_out > 20 * short.tokens_out
    assert host.asked == []
    assert not asked().folder.exists()


def test_what_has_been_answered_costs_nothing(asked: Callable[..., ReaderSettings]) -> None:
    known, new = report("a", "Envoys met in Oslo."), report("b", "Envoys met in Juba.")
    cache = Cache(asked().folder)
    key = key_of("small-1", messages(known, parts(known.text)[0]))
    cache.put(key, Kept(content='{"claims": []}', host="h", model="small-1"))
    assert estimate([known], asked()) == Estimate(1, 1, 0, 0, 0)
    assert estimate([known, new, report("c", new.text)], asked())[:3] == (3, 2, 1)
    assert estimate([known], asked(model="small-2")).requests == 1


def test_a_part_that_broke_off_counts_by_its_halves(asked: Callable[..., ReaderSettings]) -> None:
    long = report("a", long_text(12))
    (whole,) = parts(long.text)
    broken = Kept(content="", host="h", model="small-1", broken_off=True)
    Cache(asked().folder).put(key_of("small-1", messages(long, whole)), broken)
    assert estimate([long], asked()).requests in {2, 3}


def test_the_cost_is_by_the_million() -> None:
    assert Estimate(tokens_in=2_000_000, tokens_out=500_000).cost(0.15, 0.6) == pytest.approx(0.6)

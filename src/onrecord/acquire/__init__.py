"""acquire: bytes to reports. Files, folders, globs, addresses and standard input, one report after another."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from onrecord.acquire.facts import NONE, Facts, carried
from onrecord.acquire.identity import address, identity, is_row, same_content
from onrecord.acquire.inputs import STDIN, Input, expand
from onrecord.acquire.limits import Limits
from onrecord.acquire.names import shown
from onrecord.acquire.outlets import Outlet, credit_families, credit_family, family, outlet_for
from onrecord.acquire.passing import Passed, PassedOver, kinds_of
from onrecord.acquire.there import check_there
from onrecord.model import Report

__all__ = [
    "STDIN",
    "Facts",
    "Limits",
    "Outlet",
    "PassedOver",
    "acquire",
    "address",
    "carried",
    "check_there",
    "count",
    "credit_families",
    "credit_family",
    "family",
    "identity",
    "is_row",
    "kinds_of",
    "outlet_for",
    "same_content",
    "shown",
]

PAGE_BYTES = 20_000
ROW_BYTES = 4_000
DEFAULT = Limits()


def acquire(
    inputs: Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    limits: Limits = DEFAULT,
    fetch: bool = True,
    passed: Passed | None = None,
    apart: bool = True,
    facts: Facts = NONE,
) -> Iterator[Report]:
    """Read inputs into reports, lazily, in order; nothing is held but the report at hand.

    Takes text, HTML and MHTML, news-please `.json`, `.jsonl`, tables (CSV, Excel), PDF, Word, RTF, EPUB, exports of
    Nexis and Factiva, `.warc`, `.wacz` and `.zip`, each also with `.gz` or `.zst`; folders of these; globs; http and
    https addresses; and "-" for standard input, whose form is told by its first bytes. A table of inputs (CSV with a
    column `path`) names files, with the date, outlet, url and author of each.

    Bad input never raises: it gives a `Report` whose `status` is not "ok" and whose `reason` says in one line what
    is wrong and what to do. What could be read of a damaged file comes first.

    Args:
        inputs: paths, patterns, addresses, or "-".
        stdin: the stream behind "-"; the process's own if None.
        limits: bounds on size and time.
        fetch: whether addresses are fetched; if not, each gives a report that says so.
        passed: called for each file of a folder that can hold no report by its nature, such as a picture.
        apart: whether the second file of one stem gets a number after its id. A record does that by itself, and
            needs the ids as they are.
        facts: what the user says of all that come in: day and outlet, which count where a report states none; `by`
            is also who gives what tables of inputs say.
    """
    from onrecord.acquire.reading import read_input

    for one in expand(inputs, passed, apart=apart, by=facts.by):
        yield from read_input(one, stdin, limits, fetch, facts)


def count(inputs: Iterable[str | Path]) -> int:
    """About how many reports `acquire` will give: a guess from file sizes, good enough for a progress bar."""
    return sum(_guess(one) for one in expand(inputs))


def _guess(one: Input) -> int:
    if one.path is None or one.form not in ("jsonl", "warc", "table"):
        return 1
    try:
        packed = one.path.suffix in (".gz", ".zst")
        size = one.path.stat().st_size * (4 if packed else 1)
        if one.form == "table":
            return max(1, size // ROW_BYTES)
        if one.form == "warc" or packed:
            return max(1, size // PAGE_BYTES)
        with one.path.open("rb") as file:
            sample = file.read(1 << 18)
        return max(1, round(size * sample.count(b"\n") / len(sample))) if sample else 1
    except OSError:
        return 1

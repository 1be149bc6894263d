"""What makes two reports the same one: the address; or else where a report lies, to be compared by its content.

The id that is shown says nothing of that: a thousand files are called `report.txt`, and every article that is piped
in is `stdin`.
"""

import re
from pathlib import PurePosixPath

from onrecord.acquire.address import canonical
from onrecord.acquire.inputs import STDIN, Input, is_url
from onrecord.acquire.names import place_of, shown
from onrecord.model import Report

NUMBERED = re.compile(r"[:#]\d+$")


def address(report: Report) -> str | None:
    """The report's address without tracking; None if it has none, or one that is a whole site's.

    Pages of a misconfigured outlet all name its front page as theirs. Where a front page itself was asked for, that
    is its address.
    """
    if not report.url:
        return None
    found = canonical(report.url)
    return found if re.search(r"[/?]", found) or is_url(report.input) else None


def identity(report: Report) -> str:
    """Under what a report is looked for when it comes again: its address, else its path, else its id.

    Reports of one address are one report; those of one path only if their content says so.
    """
    return address(report) or report.path or report.id


def is_row(report: Report) -> bool:
    """Whether the report is one of many in its file, known there by its number."""
    return NUMBERED.search(report.input) is not None


def path_of(given: Input, report: Report) -> str:
    """The path within its input, for `Report.path`: folder and name of its file; its own id, or its name, within one.

    "" for an article that is known in its file by its number alone, for numbers shift when articles are added.
    """
    inner = report.input.removeprefix(given.label)
    if not inner:
        return shown(place_of(given.path)) if given.path else STDIN if given.label == STDIN else ""
    if NUMBERED.fullmatch(inner):
        return "" if report.id == f"{given.id}-{inner[1:]}" or report.url == report.id else report.id
    return "/".join(PurePosixPath(NUMBERED.sub("", inner).lstrip("#:")).parts[-2:])


def same_content(a: Report, b: Report) -> bool:
    """Whether two reports have the same title and text, white space and case aside."""
    return bool(a.hash) and a.hash == b.hash

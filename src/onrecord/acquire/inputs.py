"""What the user gave, one input after another: files, folders, globs, addresses, standard input."""

import csv
import glob
import os
import re
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

from onrecord.acquire.facts import Facts
from onrecord.acquire.forms import Form, named
from onrecord.acquire.input_tables import Row, is_input_table, rows
from onrecord.acquire.limits import RefusalError
from onrecord.acquire.names import shown, stem_of
from onrecord.acquire.passing import Passed, PassedOver, kinds_of, nature
from onrecord.knowledge.paths import did_you_mean_path

STDIN = "-"
IN_FOLDER = "a table of inputs: name it itself for what it says to count"


class Input(NamedTuple):
    """One input: the id that a report of it gets, its label, and a path unless it is an address or "-".

    `facts` are what a table of inputs says of it.
    """

    id: str
    label: str
    path: Path | None = None
    form: Form | None = None
    refusal: RefusalError | None = None
    facts: Facts | None = None


def is_url(given: str) -> bool:
    """Whether the user gave an address rather than a path."""
    return given.lower().startswith(("http://", "https://"))


def form_of(path: Path) -> Form | None:
    """The form that a file's name tells, what it is packed with aside."""
    return named(path.name)


def expand(
    given: Iterable[str | Path], passed: Passed | None = None, *, apart: bool = True, by: str = ""
) -> Iterator[Input]:
    """Every single input, in order, folders in order of name.

    Args:
        given: paths, patterns, addresses, or "-".
        passed: called for each file of a folder that is passed over.
        apart: give files of one stem ids apart: the first has the stem, the next ones a number after it.
        by: who gives what tables of inputs say.
    """
    seen: dict[str, int] = {}
    any_given = False
    for one in given:
        any_given = True
        for found in _expand(one, passed, by):
            yield found._replace(id=_apart(found.id, seen)) if apart and found.path and not found.refusal else found
    if not any_given:
        yield Input(
            "nothing", "", refusal=RefusalError("unreadable", "no inputs were given: name files, folders or addresses")
        )


def _apart(id: str, seen: dict[str, int]) -> str:
    if id not in seen:
        seen[id] = 1
        return id
    for number in count(seen[id] + 1):
        if (new := f"{id}-{number}") not in seen:
            seen[id], seen[new] = number, 1
            return new
    raise AssertionError  # there is always another number


def _expand(given: str | Path, passed: Passed | None, by: str = "") -> Iterator[Input]:
    label = str(given)
    if label == STDIN:
        yield Input("stdin", STDIN)
    elif is_url(label):
        yield Input(label, label)
    elif not label.strip() or "\0" in label:
        empty = RefusalError("unreadable", "an empty name: name a file, a folder or an address")
        yield Input("nothing", shown(label), refusal=empty)
    else:
        for found in _expand_path(Path(label).expanduser(), label, passed):
            is_table = found.form == "table" and found.path and not found.refusal and is_input_table(found.path)
            yield from _listed(found, passed, by) if is_table else [found]


def _listed(table: Input, passed: Passed | None, by: str) -> Iterator[Input]:
    """The inputs that a table of inputs names, each with what it says of it."""
    assert table.path is not None
    try:
        listed = list(rows(table.path, by))
    except (OSError, csv.Error) as error:
        said = why(error) if isinstance(error, OSError) else f"this table of inputs is damaged ({error}): save it again"
        yield table._replace(refusal=RefusalError("unreadable", said))
        return
    if not listed:
        yield table._replace(refusal=RefusalError("empty", "a table of inputs without a row: it names nothing to read"))
    for row in listed:
        if row.wrong:
            refusal = RefusalError("unreadable", row.wrong)
            yield Input(f"{table.id}-{row.number}", f"{table.label}#{row.number}", refusal=refusal)
            continue
        for found in _of_row(row, table.path.parent, passed):
            yield found._replace(facts=row.facts)


def _of_row(row: Row, folder: Path, passed: Passed | None) -> Iterator[Input]:
    if is_url(row.given):
        return iter([Input(row.given, row.given)])
    path = folder / Path(row.given).expanduser()
    return _expand_path(path, str(path), passed)


def _expand_path(path: Path, label: str, passed: Passed | None) -> Iterator[Input]:
    try:
        if path.is_dir():
            yield from _folder(path, passed)
        elif path.exists() or path.is_symlink() or not glob.has_magic(label):
            yield _file(path)
        else:
            yield from _glob(label, passed)
    except OSError as error:
        yield Input(shown(path.name[:200]), shown(label[:500]), refusal=RefusalError("unreadable", why(error)))


def _file(path: Path) -> Input:
    return Input(shown(stem_of(path)), shown(str(path)), path, form_of(path))


def _glob(pattern: str, passed: Passed | None) -> Iterator[Input]:
    names = sorted(glob.glob(os.path.expanduser(pattern), recursive=True))
    if not names:
        nothing = RefusalError("unreadable", no_match(pattern))
        yield Input(shown(pattern), shown(pattern), refusal=nothing)
    for name in names:
        if not os.path.isdir(name):
            yield _file(Path(name))
        elif "**" not in pattern:
            yield from _folder(Path(name), passed)


def no_match(pattern: str) -> str:
    """Why a pattern gives nothing; names what is like its folder where that is not there."""
    fixed = Path(os.path.dirname(re.split(r"[*?[]", pattern)[0]) or ".").expanduser()
    near = "" if fixed.is_dir() else did_you_mean_path(fixed)
    return f"nothing matches this pattern{near or ': check the folder'}"


def _folder(folder: Path, passed: Passed | None) -> Iterator[Input]:
    """The files of a folder and of the folders in it; what can hold no report is told to `passed`.

    A file of a form that its name does not tell is given too, to be told by its content.
    """
    found = False
    problems: list[OSError] = []
    aside: list[PassedOver] = []

    def pass_over(path: Path, reason: str) -> None:
        aside.append(PassedOver(shown(str(path)), reason))
        if passed:
            passed(aside[-1])

    for place, folders, names in os.walk(folder, onerror=problems.append):
        for name in sorted(folders):
            if reason := _aside(Path(place, name)):
                pass_over(Path(place, name), reason)
        folders[:] = sorted(name for name in folders if not _aside(Path(place, name)))
        for name in sorted(names):
            path = Path(place, name)
            form = form_of(path)
            reason = nature(name, known=form is not None)
            if reason or (form == "table" and is_input_table(path)):
                pass_over(path, reason or IN_FOLDER)
            else:
                found = True
                yield _file(path)
    for problem in problems:
        found = True
        at = str(problem.filename or folder)
        yield Input(shown(Path(at).name), shown(at), refusal=RefusalError("unreadable", why(problem)))
    if not found:
        reason = f"no reports in this folder: {kinds_of(aside)}" if aside else "no reports in this folder: it is empty"
        yield Input(shown(folder.name or str(folder)), shown(str(folder)), refusal=RefusalError("unreadable", reason))


def _aside(folder: Path) -> str | None:
    """Why a folder within a folder is not entered; None if it is."""
    if folder.is_symlink():
        return "a link to a folder"
    return nature(folder.name, known=True)


def why(error: OSError) -> str:
    """A plain reason for what the system refused."""
    if isinstance(error, FileNotFoundError):
        near = did_you_mean_path(Path(os.fsdecode(error.filename))) if error.filename else ""
        return f"there is no such file or folder{near or ': check its name'}"
    if isinstance(error, PermissionError):
        return "no permission to read it: change its permissions or run as its owner"
    if isinstance(error, IsADirectoryError):
        return "this is a folder where a file was expected"
    return f"it cannot be read: {error.strerror or error}"

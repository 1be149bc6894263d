"""What the user gave, one input after another: files, folders, globs, addresses, standard input."""

import glob
import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.acquire.forms import FORMS, Form, named, unpacked
from onrecord.acquire.limits import RefusalError

STDIN = "-"


class Input(NamedTuple):
    """One input: the id that a report of it gets, its label, and a path unless it is an address or "-"."""

    id: str
    label: str
    path: Path | None = None
    form: Form | None = None
    refusal: RefusalError | None = None


def is_url(given: str) -> bool:
    """Whether the user gave an address rather than a path."""
    return given.lower().startswith(("http://", "https://"))


def form_of(path: Path) -> Form | None:
    """The form that a file's name tells, what it is packed with aside."""
    return named(path.name)


def stem_of(path: Path) -> str:
    """The file's name without its known suffixes."""
    name = unpacked(path.name)
    base, suffix = os.path.splitext(name)
    return (base if suffix.lower() in FORMS and base else name) or path.name


def expand(given: Iterable[str | Path]) -> Iterator[Input]:
    """Every single input, in order, folders in order of name; files of one stem get ids apart.

    The first file of a stem has the stem as id, the next ones the stem and six digits of their path's hash.
    """
    seen: set[str] = set()
    any_given = False
    for one in given:
        any_given = True
        for found in _expand(one):
            if found.path is None or found.refusal:
                yield found
                continue
            id = found.id
            if id in seen:
                id = f"{id}-{hashlib.sha256(found.path.as_posix().encode('utf-8', 'replace')).hexdigest()[:6]}"
            seen.add(id)
            yield found._replace(id=id)
    if not any_given:
        yield Input(
            "nothing", "", refusal=RefusalError("unreadable", "no inputs were given: name files, folders or addresses")
        )


def _expand(given: str | Path) -> Iterator[Input]:
    label = str(given)
    if label == STDIN:
        yield Input("stdin", STDIN)
    elif is_url(label):
        yield Input(label, label)
    elif not label.strip() or "\0" in label:
        yield Input(
            "nothing", label, refusal=RefusalError("unreadable", "an empty name: name a file, a folder or an address")
        )
    else:
        yield from _expand_path(Path(label).expanduser(), label)


def _expand_path(path: Path, label: str) -> Iterator[Input]:
    try:
        if path.is_dir():
            yield from _folder(path)
        elif path.exists() or path.is_symlink() or not glob.has_magic(label):
            yield _file(path)
        else:
            yield from _glob(label)
    except OSError as error:
        yield Input(path.name[:200], label[:500], refusal=RefusalError("unreadable", why(error)))


def _file(path: Path) -> Input:
    return Input(stem_of(path), str(path), path, form_of(path))


def _glob(pattern: str) -> Iterator[Input]:
    names = sorted(glob.glob(os.path.expanduser(pattern), recursive=True))
    if not names:
        yield Input(
            pattern, pattern, refusal=RefusalError("unreadable", "nothing matches this pattern: check the folder")
        )
    for name in names:
        if not os.path.isdir(name):
            yield _file(Path(name))
        elif "**" not in pattern:
            yield from _folder(Path(name))


def _folder(folder: Path) -> Iterator[Input]:
    """The files of a folder with a known form, and of the folders in it; hidden ones and links to folders aside."""
    found = False
    problems: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and form_of(path):
                found = True
                yield _file(path)
    for problem in problems:
        found = True
        name = str(problem.filename or folder)
        yield Input(Path(name).name, name, refusal=RefusalError("unreadable", why(problem)))
    if not found:
        known = ", ".join(FORMS)
        reason = f"no reports in this folder: looked for files ending in {known} (also with .gz or .zst)"
        yield Input(folder.name or str(folder), str(folder), refusal=RefusalError("unreadable", reason))


def why(error: OSError) -> str:
    """A plain reason for what the system refused."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder: check its name"
    if isinstance(error, PermissionError):
        return "no permission to read it: change its permissions or run as its owner"
    if isinstance(error, IsADirectoryError):
        return "this is a folder where a file was expected"
    return f"it cannot be read: {error.strerror or error}"

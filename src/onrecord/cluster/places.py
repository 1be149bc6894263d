"""Files wherever they are: on a disk, or in an object store by its address (`s3://…`, `gs://…`), through Arrow."""

import glob
import os
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from onrecord.acquire.inputs import is_url
from onrecord.errors import InputError, MissingExtraError

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

SCHEME = re.compile(r"[a-z][a-z0-9+.\-]+://", re.I)
HOW = "check the address, and that this machine may read it (for s3://, the variables AWS_ACCESS_KEY_ID and so on)"


class Lying(NamedTuple):
    """A file in a store: its address, its size in bytes, and when it was last changed."""

    label: str
    size: int
    changed: str


def is_remote(label: str) -> bool:
    """Whether an input lies in an object store."""
    return bool(SCHEME.match(label)) and not is_url(label)


def place(given: str | Path) -> "tuple[FileSystem, str]":
    """The file system that a folder or file lies on, and its path there.

    Raises:
        InputError: no such kind of store.
        MissingExtraError: Arrow is not installed.
    """
    try:
        from pyarrow import ArrowException
        from pyarrow.fs import FileSystem, LocalFileSystem
    except ImportError as error:
        raise MissingExtraError("a folder of claims", "cluster") from error
    label = str(given)
    if not is_remote(label):
        return LocalFileSystem(), os.path.abspath(Path(label).expanduser())
    try:
        found: tuple[FileSystem, str] = FileSystem.from_uri(label)
    except (ArrowException, OSError, ValueError) as error:
        raise InputError(f"{label} is no place that can be used ({_short(error)}): {HOW}") from error
    return found


def opened(label: str) -> BinaryIO:
    """A file in a store, open for reading. Raises OSError."""
    system, path = place(label)
    file: BinaryIO = system.open_input_file(path)
    return file


def listed(label: str) -> list[Lying]:
    """The files that an address names: one, those of a folder, or those that a pattern fits; in order.

    Raises InputError where there are none.
    """
    from pyarrow.fs import FileSelector, FileType

    magic = glob.has_magic(label)
    base = label[: re.search(r"[*?[]", label).start()].rpartition("/")[0] if magic else label  # type: ignore[union-attr]
    system, path = place(base)
    try:
        if not magic and system.get_file_info(path).type == FileType.File:
            return [_lying(label, system.get_file_info(path))]
        found = system.get_file_info(FileSelector(path, recursive=True))
    except OSError as error:
        raise InputError(f"{label} cannot be listed ({_short(error)}): {HOW}") from error
    labels = {
        f"{base.rstrip('/')}/{one.path.strip('/').removeprefix(path.strip('/')).strip('/')}": one
        for one in found
        if one.is_file
    }
    fitting = {name: one for name, one in labels.items() if not magic or fnmatch(name, label)}
    if not fitting:
        raise InputError(f"nothing lies at {label}: {HOW}")
    return [_lying(name, fitting[name]) for name in sorted(fitting)]


def _lying(label: str, info: Any) -> Lying:
    return Lying(label, info.size, info.mtime.isoformat() if info.mtime else "")


def _short(error: Exception) -> str:
    return str(error).splitlines()[0][:200] if str(error) else type(error).__name__

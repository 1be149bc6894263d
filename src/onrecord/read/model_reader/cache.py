"""Answers kept by content: what was asked of which model. A file each, so that any number of processes may share them.

A report that is read again, in this record or in another, costs nothing as long as text, rules and model are the
same. Files hold the answer and who gave it, never the key; a damaged one counts as none.
"""

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path

import msgspec
from msgspec import Struct

from onrecord.errors import UsageError
from onrecord.read.model_reader.known import schema
from onrecord.read.model_reader.prompt import Messages

FORM = 1  # raised where older answers can no longer be used


class Kept(Struct, frozen=True, kw_only=True):
    """An answer, the host that gave it and the model; `broken_off` where its part has to be halved."""

    content: str
    host: str
    model: str
    broken_off: bool = False


class Cache:
    """A folder of answers. Raises UsageError if there can be none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as error:
            raise UsageError(
                f"answers cannot be kept in {folder} ({error.strerror or error}): name another with --reader-cache"
            ) from error

    def get(self, key: str) -> Kept | None:
        """The answer of that key, if there is one."""
        return peek(self._folder, key)

    def put(self, key: str, kept: Kept) -> None:
        """Keep an answer; where the disk is full or closed, it is not kept, and reading goes on."""
        path = _path(self._folder, key)
        with contextlib.suppress(OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(msgspec.json.encode(kept))
                Path(name).replace(path)
            except OSError:
                Path(name).unlink(missing_ok=True)


def peek(folder: Path, key: str) -> Kept | None:
    """The answer of that key in a folder that need not be there."""
    try:
        return msgspec.json.decode(_path(folder, key).read_bytes(), type=Kept)
    except (OSError, msgspec.MsgspecError, UnicodeError):
        return None


def key_of(model: str, messages: Messages) -> str:
    """The key of what is asked: text, rules, form and model."""
    asked = msgspec.json.encode([FORM, model, messages, schema()])
    return hashlib.sha256(asked).hexdigest()


def _path(folder: Path, key: str) -> Path:
    return folder / key[:2] / f"{key[2:]}.json"

"""Whether anything that was given is there at all, before something is made of it."""

import errno
import glob
import os
from collections.abc import Sequence
from pathlib import Path

from onrecord.acquire.inputs import STDIN, is_url, no_match, why
from onrecord.acquire.names import shown
from onrecord.errors import InputError


def check_there(given: Sequence[str | Path]) -> None:
    """Raise InputError, naming what is near, if none of what was given is there: it was mistyped.

    One that is missing among others stops nothing: it gives a report that says so.
    """
    missing = [reason for one in given if (reason := _missing(str(one)))]
    if given and len(missing) == len(given):
        raise InputError("; ".join(missing))


def _missing(label: str) -> str | None:
    """Why an input is not there; None if it is, or is no path."""
    if label == STDIN or is_url(label) or not label.strip() or "\0" in label:
        return None
    path = Path(label).expanduser()
    try:
        if path.exists() or path.is_symlink():
            return None
        if not glob.has_magic(label):
            return f"{shown(label)}: {why(FileNotFoundError(errno.ENOENT, '', label))}"
        found = glob.glob(os.path.expanduser(label), recursive=True)
        return None if found else f"{shown(label)}: {no_match(label)}"
    except OSError:
        return None  # told with the reports

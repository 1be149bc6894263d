"""Names of files: how they are shown, and what of them tells one report from another."""

import os
from pathlib import Path

from onrecord.acquire.forms import FORMS, unpacked
from onrecord.knowledge.controls import told

# Endings of pages that a server makes: no form of their own, but no part of a name either.
SERVED = frozenset({".php", ".php3", ".phtml", ".shtml", ".shtm", ".asp", ".aspx", ".jsp", ".jspx", ".cgi", ".cfm",
                    ".do", ".xml"})  # fmt: skip


def shown(name: str) -> str:
    r"""A name that can be printed and stored: what is no UTF-8, and controls, become escapes (`caf\xe9.txt`)."""
    try:
        raw = name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a character of UTF-16, as Windows allows in names
        raw = name.encode("utf-8", "backslashreplace")
    return told(raw.decode("utf-8", "backslashreplace"))


def stem_of(path: Path) -> str:
    """The file's name without its known suffixes."""
    name = unpacked(path.name)
    base, suffix = os.path.splitext(name)
    return (base if suffix.lower() in SERVED | FORMS.keys() and base else name) or path.name


def place_of(path: Path) -> str:
    """The file's folder and name: the same whether the file, its folder or a folder above is what was given."""
    return "/".join(part for part in Path(os.path.abspath(path)).parts[-2:] if part != os.sep)

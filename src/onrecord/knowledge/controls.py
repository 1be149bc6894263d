"""Characters that tell a terminal or a printer what to do: no letter among them, and no business of a report's."""

import re

# C0 but for what breaks lines and cells, DEL, and C1 but for NEL, which is a line break.
CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
EVERY = re.compile("[\x00-\x1f\x7f-\x9f]")


def without_controls(text: str) -> str:
    """The text without control characters. Quotes and dashes of Windows-1252 that stand in their place are mended."""
    return CONTROLS.sub(lambda found: _windows(found[0]), text)


def told(text: str) -> str:
    r"""The text with control characters as what they are written as ("\x1b"), line breaks among them."""
    return EVERY.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def _windows(character: str) -> str:
    if ord(character) < 0x80:
        return ""
    return character.encode("latin-1").decode("cp1252", "ignore")

"""Addresses that programs may follow: what a page says of itself may be made to run where somebody follows it."""

import re

RUNS = re.compile(r"(?:javascript|data|vbscript):", re.I)
UNSEEN = re.compile(r"[\x00-\x20\x7f]+")  # browsers pass over them within a scheme (WHATWG URL, "basic URL parser")


def followed(url: str | None) -> str | None:
    """The address; None for one that would run as a script, and for none."""
    return None if not url or RUNS.match(UNSEEN.sub("", url)) else url

"""What delivering goes by, and how it fails."""

import os
from collections.abc import Callable, Mapping
from typing import NamedTuple

from onrecord.acquire import Limits
from onrecord.model.alerts import AlertMessage


class NotDelivered(Exception):  # noqa: N818
    """Messages could not be delivered: the reason says why and what to do. Never leaves alerts."""


class Ways(NamedTuple):
    """How messages leave: to the terminal by `tell`, with bounds on each request, and settings from the environment."""

    tell: Callable[[AlertMessage], None] | None
    limits: Limits
    environ: Mapping[str, str] = os.environ

    def secret(self, name: str) -> str:
        """A secret from the variable of that name, or from the file that the one ending in _FILE names; "" if none."""
        if given := self.environ.get(name, ""):
            return given
        path = self.environ.get(f"{name}_FILE", "")
        if not path:
            return ""
        try:
            with open(path, encoding="utf-8") as file:
                return file.read(4096).strip()
        except (OSError, UnicodeDecodeError) as error:
            raise NotDelivered(f"{name}_FILE names {path}, which cannot be read: {error}") from error

"""A terminal to print foreign words on: what they hold of control characters never reaches it."""

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from onrecord.knowledge.controls import without_controls


class Terminal(Console):
    """Rich's console, which lets a text move the cursor or rename the window, without that."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """As Rich does, and clean what is no control of Rich's own."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else segment._replace(text=without_controls(segment.text))

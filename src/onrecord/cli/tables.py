"""Tables for the terminal that never break a word: columns as wide as their content needs, the rest beneath.

As many columns stand side by side as fit the width with room for their text; what the others hold follows each line,
indented, as "name: value". Words are folded only where one alone is wider than its column.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

GAP = 2
LONGEST_WORD = 20
TEXT = 30  # characters a column of sentences should have beside others
SHORT = 16  # characters that a column of short phrases needs, on two lines
INDENT = 4

Cells = Mapping[str, str]


def widths(columns: Sequence[str], rows: Sequence[Cells], room: int) -> dict[str, int]:
    """The columns that fit side by side in `room` characters, at least the first two, with their widths."""
    least = {name: _longest_word([name, *(row.get(name, "") for row in rows)]) for name in columns}
    full = {name: max([len(name), *(len(row.get(name, "")) for row in rows)]) for name in columns}
    wanted = {name: max(least[name], TEXT if full[name] > 2 * SHORT else -(-full[name] // 2)) for name in columns}
    shown = list(columns[:2])
    for name in columns[2:]:
        if sum(wanted[other] + GAP for other in (*shown, name)) - GAP <= room:
            shown.append(name)
    spare = room - sum(wanted[name] + GAP for name in shown) + GAP
    found = {name: wanted[name] for name in shown}
    for name in sorted(shown, key=lambda name: full[name] - wanted[name]):  # what is nearly whole, first
        more = max(0, min(spare, full[name] - found[name]))
        found[name] += more
        spare -= more
    over = sum(width + GAP for width in found.values()) - GAP - room
    for name in sorted(shown, key=lambda name: -found[name]):
        less = max(0, min(over, found[name] - least[name]))
        found[name] -= less
        over -= less
    return found


def _longest_word(texts: Sequence[str]) -> int:
    return min(LONGEST_WORD, max((len(word) for text in texts for word in text.split()), default=1))


def print_table(out: "Console", columns: Sequence[str], rows: Sequence[Cells]) -> None:
    """Rows under a heading, in the order given; cells by column, "" where there is nothing."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    used = [name for name in columns if any(row.get(name) for row in rows)]
    sized = widths(used, rows, min(out.width, 160))
    beneath = [name for name in used if name not in sized]

    def line(cells: Sequence[str], style: str = "") -> Table:
        grid = Table.grid(padding=(0, GAP, 0, 0))
        for width in sized.values():
            grid.add_column(width=width, overflow="fold")
        grid.add_row(*(Text(cell, style=style) for cell in cells))
        return grid

    out.print(line(list(sized), "bold"))
    for row in rows:
        out.print(line([row.get(name, "") for name in sized]))
        told = "; ".join(f"{name}: {row[name]}" for name in beneath if row.get(name))
        if told:
            out.print(Padding(Text(told, style="dim"), (0, 0, 0, INDENT), expand=False))

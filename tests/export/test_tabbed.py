"""Files with delimiters: every row is as long as the heading, on a line of its own, and no formula is run."""

import csv
import io
from typing import cast

import pytest

from onrecord.export.format import Asked
from onrecord.export.tabbed import write_cells
from onrecord.store import Record

ROW = {"a": "=1\tx\ny", "b": -1.5, "c": None}


@pytest.mark.parametrize("delimiter", ["\t", ","])
@pytest.mark.parametrize(("guard", "first"), [(True, "'=1 x y"), (False, "=1 x y")])
def test_a_row(delimiter: str, guard: bool, first: str) -> None:
    out = io.BytesIO()
    asked = Asked(cast("Record", None), out, "events", guard=guard)
    assert write_cells(asked, ("a", "b", "c", "d"), [ROW, {}], delimiter=delimiter) == 2
    read = list(csv.reader(io.StringIO(out.getvalue().decode(), newline=""), delimiter=delimiter, strict=True))
    assert read == [["a", "b", "c", "d"], [first, "-1.5", "", ""], ["", "", "", ""]]

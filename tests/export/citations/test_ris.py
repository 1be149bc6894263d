"""RIS: a tag a line, from the type to the end."""

import re

from onrecord.export.citations import FORMATS
from tests.export.citations.citing import BARE, FULL, WINDOW

ris = FORMATS["ris"]


def test_all_that_is_known() -> None:
    assert ris([FULL]).splitlines() == [
        "TY  - NEWS",
        "ID  - c0123456789ab",
        "AU  - Ana Ngarta",
        "AU  - Staff and agencies",
        "TI  - Chad & Niger: “50% of {envoys}” leave",
        "T2  - Smith & Sons_Daily",
        "PY  - 2024",
        "DA  - 2024/03/05/",
        "UR  - https://daily.example/a_b?x=50%25&y={1}",
        "Y2  - 2024/03/09/",
        "LA  - en",
        "N1  - “Chad recalled its envoy” (characters 13–36; said by the ministry; told as planned)",
        "ER  - ",
    ]


def test_what_is_not_known_is_left_out() -> None:
    assert ris([BARE]).splitlines() == [
        "TY  - NEWS", "ID  - notes/März 1", "TI  - [untitled]", "N1  - file März 1.txt", "ER  - ",
    ]  # fmt: skip


def test_every_line_is_a_tag_and_every_record_ends() -> None:
    lines = [line for line in ris([FULL, BARE, WINDOW]).splitlines() if line]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert [line[:2] for line in lines].count("TY") == [line[:2] for line in lines].count("ER") == 3

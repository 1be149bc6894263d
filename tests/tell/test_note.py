"""The diff as a note to be read in the morning."""

from pathlib import Path

from onrecord import build, diff, open_record
from onrecord.tell.diff import Diff, Entry, as_text

FIRST = (
    "Kenya and Somalia will meet in Nairobi next week, a Kenyan official said.\n\nUganda closed its embassy in Kigali."
)
LATER = (
    "President William Ruto of Kenya met Somali President Hassan Sheikh Mohamud in Nairobi on Monday.\n\n"
    "Tanzania sent 40 trucks of maize to Malawi on Tuesday, the government said."
)


def entry(kind: str, event: str, title: str, detail: str, **fields: object) -> Entry:
    return Entry(kind=kind, event=event, title=title, detail=detail, **fields)  # type: ignore[arg-type]


CHANGES = Diff(
    since=3,
    started="2024-05-07T06:00:00",
    reports=("a", "b"),
    outlets=("Daily Nation", "The Citizen"),
    entries=(
        entry("confirmed", "e1", "Kenya and Somalia meet", "was planned, now happened", when="2024-05-06", said="Ruto"),
        entry("strengthened", "e1", "Kenya and Somalia meet", "3 origins, grade 1 (before: 1 origin, grade 4)"),
        entry("new", "e2", "Tanzania sends maize to Malawi", "1 origin, grade 3", status="planned", said="Dodoma"),
        entry(
            "retold", "e3", "Uganda closes embassy", "2 more claims of the same origins", when="2024-05-01 (inferred)"
        ),
    ),
)


def test_the_first_sentence_says_what_changed_and_who_brought_it() -> None:
    lines = " ".join(as_text(CHANGES).split())
    assert lines.startswith(
        "Since build 3 of 7 May 2024: 1 event new, 1 confirmed, 1 better supported, 1 only told again, "
        "from 2 reports (Daily Nation, The Citizen)."
    )


def test_an_event_stands_once_with_all_that_changed() -> None:
    text = as_text(CHANGES)
    assert text.count("Kenya and Somalia meet") == 1
    told = " ".join(text.split())
    assert "was planned, now happened; 3 origins, grade 1 (before: 1 origin, grade 4); according to Ruto [e1]" in told
    assert "Better supported" not in text, "it stands under what matters more"


def test_what_matters_comes_first_and_what_is_only_repeated_last() -> None:
    text = as_text(CHANGES)
    assert text.index("Confirmed (1)") < text.index("New (1)") < text.index("Told again")
    assert "Tanzania sends maize to Malawi (planned)" in text
    assert "Uganda closes embassy (2024-05-01, inferred): 2 more claims [e3]" in text


def test_it_fits_its_width_and_has_markdown() -> None:
    assert max(len(line) for line in as_text(CHANGES, width=60).splitlines()) <= 60
    assert "- **Tanzania sends maize to Malawi (planned)**: Dodoma; 1 origin, grade 3 (`e2`)" in as_text(
        CHANGES, markdown=True
    )


def test_nothing_new() -> None:
    assert as_text(Diff(since=0, entries=())) == "Nothing has changed since build 0."


def test_between_two_builds(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(f"Leaders to meet\n\n{FIRST}\n", encoding="utf-8")
    record = tmp_path / "r.onrecord"
    build([tmp_path / "one.txt"], record)
    (tmp_path / "two.txt").write_text(f"Ruto meets Mohamud\n\n{LATER}\n", encoding="utf-8")
    build([tmp_path / "two.txt"], record)
    with open_record(record) as opened:
        changes = diff(opened, built=1, leads=True)
    assert changes.started
    told = (*changes.entries, *changes.leads)
    assert any(entry.kind == "new" and "maize" in entry.title for entry in told)

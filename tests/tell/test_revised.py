"""Two texts of a report, sentence by sentence."""

from onrecord.model import Report
from onrecord.tell.revised import changes, compared


def texts(old: str, new: str) -> tuple[Report, Report]:
    return Report(id="r", title="", text=old), Report(id="r", title="", text=new, revision=2)


def test_a_changed_word_is_told_within_its_sentence() -> None:
    rows = compared(*texts("Ten ships left. Kim met Putin in Moscow.", "Ten ships left. Kim met Putin in Vladivostok."))
    (row,) = [one for one in rows if one.kind == "changed"]
    assert row.old == (("Kim met Putin in ", False), ("Moscow.", True))
    assert row.new == (("Kim met Putin in ", False), ("Vladivostok.", True))


def test_what_went_and_what_came_stand_on_their_side() -> None:
    rows = compared(
        *texts("One thing is here. Bread costs more.", "One thing is here. A correction: nobody was hurt today.")
    )
    assert changes(rows) == {"changed": 0, "gone": 1, "new": 1}
    assert next(row for row in rows if row.kind == "gone").new == ()


def test_what_is_alike_is_left_out_but_for_what_is_around() -> None:
    same = [f"Sentence number {name} stays as it is." for name in ("one", "two", "three", "four", "five")]
    rows = compared(*texts(" ".join(same), " ".join([*same, "A new one came."])))
    assert [row.kind for row in rows] == ["more", "same", "new"]
    assert rows[0].count == 4
    assert all(row.kind == "more" for row in compared(*texts("One. Two.", "One. Two.")))


def test_a_changed_title_counts() -> None:
    old = Report(id="r", title="Dozens killed in strike", text="Nothing else changed here.")
    new = Report(id="r", title="Dozens hurt in strike", text="Nothing else changed here.")
    assert changes(compared(old, new))["changed"] == 1

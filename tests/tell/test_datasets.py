"""What data sets say is told as theirs."""

from onrecord.model import Event, Party, Status
from onrecord.model.datasets import DatasetEvent
from onrecord.store.dataset_matches import Matches
from onrecord.tell.datasets import cells, in_words

KIM = Party("PRK", "Kim Jong-Un")
EVENT = Event(id="e", title="An event", type="CONSULT")


def row(number: int = 7, status: Status | None = None, *, alleged: bool = False) -> DatasetEvent:
    return DatasetEvent(
        dataset="ICEWS", row=number, day="2023-09-13", said="Host a visit", type="CONSULT", mode="visit",
        actors=(Party("RUS", "Russia"), Party("?", "Somebody")), recipients=(KIM,), status=status, alleged=alleged,
    )  # fmt: skip


def test_a_row_says_that_it_has_no_text_and_where_it_is() -> None:
    assert cells(row()) == {
        "day": "2023-09-13",
        "who": "Russia, Somebody",
        "what": "Host a visit",
        "towards whom": "Kim Jong-Un (PRK)",
        "type": "CONSULT visit",
        "source": "no text: from the data set ICEWS, row 7",
    }


def test_what_is_not_done_is_marked() -> None:
    assert cells(row(status="planned"))["what"] == "Host a visit (planned)"
    assert cells(row(status="happened", alleged=True))["what"] == "Host a visit (alleged)"


def test_of_an_event_it_is_said_how_many_rows_and_no_more() -> None:
    assert in_words(Matches((row(), row(8))), EVENT) == (
        "Rows of the type CONSULT with the same parties and day: ICEWS 2 rows. "
        "Whether they tell of this event, nothing shows."
    )
    assert in_words(Matches(), EVENT) == "No data set has a row of the type CONSULT with the same parties and day."
    assert in_words(Matches(why="the day of the event is not known"), EVENT) == (
        "No row was looked for: the day of the event is not known."
    )

"""A message made by hand."""

from onrecord import AlertMessage
from onrecord.model.alerts import Passage


def message(alert: str = "a1", text: str = "New: Kim met Putin") -> AlertMessage:
    """A message of an alert."""
    words = Passage(
        id="c1", quote="Kim met Putin", says="happened", speakers="Kirby", report="one", outlet="The Lantern",
        url=None, published="2023-09-14", start_char=0, end_char=13,
    )  # fmt: skip
    return AlertMessage(
        id="m1", alert=alert, kind="told", what="New", event="e1", title="Kim met Putin", type="CONSULT",
        status="happened", tier="firm", when="2023-09-13", said="Kirby", support="1 origin says it happened", digit=3,
        grade="possibly true", passages=(words,), text=text, made="2024-06-19T12:00:00+00:00",
    )  # fmt: skip

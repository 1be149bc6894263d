from onrecord.model import Claim, Report, Section, Span
from onrecord.tell.marked import labels, paragraphs


def claim(id: str, start: int, end: int) -> Claim:
    return Claim(id=id, report="r", span=Span(start, end), quote="", type="CONSULT")


def test_pieces_give_back_the_text_and_mark_overlapping_claims() -> None:
    text = "Title\nKim met Putin and signed a pact."
    report = Report(id="r", text=text, sections=(Section("title", Span(0, 5)), Section("body", Span(6, len(text)))))
    parts = paragraphs(report, [claim("a", 6, 19), claim("b", 14, 37)])
    assert [kind for kind, _ in parts] == ["title", "body"]
    assert ["".join(piece.text for piece in pieces) for _, pieces in parts] == text.split("\n")
    marked = [(piece.text, piece.claims) for _, pieces in parts for piece in pieces if piece.claims]
    assert marked == [("Kim met ", ("a",)), ("Putin", ("a", "b")), (" and signed a pact", ("b",))]


def test_each_claim_starts_in_one_piece() -> None:
    report = Report(id="r", text="Kim met Putin.\nPutin denied it.")
    parts = paragraphs(report, [claim("a", 0, 13), claim("b", 15, 30)])
    starts = [id for _, pieces in parts for piece in pieces for id in piece.starts]
    assert starts == ["a", "b"]


def test_notes_and_entries_have_their_labels_before_them() -> None:
    text = "Title\nThey met.\nThey did not meet."
    sections = (
        Section("title", Span(0, 5)),
        Section("body", Span(6, 15)),
        Section("entry", Span(6, 15), "2024-06-05T10:42", label="10:42"),
        Section("correction", Span(16, len(text))),
    )
    report = Report(id="r", text=text, sections=sections)
    assert labels(report) == {1: "10:42", 2: "Correction"}
    assert [kind for kind, _ in paragraphs(report, [])] == ["title", "body", "correction"]

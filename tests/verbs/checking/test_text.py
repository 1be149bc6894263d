"""Texts taken apart."""

from onrecord.verbs.checking.text import taken_apart

BRIEF = """# Korea

*30 August 2023. 2 reports.*

## Firm

- Kim went to Moscow [1][2]; Peskov denies it [3]
  (1 origin says it happened).
- According to \\[sic\\], Putin stayed. He slept.

## Sources

1. “Title”, Lantern: “Kim went” (characters 0–9). `c1`
2. Not a source line
"""


def test_a_brief_in_its_parts() -> None:
    text = taken_apart(BRIEF)
    assert [(unit.kind, unit.line) for unit in text.units] == [
        ("heading", 1), ("aside", 3), ("heading", 5), ("sentence", 7), ("sentence", 9), ("sentence", 9),
        ("sentence", 14),
    ]  # fmt: skip
    first, second, third, stray = text.units[3:]
    assert first.text == "Kim went to Moscow; Peskov denies it (1 origin says it happened)."
    assert first.sources == (1, 2, 3)
    assert first.under == "Firm"
    assert second.text == "According to [sic], Putin stayed."
    assert third.sources == ()
    assert stray.text == "Not a source line"
    assert text.sources[1].id == "c1"
    assert set(text.sources) == {1}
    assert text.cited


def test_plain_paragraphs() -> None:
    text = taken_apart("Kim met Putin on 13 September\r\n2023. They talked.\n\n> A quote.\n\n1. An item.")
    assert [unit.text for unit in text.units] == [
        "Kim met Putin on 13 September 2023.",
        "They talked.",
        "A quote.",
        "An item.",
    ]
    assert [(unit.line, unit.number, unit.of) for unit in text.units] == [(1, 1, 2), (2, 2, 2), (4, 1, 1), (6, 1, 1)]
    assert not text.cited


def test_emphasis_is_no_part_of_the_words() -> None:
    assert [unit.text for unit in taken_apart("**Kim** met Putin.").units] == ["Kim met Putin."]


def test_a_sentence_is_placed_on_the_line_where_it_begins() -> None:
    text = "It rained. It\nsnowed. **It** rained\nagain and again. Kim said: “No. Never.”\nIt rained."
    assert [(unit.line, unit.number) for unit in taken_apart(text).units] == [(1, 1), (1, 2), (2, 3), (3, 4), (4, 5)]

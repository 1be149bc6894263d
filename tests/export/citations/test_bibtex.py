"""BibTeX that neither BibTeX nor TeX trips over."""

import re

import pytest
from msgspec import structs

from onrecord.export.citations import FORMATS
from onrecord.export.citations.bibtex import escaped
from tests.export.citations.citing import BARE, FULL, WINDOW

bibtex = FORMATS["bibtex"]


def test_an_article_with_its_fields() -> None:
    assert bibtex([FULL]).splitlines() == [
        "@article{c0123456789ab,",
        "  author = {{Ana Ngarta} and {Staff and agencies}},",
        r"  title = {{Chad \& Niger: “50\% of \textbraceleft{}envoys\textbraceright{}” leave}},",
        r"  journal = {Smith \& Sons\_Daily},",
        "  date = {2024-03-05},",
        "  year = {2024},",
        "  month = mar,",
        "  url = {https://daily.example/a_b?x=50%25&y=%7B1%7D},",
        "  urldate = {2024-03-09},",
        "  note = {“Chad recalled its envoy” (characters 13–36; said by the ministry; told as planned)},",
        "}",
    ]


def test_without_outlet_and_date_it_is_misc_and_says_so() -> None:
    (first, *fields) = bibtex([BARE]).splitlines()
    assert re.fullmatch(r"@misc\{notes-M-rz-1-[0-9a-f]{6},", first), "a key of plain letters"
    assert fields == ["  title = {{[untitled]}},", "  year = {n.d.},", "  note = {file März 1.txt},", "}"]
    assert "  year = {n.d.}," in bibtex([WINDOW]).splitlines()


def test_ids_that_look_alike_as_keys_stay_apart() -> None:
    entries = [bibtex([structs.replace(BARE, id=id)]).splitlines()[0] for id in ("a b", "a/b", "김정은", "푸틴")]
    assert len(set(entries)) == 4
    assert all(re.fullmatch(r"@misc\{[\w.:-]+,", entry, re.ASCII) for entry in entries)


@pytest.mark.parametrize(
    ("words", "tex"),
    [
        ("100% & $5 #1 a_b", r"100\% \& \$5 \#1 a\_b"),
        (r"C:\new", r"C:\textbackslash{}new"),
        ("~ ^ `", r"\textasciitilde{} \textasciicircum{} \textasciigrave{}"),
        ("one { alone", r"one \textbraceleft{} alone"),
        ("he --- she ''x''", "he -{}-{}- she '{}'x'{}'"),
        ("two\nlines", "two lines"),
        ("Müller, Ким, 김", "Müller, Ким, 김"),
    ],
)
def test_words_come_out_letter_for_letter(words: str, tex: str) -> None:
    assert escaped(words) == tex


def test_braces_balance_whatever_a_report_says() -> None:
    wild = structs.replace(FULL, quote="}} { \\} @article{x,", said="{{{")
    entry = bibtex([wild])
    assert entry.count("{") == entry.count("}")
    depth = [entry[: at + 1].count("{") - entry[: at + 1].count("}") for at in range(len(entry))]
    assert [at for at, open_ in enumerate(depth) if open_ == 0 and at > 8] == [len(entry) - 1]

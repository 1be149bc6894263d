"""Characters that readers do not see must not break names or quotations."""

import json
from pathlib import Path
from time import process_time

import pytest

from onrecord.acquire import acquire, factiva, nexis
from onrecord.acquire.characters import line, visible, without_voids
from onrecord.knowledge.controls import CONTROLS, EVERY

from .conftest import FIRST, SECOND, TITLE
from .test_text import Read, body


@pytest.mark.parametrize(
    ("given", "seen"),
    [
        ("Rus\u00adsia", "Russia"), ("Rus\u200bsia", "Russia"), ("Rus\u2060sia", "Russia"), ("\ufeffRussia", "Russia"),
        ("\u200eRussia\u200f", "Russia"), ("\u2067Russia\u2069", "Russia"), ("UN\u2011envoy", "UN-envoy"),
        ("UN\u2010envoy", "UN-envoy"), ("North\u00a0Korea", "North Korea"), ("North\u202fKorea", "North Korea"),
        ("North\u2009Korea", "North Korea"), ("of\ufb01cer", "officer"), ("Erdog\u0306an", "Erdoğan"),
        ("\uff35\uff2e envoy", "UN envoy"), ("he\u2028said", "he said"), ("Smith &amp; Wesson", "Smith & Wesson"),
        ("it&#8217;s", "it’s"), ("it&amp;#8217;s", "it’s"), ("a &nbsp;b", "a b"), ("2 ½ m²", "2 ½ m²"),
        ("AT&T", "AT&T"),
        ("Iran\u200d said", "Iran said"), ("\u2764\ufe0f Iran", "\u2764 Iran"),
    ],
)  # fmt: skip
def test_what_is_not_seen_goes(given: str, seen: str) -> None:
    assert line(given) == seen


def test_line_breaks_are_of_one_kind() -> None:
    assert visible("a\r\nb\u2028c\x85d\x0be") == "a\nb\nc\nd\ne"


def test_a_report_full_of_them_reads_as_without(read: Read) -> None:
    soft = "\u00ad".join
    broken = " ".join(soft((word[:3], word[3:])) if len(word) > 5 else f"\u200e{word}\u200f" for word in FIRST.split())
    report = read("report.txt", f"\ufeff{TITLE}\n\n{broken}\n\n{SECOND.replace(' ', chr(0xA0))}")
    assert (report.status, report.title) == ("ok", TITLE)
    assert body(report) == [FIRST, SECOND]
    page = f'<html lang="en"><body><article><h1>{TITLE}</h1><p>{broken}</p><p>{SECOND}</p></article></body></html>'
    assert body(read("page.html", page)) == [FIRST, SECOND]


def test_blanks_without_end_are_one_break() -> None:
    assert without_voids("a" + " " * 999 + "b") == "a" + " " * 999 + "b"
    assert without_voids("a" + " " * 1000 + "b" + "\n \t" * 5000 + "c") == "a b\n\nc"
    begun = process_time()
    without_voids(("x" + " " * 999) * 5000)
    assert process_time() - begun < 2, "each blank is looked at once"


def test_a_line_of_blanks_costs_no_more_than_its_length() -> None:
    begun = process_time()
    assert factiva.articles(" " * 200_000 + "x") == []
    assert factiva.articles("HD\t" + ("y" + " " * 900) * 3000 + "\nWC\t12 words\n") == []
    assert nexis.articles("\n" * 200_000) == []
    assert process_time() - begun < 5


def test_control_characters_are_no_part_of_a_report(read: Read) -> None:
    article = {
        "title": f"\x1b]0;owned\x07{TITLE}\x1b[0m",
        "maintext": f"{FIRST}\x1b[2J \x93Never\x94, he said\x97once. {SECOND}\x9b31m",
        "authors": ["Ann\x1b[8m Writer"],
        "source_name": "The \x1b[5mDaily Example",
        "url": "https://a.example/\x1b[3mx",
        "language": "en",
    }
    report = read("told.json", json.dumps(article))
    assert report.status == "ok"
    assert report.title == f"]0;owned{TITLE}[0m"
    assert "“Never”, he said—once." in report.text
    told = "".join((report.text, *report.byline, report.outlet or "", report.url or "", *report.notes))
    assert not CONTROLS.search(told)


def test_names_and_reasons_show_controls_as_they_are_written(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m.txt").write_text(f"{FIRST} {SECOND}")
    (tmp_path / "b.csv").write_text("na\x1b[2Jme,place\nx,y\n")
    named, refused = acquire([tmp_path])
    assert (named.status, named.id) == ("ok", r"a\x1b[31m")
    assert refused.status == "unreadable"
    assert not EVERY.search((refused.reason or "") + named.input)
    assert r"na\x1b[2Jme" in (refused.reason or "")


def test_letters_of_another_script_within_a_latin_word_are_what_they_look_like() -> None:
    assert visible("\u0410rmenia fr\u0435ed him") == "Armenia freed him"
    assert visible("Россия и Armenia") == "Россия и Armenia"

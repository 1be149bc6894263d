"""Characters that readers do not see must not break names or quotations."""

import pytest

from onrecord.acquire.characters import line, visible

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

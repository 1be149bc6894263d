"""Briefs as files: nothing lost, markup in texts harmless."""

import io
import re
from zipfile import ZipFile

import pytest

from onrecord.errors import UsageError
from onrecord.export.briefs import FORMATS, written
from onrecord.export.briefs.html import linked
from onrecord.export.briefs.markdown import escaped, unescaped
from onrecord.model import Span
from onrecord.tell.brief import Brief, Chapter, Passage, Piece, Section, Sentence

SENTENCE = Sentence(
    event="e1", pieces=(Piece("Kim <b>left</b> *Moscow*", ("c1", "c2")), Piece(" (1 origin says it happened)."))
)
BRIEF = Brief(
    title="Korea <script>",
    chapters=(Chapter(heading="Korea", basis="1 report.", sections=(Section(heading="Firm", sentences=(SENTENCE,)),)),),
    passages=tuple(
        Passage(
            number=at,
            id=f"c{at}",
            report="r",
            span=Span(0, 4),
            quote="left",
            citation=f"https://e.example/{at}: “left”.",
        )
        for at in (1, 2)
    ),
    notes=("A note.",),
)


def test_markdown_has_each_sentence_with_its_numbers_and_the_sources() -> None:
    text = written(BRIEF).decode()
    assert "- Kim \\<b\\>left\\</b\\> \\*Moscow\\* [1][2] (1 origin says it happened).\n" in text
    assert text.endswith("## Sources\n\n1. https://e.example/1: “left”. `c1`\n2. https://e.example/2: “left”. `c2`\n")


def test_html_escapes_links_and_asks_no_host() -> None:
    page = written(BRIEF, "html").decode()
    assert "Kim &lt;b&gt;left&lt;/b&gt;" in page
    assert "<script" not in page
    assert '<a href="#s1"' in page
    assert '<li id="s1"><a href="https://e.example/1" rel="noreferrer">' in page
    assert not re.search(r"<(?:img|script|link rel=\"stylesheet\")", page)


def test_word_has_every_word_of_it() -> None:
    pytest.importorskip("docx")
    file = written(BRIEF, "docx")
    text = re.sub(r"<[^>]+>", "", ZipFile(io.BytesIO(file)).read("word/document.xml").decode())
    for words in (
        "Korea &lt;script&gt;",
        "*Moscow*[1][2] (1 origin",
        "A note.",
        "[2] https://e.example/2: “left”. (c2)",
    ):
        assert words in text


def test_control_characters_do_not_break_a_word_file() -> None:
    docx = pytest.importorskip("docx")
    odd = Brief(title="a\x00b\x0bc", chapters=())
    assert docx.Document(io.BytesIO(written(odd, "docx"))).core_properties.title == "abc"


def test_another_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=", ".join(FORMATS)):
        written(BRIEF, "pdf")


@pytest.mark.parametrize("text", ["a [1] b", "\\*", "<x> `y`", "plain"])
def test_escaping_is_undone(text: str) -> None:
    assert unescaped(escaped(text)) == text


def test_only_the_address_is_a_link() -> None:
    assert str(linked("A & B, https://e.example/x?a=1&b=2: “q”")) == (
        'A &amp; B, <a href="https://e.example/x?a=1&amp;b=2" rel="noreferrer">https://e.example/x?a=1&amp;b=2</a>: “q”'
    )
    assert str(linked("no <b>")) == "no &lt;b&gt;"

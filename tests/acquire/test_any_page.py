"""An article in a page, whatever stands around it and between its letters: its words come out whole, in their place."""

import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.acquire import Limits
from onrecord.acquire.characters import INVISIBLE
from onrecord.acquire.fetching import Fetched
from onrecord.acquire.reading import read_fetched
from onrecord.model import Report
from tests.acquire.conftest import FIRST, SECOND, TITLE
from tests.verbs import plainly

URL = "https://example.com/2023/09/14/talks"
SAID = "Officials confirmed that PRK visits RUS on 2023-09-13. RUS may visit CHN on 2023-10-17."
WITHIN = ("\u00ad", "\u200b", "\u2060", "\ufeff", "\u200e", "&shy;", "&#8203;", "<wbr>", "<!-- ad -->")
BETWEEN = ("&nbsp;", "\u2009", "  ", "\n\t", "\u00a0 ", "&#160;", " \u200b", "&#8239;")
AROUND = (
    '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>',
    "<script>var t = 'CHN attacks RUS on 2023-01-01. ' + '<p>';</script>",
    "<style>p:after { content: 'CHN attacks RUS on 2023-01-01.' }</style>",
    '<div class="cookie-banner"><p>We use cookies. Accept all to go on reading.</p><button>Accept</button></div>',
    "<noscript><p>Please enable JavaScript.</p></noscript>",
    '<aside class="related"><h3>Read more</h3><a href="/a">Ten photographs of the week</a></aside>',
    '<div class="share">Share <a href="#">Facebook</a> <a href="#">Email</a></div>',
    '<form><input name="q" value="Search"><select><option>English<option>Deutsch</select></form>',
    "<figure><img src='a.jpg' alt='A ship'><figcaption>A ship in port. Photograph: Ann Quill</figcaption></figure>",
    "<p>Sign up to our newsletter for more stories like this one.</p>",
    "<p></p><p>&nbsp;</p><br><br><hr>",
    "<!-- CHN attacks RUS on 2023-01-01. --><![CDATA[ x ]]>",
    "<div><div><div><span></span></div>",
    '<svg><text>CHN attacks RUS on 2023-01-01.</text></svg><iframe src="https://ads.example/"></iframe>',
    "<footer>&copy; 2023 The Daily. All rights reserved.</footer>",
    "\x00\x1b[31m\ufffd&#27;&#xFFFE;\x0c",
)  # fmt: skip
TAKEN_FROM_ELSEWHERE = "CHN attacks"


@st.composite
def strewn(draw: st.DrawFn, text: str) -> str:
    """A text with what nobody sees between its letters, and odd blanks between its words."""
    words = []
    for word in text.split(" "):
        at = draw(st.integers(0, 4 * len(word)))  # few words
        words.append(word[:at] + draw(st.sampled_from(WITHIN)) + word[at:] if 0 < at < len(word) else word)
    blanks = draw(st.lists(st.sampled_from((" ", " ", " ", *BETWEEN)), min_size=len(words), max_size=len(words)))
    return "".join(word + blank for word, blank in zip(words, blanks, strict=True)).strip()


@st.composite
def pages(draw: st.DrawFn) -> bytes:
    """An article with debris around its paragraphs and within them."""
    around = st.lists(st.sampled_from(AROUND), max_size=3).map("".join)
    paragraphs = [draw(around) + f"<p>{draw(strewn(text))}</p>" for text in (FIRST, SAID, SECOND)]
    tag = draw(st.sampled_from(("article", "main", "div")))
    return (
        f'<html lang="en"><head><title>{TITLE}</title></head><body>{draw(around)}<{tag}><h1>{TITLE}</h1>'
        f"{''.join(paragraphs)}</{tag}>{draw(around)}</body></html>"
    ).encode()


def read(page: bytes) -> Report:
    (report,) = read_fetched(URL, Fetched(URL, page, "utf-8", "text/html"), "2023-09-14T08:00:00+00:00", Limits())
    return report


@given(pages())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_its_words_come_out_whole_and_stand_where_they_are_said_to(page: bytes) -> None:
    report = read(page)
    assert report.status == "ok", report.reason
    for paragraph in (FIRST, SAID, SECOND):
        assert paragraph in report.text
    assert TAKEN_FROM_ELSEWHERE not in report.text
    (found,) = plainly.read([report])
    assert [claim.quote for claim in found.claims] == [
        "PRK visits RUS on 2023-09-13",
        "RUS may visit CHN on 2023-10-17",
    ]
    assert all(claim.span.of(report.text) == claim.quote for claim in found.claims)


@given(pages())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_its_parts_are_the_text_in_order_and_nothing_unseen_is_in_it(page: bytes) -> None:
    report = read(page)
    blocks = [one for one in report.sections if one.kind != "entry"]
    assert "\n".join(one.span.of(report.text) for one in blocks) == report.text
    assert not INVISIBLE.search(report.text)
    assert unicodedata.is_normalized("NFC", report.text)
    assert "\n".join(line.strip() for line in report.text.split("\n")) == report.text

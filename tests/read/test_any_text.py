"""Reading cites the report's own words, whatever characters stand between them: every span holds what is quoted."""

from collections.abc import Iterator

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from onrecord.model import Claim, Report, Span
from tests.read.by_words import read

SENTENCES = (
    "Russian President Vladimir Putin visited North Korean leader Kim Jong Un in Pyongyang on 19 June, officials said.",
    '"We will not sell weapons," Foreign Minister Lavrov told reporters in Moscow.',
    "South Korea denied that its navy had shelled the border village.",
    "Seoul condemned the launch, according to Yonhap.",
    "Café owners in Kyïv met Ambassador Zoë Núñez.",
)
ODD = (
    "\n", "\n\n", " \n ", "\u00a0", "\u3000", "\u2028", "\t", "  ", "\u200b", "\u00ad", "\u202e", "\u0301",
    "\ufffd", "…", "“", "”", "«", "\U0001f6a2", "\u05d0\u05d1", "e\u0301", "\ufb01", "\u0130", "\u1e9e", "-\n", "--",
    "<p>", "&amp;", "\\n",
)  # fmt: skip
WORDS = st.lists(st.sampled_from((*SENTENCES, *ODD)) | st.text(max_size=3), min_size=2, max_size=9)


def spans(claim: Claim) -> Iterator[Span]:
    yield claim.span
    for one in (*claim.actors, *claim.recipients, *claim.sources, claim.place):
        if one is not None and one.span is not None:
            yield one.span


@given(WORDS.map(" ".join))
@example("\n".join(SENTENCES))
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_quote_stands_in_the_text_at_its_place(text: str) -> None:
    (reading,) = read([Report(id="any", text=text, published="2024-06-20", published_how="metadata")])
    assert reading.doc.text == (text if text.strip() else ""), "white space alone is not read"
    for claim in reading.claims:
        assert claim.span.of(text) == claim.quote != ""
        assert claim.trigger in claim.quote
        assert all(0 <= one.start < one.end <= len(text) for one in spans(claim))
    for response in reading.responses:
        assert response.span.of(text) == response.quote != ""
    if all(sentence in text.split("\n") for sentence in SENTENCES):
        assert len(reading.claims) >= 3, "there is something to check"

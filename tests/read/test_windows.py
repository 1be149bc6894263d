"""Reading in windows: long reports piece by piece, entries on their own day, every offset in the whole text."""

import time
from itertools import pairwise

import pytest
from msgspec import Struct

from onrecord.model import Report, Section, Span
from onrecord.read.reading import Reading
from onrecord.read.windows import SIZE, VIEW, WHOLE, windows
from tests.read.by_words import read

TITLE = "Peru and Chile quarrel over the border"
LEAD = "Peru's foreign minister Rosa Quispe met her Chilean colleague in Arica on Monday."
COUNTRIES = ("Kenya", "Uganda", "Zambia", "Malawi", "Angola", "Ghana", "Togo", "Benin", "Niger", "Chad", "Mali")


def paragraph(number: int) -> str:
    one, other = COUNTRIES[number % len(COUNTRIES)], COUNTRIES[(number * 7 + 3) % len(COUNTRIES)]
    return (
        f"{one} on Tuesday expelled {number + 2} diplomats of {other}, a spokesman said. “We will not wait for an"
        f" answer,” he told reporters near the bridge number {number}. The two states have quarrelled since 1991."
    )


def long_report(chars: int, **fields: object) -> Report:
    text, number = f"{TITLE}\n{LEAD}", 0
    while len(text) < chars:
        text += f"\n{paragraph(number)}"
        number += 1
    sections = (Section("title", Span(0, len(TITLE))), Section("body", Span(len(TITLE) + 1, len(text))))
    given = {"published": "2024-06-05", "published_how": "metadata", **fields}
    return Report(id="long", title=TITLE, text=text, sections=sections, **given)  # type: ignore[arg-type]


def entries(**fields: object) -> Report:
    parts = ["Live: talks in Arica", "Peru attacked Bolivia today.", "Chile expelled the envoy of Peru today."]
    text = "\n".join(parts)
    at, spans = 0, []
    for one in parts:
        spans.append(Span(at, at + len(one)))
        at += len(one) + 1
    days = ("2024-10-02T07:40", "2024-09-30")
    sections = (
        Section("title", spans[0]),
        Section("body", Span(spans[1].start, spans[2].end)),
        *(Section("entry", span, day, label=day) for span, day in zip(spans[1:], days, strict=True)),
    )
    return Report(id="live", title=parts[0], text=text, sections=sections, published="2024-10-01", **fields)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def joined() -> Reading:
    return next(read([long_report(2 * SIZE + 8000)]))


def test_an_ordinary_report_is_one_window() -> None:
    report = long_report(WHOLE - 2000)
    (window,) = windows(report)
    assert window.report is report


@pytest.mark.parametrize("chars", [WHOLE + 1, 3 * SIZE, 100_000])
def test_windows_cover_the_text_without_gap_and_have_title_and_lead_in_view(chars: int) -> None:
    report = long_report(chars)
    found = windows(report)
    assert (found[0].start, found[-1].end) == (0, len(report.text))
    assert all(one.end == two.start for one, two in pairwise(found))
    for window in found:
        assert len(window.report.text) <= SIZE + VIEW
        assert window.report.text.startswith(f"{TITLE}\n{LEAD}\n")
        assert window.report.text[window.seen :] == report.text[window.start : window.end]


@pytest.mark.parametrize(
    "text", ["word " * 20_000, "x" * 60_000, "One ends here. " * 5000, "a\n" * 40_000, "\n" * 30_000]
)
def test_any_text_can_be_cut(text: str) -> None:
    found = windows(Report(id="odd", text=text))
    assert "".join(window.report.text[window.seen :] for window in found) == text
    assert max(len(window.report.text) for window in found) <= max(WHOLE, SIZE + VIEW)


def test_the_joined_reading_is_of_the_whole_text(joined: Reading) -> None:
    text = joined.report.text
    assert joined.doc.text == text
    assert [sentence.text for sentence in joined.sentences()][-1] == "The two states have quarrelled since 1991."
    assert {claim.quote for claim in joined.claims} == {claim.span.of(text) for claim in joined.claims}
    assert len({claim.id for claim in joined.claims}) == len(joined.claims)
    assert all(response.quote == response.span.of(text) for response in joined.responses)
    assert {one.about for one in joined.responses} - {None} <= {claim.id for claim in joined.claims}


def test_everything_found_stands_at_its_words(joined: Reading) -> None:
    doc = joined.doc
    assert all(doc[m.start : m.end].text == m.text for m in (*joined.mentions, *joined.times))
    assert all(doc[e.start : e.end].text for e in joined.events)
    assert len(joined.events) == len(joined.factuality)
    for one in joined.attributions:
        assert one.parent is None or joined.attributions[one.parent].cue != one.cue
    spans = [party.span for claim in joined.claims for party in claim.actors if party.span]
    assert all(span.of(joined.report.text) for span in spans)
    assert any("Kenya" in span.of(joined.report.text) for span in spans if span.start > SIZE)


def test_all_of_a_long_report_is_read_and_its_title_and_lead_once(joined: Reading) -> None:
    expelled = [claim for claim in joined.claims if claim.trigger == "expelled"]
    assert len(expelled) >= 0.9 * joined.report.text.count("expelled")
    assert sum("Arica" in claim.quote or "foreign minister" in claim.quote for claim in joined.claims) <= 2


def test_one_actor_has_one_chain_over_windows(joined: Reading) -> None:
    chains: dict[int, set[str]] = {}
    for mention in joined.mentions:
        if mention.chain >= 0:
            chains.setdefault(mention.chain, set()).add(mention.codes[0] if mention.codes else "?")
    assert all(len(codes - {"?"}) <= 1 for codes in chains.values())


def test_entries_are_read_on_their_own_day() -> None:
    found = {claim.trigger: claim for claim in next(read([entries()])).claims}
    days = {trigger: (claim.time.start, claim.time.end) for trigger, claim in found.items() if claim.time}
    assert days == {"attacked": ("2024-10-02", "2024-10-02"), "expelled": ("2024-09-30", "2024-09-30")}
    assert [party.code for party in found["expelled"].actors] == ["CHL"]


def test_a_stamp_before_the_whole_body_dates_the_sentence_and_the_title() -> None:
    title, body = "Gunmen kill nurses", "Gunmen killed three nurses in Darfur.\nUganda condemned the attack today."
    span = Span(len(title) + 1, len(title) + 1 + len(body))
    sections = (
        Section("title", Span(0, len(title))),
        Section("body", span),
        Section("entry", span, "2024-06-05", "Sudan", "Sudan, 5 June"),
    )
    report = Report(id="one", title=title, text=f"{title}\n{body}", sections=sections, published="2024-06-19")
    reading = next(read([report]))
    assert reading.report == report
    days = {claim.quote: claim.time.start for claim in reading.claims if claim.time}
    assert days
    assert set(days.values()) == {"2024-06-05"}
    (first,) = [claim for claim in reading.claims if claim.quote.startswith("Gunmen killed three nurses")]
    assert first.time is not None
    assert (first.time.how, first.time.text) == ("stated", "Sudan, 5 June")


def test_a_long_report_without_a_date_is_written_within_one_window_of_days() -> None:
    report = long_report(WHOLE + 5000, published=None, published_how="unknown")
    text = report.text.replace("in Arica on Monday", "in Arica on 3 June 2024")
    reading = next(read([_with(report, text)]))
    assert reading.report.published_window == ("2024-06-03", "2024-06-17")
    assert reading.report.published_how == "inferred"


def _with(report: Report, text: str) -> Report:
    fields = {name: getattr(report, name) for name in report.__struct_fields__}
    assert isinstance(report, Struct)
    sections = (Section("title", Span(0, len(TITLE))), Section("body", Span(len(TITLE) + 1, len(text))))
    return Report(**{**fields, "text": text, "sections": sections})


def test_time_grows_with_length() -> None:
    list(read([long_report(2000)]))
    seconds = []
    for chars in (26_000, 78_000):
        started = time.process_time()
        list(read([long_report(chars)]))
        seconds.append(time.process_time() - started)
    assert seconds[1] < 6 * seconds[0]

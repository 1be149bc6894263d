"""Alerts of one sentence are reports; their labels are no words of them."""

import json
from pathlib import Path
from time import process_time

import pytest

from onrecord.acquire import acquire, alerts
from onrecord.acquire.plain import header

from .conftest import FIRST, SECOND
from .test_text import Read, body


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ("BREAKING: Iran seizes tanker.", "Iran seizes tanker."), ("⚡️ Jets bombed Baalbek", "Jets bombed Baalbek"),
        ("🔴 URGENT - Chad expels envoy", "Chad expels envoy"), ("UPDATE 2-Chad expels envoy", "Chad expels envoy"),
        ("Just in: Chad expels envoy", "Chad expels envoy"), ("#BREAKING Chad expels envoy", "Chad expels envoy"),
        ("[BREAKING] Chad expels envoy", "Chad expels envoy"), ("‼️🇹🇩 Chad expels envoy", "Chad expels envoy"),
        ("BREAKING NEWS | Chad expels envoy", "Chad expels envoy"), ("FLASH - Chad expels envoy", "Chad expels envoy"),
        ("Flash floods kill nine in Chad", "Flash floods kill nine in Chad"),
        ("Urgent talks on Chad begin", "Urgent talks on Chad begin"),
        ("Breaking ranks, Chad expels envoy", "Breaking ranks, Chad expels envoy"),
        ("Lead poisoning kills nine in Chad", "Lead poisoning kills nine in Chad"),
        ("Update: An earlier version said that nine died.", "Update: An earlier version said that nine died."),
        ("UPDATE: This article was amended on Monday.", "UPDATE: This article was amended on Monday."),
        ("“We break with Paris,” Chad says", "“We break with Paris,” Chad says"),
    ],
)  # fmt: skip
def test_labels_of_alerts_go(given: str, left: str) -> None:
    assert alerts.sentence(given) == left


@pytest.mark.parametrize(
    "line",
    ["Gabon barred Togo's envoy on Friday.", "Gabon expels envoys.", "URGENT: Gabon's army arrests the president",
     "#Gabon bars #Togo's envoy https://t.me/wire/12"],
)  # fmt: skip
def test_a_sentence_is_a_report(read: Read, line: str) -> None:
    report = read("alert.txt", f"{line}\n")
    assert report.status == "ok", report.reason
    assert report.title == ""
    assert "Gabon" in body(report)[0].split()[0]
    assert "#" not in report.text
    assert "http" not in report.text


@pytest.mark.parametrize("label", ["Date", "Published", "Posted", "DATE"])
@pytest.mark.parametrize("day", ["2024-05-02", "2 May 2024", "Thursday, May 2, 2024, 10:40 GMT"])
def test_a_date_alone_at_the_top_is_data(read: Read, label: str, day: str) -> None:
    report = read("alert.txt", f"{label}: {day}\n\nGabon barred Togo's envoy on Monday.")
    assert (report.status, report.title, (report.published or "")[:10]) == ("ok", "", "2024-05-02")
    assert body(report) == ["Gabon barred Togo's envoy on Monday."]


def test_a_first_sentence_with_a_colon_is_no_field() -> None:
    line = "Source: the army shelled two villages on Monday and a third on Tuesday, a ministry official told reporters."
    text = f"{line}\n\nGabon denied it on Wednesday."
    assert header(text) == ({}, text)


@pytest.mark.parametrize(
    "line",
    [
        "Source: the army shelled two villages on Monday.",
        "Source: the army shelled Oyem",
        "Sources: Chad to free two detained Britons",
        "Sources: two envoys were told to leave Libreville by Friday.",
        "SOURCE - Gabon has closed its border with Cameroon",
    ],
)
@pytest.mark.parametrize("above", ["", "Date: 2024-05-02\n\n"])
def test_a_sentence_after_the_word_source_is_news(read: Read, line: str, above: str) -> None:
    assert body(read("alert.txt", f"{above}{line}\n\nGabon denied it on Wednesday."))[0] == line
    assert body(read("alert.txt", f"{above}{line}")) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Source: Xinhua",
        "Source: Ministry of Health of Gabon",
        "Source: central bank data",
        "Source: Institute of Statistics, based on data of the central bank",
        "Sources: Gabon Review, local media",
    ],
)
def test_a_name_after_the_word_source_is_a_credit(read: Read, line: str) -> None:
    report = read("alert.txt", f"Gabon barred Togo's envoy on Monday.\n\nTogo denied it on Wednesday.\n\n{line}")
    assert body(report) == ["Gabon barred Togo's envoy on Monday.", "Togo denied it on Wednesday."]


@pytest.mark.parametrize("title", ["", None])
def test_lines_of_alerts(tmp_path: Path, title: str | None) -> None:
    rows = [
        {"title": title, "text": "BREAKING: Gabon seizes a trawler off Libreville.", "date": "2024-05-02T10:00:00Z"},
        {"text": "⚡️ Gabon’s navy frees the trawler, local media report", "date": "2024-05-03T10:00:00Z"},
    ]
    (tmp_path / "alerts.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    first, second = acquire([tmp_path])
    assert (first.status, second.status) == ("ok", "ok")
    assert first.text == "Gabon seizes a trawler off Libreville."
    assert second.text == "Gabon’s navy frees the trawler, local media report"


@pytest.mark.parametrize("text", ["Home", "More", "- - -", "12:40", "Read more"])
def test_what_is_no_sentence_is_empty(read: Read, text: str) -> None:
    assert read("alert.txt", text).status == "empty"


def test_a_row_of_signs_within_a_post_costs_no_more_than_it_is_long(read: Read) -> None:
    begun = process_time()
    rule = "━" * 60
    report = read("a.txt", f"{rule} {FIRST} {rule} see below\n\n{SECOND}")
    assert report.status == "ok"
    assert process_time() - begun < 5

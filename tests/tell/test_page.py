import re
from pathlib import Path

import pytest

from onrecord import build, open_record
from onrecord.store import Record
from onrecord.tell import page


@pytest.fixture(scope="module")
def html(sample_record: Record) -> str:
    return page(sample_record)


def test_every_citation_has_its_span(html: str) -> None:
    cited = set(re.findall(r'href="#(c-[^"]+)"', html))
    marked = set(re.findall(r'id="(c-[^"]+)"', html))
    assert cited
    assert cited <= marked


def test_every_link_within_the_page_leads_somewhere(html: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_names_no_other_host_to_load_from(html: str) -> None:
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', html)
    assert "default-src 'none'" in html


def test_lists_what_was_not_read(html: str) -> None:
    assert "rundschau-kim-putin" in html
    assert "other-language" in html


def test_says_why_origins_can_outnumber_reports(html: str) -> None:
    assert "One report can carry several." in html


def test_text_of_reports_is_escaped(tmp_path: Path) -> None:
    evil = tmp_path / "evil.txt"
    evil.write_text(
        "Russia <script>alert(1)</script> attacks\n\nRussia attacked Ukraine on Monday <img src=x onerror=alert(1)>.\n",
        encoding="utf-8",
    )
    build([evil], tmp_path / "evil.onrecord")
    with open_record(tmp_path / "evil.onrecord") as record:
        html = page(record)
    assert "<script>alert" not in html
    assert "<img" not in html


def test_an_empty_record_still_makes_a_page(tmp_path: Path) -> None:
    with open_record(tmp_path / "empty.onrecord", create=True) as record:
        assert "An empty record" in page(record)

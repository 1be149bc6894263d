"""What the generator of the documentation does not look for: pages that the menu lacks, pictures that are not there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))


def test_the_menu_has_every_page_and_no_other() -> None:
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[2]
    named = re.findall(r": (\S+\.md)$", menu, re.MULTILINE)
    assert len(named) > 40
    assert sorted(named) == sorted(str(page.relative_to(DOCS)) for page in PAGES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))
def test_pictures_are_there_and_links_stay_within(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    pictures = re.findall(r"!\[[^\]]*\]\(([^)\s]+)\)", text)
    assert [one for one in pictures if not (page.parent / one).is_file()] == []
    assert re.findall(r"\]\((/[^)]*)\)", text) == []

"""Text in Markdown stays text, and only web addresses are links."""

import pytest
from markdown_it import MarkdownIt

from onrecord.export.markdown_text import link, plain


@pytest.mark.parametrize(
    "words",
    [
        "a | b", "*a* _b_ **c**", "`code`", "[x](javascript:alert)", "<script>x</script>", "![i](u)", "a\\|b", "&lt;",
        "~~x~~", "$x$", "# x",
    ],
)  # fmt: skip
def test_markup_is_shown_letter_for_letter(words: str) -> None:
    [token] = [
        t for t in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(f"x {plain(words)}") if t.children
    ]
    assert {child.type for child in token.children or ()} <= {"text", "text_special"}
    assert "".join(child.content for child in token.children or ()) == f"x {words}"


def test_lines_become_one() -> None:
    assert plain("a\nb\t c\u2028d") == "a b c d"


def test_only_web_addresses_are_links() -> None:
    assert link("a|b", "https://x.example/a|b") == r"[a\|b](<https://x.example/a%7Cb>)"
    assert link("a", "javascript:x") == "a"
    assert link("a", "https://x.example/> b") == "a"
    assert link("a", None) == "a"

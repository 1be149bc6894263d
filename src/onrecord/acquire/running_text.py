"""Running text out of markup that a field carries: "<p>Spain recalled its envoy.</p>" in JSON, a table or a feed."""

import re

TAG = re.compile(r"</?[a-z][a-z0-9:]{0,14}(?:\s[^<>]{0,2000})?/?>", re.I)
SILENT = re.compile(r"<(script|style|template|svg)\b[^>]{0,2000}>.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.I | re.S)
BLOCK = re.compile(
    r"</?(?:p|div|br|li|ul|ol|dl|dt|dd|h[1-6]|blockquote|tr|table|section|article|aside|header|footer|figure|"
    r"figcaption|hr)(?:\s[^<>]{0,2000})?/?>",
    re.I,
)
ASIDE = re.compile(r"<(figcaption|aside|form|nav)\b[^>]{0,2000}>.*?</\1\s*>", re.I | re.S)
OPENED = re.compile(r"<(?:figcaption|aside|form|nav)\b", re.I)
MOST = 200  # of these, each of which is looked for to its end
FEWEST = 2  # tags: one alone may be a sign in a text


def has_markup(text: str) -> bool:
    """Whether a text is written in HTML rather than one that has a sign of it."""
    if "<" not in text:
        return False
    tags = TAG.findall(text[:20_000])
    return len(tags) >= FEWEST or bool(tags and BLOCK.search(text[:20_000]))


def running(text: str) -> str:
    """The text with a line a block in place of its markup, without captions and asides; as it is where it has none."""
    if not has_markup(text):
        return text
    bare = SILENT.sub("\n", text)
    if len(OPENED.findall(bare)) <= MOST:
        bare = ASIDE.sub("\n", bare)
    bare = TAG.sub("", BLOCK.sub("\n", bare.replace("\n", " ")))
    return "\n".join(line for one in bare.split("\n") if (line := " ".join(one.split())))

r"""Citations as BibTeX, for BibTeX and biblatex alike.

`date` and `urldate` are biblatex's, `year` and `month` BibTeX's. Names and titles stand in braces of their own: which
part of a name is the family's is not known, and styles would lower the case of what is a name in a headline.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.export.addresses import followed
from onrecord.export.citations.citation import UNDATED, Citation, Day, day, plain
from onrecord.record.text import fingerprint

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Braces by name: BibTeX counts those with a backslash before them, and one alone would end or swallow the field.
ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "`": r"\textasciigrave{}",
        **{mark: f"\\{mark}" for mark in "$&%#_"},
    }
)  # fmt: skip
IN_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"})


def bibtex(citations: Sequence[Citation]) -> str:
    """An entry each: an article where the outlet is known, else misc."""
    return "\n\n".join(_entry(cited) for cited in citations)


def _entry(cited: Citation) -> str:
    kind = "article" if cited.outlet else "misc"
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(cited))
    return f"@{kind}{{{_key(cited.id)},\n{fields}}}"


def _fields(cited: Citation) -> Iterator[tuple[str, str]]:
    report, when = cited.report, cited.published
    if report.byline:
        yield "author", "{" + " and ".join(f"{{{escaped(name)}}}" for name in report.byline) + "}"
    yield "title", f"{{{{{escaped(cited.title)}}}}}"
    if cited.outlet:
        yield "journal", f"{{{escaped(cited.outlet)}}}"
    if when:
        yield "date", f"{{{_iso(when)}}}"
    yield "year", f"{{{when[0] if when else UNDATED}}}"
    if len(when) > 1:
        yield "month", MONTHS[when[1] - 1]
    if url := followed(report.url):
        yield "url", f"{{{url.translate(IN_ADDRESS)}}}"
        if fetched := day(report.fetched):
            yield "urldate", f"{{{_iso(fetched)}}}"
    if cited.note:
        yield "note", f"{{{escaped(cited.note)}}}"


def escaped(words: str) -> str:
    """Words as TeX prints them letter for letter: marks that it obeys escaped, and no two hyphens made a dash."""
    return re.sub(r"([-',<>])(?=\1)", r"\1{}", plain(words).translate(ESCAPED))


def _iso(when: Day) -> str:
    return "-".join(f"{part:02d}" for part in when)


def _key(id: str) -> str:
    """The id where it can be a key; else what can, and a hash that tells it from others."""
    key = re.sub(r"[^A-Za-z0-9_.:-]+", "-", id)
    return key if key == id else f"{key.strip('-')}-{fingerprint(id)[:6]}".lstrip("-")

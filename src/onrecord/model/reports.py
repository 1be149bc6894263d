"""A report as it was acquired: its text, its parts, where and when it was published."""

from msgspec import Struct

from onrecord.model.kinds import GivenField, PublishedHow, ReportStatus, SectionKind


class Span(Struct, frozen=True, order=True):
    """A stretch of `Report.text`: characters `start` up to, not including, `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class Section(Struct, frozen=True):
    """A part of a report's text: its title, the lead or description, the body, and what the outlet says of its report.

    An "entry" is a stretch of the body with a time of its own, as in live blogs and lists of incidents: `at` is that
    day or time in ISO 8601, `place` where it says it is, `label` the stamp as printed, which is not in the text.
    Corrections, clarifications, retractions and editors' notes stand behind the body, with their day and label.
    """

    kind: SectionKind
    span: Span
    at: str | None = None
    place: str | None = None
    label: str = ""


class Dateline(Struct, frozen=True):
    """What stood before the first sentence ("BERLIN, Sept 5 (Reuters) -"), taken out of the text."""

    text: str
    place: str | None = None
    date: str | None = None
    credit: str | None = None


class Dating(Struct, frozen=True, kw_only=True):
    """A day that a report may have been published on: where it stood, in which words, and what was made of it.

    `day` is None where the words give no certain one. `verdict` says why it was taken, or why not.
    """

    day: str | None
    how: PublishedHow
    place: str
    words: str = ""
    taken: bool = False
    verdict: str = ""


class Given(Struct, frozen=True, kw_only=True):
    """A field of a report that a user gave: who, and in which option of `build` or row of a table of inputs.

    With `over` it goes before what the report itself says; otherwise the report said nothing.
    """

    field: GivenField
    value: str
    by: str
    where: str
    over: bool = False


class Report(Struct, frozen=True, kw_only=True):
    """One article as one outlet published it.

    `id` is the input file's stem, or its URL; within a file of many articles it is theirs, or stem-number. Where it
    is taken, a number follows. `path` is where the report lies in its input: folder and name of its file, or its
    own id in a file of many.
    `text` is what claims cite: title, lead, body and notes, a newline between paragraphs, without page furniture,
    dateline and stamps of entries. A report that could not be read keeps its `status` and the `reason`.
    `dates` are the days that it may have been published on, the one taken first. `given` is what a user said of it.
    """

    id: str
    title: str = ""
    text: str = ""
    sections: tuple[Section, ...] = ()
    outlet: str | None = None
    domain: str | None = None
    url: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    published_how: PublishedHow = "unknown"
    published_window: tuple[str, str] | None = None
    dates: tuple[Dating, ...] = ()
    dateline: Dateline | None = None
    credit: str | None = None
    language: str | None = None
    hash: str = ""
    fetched: str | None = None
    input: str = ""
    path: str = ""
    revision: int = 1
    status: ReportStatus = "ok"
    reason: str | None = None
    notes: tuple[str, ...] = ()
    given: tuple[Given, ...] = ()

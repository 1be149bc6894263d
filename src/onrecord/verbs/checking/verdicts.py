"""What a check finds of each sentence."""

from typing import Literal

from msgspec import Struct

from onrecord.model import Span

Found = Literal["supported", "contradicted", "not in the record"]


class Quoted(Struct, frozen=True, kw_only=True):
    """Words of a report that bear on a sentence: `id` is that of the claim or response read in them."""

    id: str
    report: str
    span: Span
    quote: str
    outlet: str = ""
    published: str = ""


class Verdict(Struct, frozen=True, kw_only=True):
    """What the record makes of a sentence, why, and the words of reports that it goes by.

    `line` is where the sentence begins in the text, from 1, `number` which sentence of its paragraph it is, from 1, and
    `of` how many that has; `sources` are the numbers that it cites.
    """

    sentence: str
    line: int
    found: Found
    why: str = ""
    spans: tuple[Quoted, ...] = ()
    sources: tuple[int, ...] = ()
    number: int = 1
    of: int = 1

    @property
    def place(self) -> str:
        """Where the sentence stands in the text: "line 3", or "line 3, sentence 2" of a paragraph of several."""
        return f"line {self.line}" + (f", sentence {self.number}" if self.of > 1 else "")


class Checked(Struct, frozen=True, kw_only=True):
    """A text, checked sentence by sentence; `cited` is whether it names its sources by number."""

    verdicts: tuple[Verdict, ...]
    cited: bool

    @property
    def ok(self) -> bool:
        """Whether every sentence is supported; of a text without citations nothing is asked but an answer."""
        return not self.cited or all(one.found == "supported" for one in self.verdicts)

    def count(self, found: Found) -> int:
        """How many sentences have that verdict."""
        return sum(one.found == found for one in self.verdicts)

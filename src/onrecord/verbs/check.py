"""The verb `check`: what a record makes of each sentence of a text."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from onrecord.errors import NotFoundError, UsageError
from onrecord.export.briefs import citation_of
from onrecord.store import Record
from onrecord.tell.brief.elements import faults
from onrecord.tell.brief.evidence import Evidence
from onrecord.tell.brief.grounds import Grounds
from onrecord.tell.brief.saying import opening
from onrecord.tell.published import published
from onrecord.verbs.checking.against_record import against_record
from onrecord.verbs.checking.against_sources import Finding, against_sources, tail, why_lacking
from onrecord.verbs.checking.attributing import full_names
from onrecord.verbs.checking.each import each_lacks
from onrecord.verbs.checking.own import Own
from onrecord.verbs.checking.reading import read_each, read_in_turn
from onrecord.verbs.checking.text import Source, Text, Unit, taken_apart
from onrecord.verbs.checking.titled import Segment
from onrecord.verbs.checking.verdicts import Checked, Quoted, Verdict

if TYPE_CHECKING:
    from onrecord.read import Settings

UNCITED = "no source is given for it"


def check(text: str, record: Record, *, settings: "Settings | None" = None) -> Checked:
    """Go through a text sentence by sentence: does the record support it, contradict it, or not know it?

    A text that cites its sources by number, as `brief` does, is held to these: each sentence must have one, and may
    hold no number, date, name, role or status that the words cited do not. Any other text is compared with the record's
    firm events: what the record only has as planned or possible never supports that it was done, nor what one side
    alone says, or others deny, that it is so.

    Args:
        text: a brief in Markdown, or any other text in English.
        record: an open record.
        settings: how to read the sentences.

    Raises:
        UsageError: there is no sentence in the text.
    """
    apart = taken_apart(text)
    if not any(unit.kind == "sentence" for unit in apart.units):
        raise UsageError("there is no sentence in this text to be checked")
    return Checker(Grounds(record), settings).check(apart)


class Checker:
    """Checks texts and sentences against one record, read once."""

    def __init__(self, grounds: Grounds, settings: "Settings | None" = None) -> None:
        self._grounds = grounds
        self._settings = settings
        self._own = Own(grounds)

    def check(self, text: Text) -> Checked:
        """A text, taken apart."""
        if not text.cited:
            return Checked(verdicts=tuple(self._uncited(text.units)), cited=False)
        false = {number for number, source in text.sources.items() if not self._is_true(source)}
        verdicts: dict[int, Verdict] = {}
        left: list[tuple[int, Unit, tuple[Segment, ...]]] = []
        for at, unit in enumerate(text.units):
            if unit.kind != "sentence" and self._own.heads(unit):
                continue
            parts = tuple((words, _ids(numbers, text)) for words, numbers in unit.segments)
            ids = _ids(unit.sources, text)
            finding = self._sources(unit, text, false) or self._at_once(unit, ids)
            if finding:
                verdicts[at] = self._verdict(unit, finding, ids if not false & set(unit.sources) else ())
            else:
                left.append((at, unit, parts))
        for (at, unit, _), finding in zip(left, self.findings([parts for *_, parts in left]), strict=True):
            verdicts[at] = self._verdict(unit, finding, _ids(unit.sources, text))
        return Checked(verdicts=tuple(verdicts[at] for at in sorted(verdicts)), cited=True)

    def findings(self, given: Sequence[Sequence[Segment]]) -> list[Finding]:
        """What becomes of sentences that are not the record's own: their parts, each with the ids that it cites."""
        bare = [[(tail(words)[0], ids) for words, ids in parts] for parts in given]
        texts = ["".join(words for words, _ in parts).strip() for parts in bare]
        cited = [Evidence(self._grounds, [id for _, ids in parts for id in ids]) for parts in bare]
        whole = [full_names(text, evidence) for text, evidence in zip(texts, cited, strict=True)]
        read = read_each(whole, self._settings) if texts else []
        return [against_sources(parts, claims, self._grounds) for parts, claims in zip(bare, read, strict=True)]

    def _is_true(self, source: Source) -> bool:
        """Whether a source of the text is as the record cites it."""
        try:
            return citation_of(source.id, self._grounds) == source.citation
        except NotFoundError:
            return False

    def _sources(self, unit: Unit, text: Text, false: set[int]) -> Finding | None:
        if not unit.sources:
            return Finding("not in the record", UNCITED)
        missing = [number for number in unit.sources if number not in text.sources]
        if missing:
            return Finding("not in the record", f"there is no source {_listed(missing)}")
        wrong = [number for number in unit.sources if number in false]
        if wrong:
            return Finding("not in the record", f"source {_listed(wrong)} is not as the record has it")
        return None

    def _at_once(self, unit: Unit, ids: tuple[str, ...]) -> Finding | None:
        """What needs no reading: the record's own sentences, and figures that are not the record's."""
        bare, figures = tail(unit.text)
        if figures and not self._own.figured(figures, ids):
            return Finding("contradicted", f"the record has{' or'.join(self._own.figures(ids))}")
        if self._own.misplaced(unit, ids):
            return Finding("contradicted", "the record had it before that day")
        if not self._own.says(unit, ids):
            return None
        evidence = Evidence(self._grounds, ids)
        lacking = faults(bare, evidence, opening(evidence.events))
        why = why_lacking(lacking) if lacking else each_lacks(bare, evidence)
        return Finding("not in the record", why) if why else Finding("supported")

    def _uncited(self, units: Iterable[Unit]) -> list[Verdict]:
        told = [unit for unit in units if unit.kind == "sentence" or not self._own.heads(unit)]
        read = read_in_turn([unit.text for unit in told], self._settings)
        found = []
        for unit, claims in zip(told, read, strict=True):
            bearing = against_record(unit.text, claims, self._grounds, self._settings)
            found.append(self._verdict(unit, bearing.finding, bearing.ids))
        return found

    def _verdict(self, unit: Unit, finding: Finding, ids: tuple[str, ...]) -> Verdict:
        spans = tuple(self._quoted(id) for id in ids if self._grounds.knows(id))
        return Verdict(
            sentence=unit.text,
            line=unit.line,
            found=finding.found,
            why=finding.why,
            spans=spans,
            sources=unit.sources,
            number=unit.number,
            of=unit.of,
        )

    def _quoted(self, id: str) -> Quoted:
        (found,) = self._grounds.passages([id])
        report = self._grounds.books.reports[found.report]
        return Quoted(
            id=id,
            report=found.report,
            span=found.span,
            quote=found.quote,
            outlet=report.outlet or report.domain or "",
            published=published(report),
        )


def _ids(numbers: Iterable[int], text: Text) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.sources[number].id for number in numbers if number in text.sources))


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))

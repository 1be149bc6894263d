"""Sentences of reports that have all that a question names: quoted as printed where nothing firm answers it."""

from collections.abc import Iterator

from onrecord.knowledge.names import label
from onrecord.model import Report, Span
from onrecord.record.text import sentences
from onrecord.store import Record
from onrecord.tell.brief.evidence import undotted
from onrecord.tell.quoted import sentence, stands
from onrecord.verbs.asking.answer import Quoted
from onrecord.verbs.asking.finding import Finder, Hit
from onrecord.verbs.asking.given import counts
from onrecord.verbs.asking.matching import holds
from onrecord.verbs.asking.named import known
from onrecord.verbs.asking.question import Question
from onrecord.verbs.asking.words import listed, stem, stems, things, verbs

MOST = 5
MOST_REPORTS = 40


def quotation(report: Report, span: Span) -> Quoted | None:
    """The sentence in which a span stands, if it can be read by itself."""
    words = sentence(report, span)
    if not stands(words, report):
        return None
    return _quoted(report, words, span.start)


def _quoted(report: Report, words: str, near: int) -> Quoted:
    start = max(report.text.rfind(words, 0, near + len(words)), 0)
    outlet = report.outlet or report.domain or report.id
    day = (report.published or "")[:10]
    return Quoted(words=words, outlet=outlet, day=day, report=report.id, start=start, end=start + len(words))


def quoted(record: Record, question: Question, finder: Finder, doubtful: list[Hit]) -> tuple[Quoted, ...]:
    """What is quoted for want of firm events: sentences of leads that are asked about, then any with its words."""
    found: dict[str, Quoted] = {}
    for hit in sorted(doubtful, key=lambda hit: hit.says != "happened"):
        for claim in hit.claims:
            report = finder.report(claim.report)
            if (one := quotation(report, claim.span)) is not None and _tells(question, one.words):
                found.setdefault(one.words, one)
    dated = question.since is not None or question.until is not None
    if not dated and question.verb:
        for one in _in_text(record, question, finder):
            found.setdefault(one.words, one)
    return tuple(found.values())[:MOST]


def _tells(question: Question, words: str) -> bool:
    """Whether words that are quoted name what the question names."""
    return (
        question.codes <= names_of(words)
        and all(holds(name, words) for name in question.names)
        and (question.slot != "number" or bool(list(counts(question, words))))
        and (question.outlook != "denied" or bool(verbs("deny") & stems(words)))
    )


def _in_text(record: Record, question: Question, finder: Finder) -> Iterator[Quoted]:
    """Sentences anywhere in the reports that have its verb, names, parties and things."""
    wanted = (*(f'"{name}"' for name in question.names), *question.things)
    asked = " ".join(wanted) or " ".join(f'"{label(code)}"' for code in sorted(question.codes)) or question.verb
    for hit in record.search(asked, "report", MOST_REPORTS):
        report = finder.report(hit.id)
        for span in sentences(report.text):
            words = report.text[span.start : span.end]
            said = stems(words)
            if (
                (question.verb in listed("light") or verbs(question.verb) & said)
                and all(things(word) & said for word in question.things)
                and all(stem(word) in said for word in question.asked.split()[-1:] if word not in listed("people"))
                and _tells(question, words)
                and stands(words, report)
            ):
                yield _quoted(report, words, span.start)


def names_of(text: str) -> frozenset[str]:
    """The codes of all that a text names in words that the tables have: "American" names the United States."""
    words = [word.strip("“”\"'(),.;:!?").removesuffix("'s").removesuffix("’s") for word in undotted(text).split()]
    return frozenset(fact.code for _, _, facts in known(words) for fact in facts if fact.code)

"""What reports say without its being clear who did it to whom: told in their own words, as a quotation, and no more.

A lead whose kind and status are likely, and whose parties are not, is no fact of the record: it makes no firm event
and counts for no grade. That its report says so is certain all the same. So the sentence, or the headline, is quoted
with its outlet and day, where it stands by itself and nothing firm is told of it. The values are in
`knowledge/weights.toml`.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, structs
from rapidfuzz import fuzz

from onrecord.model import Claim, Event, Report, Span
from onrecord.record.finite import finite
from onrecord.record.grammar import PUNCTUATION, closed
from onrecord.record.statements import COUNTED, leans, of_a_picture
from onrecord.record.text import content
from onrecord.tell.books import Books
from onrecord.tell.weight import table

EXPLAINED = (
    "“ quoted as printed: that something of the kind was reported is likely, who did it to whom was not read with "
    "confidence, and it counts for no grade"
)
# A stop, and what may follow it in print; not one within "U.S." or behind an initial.
STOPS = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt))(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Col))"
    r"(?<!\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec))(?<!\bSept)[.!?…][”\"’')\]]*\s|\n"
)
ASKS = re.compile(r"(?:why|how|what|who|where|when|which|is|are|was|will|could|should|can|does|did)\b", re.IGNORECASE)
MOST = 200  # of one story
REACH = 2_000  # letters before and behind a claim in which its sentence is looked for
MOST_CLAIMS = 20  # of one event, whose words are compared
GOES_ON = re.compile(
    r"^(?:but|and|or|so|yet|then|also|meanwhile|instead|still)\b|, (?:however|meanwhile|too),", re.IGNORECASE
)
WHICH = re.compile(r"The (?:[a-z-]+ ){3}")  # "The deputy minister later met …": which, stands before
# What comments or looks back: a kind of piece, or whose column it is before "The" or "Why".
COLUMN = re.compile(r"^[^:]{2,40}: ")
COMMENT = re.compile(
    r"(?:timeline|explainer|opinion|analysis|editorial|quiz|podcast|review|it is time)\b|[^:]{2,40}: (?:The|Why|How) ",
    re.I,
)
FEWEST_OF_HEADLINES = 4  # words: "Unrest in Peru" is a label
MOSTLY = 0.6  # of a headline's telling words, in a sentence below it that is told already
FEWEST = 7  # words of a sentence: one of fewer leans on those before it
LABELLED = re.compile(r"^[^|:“‘]{2,40} \| ")  # an entry of a newsletter: "Tax | More than …"
FIRST = 3  # words at the beginning that must point to nothing before: "The minister, who …", not "He …"


class Quotation(Struct, frozen=True, kw_only=True):
    """Words of a report, and the lead that they tell of; `alike` further reports have them, or nearly."""

    event: Event
    claim: Claim
    report: Report
    words: str
    headline: bool
    likely: float
    alike: int = 0

    @property
    def outlet(self) -> str:
        """Who printed it."""
        return self.report.outlet or self.report.domain or self.report.id

    @property
    def day(self) -> str:
        """The day on which it was published; "" if that is not known."""
        return (self.report.published or "")[:10]


def quotations(books: Books) -> dict[str | None, list[Quotation]]:
    """What is to be quoted of a record's leads, by story, each once: what most reports have and headlines first.

    Args:
        books: the record's books, of firm claims.
    """
    doubtful, values, told = books.of_leads(), _values(), _told_of(books)
    found: dict[str | None, list[Quotation]] = defaultdict(list)
    for event in doubtful.events:
        made = [one for claim in doubtful.of(event) if (one := _quotation(event, claim, doubtful, values)) is not None]
        made = [one for one in made if (one.report.id, one.words) not in told]
        if made:
            best = min(made, key=lambda one: (not one.headline, -one.likely, one.claim.id))
            found[books.story_of(event)].append(best)
    headed = _headed(books, found)
    below = _below(told)
    left = {id: [one for one in of if not _again(one, below, headed)] for id, of in found.items()}
    return {id: some for id, of in left.items() if (some := _each_once(_new(books, id, of), values["alike"]))}


def _again(one: Quotation, below: Mapping[str, Sequence[frozenset[str]]], headed: set[str]) -> bool:
    """Whether a report's words say what others of it do that are told: its headline, or a sentence below that."""
    return _retold(one, below) if one.headline else one.report.id in headed and _leads(one)


def _below(told: set[tuple[str, str]]) -> dict[str, list[frozenset[str]]]:
    """The telling words of the sentences from which something firm is told, by report."""
    found: dict[str, list[frozenset[str]]] = defaultdict(list)
    for report, words in told:
        found[report].append(frozenset(content(words)))
    return found


def _retold(one: Quotation, below: Mapping[str, Sequence[frozenset[str]]]) -> bool:
    """Whether a headline says what a sentence of its report does from which something firm is told."""
    own = frozenset(content(one.words))
    return any(len(own & words) >= MOSTLY * len(own) for words in below.get(one.report.id, ()))


def _headed(books: Books, found: Mapping[str | None, Sequence[Quotation]]) -> set[str]:
    """The reports whose headline is told: quoted, or that of something firm."""
    quoted = {one.report.id for of in found.values() for one in of if one.headline}
    firm = {claim.report for claim in books.claims.values() if _in_headline(books.reports.get(claim.report), claim)}
    return quoted | firm


def _in_headline(report: Report | None, claim: Claim) -> bool:
    """Whether a claim stands in its report's headline."""
    title = report.title.strip() if report is not None and report.title else ""
    return bool(title) and report is not None and report.text.startswith(title) and claim.span.start < len(title)


def _leads(one: Quotation) -> bool:
    """Whether a sentence is the first below its report's headline, which tells what that does."""
    title = (one.report.title or "").strip()
    below = one.report.text[len(title) :] if title and one.report.text.startswith(title) else one.report.text
    return below.lstrip().startswith(one.words)


def listed(found: Mapping[str | None, Sequence[Quotation]]) -> list[Quotation]:
    """Quotations of several stories: headlines first, the latest first."""
    every = [one for some in found.values() for one in some]
    return sorted(every, key=lambda one: (one.headline, one.day, one.likely, one.claim.id), reverse=True)


def sentence(report: Report, span: Span) -> str:
    """The sentence, or the headline, that a span stands in, as it is printed; of a very long one what is near."""
    text, near = report.text, max(0, span.start - REACH)
    start = max((match.end() for match in STOPS.finditer(text, near, span.start)), default=near)
    stop = STOPS.search(text, max(span.start, span.end - 1), span.end + REACH)
    return text[start : stop.end() if stop else span.end + REACH].strip()


def stands(words: str, report: Report) -> bool:
    """Whether words of a report can be quoted by themselves: its headline that tells something, or a whole sentence."""
    headline = words == " ".join((report.title or "").split())
    return len(words) <= _values()["longest"] and (_tells(words) if headline else _stands(words))


def _values() -> dict[str, Any]:
    values: dict[str, Any] = table()["quoted"]
    return values


def _quotation(event: Event, claim: Claim, books: Books, values: dict[str, Any]) -> Quotation | None:
    read, report = claim.confidence, books.reports.get(claim.report)
    if read is None or report is None or (likely := read.type * read.status) < values["least_of_headlines"]:
        return None
    words = sentence(report, claim.span)
    headline = words == " ".join((report.title or "").split())
    stands = _tells(words) if headline else likely >= values["least"] and _stands(words)
    if not stands or len(words) > values["longest"]:
        return None
    return Quotation(event=event, claim=claim, report=report, words=words, headline=headline, likely=likely)


def _tells(words: str) -> bool:
    """Whether a headline tells something: it does not ask."""
    comment = COMMENT.match(words) and not finite(COLUMN.sub("", words).split(), 1)
    asks = words.endswith("?") or ASKS.match(words) is not None
    return not asks and not comment and not COUNTED.match(words) and len(words.split()) >= FEWEST_OF_HEADLINES


def _stands(words: str) -> bool:
    """Whether a sentence can be read by itself: whole, no question, and pointing to nothing before it."""
    opening = [re.split("[’']", word.strip(PUNCTUATION))[0] for word in words.split()[:FIRST]]
    points = any(word.lower() in closed("pronouns") and word not in ("US", "IT") for word in opening)
    points = points or GOES_ON.search(words) is not None or WHICH.match(words) is not None
    starts = words[:1].isupper() or words[:1].isdigit() or words[:1] in "“‘\"'"
    whole = (
        words.rstrip("”’\"')]")[-1:] in (".", "!")
        and not words.endswith("...")
        and words.count("“") == words.count("”")
    )
    leaning = (
        points or leans(words) or words.endswith("...") or of_a_picture(words) or LABELLED.match(words) is not None
    )
    return starts and whole and not leaning and len(words.split()) >= FEWEST


def _told_of(books: Books) -> set[tuple[str, str]]:
    """The sentences from which something firm is told, by report: whoever reads these has read them."""
    return {(claim.report, sentence(books.reports[claim.report], claim.span)) for claim in books.claims.values()}


def _order(one: Quotation) -> tuple[int, bool, float, str]:
    return -min(len(one.event.claims), 3), not one.headline, -one.likely, one.claim.id


def _new(books: Books, story: str | None, found: Sequence[Quotation]) -> list[Quotation]:
    """Those that are of no kind of deed that a firm claim of the story tells in half of the same words."""
    told: dict[str, list[frozenset[str]]] = defaultdict(list)
    for event in books.events_in(story):
        for claim in books.of(event)[:MOST_CLAIMS]:
            told[claim.type].append(frozenset(content(claim.quote)))
    chosen = sorted(found, key=_order)[:MOST]
    return [one for one in chosen if not any(_shares(one.claim, words) for words in told[one.claim.type])]


def _shares(claim: Claim, words: frozenset[str]) -> bool:
    own = frozenset(content(claim.quote))
    return 2 * len(own & words) >= max(2, min(len(own), len(words)))


def _each_once(found: Sequence[Quotation], least: int) -> list[Quotation]:
    """Those that say what no earlier one says in nearly the same words."""
    kept: dict[str, tuple[Quotation, set[str]]] = {}
    for one in found:
        like = next((other for other in kept if _same(one.words, other, least)), None)
        if like is None:
            kept[one.words] = (one, {one.report.id})
        else:
            kept[like][1].add(one.report.id)
    return [structs.replace(one, alike=len(reports) - 1) for one, reports in kept.values()]


def _same(one: str, other: str, least: int) -> bool:
    return fuzz.token_set_ratio(one.lower(), other.lower()) >= least

"""What the events that bear on a question amount to. A wrong "yes" is the worst that an answer can be."""

from collections.abc import Sequence

from msgspec import Struct

from onrecord.model import Claim, Says
from onrecord.record.speakers import source_of
from onrecord.tell.kinds import DOUBTFUL
from onrecord.verbs.asking.answer import Verdict
from onrecord.verbs.asking.finding import LENIENT, Finder, Hit, account_of
from onrecord.verbs.asking.question import Question


class Sorted(Struct, frozen=True, kw_only=True):
    """Hits by what they say of what is asked about; `near` count for nothing."""

    happened: tuple[Hit, ...] = ()
    denied: tuple[Hit, ...] = ()
    planned: tuple[Hit, ...] = ()
    possible: tuple[Hit, ...] = ()
    near: tuple[Hit, ...] = ()


def sort(question: Question, hits: Sequence[Hit], finder: Finder) -> Sorted:
    """The hits that are what is asked about, by account; a denial counts although it leaves out a name or thing.

    A denial that leaves something out counts only against what is said to have happened: by itself it is near.
    """
    exact = [hit for hit in hits if not hit.lacks]
    by: dict[Says, list[Hit]] = {account: [] for account in ("happened", "negated", "planned", "possible")}
    for hit in exact:
        by[hit.says].append(hit)
    known = {hit.event.id for hit in by["negated"]}
    if by["happened"]:
        loose = [hit for hit in hits if hit.says == "negated" and hit.lacks and hit.lacks <= LENIENT]
        loose = [hit for hit in loose if any(_then(hit, done) for done in by["happened"])]
        answers = [answer for hit in by["happened"] if (answer := finder.responding(hit)) is not None]
        for hit in (*answers, *loose):
            if hit.event.id not in known:
                known.add(hit.event.id)
                by["negated"].append(hit)
    if question.deniers:
        by["negated"] = [hit for hit in by["negated"] if _denies(hit, question)]
    used = {(hit.event.id, hit.says) for hits in by.values() for hit in hits}
    near = [hit for hit in hits if hit.lacks and (hit.event.id, hit.says) not in used]
    return Sorted(
        happened=tuple(by["happened"]),
        denied=tuple(by["negated"]),
        planned=tuple(by["planned"]),
        possible=tuple(by["possible"]),
        near=tuple(near),
    )


def _then(denied: Hit, done: Hit) -> bool:
    """Whether a denial may be of what happened: not if the days of both are told and do not meet."""
    times = [claim.time for claim in denied.claims if claim.time is not None and claim.time.how != "inferred"]
    happened = done.event.time
    if not times or happened is None or happened.how == "inferred":
        return True
    first, last = happened.start or "", happened.end or "9"
    return any((time.start or "") <= last and first <= (time.end or "9") for time in times)


def verdict(question: Question, found: Sorted) -> Verdict:
    """What the hits amount to for the question as it is asked; a question with "not" is never answered yes."""
    amounts = _amounts(question, found)
    return "told" if amounts == "yes" and question.negated else amounts


def _amounts(question: Question, found: Sorted) -> Verdict:
    if question.anything:
        return "told" if any((found.happened, found.denied, found.planned, found.possible)) else "does not say"
    if question.outlook == "denied":
        return ("yes" if question.kind == "whether" else "told") if found.denied else "does not say"
    if question.outlook == "said" and found.happened:
        return "yes" if question.kind == "whether" else "told"
    if question.outlook in ("will", "may"):
        if question.slot and (found.planned or found.possible):  # no "yes" to who, when and where
            return "planned" if found.planned else "possible"
        return _to_come(found)
    if found.happened:
        if question.kind != "whether":
            return "told"
        if found.denied:
            return "disputed"
        return "yes" if any(map(_sound, found.happened)) else "alleged"
    if found.denied:
        return "no"
    return "planned" if found.planned else "possible" if found.possible else "does not say"


def _to_come(found: Sorted) -> Verdict:
    """Of what will or may be: what is expected, and that it came about if what was expected did."""
    expected = {hit.event.id for hit in (*found.planned, *found.possible)}
    if any(hit.event.id in expected for hit in found.happened):
        return "disputed" if found.denied else "yes"
    if found.planned or found.possible:
        if found.denied:
            return "disputed"
        return "planned" if found.planned else "possible"
    return "no" if found.denied else "does not say"


def _denies(hit: Hit, question: Question) -> bool:
    """Whether it is they who are asked about that deny it."""
    wanted = set(question.deniers)
    account = account_of(hit)
    said = {source.code for claim in hit.claims if (source := source_of(claim)) is not None}
    return bool(wanted & said) or (account is not None and bool(wanted & set(account.parties)))


def _sound(hit: Hit) -> bool:
    """Whether it may be told as fact: graded above doubtful, and by somebody who does not only allege it."""
    account = account_of(hit)
    graded = account is not None and account.grade.digit < DOUBTFUL
    return graded and not all(map(_alleged, hit.claims))


def _alleged(claim: Claim) -> bool:
    source = source_of(claim)
    return claim.hearsay or (source is not None and source.distance == "distanced")

"""What an event is called: a short plain headline, and the claim whose words it is.

Every claim that has the event's status may give its words (`headlines`), if it is of the event's parties and of no
others; the best clause wins: one that names who acts and on whom, of a report's own headline, shared by most who say
so. Where none stands by itself, the title is a sentence put together from the event's fields (`composing`) and rests on
no single claim. Nor is it one's words that say more than the other reports do (`borne_out`). A title never asserts what
is only planned, possible or negated: its words say so themselves, or "Planned:", "Possible:", "Denied:" stands before
them; so does "Alleged:" where half of the claims are on the word of somebody unnamed. Where all have it on the word of
one who claims it, that one is named behind it.
"""

import re
from collections.abc import Sequence, Set

from msgspec import structs

from onrecord.knowledge.names import label
from onrecord.knowledge.plover import FORCE, MUTUAL, SPOKEN
from onrecord.model import Claim, Item, Party, Place, Report, Status
from onrecord.model.kinds import DONE
from onrecord.record.aims import aim
from onrecord.record.borne_out import borne_out
from onrecord.record.choosing import Title, borne_by, cut, of_their_words
from onrecord.record.composing import compose, in_own_words, of_its_own
from onrecord.record.cut_short import one_of_two
from onrecord.record.finite import finite
from onrecord.record.grammar import closed
from onrecord.record.naming import of_a_sector, sides, whole_names
from onrecord.record.outlook import SAID, as_said, of_most
from onrecord.record.own_day import sentence_of
from onrecord.record.own_words import named
from onrecord.record.statements import Statement, breaks_off, in_sentence, printed_whole, quoted, statement
from onrecord.record.title_marks import alleged, denier, distanced, in_words, of_one, unmarked
from onrecord.record.title_parties import carried, distinct, for_them, in_office, in_person, said_of, undergone
from onrecord.record.title_says import (
    all_inside,
    known_name,
    names_some,
    says_all,
    says_whose,
    surely_both,
    tells_of,
)
from onrecord.record.unbroken import unbroken
from onrecord.record.whereabouts import with_state

MOST_CLAIMS = 60
MOST_TRIED = 6  # claims whose words say more than the other reports, after which a sentence from the fields is taken
LEAST = 3.3
BROAD = frozenset({"SANCTION", "COERCE", "MOBILIZE", "ACCUSE", "REJECT", "CONCEDE", "REQUEST"})  # of many deeds
ENTIRE = 7.5  # worth of a headline that is given as it stands
FURNITURE = re.compile(r"[{}©|]")  # of a page or a letter, and no words of a sentence
BARE = 4  # words of a name of an event that says too little: "New York indictment"
SPANS = frozenset({"minutes", "hours", "days", "weeks", "months", "years"})
FEW = 6  # words of a title that says no more than that one spoke


def title(
    claims: Sequence[Claim],
    reports: dict[str, Report],
    actors: Sequence[Party],
    recipients: Sequence[Party],
    *,
    type: str | None = None,
    mode: str | None = None,
    status: Status | None = None,
    items: Sequence[Item] = (),
    place: Place | None = None,
) -> Title:
    """The best headline among the claims, or one composed; the same for the same claims in whatever order.

    Args:
        claims: the event's claims that have its status.
        reports: their reports, by id.
        actors: the event's.
        recipients: the event's.
        type: the event's; by default that of the claims.
        mode: the event's.
        status: the event's; by default that of the claims.
        items: the event's.
        place: the event's.
    """
    considered = sorted(claims, key=lambda claim: claim.id)[:MOST_CLAIMS]
    silent = set[str]()
    made = _title(considered, reports, actors, recipients, type, mode, status, items, place, silent)
    while made.claim is not None and not _borne_out(made, considered, reports):
        silent |= {made.claim} if len(silent) < MOST_TRIED else {claim.id for claim in considered}
        made = _title(considered, reports, actors, recipients, type, mode, status, items, place, silent)
    return made._replace(words=with_state(made.words, actors, recipients))


def _title(
    considered: Sequence[Claim],
    reports: dict[str, Report],
    actors: Sequence[Party],
    recipients: Sequence[Party],
    type: str | None,
    mode: str | None,
    status: Status | None,
    items: Sequence[Item],
    place: Place | None,
    silent: Set[str],
) -> Title:
    """The title, which may name nobody; the claims that are `silent` give no words for it."""
    giving = [claim for claim in considered if claim.id not in silent]
    everyone = {party.code for party in (*actors, *recipients)}
    actors, recipients = said_of(actors, recipients, considered, type)
    status = status or considered[0].status
    if found := _in_words_of(giving, reports, actors, recipients, everyone, status):
        return found
    hearsay = [structs.replace(claim, hearsay=claim.hearsay or distanced(claim)) for claim in considered]
    kind = type or considered[0].type
    if kind == "PROTEST" and any(for_them(claim, reports) for claim in considered):
        recipients = ()
    apart = "" if kind in MUTUAL and mode != "visit" else _apart(considered, actors, recipients, reports)
    told_by, told_on = actors and apart != "actors", recipients and apart != "recipients"
    actors, recipients = (in_office(side, considered, reports) for side in (actors, recipients))
    actors = distinct(actors)
    if kind in SPOKEN | MUTUAL:
        actors, recipients = (in_person(side, considered, reports) for side in (actors, recipients))
    if actors and all(undergone(claim, reports) for claim in considered):
        actors, recipients, apart = (), recipients or actors, ""
    triggers = [claim.trigger for claim in considered]
    aimed = aim(considered, reports)
    whole = bool(told_by and (told_on or aimed or (kind in MUTUAL and len(actors) > 1)))
    whole = whole and carried((*actors, *recipients), considered, reports)
    by, to, _ = sides(actors, recipients, whole_names(considered, reports), struck=kind in FORCE)
    whole = whole and not any(of_a_sector(name) or name.lower() == label("IGO") for name in (*by, *to))
    if kind in FORCE:
        # In the passive, for all that a state is known; or done to somebody of whom no more is known.
        whole = whole and bool(by) and bool(to) and not any(name.startswith("people in ") for name in to)
    whole = whole and (bool(aimed) or not in_own_words(kind, mode, triggers))
    short = in_own_words(kind, mode, triggers) or (kind in FORCE and status in DONE)
    words = "" if whole else named(giving, reports, short=short)
    if one_of_two(words):
        words = ""
    said = statement(giving, reports)
    if not (said and said.headline) and says_all(words, (*actors, *recipients), considered):
        return _named_or_quoted(cut(alleged(words, hearsay)), giving, reports, status)
    plain = whole and (bool(aimed) or any(claim.part != "noun" for claim in considered))
    plain = plain and (bool(aimed) or _plain(kind, mode, (*actors, *recipients), considered, reports))
    if said and (said.begins or not plain):
        return Title(quoted(said.words), said.claim)
    if words and len(words.split()) <= BARE and (whole_one := in_sentence(giving, reports)):
        return Title(quoted(whole_one.words), whole_one.claim)
    if (
        words
        and says_whose(words)
        and (names_some(words, (*actors, *recipients), considered) or not (told_by or told_on))
    ):
        return Title(cut(alleged(words, hearsay)), None)
    if said := said or in_sentence(giving, reports):
        return Title(quoted(said.words), said.claim)
    way = of_most((claim, reports[claim.report].text) for claim in considered if claim.report in reports)
    made_up = compose(
        *(kind, mode, triggers, as_said(status, way), actors, recipients, items),
        place.name if place else None,
        names=whole_names(considered, reports),
        apart=apart,
        denier=denier(considered),
        prefix=SAID.get(way, ""),
        aim=aimed,
    )
    made_up = of_one(made_up, considered)
    if kind in SPOKEN | MUTUAL and not (told_on and told_by) and len(made_up.split()) <= FEW:
        made_up = in_words(made_up, giving)
    return Title(cut(alleged(made_up, hearsay)), None)


def _in_words_of(
    claims: Sequence[Claim],
    reports: dict[str, Report],
    actors: Sequence[Party],
    recipients: Sequence[Party],
    everyone: set[str],
    status: Status,
) -> Title | None:
    """The claims' own words: a clause that is whole, or the sentence it is cut from; None where neither stands."""
    found = of_their_words(claims, reports, actors, recipients, everyone, status)
    if found is None or found.words.startswith("“"):
        return found
    if _whole(found, claims, reports, status):
        return _printed_in_full(found, claims, reports) or found
    claim = next((one for one in claims if one.id == found.claim), None)
    line = sentence_of(claim, reports[claim.report]) if claim is not None and claim.report in reports else found.words
    return _in_its_sentence(claims, reports) or (None if FURNITURE.search(line) else found)


def _printed_in_full(found: Title, claims: Sequence[Claim], reports: dict[str, Report]) -> Title | None:
    """The line that a title begins, quoted whole: a headline that none else bears, any that goes on with "but"."""
    claim = next((one for one in claims if one.id == found.claim), None)
    if claim is None:
        return None
    line, sentence = printed_whole([claim], reports), in_sentence([claim], reports)
    if sentence is not None and _word_behind(found.words, sentence) in closed("contrary"):
        return Title(quoted(sentence.words), sentence.claim)
    if line is None or _word_behind(found.words, line) not in closed("cut_off"):
        return None
    return Title(quoted(line.words), line.claim) if borne_by(found.words, claim, claims, reports) <= 1 else None


def _word_behind(title: str, said: Statement) -> str:
    """The word with which a line goes on behind the title that it begins with; "" where it does not begin so."""
    begun, rest = unmarked(title).removesuffix("."), said.words.removesuffix(".")
    behind = rest[len(begun) :].lstrip(",").split(maxsplit=1)[:1] if said.begins and rest.startswith(begun) else []
    return behind[0].lower() if behind and not rest[len(begun)].isalnum() else ""


def _named_or_quoted(words: str, claims: Sequence[Claim], reports: dict[str, Report], status: Status) -> Title:
    """What several reports name so, or what goes on, by its name; what one report names, by its sentence."""
    of_one_report = len({claim.report for claim in claims}) == 1 and status != "ongoing"
    said = in_sentence(claims, reports) if of_one_report else None
    return Title(quoted(said.words), said.claim) if said is not None else Title(words, None)


def _whole(made: Title, claims: Sequence[Claim], reports: dict[str, Report], status: Status) -> bool:
    """Whether a title cut from a report's words is a whole clause of them, or the name of what goes on."""
    claim = next((one for one in claims if one.id == made.claim), None)
    report = reports.get(claim.report) if claim is not None else None
    if made.words.rsplit(maxsplit=1)[-1].lower() in SPANS:
        return False  # "is to meet days | after the vote"
    if claim is not None and claim.part == "noun" and borne_by(made.words, claim, claims, reports) > 1:
        return True  # several reports call it so
    if claim is not None and status == "ongoing" and claim.part == "noun":
        # "its war": whose, is told by the sentence
        return report is None or unmarked(made.words).lower()[1:] in " ".join(report.text.split()).lower()
    if claim is None or report is None or not report.text[claim.span.start : claim.span.end]:
        return True
    start = report.text.rfind("\n", 0, claim.span.start) + 1
    end = report.text.find("\n", claim.span.end)
    alone = start and len({one.report for one in claims}) == 1
    if claim.part == "noun" and alone and not finite(made.words.split(), 1):
        return False  # "the killing of the reporter": its sentence may say of whom, and which
    return unbroken(unmarked(made.words), claim, report.text[start : end if end >= 0 else len(report.text)])


def _in_its_sentence(claims: Sequence[Claim], reports: dict[str, Report]) -> Title | None:
    """A headline or a sentence of the claims' quoted whole; None where none can be read alone."""
    said = statement(claims, reports) or in_sentence(claims, reports)
    return Title(quoted(said.words), said.claim) if said is not None else None


def _borne_out(made: Title, claims: Sequence[Claim], reports: dict[str, Report]) -> bool:
    """Whether a title that is a claim's words says no more than the other reports of the event do."""
    claim = next((one for one in claims if one.id == made.claim), None)
    return claim is None or borne_out(made.words, claim, claims, reports)


def _plain(
    type: str,
    mode: str | None,
    parties: Sequence[Party],
    claims: Sequence[Claim],
    reports: dict[str, Report],
) -> bool:
    """Whether a sentence from the fields says what the reports do: who and what both have a name of their own there."""
    own = {
        one.code
        for claim in claims
        for one in (*claim.actors, *claim.recipients)
        if one.span and known_name(one, reports, claim)
    }
    triggers = [claim.trigger for claim in claims]
    if any(claim.part == "infinitive" for claim in claims):
        return False  # "told Congress of plans | to send bombs": who sends them, reading may have missed
    if any(breaks_off(claim, reports[claim.report]) for claim in claims if claim.report in reports):
        return False  # "endorsed by Virginia...": by whom, is cut off
    if type in SPOKEN and not any(all_inside(claim) for claim in claims):
        return False  # "China's plans are a risk, | Peru warns": not China
    return (type not in BROAD or of_its_own(type, mode, triggers)) and all(party.code in own for party in parties)


def _apart(
    claims: Sequence[Claim], actors: Sequence[Party], recipients: Sequence[Party], reports: dict[str, Report]
) -> str:
    """The side that the title leaves out, as no claim says of one who acts that he did it to one to whom it is done.

    Two claims may each tell of one: "Putin was criticised", "the opposition criticised the king". A claim that is read
    as of both with hardly a doubt says so, however far from one another they stand.
    """
    sides = ({party.code for party in actors}, {party.code for party in recipients})
    if any(surely_both(claim, *sides) for claim in claims):
        return ""
    by = {party.code for party in actors} - {"?"}
    to = {party.code for party in recipients} - {"?"} - by or by
    beside = [
        (
            not by.isdisjoint(p.code for p in claim.actors) and tells_of(claim, claim.actors, reports),
            not to.isdisjoint(p.code for p in claim.recipients) and tells_of(claim, claim.recipients, reports),
        )
        for claim in claims
    ]
    # Who says a thing is what it is about, as is who marches.
    spoken = any(claim.type in SPOKEN or claim.type == "PROTEST" for claim in claims)
    return "" if (True, True) in beside else "recipients" if spoken or any(acting for acting, _ in beside) else "actors"

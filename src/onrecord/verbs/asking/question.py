"""What a question asks: parties and names, type, time and things, read off the statement that it asks about."""

from typing import TYPE_CHECKING

from msgspec import Struct

from onrecord.model import Claim
from onrecord.verbs.asking.named import Names
from onrecord.verbs.asking.opening import Slot
from onrecord.verbs.asking.statement import days, head_of, read_statement
from onrecord.verbs.asking.wording import Kind, Outlook, Worded, worded
from onrecord.verbs.asking.words import listed, types_of

if TYPE_CHECKING:
    from onrecord.read import Reading, Settings

SPOKEN_OF = frozenset({"words", "decliner", "confirmer"})  # asked about by words alone, not by a deed
DENYING = frozenset({"deny", "denied", "denies", "denying"})


class Question(Struct, frozen=True, kw_only=True):
    """A question as it was understood.

    `statement` is what it asks about, `negated` if it asks whether that is not so. `by` and `to` are the codes of who
    is asked to have done it and to whom, `also` those of others named, `deniers` of who is asked to deny it. `verb` is
    the word for what was done, `deeds` other verbs; `names` are persons and places below the state, `things` the other
    words that an answer must have, `person` who holds an office among them. `since` and `until` are the days asked
    about, None where open. `anything` is for "what happened" and "what did they do". Without it and without `types` it
    was not understood as a question about one happening, for the reason in `unclear` if there is one.
    `slot` is what it leaves open: who did it ("actor"), to whom, with whom, who says, denies, confirms or declines to
    say it, when, where, how many, which ("thing"), or somebody's words on a matter; `asked` the noun for it. `topic` is
    that matter and `speaker` whose words are asked for; `speakers` are the codes that they speak for, or a name.
    """

    text: str
    statement: str = ""
    kind: Kind = "whether"
    outlook: Outlook = "did"
    types: tuple[str, ...] = ()
    mode: str | None = None
    verb: str = ""
    deeds: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    deniers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    person: str = ""
    since: str | None = None
    until: str | None = None
    anything: bool = False
    negated: bool = False
    unclear: str = ""
    slot: Slot = ""
    asked: str = ""
    topic: str = ""
    speaker: str = ""
    speakers: tuple[str, ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """All parties named."""
        return frozenset((*self.by, *self.to, *self.also))


def understood(text: str, last_day: str | None, settings: "Settings | None" = None) -> Question:
    """The question, read as of the record's last day, from which "last week" is counted."""
    from onrecord.read import Settings
    from onrecord.read.language import pipeline

    chosen = Settings(model=settings.model) if settings else Settings()
    asked = worded(text, pipeline(chosen.model))
    found = _read(text, asked, last_day, chosen)
    speakers: tuple[str, ...] = ()
    if asked.speaker:
        named = Names(read_statement(asked.speaker, last_day, chosen), Worded(asked.speaker, "who", "said"), None)
        speakers = named.below("") or tuple(named.codes) or (asked.speaker.removeprefix("the "),)
    counted = frozenset(word.lower() for word in asked.asked.split()[-1:])
    by_kind = asked.slot in ("thing", "number") and counted <= listed("kinds") | listed("people")
    things = tuple(word for word in found.things if not (by_kind and word in counted))
    return _with(
        found,
        things=things,
        slot=asked.slot,
        asked=asked.asked,
        topic=asked.topic,
        speaker=asked.speaker,
        speakers=speakers,
    )


def _read(text: str, asked: Worded, last_day: str | None, chosen: "Settings") -> Question:
    reading = read_statement(asked.statement, last_day, chosen)
    if asked.slot in SPOKEN_OF or (asked.slot == "denier" and asked.verb < 0 and asked.topic):
        return _of_words(text, asked, Names(reading, asked, None), "")
    head, about = head_of(reading, asked.verb), None
    if head is not None and head.type == "REJECT" and head.trigger.lower() in DENYING:
        others = (claim for claim in reading.claims if claim.status == "negated" and claim.type != "REJECT")
        about = next(others, None)
    names = Names(reading, asked, about or head, denied=about is not None)
    if names.pronoun:
        words = f'it says "{names.pronoun}": name who is meant'
        return _of_words(text, asked, names, words)
    if about is not None and head is not None:  # who is asked to have denied a thing is asked about by the thing
        found = _of_claim(text, asked, names, reading, about, last_day)
        deniers = _codes(head, "actors")
        also = tuple(code for code in found.also if code not in deniers)
        return _with(found, outlook="denied", deniers=deniers, also=also)
    if head is not None:
        return _of_claim(text, asked, names, reading, head, last_day)
    return _by_verb(text, asked, names, reading)


def _with(question: Question, **fields: object) -> Question:
    from msgspec import structs

    return structs.replace(question, **fields)


def _of_claim(
    text: str, asked: Worded, names: Names, reading: "Reading", head: Claim, last_day: str | None
) -> Question:
    """A question about what the reader finds its statement to claim."""
    by, to = _sides(asked, names, _codes(head, "actors"), _codes(head, "recipients"))
    since, until = days(reading, head)
    outlook = asked.outlook
    if outlook == "did" and head.status in ("planned", "possible"):
        outlook = "will" if head.status == "planned" else "may"
    return Question(
        text=text,
        statement=asked.statement,
        kind=asked.kind,
        outlook=outlook,
        types=tuple(dict.fromkeys([head.type, *sorted(types_of(names.verb))])),
        mode=head.mode,
        verb=names.verb,
        deeds=names.deeds(),
        by=by,
        to=to,
        also=tuple(code for code in names.codes if code not in (*by, *to)),
        names=names.below(head.type),
        things=names.things(),
        person=names.office_holder(since or last_day),
        since=since,
        until=until,
        negated=asked.negated,
    )


def _sides(asked: Worded, names: Names, by: tuple[str, ...], to: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Both sides, of those that the question names; without "by", who stands behind an active verb does not do it.

    Nor does the subject of a passive one.
    """
    by = tuple(code for code in by if code in names.codes)
    if names.verb in listed("receiving") and by and to and not set(by) & set(to):
        return by, tuple(dict.fromkeys(code for code in to if code in names.codes))  # as the reader parts them
    alone = asked.verb >= 0 and " by " not in asked.statement[asked.verb :]
    if alone and by and (names.passive or all(names.codes[code] > names.at for code in by)):
        by, to = (), (*by, *to)
    return by, tuple(dict.fromkeys(code for code in to if code in names.codes and code not in by))


def _by_verb(text: str, asked: Worded, names: Names, reading: "Reading") -> Question:
    """A question of which the reader makes nothing: by its verb, if that is one of those listed."""
    types = tuple(sorted(types_of(names.verb)))
    anything = asked.kind == "what" and names.verb in listed("anything")
    if not types and not anything:
        return _of_words(text, asked, names, "")
    by = tuple(code for code, at in names.codes.items() if at < asked.verb and not names.passive)
    since, until = days(reading, None)
    return Question(
        text=text,
        statement=asked.statement,
        kind=asked.kind,
        outlook=asked.outlook,
        types=types,
        verb=names.verb,
        deeds=names.deeds(),
        by=by,
        also=tuple(code for code in names.codes if code not in by),
        names=names.below(types[0] if types else ""),
        things=names.things(),
        since=since,
        until=until,
        anything=anything,
        negated=asked.negated,
    )


def _of_words(text: str, asked: Worded, names: Names, unclear: str) -> Question:
    return Question(
        text=text,
        statement=asked.statement,
        kind=asked.kind,
        outlook=asked.outlook,
        verb=names.verb if asked.kind != "whether" else "",
        also=tuple(names.codes),
        names=names.below(""),
        things=names.things(),
        unclear=unclear,
    )


def _codes(claim: Claim, side: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.code for party in getattr(claim, side) if party.code != "?"))

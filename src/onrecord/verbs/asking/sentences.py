"""An answer in a sentence: no more than the events carry."""

from onrecord.tell.kinds import DOUBTFUL
from onrecord.verbs.asking.answer import Found, Given, Verdict
from onrecord.verbs.asking.question import Question

NOT_SAID = "The record does not say."
BEARS = "The record does not say; what bears on it:"
NOT_SURE = "The record does not say so with confidence; what bears on it:"
NOT_HAPPENED = "The record does not say that it has happened"
NOT_UNDERSTOOD = (
    "Not understood as a question about one thing that happened; the record was searched for its words instead."
)
WHY = "The record has no reasons, and does not say why. What it has: "
TOO_LITTLE = (
    "Too little is named to tell one event from another: ask about a party, a person, a place, a thing or a day."
)
QUOTED = (
    "No firm event answers this. Reports print what may: these sentences are quoted, and were not read with confidence."
)
MOST = 3
MOST_SENTENCES = 2


def sentence(
    question: Question,
    verdict: Verdict,
    happened: tuple[Found, ...] = (),
    denied: tuple[Found, ...] = (),
    planned: tuple[Found, ...] = (),
    possible: tuple[Found, ...] = (),
    near: tuple[Found, ...] = (),
    *,
    given: tuple[Given, ...] = (),
    printed: bool = False,
    bears: bool = False,
) -> str:
    """The verdict in words; `given` are the answers to what the question leaves open.

    `printed` says that sentences are quoted that may answer it, `bears` that some are that bear on its matter.
    """
    if verdict == "quoted":
        return QUOTED
    if question.slot in ("denier", "words", "decliner", "confirmer") and (given or not question.types):
        return spoken(question, given)
    if not question.types and not question.anything:
        return NOT_UNDERSTOOD
    if not enough(question):
        return TOO_LITTLE
    if verdict == "does not say" and printed and question.outlook != "denied" and not happened:
        return NOT_SURE
    if verdict == "does not say" and bears and question.outlook != "denied" and not happened:
        return BEARS
    if verdict == "does not say":
        return _unsaid(question, bool(happened))
    if question.anything:
        count = len({one.event for one in (*happened, *denied, *planned, *possible)})
        return f"{count} event{'' if count == 1 else 's'} in this record."
    if question.outlook == "denied" and given and not denied:
        return f"Denied by {listed_of(given)}, in answer to what reports tell of it."
    if question.outlook == "denied":
        return f"{_it_is(question, 'denied')} by {_who(denied)}."
    if question.outlook == "said" and happened:
        return f"{_it_is(question, 'said')} by {_who(happened)}."
    if verdict == "told":
        return _told(question, happened, denied, given)
    if question.slot and question.slot != "speaker" and verdict in ("planned", "possible"):
        return _expected(question, verdict, planned or possible, given, denied) + _came(happened, (*planned, *possible))
    came = " It had been expected." if question.outlook in ("will", "may") and verdict == "yes" else ""
    told = {
        "yes": f"Yes, as this record has it: {_verb(happened, 'says', 'say')} so, and nobody in it denies it.{came}",
        "alleged": f"Only alleged, or doubtful: it is said by {_who(happened)}.",
        "disputed": _disputed(happened, denied, (*planned, *possible)),
        "no": f"No report here says so, and it is denied or said not to be so by {_who(denied)}.",
        "planned": f"{NOT_HAPPENED}; it is planned, as {_verb(planned, 'says', 'say')}.",
        "possible": f"{NOT_HAPPENED}; it is possible, as {_verb(possible, 'says', 'say')}.",
    }
    return told[verdict] + (_came(near, (*planned, *possible)) if verdict in ("planned", "possible") else "")


def enough(question: Question) -> bool:
    """Whether a question that was understood says enough for an event to be told from others."""
    named = bool(question.codes or question.names)
    dated = bool(question.since or question.until)
    return named or (dated if question.anything else bool(question.things))


def _came(near: tuple[Found, ...], expected: tuple[Found, ...]) -> str:
    """That what was expected seems to have come about, told in other words than those asked for."""
    ids = {one.event for one in expected}
    same = next((one for one in near if one.says == "happened" and one.event in ids), None)
    return f" But what seems to be the same event is told as having happened: {same.title}." if same else ""


def _it_is(question: Question, said: str) -> str:
    return f"Yes, it is {said}" if question.kind == "whether" and not question.negated else said.capitalize()


def _unsaid(question: Question, happened: bool) -> str:
    if question.outlook == "denied":
        told = ", and some say that it happened" if happened else ""
        return f"{NOT_SAID} No firm event in it has anybody deny it{told}."
    if question.outlook in ("will", "may") and happened:
        return f"{NOT_SAID} Nothing in it is to come; something like it is said to have happened."
    return NOT_SAID


def _disputed(happened: tuple[Found, ...], denied: tuple[Found, ...], expected: tuple[Found, ...]) -> str:
    if happened:
        return f"Disputed: {_verb(happened, 'says', 'say')} that it happened, {_who(denied)} that it did not."
    expecting = _verb(expected, "expects", "expect")
    return f"Disputed: {expecting} it or told of it as possible, {_verb(denied, 'denies', 'deny')} it."


def spoken(question: Question, given: tuple[Given, ...]) -> str:
    """Who denies, confirms or declines to say it, or what somebody says."""
    if not given:
        return NOT_SAID
    if question.slot == "words":
        most = [one.text.rstrip(".”") + "”" for one in given[:MOST_SENTENCES]]
        more = f", and {len(given) - len(most)} more" if len(given) > len(most) else ""
        return f"{question.speaker[:1].upper()}{question.speaker[1:]}, as reports print it: {'; '.join(most)}{more}."
    verb = {"denier": "Denied", "confirmer": "Confirmed", "decliner": "Declined to comment, or had nothing to say:"}
    return f"{verb[question.slot]}{'' if question.slot == 'decliner' else ' by'} {listed_of(given)}."


def listed_of(given: tuple[Given, ...]) -> str:
    """The answers, the first few and how many there are more."""
    told = list(dict.fromkeys(one.text for one in given))
    return f"{'; '.join(told[:MOST])}{f' and {len(told) - MOST} more' if len(told) > MOST else ''}"


def _expected(
    question: Question, verdict: Verdict, found: tuple[Found, ...], given: tuple[Given, ...], denied: tuple[Found, ...]
) -> str:
    """What is only planned or possible, said as that."""
    otherwise = f"; {_verb(denied, 'denies', 'deny')} it" if denied else ""
    by = f"as {_says_it(given) or _verb(found, 'says', 'say')}{otherwise}"
    start = "" if question.outlook in ("will", "may") else f"{NOT_HAPPENED}. "
    called = "Planned" if verdict == "planned" else "Possible"
    if not given:
        return f"{start}{called}, {by}; the record does not say {_asks(question)}."
    if len({one.who_says for one in given}) > 1:
        return f"{start}{called}: {_each_of(given)}{otherwise}."
    return f"{start}{called}: {listed_of(given)}, {by}."


def _asks(question: Question) -> str:
    """What is asked for, in a word or two."""
    number = f"how many {question.asked}"
    return {"number": number, "thing": f"which {question.asked}", "recipient": "to whom", "partner": "with whom"}.get(
        question.slot, question.kind
    )


def _told(
    question: Question, happened: tuple[Found, ...], denied: tuple[Found, ...], given: tuple[Given, ...] = ()
) -> str:
    """What is asked for, as the word of those who say so where it is an event, denied or doubtful."""
    saying = _verb(happened, "says", "say")
    otherwise = f"; {_verb(denied, 'denies', 'deny')} it" if denied else ""
    if question.kind == "whether":
        return f"It is told as having happened: {saying} so{otherwise or ', and nobody in the record denies it'}."
    told = listed_of(given) if given or question.slot else _asked_for(question, happened)
    if not told:
        return f"The record tells of it, and does not say {_asks(question)}{otherwise}."
    doubtful = all((one.digit or 0) >= DOUBTFUL for one in happened)
    saying = _says_it(given) or saying
    if len({one.who_says for one in given}) > 1:
        told, saying = _each_of(given), ""
    if (question.kind == "what" or denied or doubtful) and not saying:
        told += otherwise or ("; all this is doubtful" if doubtful else "")
    elif question.kind == "what" or denied or doubtful:
        told += f", as {saying}{otherwise or (', which is doubtful' if doubtful else '')}"
    return f"{WHY if question.text.lower().split()[:1] == ['why'] else ''}{told}."


def _says_it(given: tuple[Given, ...]) -> str:
    """Who gives these answers, with the verb."""
    names = tuple(dict.fromkeys(name for one in given for name in one.who_says))
    several = len(names) > 1 or (names and _plural(names[0]))
    return f"{_names(names)} {'say' if several else 'says'}" if names else ""


def _each_of(given: tuple[Given, ...]) -> str:
    """The first few answers, each with who gives it."""
    told = [f"{one.text} ({_names(one.who_says)})" if one.who_says else one.text for one in given]
    return f"{'; '.join(told[:MOST])}{f' and {len(told) - MOST} more' if len(told) > MOST else ''}"


def _asked_for(question: Question, happened: tuple[Found, ...]) -> str:
    """Who, when, where or what, from the events found."""
    told = list(dict.fromkeys(said for one in happened if (said := _field(one, question))))
    return f"{'; '.join(told[:MOST])}{f' and {len(told) - MOST} more' if len(told) > MOST else ''}"


def _field(found: Found, question: Question) -> str:
    """What of an event is asked for."""
    if question.kind == "who":
        return _missing_side(found, question)
    return {"when": found.when, "where": found.where}.get(question.kind, found.title)


def _missing_side(found: Found, question: Question) -> str:
    """The side that the question leaves open; of a meeting, all who were there."""
    if found.actors and not found.recipients:
        return found.actors
    return found.actors if not question.by else found.recipients


def _who(found: tuple[Found, ...]) -> str:
    """Who says it, each once: "A", "A and B", "A, B and 2 others"."""
    return _names(tuple(dict.fromkeys(name for one in found for name in one.who_says)))


def _names(known: tuple[str, ...]) -> str:
    names = list(known)
    if len(names) > MOST:
        names = [*names[: MOST - 1], f"{len(names) - MOST + 1} others"]
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part) if names else "somebody"


def _verb(found: tuple[Found, ...], one: str, several: str) -> str:
    """Who says it, with the verb that goes with so many."""
    names = {name for each in found for name in each.who_says}
    return f"{_who(found)} {one if len(names) == 1 and not _plural(next(iter(names))) else several}"


def _plural(name: str) -> bool:
    """Whether a speaker is several: "Afghan officials", not "United States" nor "Reuters"."""
    last = name.rsplit(maxsplit=1)[-1] if name.split() else ""
    return last.islower() and last.endswith("s") and not last.endswith(("ss", "us", "news"))

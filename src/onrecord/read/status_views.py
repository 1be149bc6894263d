"""A view of an event: how sure, yes or no, when; and how views add up on the way from an event to its sentence."""

from dataclasses import dataclass, replace

from onrecord.model import Status
from onrecord.read.status_words import Certainty, Effect, Polarity, Time, words
from onrecord.read.ways import Form


@dataclass(frozen=True, slots=True)
class View:
    """Certainty, polarity, time and status, with the rule that decided and its words; `form` is the rule for code."""

    certainty: Certainty = "certain"
    polarity: Polarity = "positive"
    time: Time = "past"
    status: Status = "happened"
    rule: str = "asserted"
    words: str = ""
    form: Form = ""

    @property
    def plain(self) -> bool:
        """Whether it adds nothing: a plain assertion that the event happened."""
        return self.status == "happened" and self.certainty == "certain" and self.polarity == "positive"


HAPPENED = View()


def negated(rule: str, cue: str, time: Time = "past", form: Form = "") -> View:
    """Said not to be so."""
    return View("certain", "negative", time, "negated", rule, cue, form)


def planned(rule: str, cue: str, certainty: Certainty = "certain", form: Form = "") -> View:
    """Announced, scheduled, expected."""
    return View(certainty, "positive", "future", "planned", rule, cue, form)


def possible(rule: str, cue: str, certainty: Certainty = "possible", form: Form = "") -> View:
    """May be, or may become, so."""
    return View(certainty, "positive", "future", "possible", rule, cue, form)


def ongoing(rule: str, cue: str, form: Form = "") -> View:
    """Going on now."""
    return View("certain", "positive", "present", "ongoing", rule, cue, form)


def retold(view: View, rule: str, words: str) -> View:
    """The view as that of something else, which it reaches by a further rule."""
    return replace(view, rule=rule, words=words, form="")


def under(effect: Effect, word: str, governor: View, own: View, *, denied: bool) -> View:
    """The view of an event below a governor.

    Args:
        effect: what the governor does to its complement.
        word: the governor, for the reason.
        governor: the view of the governor itself, its own negation included.
        own: the view of the event by its own form.
        denied: whether the governor is itself negated.
    """
    rule = f"under {effect.name}"
    form: Form = "wanted" if effect.name == "wants" else ""
    if effect.status == "inherit":
        if (
            governor.plain
            or governor.form in {"present tense", "present passive"}
            or (governor.status == "ongoing" and not own.plain)
        ):
            return own
        return retold(governor, f"{rule}: {governor.rule}", governor.words or word)
    if denied:
        return _denied(effect, word)
    if governor.status == "negated":
        return _denied(effect, word) if effect.name == "fails" else negated(rule, word, form=form)
    if effect.name == "ends" and governor.status in {"planned", "possible"}:
        return ongoing(rule, word, form)
    if effect.status == "negated" and governor.status == "possible":
        if word in words("unscheduled", "verbs"):
            return planned(rule, word, "probable", form)
        return View("possible", "negative", "future", "possible", rule, word, form)
    if governor.status == "possible":
        return possible(rule, f"{governor.words} {word}".strip(), governor.certainty, form)
    if effect.status == "negated":
        return negated(rule, word, own.time, form)
    if effect.status == "planned":
        return replace(planned(rule, word, effect.certainty, form), polarity=effect.polarity)
    if effect.status == "possible":
        return View(effect.certainty, effect.polarity, "future", "possible", rule, word, form)
    if effect.status == "ongoing":
        return ongoing(rule, word, form) if governor.status in {"happened", "ongoing"} else governor
    return own if own.status != "ongoing" else replace(HAPPENED, rule=rule, words=word, form=form)


def _denied(effect: Effect, word: str) -> View:
    rule = f"under denied {effect.name}"
    if effect.negated == "negated":
        return negated(rule, f"not {word}")
    if effect.negated == "ongoing":
        return ongoing(rule, f"not {word}")
    if word in {"rule", "exclude", "deny"}:
        return possible(rule, f"not {word}")
    return replace(HAPPENED, rule=rule, words=f"not {word}")

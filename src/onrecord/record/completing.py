"""Titles that stop before what their verb is about, and how they go on: "has accused Peru | and Chile of paralysis"."""

import re

from onrecord.knowledge.actors import codes_for
from onrecord.model import Claim
from onrecord.record.called import ORDINARY
from onrecord.record.finite import AUXILIARY, finite
from onrecord.record.grammar import TIMES, closed
from onrecord.record.hanging import AS_WHAT, STOPS, behind, further, hanging, of_a_headline
from onrecord.record.text import frequencies, stem
from onrecord.record.tidying import LONGEST

_NAME = r"(?:the )?(?:[\w’'.-]+,? ?){1,4}(?:,? ?and (?:[\w’'.-]+ ?){1,4})?$"
ASKING = re.compile(
    rf"\b(?:call(?:s|ed|ing)? (?:for|on|upon)|urg(?:es?|ed|ing)|ask(?:s|ed|ing)?|press(?:es|ed|ing)?|order(?:s|ed|ing)?"
    rf"|tell(?:s|ing)?|told|warn(?:s|ed|ing)?|forc(?:es?|ed|ing)|pressur(?:es?|ed|ing)) {_NAME}",
    re.IGNORECASE,
)
FOR_WHOM = re.compile(rf"\bcall(?:s|ed|ing)? for {_NAME}", re.IGNORECASE)  # "calling for Russia" is another thing
MEANS = re.compile(
    r"\b(?:ways?|plans?|decision|refusal|intention|bid|efforts?|attempts?|resolution|proposals?|calls?|orders?)$",
    re.IGNORECASE,
)
TO_DO = re.compile(r" to (?:(?:\w+ly|also|again|not) )?[a-z]{2,}")
ACCUSING = re.compile(r"\b(?:accus(?:es?|ed|ing)|suspect(?:s|ed)?|convict(?:s|ed)?) (?!.*\bof\b)", re.IGNORECASE)
OF_WHAT = re.compile(r"(?: (?:and|or|&)(?: [\w’'.-]+){1,4})? of [\w‘“'\"]")
AS_MEANT = re.compile(r" as (?:planned|expected|hoped|intended|promised|scheduled|agreed)\b")
IF_SAID = frozenset({"THREATEN", "AGREE", "CONCEDE", "REJECT", "AID"})
# "Macron described the plan | as a mistake": nothing is said without it.
AHEAD = re.compile(r" (?:[Aa]head|[Aa]fter|[Aa]mid|over|for|on)\b")  # of which it is not told who says so
SAME = re.compile(r"\bthe same ", re.IGNORECASE)  # "the same clarity | as its allies"
AS_STEMS = frozenset(
    map(stem, ("describe", "view", "regard", "portray", "depict", "cast", "brand", "label", "labelling", "labelled"))
)
# "labelled the scheme | as “deliberate” and “calculated”".
AS_QUOTED = re.compile(r" as (?:“[^”]+”|\"[^\"]+\"|‘[^’]+’)(?: and (?:“[^”]+”|\"[^\"]+\"|‘[^’]+’))?")
ASIDE = re.compile(r"\s*\([^()]*\)")
LATER = frozenset({"as", "while", "when", "after", "before", "because", "but", "although", "since", "which", "who"})
# "a convoy that was fired | on": with the verb, where what it governs stands before.
STRANDED = re.compile(
    r" (?:on|at|upon|for|off|out|down|over)(?=[,.;:!?”\"’)]|$| (?:in|by|during|after|as|when|while|and|but|near)\b)"
)
PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be|got) (?:\w+ly )?[\w-]+$")
# "will retaliate | if attacked": what is said holds in that case alone.
IN_CASE = re.compile(r",? (?:if|unless|should|once|only if|provided|as long as) [\w‘“'\"]")
POINTS_BACK = re.compile(
    r" (?:the|this|that|these|those|such) (?:practice|move|matter|step|idea|issue|situation|measure|act)s?$"
)
# "railed against the government | of the Israeli prime minister": whose it is.
WHOSE = re.compile(r" of (?:the |an? )?[\w‘“'\"]")
DEFINITE = re.compile(r" and the [a-z]+$")
WHOSE_ENDS = frozenset({"and", "or", "that", "to", *AUXILIARY})
SHARED = re.compile(r" and [a-z]+ (?:of|for|in|on|to) ")  # "the quality | and transparency of its figures"
# "targets Iran missile | , drone programs": in a headline a comma stands for "and".
ONE_MORE = re.compile(
    r", (?P<more>[a-z][\w-]{2,}(?: [a-z][\w-]*){0,2}|[A-Z][a-z]+)"
    r"(?=$|\n| (?:[Aa]s|[Aa]fter|[Aa]mid|[Aa]head|in|on|for|with|over|at|to|while|despite|of)\b)"
)
# "ordered the state, the town | and a firm to pay".
IN_A_LIST = re.compile(r"\w, (?:the |an? )?[\w’'-]+(?: [\w’'-]+){0,3}$")
LISTED_ON = re.compile(r",? and (?:the |an? )?[\w’'-]+(?: [\w’'-]+){0,2}?(?= to [a-z]|[,.;]|$)")
# "called on Ana Reyes, the head | of the bank, to resign".
APPOSED = re.compile(r", (?:the|an?) [\w’'-]+(?: [\w’'-]+){0,2}$")
ASIDE_BEHIND = re.compile(r", (?:the|an?) [^,.;:]{2,60},(?= to [a-z])")
OF_APPOSED = re.compile(r" (?:of|at|for|in|from) [^,.;:]{2,60},(?= to [a-z])")
# "the host of a lunch | that left three dead": which one it was.
INDEFINITE = re.compile(r"\ban? (?:[\w-]+ ){0,2}[\w-]+$")
WHICH = re.compile(r" that [a-z]+(?:ed|t|s)? ")
LEAST_OF_A_CLAUSE = 4
SAY = frozenset({"say", "report", "warn", "claim", "source", "sources", "reports", "officials"})
PURPOSE = re.compile(r" to [a-z]+ (?:the|its|his|her|their) [a-z]+$")
LEADS_NOWHERE = re.compile(
    r" (?:(?:at an?|in an?) (?:moment|time|point|manner|way|fashion)|in (?:an? )?(?:[\w-]+ )?(?:effort|attempt|bid))$"
)


def completed(made: str, claim: Claim, text: str) -> str | None:
    """The title with what its words call for; None if without that, for which there is no room, it says another thing.

    Args:
        made: the title.
        claim: whose words it is.
        text: the paragraph they stand in.
    """
    made = LEADS_NOWHERE.sub("", made)
    if POINTS_BACK.search(made):
        return None
    start = claim.span.start + max(0, claim.quote.find(claim.trigger))
    rest = behind(made, start, text)
    made, rest = _listed(made, rest, claim)
    if (whole := hanging(made, rest, text)) != made:
        return whole
    if (words := AS_QUOTED.match(rest)) and " as " not in f"{made} " and len(made + words.group()) <= LONGEST:
        return made + words.group()
    if AS_WHAT.match(rest) and stem(claim.trigger.lower()) in AS_STEMS and " as " not in f"{made} ":
        return further(made, rest, 2)
    listed = ONE_MORE.match(rest)
    if (
        listed
        and of_a_headline(text)
        and (_is_thing(listed["more"]) or (listed["more"][:1].isupper() and AHEAD.match(rest[listed.end() :])))
    ):
        whole = f"{made}{listed.group()}"
        if SAME.search(made) and AS_WHAT.match(rest[listed.end() :]):
            whole = further(whole, rest[listed.end() :], 2) or whole
        return whole if len(whole) <= LONGEST else None
    if shared := SHARED.match(rest):
        longer = further(made, rest, len(shared.group().split()) + 1)
        return longer or (PURPOSE.sub("", made) if PURPOSE.search(made) else made)
    if INDEFINITE.search(made) and WHICH.match(rest):
        return further(made, rest, LEAST_OF_A_CLAUSE) or made
    if meant := AS_MEANT.match(rest):
        return made + meant.group()
    if WHOSE.match(rest) and not ACCUSING.search(made):
        return _whose(made, rest)
    if (stranded := STRANDED.match(rest)) and PASSIVE.search(made):
        return made + stranded.group()
    if claim.type in IF_SAID and IN_CASE.match(rest):
        return _whole_clause(made, rest)
    more = TO_DO.match(rest) if ASKING.search(made) or MEANS.search(made) else None
    more = more or (OF_WHAT.match(rest) if ACCUSING.search(made) else None)
    if more is None:
        return made
    return further(made, rest, len(more.group().split())) or (None if FOR_WHOM.search(made) or _beside(claim) else made)


def _listed(made: str, rest: str, claim: Claim) -> tuple[str, str]:
    """The title with the end of the list that it ends in, and without who somebody is; and what follows behind that."""
    if (listed := LISTED_ON.match(rest)) and IN_A_LIST.search(made.partition(claim.trigger)[2]):
        return f"{made}{listed.group()}", rest[listed.end() :]
    aside, ends = APPOSED.search(made), OF_APPOSED.match(rest)
    if aside and ends and ASKING.search(made[: aside.start()]):
        return made[: aside.start()], rest[ends.end() :]
    if (behind_it := ASIDE_BEHIND.match(rest)) and ASKING.search(made):
        return made, rest[behind_it.end() :]
    return made, rest


def _beside(claim: Claim) -> bool:
    """Whether who is accused is told beside another deed: with that, there may be no room for of what."""
    return claim.trigger.endswith("ing") and claim.part == "verb"


def _whose(made: str, rest: str) -> str | None:
    """The title with whose its last word is, if there is room for all of that; None if it says nothing without."""
    of, *words = TIMES.sub("", STOPS.split(rest.replace("\n", "\n."), maxsplit=1)[0]).split()
    apart = WHOSE_ENDS | closed("prepositions") - {"of"} | closed("stops")
    ends = next((at for at, word in enumerate(words) if at and word.lower() in apart), len(words))
    longer = " ".join([made, of, *words[:ends]])
    bare = words[ends - 1].lower() if ends else "of"
    if len(longer) > LONGEST and DEFINITE.search(made):
        return None  # "and the head | of the service"
    if len(longer) > LONGEST:
        return made.removesuffix(" out")
    return made if not ends or bare in closed("dangling") else longer


def _is_thing(words: str) -> bool:
    """Whether words are a thing more, not who says so: "drone programs", "minister says"."""
    told = words.lower().split()
    name = words[:1].isupper() and (codes_for(words) is not None or frequencies().get(told[0], 0.0) < ORDINARY)
    return not name and not finite(told) and SAY.isdisjoint(told) and not told[0].endswith(("ing", "ed"))


def _whole_clause(made: str, rest: str) -> str | None:
    """The title with the condition that it is said under; None if there is no room for all of it."""
    condition = STOPS.split(ASIDE.sub("", rest).lstrip(",").replace("\n", "\n."), maxsplit=1)[0].split()
    ends = next((at for at, word in enumerate(condition) if at > 1 and word.lower() in LATER), len(condition))
    words = " ".join(condition[:ends])
    return f"{made} {words}" if ends > 1 and len(f"{made} {words}") <= LONGEST else None

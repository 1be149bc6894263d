"""What a report prints, in quotation marks, where a sentence of the record's own would say more than it holds."""

import re

from onrecord.tell.brief.days import first_reported
from onrecord.tell.brief.elements import function_words
from onrecord.tell.brief.evidence import ITSELF, UNNAMED, tokens
from onrecord.tell.brief.grounds import Grounds
from onrecord.tell.brief.model import Piece
from onrecord.tell.brief.speakers import called, cites_of, own
from onrecord.tell.quoted import sentence as around
from onrecord.tell.screen import Line
from onrecord.tell.view import Cite

WRITES = re.compile(r" writes(?:, citing [^:“]+)?: “")
ROOM = 320  # characters of a quoted sentence


def printed(line: Line, grounds: Grounds) -> list[Piece]:
    """The sentence that an event is told by, as printed, and who printed it; none where it has words of its own."""
    event = line.view.event
    cite = next((cite for cite in cites_of(event, own(line)) if cite.claim.id == event.title_claim), None)
    if cite is None or not event.title.startswith("“"):
        return []
    words = written(cite, event.title[1:].removesuffix("”"), grounds, len(event.title))
    return [Piece(words[:1].upper() + words[1:], (cite.claim.id,))]


def quoting(line: Line, grounds: Grounds) -> Piece:
    """The sentence that the best passage stands in."""
    cite = cites_of(line.view.event, own(line))[0]
    words = written(cite, around(cite.report, cite.claim.span), grounds)
    return Piece(words[:1].upper() + words[1:], (cite.claim.id,))


def written(cite: Cite, sentence: str, grounds: Grounds, room: int = ROOM) -> str:
    """Who printed a sentence, and the sentence, of a long one what is near the passage; with the day of its report."""
    words = " ".join(sentence.split())
    if len(words) > room:
        at = max(words.find(" ".join(cite.claim.quote.split())), 0)
        start = max(0, at - room // 3)
        words = ("… " + words[start:].partition(" ")[2] if start else words)[:room].rpartition(" ")[0] + " …"
    outlet = grounds.books.voices.itself(cite.report.id).replace(ITSELF, UNNAMED)
    day = first_reported([cite.report])
    return f"{outlet} writes{_citing(cite, words)}: “{_marked(words)}”{f' ({day})' if day else ''}"


def _citing(cite: Cite, words: str) -> str:
    """The person whose word it is, by what the report says before or behind the words quoted."""
    name = called(cite.speakers)
    told = tokens(name.partition(" (")[0])
    person = bool(cite.claim.sources) and cite.claim.sources[-1].kind == "person"
    return f", citing {name}" if person and told and told[-1] not in tokens(words) else ""


def _marked(words: str) -> str:
    """The words without quotation marks and brackets of their own; three dots where they begin or break off within."""
    quote = re.sub(r"[“”\"]", "’", words).replace("[", "(").replace("]", ")").strip()
    last = re.findall(r"\w+$", quote)
    begun = "… " if quote[:1].islower() else ""
    return f"{begun}{quote}{' …' if last and last[0].lower() in function_words() else ''}"

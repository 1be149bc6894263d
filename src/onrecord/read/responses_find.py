"""Where a party answers a claim: confirms, denies, declines. Knowledge: `knowledge/cues_responses.toml`."""

from spacy.tokens import Doc, Token

from onrecord.read.responses_answer import CLAUSES, Answer, answering
from onrecord.read.responses_declines import declines, silence
from onrecord.read.responses_denies import denial, denies
from onrecord.read.responses_disclaims import disclaims, innocent
from onrecord.read.responses_not import appoints, unreal, yields
from onrecord.read.responses_words import words
from onrecord.read.status_verbs import negation

LONGEST_NAME, LONGEST_LINE = 5, 14  # tokens of a headline before and behind its colon


def answers(doc: Doc) -> list[Answer]:
    """Every response of a document, in order."""
    found = []
    for token in doc:
        if (said := headline(token)) is not None:
            found.append(said)
        if token.pos_ in {"VERB", "AUX"}:
            answer = confirms(token) or denies(token) or innocent(token) or disclaims(token) or declines(token)
        elif token.pos_ == "NOUN":
            answer = silence(token) or denial(token)
        else:
            continue
        if answer is not None:
            found.append(answer)
    return found


def headline(colon: Token) -> Answer | None:
    """As in "Moscow: no arms deal", "Beijing: We did not hack ministry": a line of its own, of who speaks and a "no".

    What is refused until something comes, or without it, is no denial: "Hamas: no talks until ceasefire".
    """
    if colon.text != ":" or colon.i == 0 or colon.i + 2 >= len(colon.doc):
        return None
    doc, by = colon.doc, colon.doc[colon.i - 1]
    start = next((n + 1 for n in range(colon.i - 1, -1, -1) if "\n" in doc[n].text_with_ws), 0)
    end = next((n for n in range(colon.i, len(doc)) if "\n" in doc[n].text_with_ws), len(doc) - 1)
    if by.pos_ != "PROPN" or colon.i - start > LONGEST_NAME or end - colon.i > LONGEST_LINE or doc[end].text == ".":
        return None
    line = [word for word in doc[colon.i + 1 : end + 1] if not word.is_punct and not word.is_space]
    if len(line) < 2 or {word.lower_ for word in line} & words("denies", "conditions"):
        return None
    first, things = line[0], {word.lemma_.lower() for word in line[1:4]}
    if first.lower_ == "no" and things & (words("disclaims", "parts") | words("denies", "none")):
        return Answer(by.i, first.i, "denies", "headline")
    verb = next((word for word in line[1:5] if word.dep_ == "neg"), None)
    return Answer(by.i, verb.i, "denies", "headline") if first.lower_ == "we" and verb is not None else None


def confirms(token: Token) -> Answer | None:
    """As in "the Pentagon confirmed the news", "has acknowledged that"."""
    if token.lemma_ not in words("confirms", "verbs") or negation(token) is not None or unreal(token):
        return None
    if not any(child.dep_ in CLAUSES | {"dobj"} for child in token.children):
        return None
    if token.lemma_ == "own" and not any(child.lower_ == "up" for child in token.children):
        return None
    if yields(token) or appoints(token):
        return None
    return answering(token, "confirms", "verb")

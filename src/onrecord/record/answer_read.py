"""What reading tells of a reaction beside its words: by its grammar, what it names, and that it stands behind that."""

from onrecord.model import Response, Span
from onrecord.record.text import alone, content

HOST = 4  # words that an answer holds before who answers, from which these are what is answered


def host_of(response: Response, said: list[tuple[str, int]], after: list[str]) -> list[str]:
    """The words before who answers, where they are what is answered: "talks have failed, the envoy confirmed"."""
    by = response.by.span
    if response.stance == "denies" or by is None or content(" ".join(word for word in after if word[:1].islower())):
        return []
    host = [word for word, at in said if response.span.start + at < by.start]
    return host if len(host) > HOST else []


def told_by_reading(response: Response, which: str) -> tuple[Span, ...] | None:
    """Where words stand that reading told of: "heads" or "passed" of what is answered."""
    told = next((why.words for why in response.why if (why.stage, why.rule) == ("responses", which)), None)
    if told is None:
        return None
    spans, at = [], 0
    for word in told.split():
        found = next(alone(response.quote, word, at), None)
        if found is not None:
            at = found + len(word)
            spans.append(Span(response.span.start + found, response.span.start + at))
    return tuple(spans)

"""Forms that models fall into where the schema does not hold them, put into the form asked for. Words stay untouched.

Also the short form of annotation (`q`, `w`, `t`, `a` as pairs of code and words, …), which models trained on
annotated reports give.
"""

import re
from typing import Any

SHORT = {
    "q": "quote",
    "w": "trigger",
    "t": "type",
    "a": "actors",
    "r": "recipients",
    "s": "status",
    "src": "sources",
    "p": "where",
    "e": "event",
}
CODE = re.compile(r"\?|[A-Z][A-Z0-9]{1,19}")


def answer(given: Any) -> Any:
    """An answer with its lists under their names: a list is one of claims, `resp` are responses."""
    if isinstance(given, list):
        return {"claims": given}
    if isinstance(given, dict) and "responses" not in given and "resp" in given:
        return {**given, "responses": given["resp"]}
    return given


def claim(raw: Any) -> Any:
    """A claim in the form asked for, as far as it can be told what is meant."""
    if not isinstance(raw, dict):
        return raw
    named = {SHORT.get(name, name): value for name, value in raw.items()}
    for side in ("actors", "recipients"):
        named[side] = [party(one) for one in _listed(named.get(side), pair_is_one=True)]
    named["sources"] = [_name(one) for one in _listed(named.get("sources"))]
    named["unsure"] = _listed(named.get("unsure"))
    for name, change in (("type", str.upper), ("status", str.lower)):
        if isinstance(named.get(name), str):
            named[name] = change(named[name].strip())
    for name in ("when", "where"):
        named[name] = named.get(name) if isinstance(named.get(name), str) else None
    named["event"] = named.get("event") if isinstance(named.get("event"), str) else ""
    named["sure"] = _sureness(named.get("sure"))
    return named


def reaction(raw: Any) -> Any:
    """A response in the form asked for."""
    if not isinstance(raw, dict):
        return raw
    named = {SHORT.get(name, name): value for name, value in raw.items()}
    return {**named, "by": party(named.get("by"))}


def party(raw: Any) -> Any:
    """A party: as asked for, as a pair of code and words, or as one of the two."""
    if isinstance(raw, list) and len(raw) == 2:
        return {"code": raw[0] or "?", "words": raw[1]}
    if isinstance(raw, str):
        return {"code": raw, "words": None} if CODE.fullmatch(raw) else {"code": "?", "words": raw}
    if isinstance(raw, dict):
        return {**raw, "code": raw.get("code") or "?"}
    return raw


def _listed(value: Any, *, pair_is_one: bool = False) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        return [value]
    pair = pair_is_one and len(value) == 2 and isinstance(value[0], str) and bool(CODE.fullmatch(value[0]))
    words = pair and (value[1] is None or (isinstance(value[1], str) and not CODE.fullmatch(value[1])))
    return [value] if words else value


def _name(source: Any) -> Any:
    return source.get("words") or source.get("name") if isinstance(source, dict) else source


def _sureness(value: Any) -> float | None:
    """From 0 to 100; a fraction between 0 and 1 is one of 100."""
    if isinstance(value, str):
        found = re.fullmatch(r"\s*(\d{1,3}(?:\.\d+)?)\s*%?\s*", value)
        value = float(found[1]) if found else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(min(max(value * 100 if isinstance(value, float) and 0 < value < 1 else value, 0), 100))

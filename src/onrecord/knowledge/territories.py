"""States by the two letters that other data has for them: ISO 3166-1 alpha-2, as CLDR gives it for alpha-3."""

from functools import lru_cache

from onrecord.knowledge.actors import state_codes

KOSOVO = ("XKX", "XK")  # in common use, for ISO gives it none


@lru_cache(maxsize=1)
def _letters() -> dict[str, str]:
    from babel.core import get_global

    aliases = get_global("territory_aliases")
    return {code: str(aliases[code][0]) for code in sorted(state_codes()) if code in aliases} | dict([KOSOVO])


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    return {two: code for code, two in _letters().items()}


def alpha2(code: str | None) -> str | None:
    """A state's alpha-2 code by its alpha-3 code; None for whatever is no state."""
    return _letters().get(code or "")


def alpha3(code: str) -> str | None:
    """A state's alpha-3 code by its alpha-2 code, in any case; None for whatever is no state."""
    return _codes().get(code.upper())

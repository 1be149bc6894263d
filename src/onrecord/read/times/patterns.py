# ruff: noqa: E501 (a pattern reads best on one line)
"""The grammar of English time expressions: patterns over lower-case text with named groups.

Extents follow TimeML 1.2.1: determiners and modifiers belong to an expression ("the past two weeks", "nearly
three years", "early next month"), prepositions ("in", "since") do not. `scan` tries them; what an expression means
is settled in `written`, `quarters`, `days`, `counted`, `relative` and `repeated`.
"""

import re
from functools import lru_cache

from onrecord.read.times.dates import words


def any_of(options: object) -> str:
    """An alternation of literal words, the longest first; a blank stands for any number of them."""
    items = sorted((str(option) for option in options), key=len, reverse=True)  # type: ignore[attr-defined]
    return "(?:" + "|".join(re.escape(item).replace(r"\ ", r"[ ]+") for item in items) + ")"


@lru_cache(maxsize=1)
def atoms() -> dict[str, str]:
    """The building blocks of the patterns, by name."""
    w = words()
    ones = any_of([n for n, v in w["numbers"].items() if 0 < v < 10])
    tens = any_of([n for n, v in w["numbers"].items() if v >= 20])
    word = rf"(?:{tens}(?:[ -]{ones})?|{any_of(w['numbers'])})"
    a = {
        "num": rf"(?:\d[\d,]*(?:\.\d+)?(?: 1/2)?|{word}(?: hundred| thousand)?(?: and a half)?|an? (?:hundred|thousand|dozen)|half a dozen)",
        "vague": r"(?:a few|a couple of|a couple|couple of|several|many|some|a number of|dozens of|hundreds of|"
        r"thousands of|few|numerous|countless|a handful of|various|multiple)",
        "unit": any_of(w["units"]),
        "units": r"(?:seconds|minutes|hours|days|nights|weekends|weeks|fortnights|months|quarters|seasons|years|decades|centuries|millennia)",
        "longunit": r"(?:day|weekend|week|fortnight|month|quarter|year|decade|century|millennium)",
        "month": rf"(?:{any_of(w['months'])}|{any_of(w['months_short'])}\b\.?)",
        "fullmonth": any_of(w["months"]),
        "weekday": any_of(w["weekdays"]),
        "wday": rf"(?:{any_of(w['weekdays'])}|{any_of(w['weekdays_short'])}\.?)",
        "season": any_of(w["seasons"]),
        "daypart": any_of(w["dayparts"]),
        "ordinal": any_of(w["ordinals"]),
        "zone": rf"(?: \(?{any_of(w['zones']['words'])}\b\)?)",
        "year": rf"(?:1[0-9]\d\d|20\d\d|(?:nineteen|eighteen|twenty)[ -](?:{tens}(?:[ -]{ones})?|{any_of([n for n, v in w['numbers'].items() if 10 <= v < 20])}))",
        "approx": r"(?:(?:at least|at most|no more than|no less than|not more than|no fewer than|more than|less than|"
        r"fewer than|nearly|almost|about|around|roughly|approximately|over(?= (?:an? |\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty))|well over|just over|just under|under|"
        r"up to|as many as|as long as|some|close to|an estimated)[ ]+)",
        "part": r"(?:(?:the )?(?:early|late|mid)(?:[ -](?:to[ -](?:mid|late))?[ -]?)|(?:the )?(?:very )?(?:beginning|start|middle|end|"
        r"close|turn|first half|second half|last half|latter half|early part|latter part|first part|early days|final days|"
        r"last days|first days|first weeks|final weeks|last weeks|final months|last months|first months) of )",
        "holiday": any_of(w["holidays"]),
        "qual": r"(?:(?:this|last|next|past|this past|this coming|the coming|the previous|the following|the same|that|"
        r"that same|the next|the last|each|every|earlier|later|late|early|the) )",
    }
    a["day"] = rf"(?:(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b|{a['ordinal']}\b)"
    a["tod"] = rf"(?: (?:early |late |mid-?)?{a['daypart']}\b)"
    a["clock"] = (
        rf"(?:(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)? ?[ap]\.?m\b\.?{a['zone']}?|(?:[01]?\d|2[0-3]):[0-5]\d{a['zone']}?(?!\d|:)"
        rf"|(?:noon|midnight|midday)\b{a['zone']}?|(?:[01]\d|2[0-3])[0-5]\d (?:gmt|utc|local time)|\d{{1,2}} o'clock"
        rf"|(?:{any_of(w['numbers'])}|\d{{1,2}}) (?:o'clock )?in the (?:morning|afternoon|evening))"
    )
    return a


PATTERNS = {
    # Clock times, alone or before a day.
    "clock": r"(?:(?:around|about|shortly before|shortly after|just after|just before) )?(?P<clock>{clock})"
    r"(?:,? (?:on )?(?P<wd>{weekday})\b)?(?:,? (?:on )?(?P<month>{month}) (?P<day>{day})(?:,? (?P<year>{year}))?)?",
    "hour_to": r"{approx}?(?P<n>{num}|half an|an|a) (?P<unit>hours?|minutes?) (?:before|after|past|to) (?P<clock>midnight|noon)(?:{zone})?",
    # Dates written out.
    "mdy": r"(?:(?P<wd>{wday}),? )?(?P<month>{month}) (?:the )?(?P<day>{day})(?!:\d|/|[.,]\d)(?:(?:-|–| to | and | & )(?P<day2>\d{{1,2}})\b(?! ?[a-z%]))?"
    r"(?:(?:,? ?| of )(?P<year>{year}|this year|last year|next year)\b(?!,\d))?(?P<tod>{tod})?",
    "dmy": r"(?:(?P<wd>{wday}),? )?(?:the )?(?P<day>(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?|{ordinal})(?:(?:-|–| to |(?<=\d) and )(?P<day2>\d{{1,2}}(?:st|nd|rd|th)?))? (?:of )?(?P<month>{month})\b"
    r"(?:,? (?P<year>{year}|this year|last year|next year)\b)?",
    "iso": r"(?P<year>(?:19|20)\d\d)[-/](?P<month>0[1-9]|1[0-2])[-/](?P<day>0[1-9]|[12]\d|3[01])(?:t[\d:]+z?)?",
    "slashed": r"(?P<a>\d{{1,2}})(?P<sep>[/-])(?P<b>\d{{1,2}})(?P=sep)(?P<year>(?:19|20)?\d\d)",
    "month": r"(?:(?P<part>{part})|(?P<qual>this past |last |next |this coming |this |the following |the previous |early |late |mid-?|the month of |earlier in |later in ))?"
    r"(?P<month>{month})(?:'s)?(?:,? (?:of )?(?P<year>{year}|this year|last year|next year|the same year|that year|the following year|the previous year)\b(?!,\d))?(?P<half>(?<!\S))?",
    "year": r"(?:(?P<part>{part})|(?P<pre>(?:fiscal|financial|calendar) (?:year )?|the year |(?:pre|post)-))?(?P<year>(?:1[1-9]|20)\d\d|nineteen[ -]\w+(?:-\w+)?|two thousand(?: and \w+)?)\b(?P<post>[-/]\d{{2,4}}\b)?",
    "decade": r"(?P<part>{part})?(?:the )?(?:(?:early|late|mid)[ -])?(?P<dec>(?:1[5-9]|20)\d0s|'?[1-9]0s|(?:nineteen[ -]|eighteen[ -])?(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b",
    "century": r"(?P<part>{part})?(?:the )?(?:(?:early|late|mid)[ -])?(?P<n>\d{{1,2}}(?:st|nd|rd|th)|{ordinal})[ -]century",
    "quarter": r"(?:(?:the|its|their|his|this year's|last year's|next year's|that|a|each|this|last|next) )?(?P<qualp>(?:year-earlier|year-ago|latest|current|previous|prior|preceding|comparable year-ago|same|comparable|corresponding) )?(?:fiscal[ -])?(?:(?P<y0>{year}) )?(?:fiscal[ -])?"
    r"(?P<n>first|second|third|fourth|final|last|latter)[- ](?P<fiscal>fiscal )?(?P<kind>quarters?|half|halves)\b(?:(?:,? (?:of |in )?|'s )(?:the )?(?:fiscal (?:year )?)?(?P<year>{year}|this year|last year|next year|the year))?",
    "q": r"(?:(?P<y0>{year})[ -]?)?q(?P<n>[1-4])(?:(?: of)? (?P<year>{year}))?",
    # Days of the week and parts of days.
    "weekday": r"(?P<part>early |late |mid-|overnight (?:on )?|the middle of |the end of )?(?P<qual>last |next |this past |this coming |this |the following |the previous |the next |that |the same |the coming |the |past |coming |previous |every |each )?"
    r"(?P<wd>{weekday})(?P<plural>s)?\b(?P<week> (?:this|last|next) week| week(?= ?(?:[.,;)]|$)))?(?P<tod>{tod})?(?P<tods>(?:nights|mornings|evenings|afternoons))?(?:,? (?:at )?(?P<clock>{clock}))?",
    "dayref": r"(?P<part>early |late |later |earlier |mid-(?:afternoon|morning) |overnight )?(?P<ref>the day before yesterday|the day after tomorrow|today|yesterday|tomorrow|tonight)(?P<tod>{tod})?",
    "part_of_day": r"(?P<part>early |late |later |earlier |mid[- ])?(?P<qual>this |last |that |the same |the next |the following |the previous |the |in the )(?:early |late |mid-)?(?P<dp>{daypart})\b",
    "in_the_day": r"(?:(?<=later in )|(?<=earlier in ))the day",
    "overnight": r"overnight",
    "mid_day": r"mid[- ](?P<dp>afternoon|morning|evening)(?: (?P<ref>yesterday|today))?",
    "holiday": r"(?P<qual>last |next |this |this past )?(?P<name>{holiday})(?:,? (?P<year>{year}))?\b(?P<week> week)?",
    # Calendar units relative to the day of publication, or to a day in the text.
    "rel": r"(?P<part>{part}|early |late |later |earlier |sometime |mid-|later in |earlier in |late in |early in |later on |the (?:first|second|last|third) week of |the rest of |the remainder of |part of |most of )?"
    r"(?P<qual>this|last|next|past|previous|following|coming|current|same|that|the past|the last|the next|the previous|the following|the coming|the current|the same|that same|this past|this coming|the preceding|the prior|the latest|the new|the full|the whole|the entire|the)[ ](?P<fiscal>(?:fiscal|financial|calendar|academic|school|very|crucial) )?"
    r"(?P<unit>{longunit}|{season}|moment)\b(?P<of> of (?P<month>{month}) (?P<day>{day}))?(?:'s end)?",
    "season": r"(?P<part>{part}|early |late |mid-?)?(?:the |last |this |next )?(?P<season>{season})(?:,? (?:of )?| of the year |'s )(?P<year>{year}|this year|last year|next year)\b(?!,\d)",
    "year_end": r"(?:the )?(?:year|month|quarter|week|season)(?:-|'s | )end\b",
    "year_earlier": r"(?:the |a )?(?P<cmp>comparable |corresponding |same )?(?:year-earlier|year-ago|prior-year|previous-year)(?: (?:(?:first|second|third|fourth)[ -])?(?:quarter|period|half|month|year|nine months|six months))?",
    "period": r"(?:the )?(?:(?P<y>{year})|latest|comparable|corresponding|same|1988) (?P<unit>quarter|period|half|nine months)(?: (?P<rel>last year|a year (?:ago|earlier)|in {year}))?",
    # Counted units.
    "ago": r"(?P<approx>{approx})?(?P<n>{num}|{vague}|an?|the)?[ ]?(?:(?:more|full|short|long|whole|good) )?(?P<unit>{units}|{unit})(?: or (?:so|more|two))? (?P<dir>ago|earlier|later|previously|before(?= ?[.,;]|$)|beforehand|after(?= ?[.,;]|$)|afterwards|prior(?! to)|hence|from now|from today|back|on(?= ?[.,;]))(?P<today>(?<=ago)(?:,? today| to the day))?(?P<wd>(?<=ago) (?:on )?{weekday}\b)?",
    "before_last": r"the (?P<unit>week|weekend|month|year) before last\b",
    "of_month": r"(?<=on )the (?P<day>\d{{1,2}})(?:st|nd|rd|th)(?= ?(?:[.,;)]|and\b|of (?:this|the) month|$))",
    "dur": r"(?P<approx>{approx})?(?P<qual>each of the past |the past |the last |the next |the first |the coming |the previous |the preceding |the final |the following |the latest |the recent |the year-earlier |the |these |those |this |past |last |next |coming |previous |recent |first |following |final |its |their |another |an additional |an extra |every |each )?"
    r"(?P<vmid>few |several |couple of |many )?(?P<n>{num}(?: (?:to|or|and) {num})?|{vague}|an?|half an?|one and a half)?[ ]?(?P<adj>(?:more|additional|consecutive|straight|successive|trading|business|working|full|whole|fiscal|long|solid|entire|further|extra|short|other|calendar|school|recent|past|coming|critical|crucial|turbulent|difficult) ){{0,2}}"
    r"(?P<unit>{units}|{unit})\b(?! old)(?: or (?:so|more)| and a half)?(?P<ahead> ahead| to come)?",
    "hyphen": r"(?P<n>{num}|several|multi|decades?|months?|years?|days?|weeks?|century|hours?)-(?P<unit>{unit}|{units}|long)(?P<old>-olds?|-long)?\b",
    # Repetition.
    "set_word": r"{sets}",
    "set_every": r"(?:every|each) (?:(?P<other>other|single) )?(?:(?P<n>{num}|few|couple of) )?(?P<unit>{units}|{unit}|{season}|{fullmonth})\b",
    "set_times": r"(?:once|twice|{num} times|several times) (?:a|an|every|each|per) (?P<unit>{unit})",
    "ref": r"{refs}",
    "recent": r"(?P<ref>current|then-current)",
}


@lru_cache(maxsize=1)
def patterns() -> dict[str, re.Pattern[str]]:
    """All patterns, compiled."""
    refs = [word for group in words()["references"].values() for word in group]
    parts = atoms() | {"refs": any_of(refs), "sets": any_of(words()["sets"])}
    return {
        name: re.compile(rf"(?<![\w$€£.-])(?:{source.format(**parts)})(?![\w])") for name, source in PATTERNS.items()
    }

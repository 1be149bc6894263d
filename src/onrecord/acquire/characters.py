r"""Characters that readers do not see: soft hyphens, zero-width spaces, marks of direction, odd spaces and hyphens.

They break names and quotes apart ("Rus\u00adsia" is Russia), and come from editors, PDFs and phones. Letters stay.
"""

import html
import re
import unicodedata

# Unicode's general category Cf and its kin that have no width: soft hyphen, grapheme joiner, Arabic letter mark,
# Hangul fillers, Mongolian separator, zero-width and directional marks, word joiner, variation selectors, the byte
# order mark, interlinear anchors, the object replacement and the tags of flags.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\ufffc\U000e0000-\U000e01ef]"
)
SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
VOID = re.compile(r"(?<!\s)\s{1000,}")
HYPHENS = re.compile("[\u2010\u2011\u00ad\ufe63\uff0d]")
# Ligatures that a PDF or a typesetter leaves; other compatibility characters (½, ², ™) carry meaning and stay.
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
FULLWIDTH = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
# Letters of Cyrillic and Greek that look like Latin ones, within a word that has Latin letters: "Аrmenia".
ALIKE = str.maketrans("АВЕЅІЈКМНОРСТХУаеорсухіјѕԁһΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABESIJKMHOPCTXYaeopcyxijsdhABEZHIKMNOPTYXo")
MIXED = re.compile(r"\b(?=[^\W\d_]*[A-Za-z])(?=[^\W\d_]*[\u0370-\u03ff\u0400-\u052f])[^\W\d_]+")
OTHER_SCRIPT = re.compile("[\u0370-\u03ff\u0400-\u052f]")
ENTITY = re.compile(
    r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|amp|quot|apos|nbsp|shy|lt|gt|[lr][sd]quo|[mn]dash|hellip|zwn?j);", re.I
)


def visible(text: str) -> str:
    """The text without characters that have no width, accents composed, hyphens and line breaks of one kind."""
    if text.isascii():
        return BREAKS.sub("\n", _unescaped(text))
    text = HYPHENS.sub(lambda found: "" if found[0] == "\u00ad" else "-", _unescaped(text))
    text = FULLWIDTH.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    if OTHER_SCRIPT.search(text):
        text = MIXED.sub(lambda found: found[0].translate(ALIKE), text)
    text = INVISIBLE.sub("", BREAKS.sub("\n", text)).translate(LIGATURES)
    return unicodedata.normalize("NFC", text)


def _unescaped(text: str) -> str:
    """Entities that were escaped once too often ("&amp;#8217;", "&quot;")."""
    for _ in range(2):
        if "&" not in text or not ENTITY.search(text):
            break
        text = ENTITY.sub(lambda found: html.unescape(found[0]), text)
    return text


def without_voids(text: str) -> str:
    """The text with no more than a break where a thousand blanks or more follow one another, as no writer sets them.

    They are there to be searched over and over, by this program or another one.
    """
    return VOID.sub(lambda found: "\n\n" if "\n" in found[0] else " ", text)


def line(text: str) -> str:
    """One line of visible characters with single spaces."""
    return SPACES.sub(" ", visible(text).replace("\n", " ")).strip()

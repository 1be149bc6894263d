"""The closed lists of words that fields of the records take."""

from typing import Literal

PublishedHow = Literal["given", "metadata", "page", "text", "inferred", "unknown"]
GivenField = Literal["published", "outlet", "url", "byline"]
ReportStatus = Literal["ok", "other-language", "empty", "noise", "no-article", "unreadable", "too-large"]
SectionKind = Literal["title", "lead", "body", "entry", "correction", "clarification", "retraction", "editors-note"]
Status = Literal["happened", "ongoing", "planned", "possible", "negated"]
# What has been done, at least so far.
DONE: frozenset[Status] = frozenset({"happened", "ongoing"})
Says = Literal["happened", "planned", "possible", "negated"]
Stance = Literal["confirms", "denies", "declines"]
Precision = Literal["day", "week", "month", "season", "year", "decade", "open"]
TimeHow = Literal["stated", "anchored", "inferred"]
SourceKind = Literal[
    "person", "government", "military", "organisation", "media", "document", "image", "collective", "unknown"
]
Distance = Literal["neutral", "distanced", "committed"]
PlacePrecision = Literal["point", "settlement", "region", "country"]
# The last five are those of records made before origins were somebody.
OriginKind = Literal["person", "body", "outlet", "document", "image", "single", "copy", "wire", "speaker", "quote"]
Tier = Literal["firm", "lead"]
Part = Literal["verb", "infinitive", "noun", "adjective", ""]
ConflictKind = Literal["denial", "number", "time", "place", "party", "exclusive"]
EntityKind = Literal["person", "body", "organisation", "company", "ship", "place", "weapon", "treaty", "resolution"]
EntityRole = Literal["actor", "recipient", "source", "item", "place", "mentioned"]
AgreementKind = Literal["change", "update", "precision"]

# What an outlet says of its own report: kept and shown, never read as news.
NOTES: dict[SectionKind, str] = {
    "correction": "correction",
    "clarification": "clarification",
    "retraction": "retraction",
    "editors-note": "editors' note",
}

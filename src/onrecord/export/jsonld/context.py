"""What the words of the document mean: schema.org's, the Web Annotation vocabulary's, and a few of our own."""

from typing import Any
from urllib.parse import quote

OWN = "urn:onrecord:"
TERMS = (
    "status", "tier", "origins", "admiralty", "probability", "eventType", "eventMode", "timePrecision", "timeHow",
    "firstDay", "lastDay", "distance", "confidence", "stance", "support",
)  # fmt: skip
LINKS = ("actor", "recipient", "named", "claim", "response", "of")
CLASSES = ("PlannedEvent", "PossibleEvent", "DeniedEvent", "LeadEvent", "Response")
OF_ANNOTATIONS = (
    "Annotation",
    "TextQuoteSelector",
    "TextPositionSelector",
    "exact",
    "prefix",
    "suffix",
    "start",
    "end",
)

CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "@vocab": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "onrecord": OWN,
    "id": "@id",
    "type": "@type",
    **{term: f"onrecord:{term}" for term in TERMS + CLASSES},
    **{term: {"@id": f"onrecord:{term}", "@type": "@id"} for term in LINKS},
    **{term: f"oa:{term}" for term in OF_ANNOTATIONS},
    "target": "oa:hasTarget",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": "oa:hasSelector",
    "motivation": {"@id": "oa:motivatedBy", "@type": "@id"},
    "about": {"@id": "about", "@type": "@id"},
    "appearance": {"@id": "appearance", "@type": "@id"},
    "location": {"@id": "location", "@type": "@id"},
    "url": {"@id": "url", "@type": "@id"},
}


def urn(kind: str, id: str) -> str:
    """The name of something of the record, the same in every export."""
    return f"{OWN}{kind}:{quote(id, safe='')}"

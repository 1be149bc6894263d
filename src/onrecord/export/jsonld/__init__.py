"""The record as JSON-LD 1.1: articles, claims and events of schema.org, with W3C Web Annotations on the words.

Every term is defined in the context that the document itself carries, so that nothing is fetched to read it.
"""

from onrecord.export.jsonld.context import CONTEXT
from onrecord.export.jsonld.graph import things

__all__ = ["CONTEXT", "things"]

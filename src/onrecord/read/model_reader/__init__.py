"""A reader of the user's own: a language model behind any OpenAI-compatible endpoint.

From reports to claims: `prompt` puts a part of a report into words, `endpoint` sends it and `pace` says when to wait,
`replies` and `answers` take what comes back apart (`forgiving` of other forms), `checks` drops what does not stand in
the text; `asking` brings these together and keeps good answers in a `cache`. What is left goes through the built-in
reader's resolvers: `parties`, `speakers` and `dating` give codes, sources, days and places, `scale` the confidence,
and `claims` puts claims together. `reader` is the door; `settings` says whom to ask, `known` has what the data files
say, and `estimate` counts what a run would ask.
"""

from onrecord.read.model_reader.reader import ModelReader
from onrecord.read.model_reader.settings import ReaderSettings

__all__ = ["ModelReader", "ReaderSettings"]

"""A reader of the user's own: a language model behind any OpenAI-compatible endpoint.

From reports to claims: `prompt` puts a part of a report into words, `endpoint` sends it and `pace` says when to wait,
`answers` takes what comes back apart, `checks` drops what does not stand in the text, `asking` brings these together
and keeps good answers in a `cache`. What is left goes through the built-in reader's resolvers: `parties`, `sources`
and `when` give codes, speakers and days, `scale` the confidence, `claims` puts claims together. `reader` is the door;
`estimate` counts what a run would ask.
"""

from onrecord.read.model_reader.reader import ModelReader
from onrecord.read.model_reader.settings import ReaderSettings

__all__ = ["ModelReader", "ReaderSettings"]

"""A report's words as word pieces, and as windows of them."""

from functools import lru_cache
from typing import Any

from onrecord.knowledge import text
from onrecord.read.encoder.windows import Window, windows
from onrecord.read.encoder.words import Words
from onrecord.read.reading import Reading

UNKNOWN = 100
MOST = 12  # pieces of one word; what is longer is no word


@lru_cache(maxsize=1)
def tokenizer() -> Any:
    """BERT's uncased word pieces, loaded once."""
    from tokenizers import BertWordPieceTokenizer

    vocabulary = {piece: number for number, piece in enumerate(text("models/vocab.txt").split("\n")) if piece}
    return BertWordPieceTokenizer(vocabulary, lowercase=True)


@lru_cache(maxsize=50_000)
def pieces(word: str) -> tuple[int, ...]:
    """The pieces of one word as the parser has it."""
    return tuple(tokenizer().encode(word, add_special_tokens=False).ids[:MOST]) or (UNKNOWN,)


def cut(reading: Reading, words: Words) -> list[Window]:
    """The report in windows."""
    found: list[int] = []
    owner: list[int] = []
    for token in reading.doc:
        if not token.is_space:
            mine = pieces(token.text)
            found += mine
            owner += [token.i] * len(mine)
    return windows(found, owner, words.title.tolist(), words.sentence.tolist())

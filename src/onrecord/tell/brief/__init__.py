"""Briefs: what a record says in plain sentences, each with the passages that it rests on."""

from onrecord.tell.brief.model import Brief, Chapter, Passage, Piece, Replaced, Section, Sentence

__all__ = ["Brief", "Chapter", "Passage", "Piece", "Replaced", "Section", "Sentence"]

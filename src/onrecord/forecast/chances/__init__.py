"""Yes-no chances of an exact event, or of its class, within some days."""

from onrecord.forecast.chances.asked import Asked, Basis, Chance, Quad, Reason
from onrecord.forecast.chances.classes import quad_of
from onrecord.forecast.chances.model import ChanceModel, Trained, plain
from onrecord.forecast.chances.saving import load, save
from onrecord.forecast.chances.training import best, train

__all__ = [
    "Asked",
    "Basis",
    "Chance",
    "ChanceModel",
    "Quad",
    "Reason",
    "Trained",
    "best",
    "load",
    "plain",
    "quad_of",
    "save",
    "train",
]

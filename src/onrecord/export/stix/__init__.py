"""The record as STIX 2.1 (https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html), by the library `stix2`.

STIX has no object for what states and persons do, and what is alleged is no fact there: an event is a note on its
parties, with the confidence of its grade, and each claim an opinion on that note. Nothing is told as a relationship.
"""

from onrecord.export.stix.bundle import objects

__all__ = ["objects"]

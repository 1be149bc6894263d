"""The record as FollowTheMoney 4 entities (https://followthemoney.tech/explorer/), after its published schemata.

The library itself is not needed: PyPI has a part of it as source alone. The tests check with it where it is to be had.
"""

from onrecord.export.ftm.entity import FtmEntity
from onrecord.export.ftm.graph import entities
from onrecord.export.ftm.statements import COLUMNS, statements

__all__ = ["COLUMNS", "FtmEntity", "entities", "statements"]

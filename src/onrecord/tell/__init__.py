"""The record, told to people: the terminal, the page, ledgers."""

from onrecord.tell.diff import Diff, diff
from onrecord.tell.entities import EntityRow, entities
from onrecord.tell.ledgers import LEDGERS, Ledger, Row, ledger
from onrecord.tell.page import page
from onrecord.tell.show import show
from onrecord.tell.summary import summary

__all__ = ["LEDGERS", "Diff", "EntityRow", "Ledger", "Row", "diff", "entities", "ledger", "page", "show", "summary"]

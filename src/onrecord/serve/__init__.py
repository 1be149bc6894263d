"""The record in a browser and over HTTP: pages rendered here, an API beside them, no request to another host."""

from onrecord.serve.app import application
from onrecord.serve.opened import Opened, Shelves

__all__ = ["Opened", "Shelves", "application"]

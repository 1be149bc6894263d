"""The command line: one file a command, its verbs those of the library."""

from onrecord.cli.app import main

__all__ = ["main"]

"""Has all loaded that writing a record needs, by writing one: whoever forks from here begins at once."""

import gc
import os
import tempfile
from pathlib import Path

import alembic.command  # noqa: F401

from tests.faults.actions import ACTIONS

if "ONRECORD_TEST_POSTGRES" in os.environ:
    import sqlalchemy.dialects.postgresql.psycopg  # noqa: F401

_here = Path.cwd()
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for action in ACTIONS.values():
        if action.prepare.__name__ == "_built":
            if not Path("r.onrecord").exists():
                action.prepare(Path())
            action.run(Path(), lambda _: None)
    os.chdir(_here)
gc.collect()
gc.freeze()  # else each child goes through all that is loaded here, and has it copied

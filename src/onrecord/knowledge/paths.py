"""Paths that lead nowhere, and what lies near them."""

from pathlib import Path

from onrecord.knowledge.choices import did_you_mean, nearest

MOST = 5000  # names of a folder that are looked at


def near_paths(path: Path) -> list[str]:
    """What looks like a path that does not exist, with the folders that lead there: "report" for "reports/".

    Where a folder on the way is missing, what looks like that folder.
    """
    here = path.expanduser()
    try:
        while not here.parent.is_dir():
            if here.parent == here:
                return []
            here = here.parent
        names = [one.name for one, _ in zip(here.parent.iterdir(), range(MOST), strict=False)]
    except OSError:
        return []
    rest = path.expanduser().relative_to(here)
    found = [here.parent / name for name in nearest(here.name, [n for n in names if not n.startswith(".")])]
    whole = [one / rest for one in found if (one / rest).exists()]
    return [str(one) for one in whole or found]


def did_you_mean_path(path: Path) -> str:
    """The question at the end of a message that there is no such path; "" if nothing is near."""
    return did_you_mean(near_paths(path))

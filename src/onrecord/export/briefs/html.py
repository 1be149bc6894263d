"""A brief as one HTML file that works offline; every number leads to its source, every source to its report."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.export.briefs.markdown import SOURCES
from onrecord.tell.brief import Brief

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

ADDRESS = re.compile(r"https?://[^\s<>\"]+?(?=[.,:;]?(?:\s|$))")


def html(brief: Brief) -> str:
    """The brief as a page."""
    return _template().render(brief=brief, numbers=brief.numbers, sources=SOURCES)


@lru_cache(maxsize=1)
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("onrecord.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["linked"] = linked
    return environment.get_template("brief.html.j2")


def linked(text: str) -> "Markup":
    """The text, escaped, its first address a link."""
    from markupsafe import Markup, escape

    found = ADDRESS.search(text)
    if not found:
        return escape(text)
    address = escape(found.group())
    link = Markup('<a href="{0}" rel="noreferrer">{0}</a>').format(address)
    return escape(text[: found.start()]) + link + escape(text[found.end() :])

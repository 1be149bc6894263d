"""XML of strangers: nothing is fetched for it, no entity of its own is put in, and of broken XML what there is."""

import re
from typing import Any

from onrecord.acquire.limits import RefusalError

REFERENCE = re.compile(rb"&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,8}));")
NONE = b"&#xfffd;"


def mended(data: bytes) -> bytes:
    """XML without references to half a character (`&#xd800;`), which the parser takes, and cannot give out again."""
    return REFERENCE.sub(lambda found: NONE if 0xD800 <= _number(found) <= 0xDFFF else found[0], data)


def _number(found: re.Match[bytes]) -> int:
    return int(found[1], 16) if found[1] else int(found[2])


def gives_text(root: Any) -> bool:
    """Whether all text under an element can be had: not where bytes that are no character came through the parser."""
    try:
        for one in root.iter():
            _ = one.text, one.tail, one.attrib.values() if isinstance(one.tag, str) else None
    except UnicodeDecodeError:
        return False
    return True


def tree(data: bytes) -> Any:
    """The outermost element. Raises RefusalError where there is none."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(mended(data), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusalError("unreadable", f"this list is broken: {str(error)[:120]}") from error
    if root is None:
        raise RefusalError("unreadable", "this list is broken: no XML can be read in it")
    if not gives_text(root):
        raise RefusalError("unreadable", "this list is broken: some of its characters are none")
    return root


def local(element: Any) -> str:
    """The name of an element without its namespace, in small letters; "" for a comment."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""

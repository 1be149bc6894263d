"""XML of strangers: nothing is fetched for it, no entity of its own is put in, and of broken XML what there is."""

from typing import Any

from onrecord.acquire.limits import RefusalError


def tree(data: bytes) -> Any:
    """The outermost element. Raises RefusalError where there is none."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusalError("unreadable", f"this list is broken: {str(error)[:120]}") from error
    if root is None:
        raise RefusalError("unreadable", "this list is broken: no XML can be read in it")
    return root


def local(element: Any) -> str:
    """The name of an element without its namespace, in small letters; "" for a comment."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""

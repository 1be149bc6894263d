"""Fetch one URL: within a time, a size and a number of redirects, and never from a private address."""

import ipaddress
import socket
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin

from onrecord import __version__
from onrecord.acquire import streams
from onrecord.acquire.deadline import Deadline
from onrecord.acquire.limits import Limits, RefusalError

if TYPE_CHECKING:
    import httpx

AGENT = f"onrecord/{__version__} (news research)"
ACCEPT = "text/html,application/json,text/plain;q=0.9,*/*;q=0.5"
REASON = 60  # characters of what a server calls its answer


class Fetched(NamedTuple):
    """What a URL gave: the address after redirects, the bytes, the content type's encoding and kind."""

    url: str
    data: bytes
    charset: str | None
    kind: str


class Answer(NamedTuple):
    """What a server answered: the address after redirects, status and headers; a page only where the status is 200."""

    url: str
    status: int
    reason: str
    headers: Mapping[str, str]
    page: Fetched | None


class UnansweredError(RefusalError):
    """A server did not answer, or not in time: it may do so later."""

    def __init__(self, reason: str) -> None:
        super().__init__("unreadable", reason)


def fetch(url: str, limits: Limits) -> Fetched:
    """The bytes behind an http or https URL. Raises RefusalError with the reason if there are none.

    Every hop's host is resolved once, checked, and connected to at the address that was checked, so that a name
    which changes its answer cannot lead to a private address. Proxies from the environment are not used.
    """
    answer = request(url, limits)
    if answer.page is None:
        raise RefusalError("unreadable", told(answer))
    return answer.page


def told(answer: Answer) -> str:
    """An answer without a page, in words."""
    return f"{answer.url} answered {answer.status} {answer.reason[:REASON]}".rstrip()


def request(
    url: str, limits: Limits, *, headers: Mapping[str, str] | None = None, before: Callable[[str], None] | None = None
) -> Answer:
    """What a server answers, as `fetch` asks it; whatever the status is.

    Args:
        url: an http or https URL.
        limits: bounds on time, size and redirects, and whether private addresses may be asked.
        headers: further headers, such as If-None-Match.
        before: called with the address of each hop before it is asked; what it raises ends the request.

    Raises:
        UnansweredError: the server cannot be reached, or takes too long.
        RefusalError: the address is none, is private or leads in circles; the page is too large or damaged.
    """
    import httpx

    wait = httpx.Timeout(min(limits.timeout, 15.0))
    own = {"User-Agent": AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip", **(headers or {})}
    left = limits.timeout
    with httpx.Client(timeout=wait, trust_env=False, follow_redirects=False, headers=own) as client:
        for _ in range(limits.max_redirects + 1):
            if before is not None:
                before(url)
            try:
                with Deadline(left) as deadline:
                    answer = _hop(client, url, limits, deadline)
                left = deadline.left
            except httpx.TimeoutException as error:
                raise UnansweredError(f"{url} did not answer in time: try again later") from error
            except httpx.TransportError as error:
                if deadline.passed:
                    raise UnansweredError(
                        f"{url} took more than {limits.timeout:g} seconds: try again later"
                    ) from error
                raise UnansweredError(f"{url} could not be fetched: {error or type(error).__name__}") from error
            except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError) as error:
                raise RefusalError(
                    "unreadable", f"{url} could not be fetched: {error or type(error).__name__}"
                ) from error
            if isinstance(answer, Answer):
                return answer
            url = answer
    raise RefusalError("unreadable", f"more than {limits.max_redirects} redirects: give the final address")


def _hop(client: "httpx.Client", url: str, limits: Limits, deadline: Deadline) -> Answer | str:
    """One request: the answer, or the address it redirects to."""
    import httpx

    target = httpx.URL(url)
    if target.scheme not in ("http", "https") or not target.host:
        raise RefusalError("unreadable", f"not an http or https address: {url}")
    if target.userinfo:
        raise RefusalError("unreadable", "an address with a name and password in it is not fetched: leave them out")
    response = client.send(_request(client, "GET", target, limits, deadline), stream=True)
    try:
        if response.is_redirect and "location" in response.headers:
            return urljoin(url, response.headers["location"])
        page = _page(response, url, limits, deadline) if response.status_code == 200 else None
        return Answer(url, response.status_code, response.reason_phrase, dict(response.headers), page)
    finally:
        response.close()


def _request(
    client: "httpx.Client", method: str, target: "httpx.URL", limits: Limits, deadline: Deadline, **more: Any
) -> "httpx.Request":
    """A request to the address that was found, and checked, for a host."""
    address = _address(target.host, target.port or (443 if target.scheme == "https" else 80), limits)
    headers = {"Host": target.netloc.decode("ascii"), **more.pop("headers", {})}
    extensions = {"sni_hostname": target.raw_host.decode("ascii"), "trace": deadline.trace}
    return client.build_request(method, target.copy_with(host=address), headers=headers, extensions=extensions, **more)


def post(url: str, data: bytes, headers: Mapping[str, str], limits: Limits) -> int:
    """Send bytes to a URL, as `fetch` asks for one; the status of the answer, of which nothing else is read.

    Raises UnansweredError, RefusalError as `request`. Redirects are not followed.
    """
    import httpx

    own = {"User-Agent": AGENT, **headers}
    with httpx.Client(timeout=min(limits.timeout, 15.0), trust_env=False, follow_redirects=False) as client:
        try:
            with Deadline(limits.timeout) as deadline:
                made = _request(client, "POST", httpx.URL(url), limits, deadline, headers=own, content=data)
                response = client.send(made, stream=True)
                response.close()
        except httpx.TransportError as error:
            raise UnansweredError(f"{url} did not answer: {error or type(error).__name__}") from error
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError) as error:
            raise RefusalError("unreadable", f"{url}: {error or type(error).__name__}") from error
    return response.status_code


def _page(response: "httpx.Response", url: str, limits: Limits, deadline: Deadline) -> Fetched:
    """The page of an answer, unpacked in small steps, so that little can become much only as far as the limit."""
    data = bytearray()
    for piece in _pieces(response, url):
        data += piece
        if len(data) > limits.max_bytes:
            raise RefusalError("too-large", f"{url} is larger than {limits.max_bytes:,} bytes: no article is")
        if deadline.passed:
            break
    if deadline.passed:  # which may have ended a page that has no stated length
        raise UnansweredError(f"{url} took more than {limits.timeout:g} seconds: try again later")
    kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
    return Fetched(url, bytes(data), response.charset_encoding, kind)


def _pieces(response: "httpx.Response", url: str) -> Iterator[bytes]:
    packed = response.headers.get("content-encoding", "").strip().lower()
    if packed in ("", "identity"):
        yield from response.iter_raw()
    elif packed in ("gzip", "x-gzip"):
        for piece in streams.gunzip(response.iter_raw()):
            if piece is None:
                raise RefusalError("unreadable", f"{url} came packed and damaged: try again later")
            yield piece
    else:
        raise RefusalError("unreadable", f"{url} came packed as {packed[:40]}, which was not asked for")


def _address(host: str, port: int, limits: Limits) -> str:
    """The first address of the host, if all of its addresses are public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnansweredError(f"there is no host {host}: check the address and the network") from error
    addresses = [str(entry[4][0]).split("%")[0] for entry in found]
    private = [a for a in addresses if not _public(a)]
    if private and not limits.allow_private:
        raise RefusalError("unreadable", f"{host} is at the private address {private[0]}, which is not fetched")
    return addresses[0]


def _public(address: str) -> bool:
    """Whether an address belongs to the public internet, also behind IPv4-in-IPv6 forms."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return ip.is_global and not ip.is_multicast

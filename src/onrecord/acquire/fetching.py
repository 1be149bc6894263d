"""Fetch one URL: within a time, a size and a number of redirects, and never from a private address."""

import ipaddress
import socket
import time
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from onrecord import __version__
from onrecord.acquire.limits import Limits, RefusalError

if TYPE_CHECKING:
    import httpx

AGENT = f"onrecord/{__version__} (news research)"


class Fetched(NamedTuple):
    """What a URL gave: the address after redirects, the bytes, the content type's encoding and kind."""

    url: str
    data: bytes
    charset: str | None
    kind: str


def fetch(url: str, limits: Limits) -> Fetched:
    """The bytes behind an http or https URL. Raises RefusalError with the reason if there are none.

    Every hop's host is resolved once, checked, and connected to at the address that was checked, so that a name
    which changes its answer cannot lead to a private address. Proxies from the environment are not used.
    """
    import httpx

    deadline = time.monotonic() + limits.timeout
    wait = httpx.Timeout(min(limits.timeout, 15.0))
    with httpx.Client(timeout=wait, trust_env=False, follow_redirects=False, headers={"User-Agent": AGENT}) as client:
        for _ in range(limits.max_redirects + 1):
            try:
                answer = _hop(client, url, limits, deadline)
            except httpx.TimeoutException as error:
                raise RefusalError("unreadable", f"{url} did not answer in time: try again later") from error
            except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError) as error:
                raise RefusalError(
                    "unreadable", f"{url} could not be fetched: {error or type(error).__name__}"
                ) from error
            if isinstance(answer, Fetched):
                return answer
            url = answer
    raise RefusalError("unreadable", f"more than {limits.max_redirects} redirects: give the final address")


def _hop(client: "httpx.Client", url: str, limits: Limits, deadline: float) -> Fetched | str:
    """One request: the content, or the address it redirects to."""
    import httpx

    target = httpx.URL(url)
    if target.scheme not in ("http", "https") or not target.host:
        raise RefusalError("unreadable", f"not an http or https address: {url}")
    if target.userinfo:
        raise RefusalError("unreadable", "an address with a name and password in it is not fetched: leave them out")
    address = _address(target.host, target.port or (443 if target.scheme == "https" else 80), limits)
    request = client.build_request(
        "GET",
        target.copy_with(host=address),
        headers={
            "Host": target.netloc.decode("ascii"),
            "Accept": "text/html,application/json,text/plain;q=0.9,*/*;q=0.5",
        },
        extensions={"sni_hostname": target.raw_host.decode("ascii")},
    )
    response = client.send(request, stream=True)
    try:
        if response.is_redirect and "location" in response.headers:
            return urljoin(url, response.headers["location"])
        if response.status_code != 200:
            raise RefusalError("unreadable", f"{url} answered {response.status_code} {response.reason_phrase}".rstrip())
        data = bytearray()
        for piece in response.iter_bytes():
            data += piece
            if len(data) > limits.max_bytes:
                raise RefusalError("too-large", f"{url} is larger than {limits.max_bytes:,} bytes: no article is")
            if time.monotonic() > deadline:
                raise RefusalError("unreadable", f"{url} took more than {limits.timeout:g} seconds: try again later")
        kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
        return Fetched(url, bytes(data), response.charset_encoding, kind)
    finally:
        response.close()


def _address(host: str, port: int, limits: Limits) -> str:
    """The first address of the host, if all of its addresses are public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise RefusalError("unreadable", f"there is no host {host}: check the address and the network") from error
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

"""Addresses: the same article behind links that differ only in tracking, scheme or form."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

TRACKING = re.compile(
    r"^(utm_.*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|ref|ref_src|ref_url|referrer|src|source|cmpid|cmp|ito|"
    r"smid|smtyp|smprod|partner|emc|ncid|ocid|sr_share|at_(medium|campaign|custom\d)|xtor|spm|feature|share|amp|"
    r"outputType|output|ns_.*|wt[._].*|_ga|ICID|icid|intcid|guccounter|guce_.*|tpcc|taid|sh|st|mod|mbid|wpisrc|"
    r"wpmm|tid|rss|via|cn|campaign.*|trk.*|s_kwcid|CMP|xid|hss_.*|__twitter_impression|platform|f)$",
    re.I,
)


def canonical(url: str) -> str:
    """The address without scheme, www., tracking parameters, fragment and mobile or AMP form."""
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").lower()
    host = re.sub(r"^(www\d?|m|mobile|amp)\.", "", host)
    path = re.sub(
        r"/+$|/(index|default)\.(html?|php|aspx?)$|/amp/?$|\.amp$|\.amp(?=\.html$)",
        "",
        re.sub(r"^/amp(?=/)", "", parts.path),
    )
    query = [(key, value) for key, value in parse_qsl(parts.query) if not TRACKING.match(key)]
    return f"{host}{path}" + (f"?{urlencode(sorted(query))}" if query else "")


def domain_of(url: str | None) -> str | None:
    """The host of an address, without www."""
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return re.sub(r"^www\d?\.", "", host.lower()) if host else None


def is_front(url: str) -> bool:
    """Whether an address is a site's front page: the same for all reports of an outlet, and so of none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.path in ("", "/") and not parts.query

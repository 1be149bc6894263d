"""Lists of articles on the web (feeds, site maps, OPML), and the manners with which they are asked for."""

from onrecord.acquire.feeds.carried import page_of, read_carried
from onrecord.acquire.feeds.hosts import ForbiddenError, Host, Hosts, LaterError, StoppedError, host_of
from onrecord.acquire.feeds.listing import Entry, Listing, listing
from onrecord.acquire.feeds.visiting import GoneError, Validators, Visit, visit

__all__ = [
    "Entry",
    "ForbiddenError",
    "GoneError",
    "Host",
    "Hosts",
    "LaterError",
    "Listing",
    "StoppedError",
    "Validators",
    "Visit",
    "host_of",
    "listing",
    "page_of",
    "read_carried",
    "visit",
]

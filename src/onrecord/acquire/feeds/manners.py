"""How politely, and how far, watching asks for lists and articles."""

from msgspec import Struct

from onrecord.acquire.limits import Limits


class Manners(Struct, frozen=True, kw_only=True):
    """Bounds on what is asked of others. The defaults ask little of any site.

    Attributes:
        delay: seconds between two requests to one host; its robots.txt may ask for more, a minute at most.
        of_host: articles of one host that are fetched in a round; the others wait for the next.
        hosts: hosts that are asked side by side; of each, one thing at a time.
        looks: seconds after which an article is asked for again, once for each, to see whether it was edited; what its
            list says was edited is asked for at once.
        tries: times that an article is asked for before it is given up.
        settled: seconds for which a file of a folder has to stay as it is before it is read.
    """

    delay: float = 2.0
    of_host: int = 50
    hosts: int = 8
    looks: tuple[float, ...] = (3600.0, 6 * 3600.0, 24 * 3600.0)
    tries: int = 5
    settled: float = 1.0


DEFAULT = Manners()
# No article is as large as what a file may be.
LIMITS = Limits(max_bytes=5_000_000)

"""What was measured when the reader was trained: thresholds and calibration, kept beside its weights."""

from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from onrecord.knowledge import toml


class Settings(Struct, frozen=True):
    """Thresholds of decisions. `event`: the least probability of stating an event; `mix`: the weight of first sight.

    `first`: the least probability at first sight with which a word is asked about at all.
    `nobody`: the probability above which a role is left to nobody. `also`, `also_least`: from where on a code beside
    the likeliest is a party, too; `surely`: from where on it is one of a firm claim. `sourced`, `unsourced`: above and
    below which probability the network overrules the rules on whether somebody says so. `together`: how much what is
    told near by of the like weighs in an event's status. `dated`: above which an expression that the network takes
    gives an event's days.
    """

    event: float = 0.5
    mix: float = 0.5
    first: float = 0.0
    nobody: float = 0.5
    also: float = 0.5
    also_least: float = 0.05
    surely: float = 0.7
    sourced: float = 0.6
    unsourced: float = 0.25
    together: float = 0.25
    dated: float = 0.5

    @property
    def strictly(self) -> "Settings":
        """The same for firm claims, whose sides hold nobody who is merely possible."""
        return replace(self, also=max(self.also, self.surely))

    @property
    def floor(self) -> float:
        """The least probability at first sight of a word that is asked about: with less it is no trigger in the end."""
        return max(self.first, (self.event - 1 + self.mix) / self.mix)


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings that were fitted with the weights."""
    import msgspec

    return msgspec.convert(toml("models/reader.toml")["decide"], Settings)

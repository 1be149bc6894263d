"""Which endpoint is asked, for which model, and how; plain values, so that other processes can be given them."""

import os
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import UsageError

KEY = "ONRECORD_READER_KEY"  # the environment's variable; the key is read when it is sent and kept nowhere


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    """An OpenAI-compatible endpoint and the model that it is to read with.

    Args:
        url: the endpoint's address up to "/v1", without a key in it.
        model: the model's name, as the endpoint knows it.
        cache: the folder that keeps answers; the user's cache folder where it is None.
        scale: a TOML file in place of knowledge/reader_scale.toml, for a model that has been measured.
        parallel: requests under way at once, in each process.
        timeout: seconds that one answer may take.
        tries: how often a request is sent until it is answered.
        first_wait: seconds before the second try; doubled for each that follows.

    Raises:
        UsageError: the address is none, or a number makes no sense.
    """

    url: str
    model: str
    cache: str | None = None
    scale: str | None = None
    parallel: int = 4
    timeout: float = 120.0
    tries: int = 5
    first_wait: float = 1.0

    def __post_init__(self) -> None:
        """Refuse what cannot work before the first report is asked about."""
        import httpx

        try:
            url = httpx.URL(self.url)
        except (httpx.InvalidURL, TypeError, ValueError) as error:
            raise UsageError(f"the reader's address cannot be used: {error}") from error
        if url.scheme not in {"http", "https"} or not url.host:
            raise UsageError("the reader's address must begin with https:// or http://, such as https://host/v1")
        if url.userinfo:
            raise UsageError(f"the reader's address holds a password: leave it out, and set {KEY} instead")
        if not self.model.strip():
            raise UsageError("the reader needs a model: give its name with --reader-model")
        if self.parallel < 1 or self.tries < 1 or not self.timeout > 0 or self.first_wait < 0:
            raise UsageError("parallel and tries must be 1 or more, timeout more than 0, first_wait 0 or more")

    @property
    def host(self) -> str:
        """The endpoint's host, with its port where that is not the usual one."""
        import httpx

        url = httpx.URL(self.url)
        return f"{url.host}:{url.port}" if url.port else url.host

    @property
    def name(self) -> str:
        """Who reads, as claims and notes give it: "MODEL at HOST"."""
        return reader_name(self.model, self.host)

    @property
    def folder(self) -> Path:
        """The folder that keeps answers."""
        if self.cache:
            return Path(self.cache).expanduser()
        base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
        return (Path(base) if base else Path.home() / ".cache") / "onrecord" / "answers"


def reader_name(model: str, host: str) -> str:
    """A model at a host as `Claim.reader` has it."""
    return f"{model} at {host}"


def key() -> str | None:
    """The key from the environment, None where there is none, as for most local endpoints.

    Raises UsageError for one that no header can carry; it does not say what it is.
    """
    given = os.environ.get(KEY, "").strip()
    if given and not (given.isascii() and given.isprintable()):
        raise UsageError(f"{KEY} holds characters that a key cannot have")
    return given or None

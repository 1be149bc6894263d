"""The options by which a command is given a reader of the user's own, and what is told of it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.output import console, print_json

if TYPE_CHECKING:
    from onrecord.read import Settings
    from onrecord.read.model_reader import ReaderSettings
    from onrecord.read.model_reader.estimate import Estimate

Url = Annotated[
    str | None,
    typer.Option(
        "--reader",
        metavar="URL",
        help="Read with a language model: an OpenAI-compatible address, such as https://host/v1.",
    ),
]
ModelName = Annotated[str | None, typer.Option("--reader-model", metavar="NAME", help="The reader's model.")]
Folder = Annotated[
    str | None, typer.Option("--reader-cache", metavar="FOLDER", help="Where the reader's answers are kept.")
]
ScaleFile = Annotated[
    str | None,
    typer.Option("--reader-scale", metavar="FILE", help="Its measured sureness, in TOML; else all it finds are leads."),
]
Parallel = Annotated[int, typer.Option("--reader-parallel", min=1, help="Requests under way at once.")]
Timeout = Annotated[float, typer.Option("--reader-timeout", metavar="SECONDS", help="How long an answer may take.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Count and price what the reader would be asked; ask and write nothing.")
]
PriceIn = Annotated[
    float | None, typer.Option("--price-in", min=0, metavar="PRICE", help="The price of a million tokens sent.")
]
PriceOut = Annotated[
    float | None, typer.Option("--price-out", min=0, metavar="PRICE", help="The price of a million tokens returned.")
]


def asked_for(
    url: str | None,
    model: str | None,
    cache: str | None = None,
    scale: str | None = None,
    parallel: int = 4,
    timeout: float = 120.0,
) -> "ReaderSettings | None":
    """The reader that the options ask for, None for the built-in one. Raises UsageError if they make no sense."""
    from onrecord import UsageError

    if url is None:
        if model or cache or scale:
            raise UsageError("--reader-model, --reader-cache and --reader-scale are of a reader: give its --reader URL")
        return None
    if not model:
        raise UsageError("--reader needs --reader-model: the model's name, as the endpoint knows it")
    from onrecord.read.model_reader import ReaderSettings
    from onrecord.read.model_reader.scale import scale_of

    scale_of(scale)  # refused now rather than at the first report
    return ReaderSettings(url=url, model=model, cache=cache, scale=scale, parallel=parallel, timeout=timeout)


def settings_with(spacy_model: str | None, reader: "ReaderSettings | None") -> "Settings | None":
    """Settings for reading, None for those there are."""
    from onrecord.read import Settings

    if not spacy_model and reader is None:
        return None
    return Settings(model=spacy_model, reader=reader) if spacy_model else Settings(reader=reader)


def print_estimate(
    counted: "Estimate", reader: "ReaderSettings", prices: tuple[float | None, float | None], *, as_json: bool
) -> None:
    """What a run would ask, and what it would cost where both prices are known."""
    price_in, price_out = prices
    cost = counted.cost(price_in or 0, price_out or 0) if prices != (None, None) else None
    if as_json:
        print_json({**counted._asdict(), "cost": cost, "reader": reader.name})
        return
    out = console()
    before = f", {counted.answered} of them answered before" if counted.answered else ""
    out.print(f"{counted.reports} report{_s(counted.reports)} to read{before}", markup=False)
    out.print(f"{counted.requests} request{_s(counted.requests)} to {reader.name}", markup=False, soft_wrap=True)
    out.print(f"about {counted.tokens_in:,} tokens in, {counted.tokens_out:,} out")
    told = "for the cost, give --price-in and --price-out" if cost is None else f"cost: about {_money(cost)}"
    out.print(told, markup=False)
    out.print("Nothing was asked and nothing written.")


def print_counts(
    reader: "ReaderSettings", counts: Mapping[str, int], prices: tuple[float | None, float | None]
) -> None:
    """What a reader of the user's own did in a run, what of it was dropped, and what it cost."""
    from onrecord.read.model_reader.estimate import Estimate

    used = Estimate(tokens_in=counts.get("tokens in", 0), tokens_out=counts.get("tokens out", 0))
    cost = f"; cost: {_money(used.cost(prices[0] or 0, prices[1] or 0))}" if prices != (None, None) else ""
    asked, kept = counts.get("requests", 0), counts.get("answers from the cache", 0)
    lines = [
        f"{reader.name}: {asked:,} request{_s(asked)}, {kept:,} from the cache, "
        f"{used.tokens_in:,} tokens in, {used.tokens_out:,} out{cost}"
    ]
    dropped = [f"{name.removeprefix('dropped: ')} ({count:,})" for name, count in counts.items() if "dropped: " in name]
    if dropped:
        lines.append(f"Claims left out: {', '.join(dropped)}")
    if left := counts.get("reports read by the built-in reader", 0):
        lines.append(f"{left:,} report{_s(left)} read by the built-in reader: their notes say why")
    out = console()
    for line in lines:
        out.print(line, markup=False, soft_wrap=True)


def _money(amount: float) -> str:
    return f"{amount:,.2f}" if amount >= 1 or not amount else f"{amount:.2g}"


def _s(count: int) -> str:
    return "" if count == 1 else "s"

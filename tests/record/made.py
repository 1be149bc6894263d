"""Reports and claims made by hand."""

from onrecord.model import Claim, Party, Report, Span, TimeRange

BODY = (
    "The defence minister of Ruritania travelled to Graustark on Monday to ask for artillery shells, a spokesman said. "
    "The visit lasted three days and ended with a parade in the capital, where both flags were flown side by side. "
    "Officials in Graustark declined to say what had been agreed during the talks between the two delegations."
)


def a_report(id: str, text: str = BODY, **fields: object) -> Report:
    """A report of one outlet, published in July 2023 unless said otherwise."""
    fields = {"published": "2023-07-26", "domain": f"{id}.example", "title": text.partition(".")[0], **fields}
    return Report(id=id, text=text, **fields)  # type: ignore[arg-type]


def a_claim(report: Report, quote: str, type: str = "CONSULT", **fields: object) -> Claim:
    """A claim about Ruritania and Graustark on 24 July 2023 unless said otherwise."""
    at = report.text.index(quote)
    told = {
        "id": f"{report.id}-{at}-{type}",
        "actors": (Party("RUR", "Ruritania"),),
        "recipients": (Party("GRA", "Graustark"),),
        "time": TimeRange("2023-07-24", "2023-07-24", "day"),
        "tier": "firm",
        **fields,
    }
    return Claim(report=report.id, span=Span(at, at + len(quote)), quote=quote, type=type, **told)  # type: ignore[arg-type]


def visit(report: Report, **fields: object) -> Claim:
    """The claim that the body makes first."""
    return a_claim(report, "The defence minister of Ruritania travelled to Graustark on Monday", **fields)

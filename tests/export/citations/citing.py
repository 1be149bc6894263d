"""Citations made by hand: one of which all is known, one of which next to nothing is."""

from onrecord.export.citations import Citation
from onrecord.model import Report, Section, Span

TEXT = "Envoy leaves\nChad recalled its envoy, the ministry said.\nCorrection: It was the consul."
FULL = Citation(
    id="c0123456789ab",
    report=Report(
        id="envoy", title="Chad & Niger: “50% of {envoys}” leave", text=TEXT, outlet="Smith & Sons_Daily",
        byline=("Ana Ngarta", "Staff and agencies"), published="2024-03-05T08:00:00", published_how="metadata",
        url="https://daily.example/a_b?x=50%25&y={1}", fetched="2024-03-09T10:00:00Z", language="en",
        input="reports/envoy.html",
    ),
    quote="Chad recalled\nits envoy",
    span=Span(13, 36),
    said="the ministry",
    status="planned",
)  # fmt: skip
BARE = Citation(id="notes/März 1", report=Report(id="notes/März 1", text="Kim left.", input="in/notes/März 1.txt"))
WINDOW = Citation(
    id="essay",
    report=Report(id="essay", title="Friends", domain="essays.example", published_how="inferred", input="essay.txt",
                  published_window=("2023-08-01", "2023-08-31"), sections=(Section("correction", Span(0, 3)),) * 2),
)  # fmt: skip

"""When a report was published, in words: the day, or the days between which it must have been."""

from onrecord.model import Report


def published(report: Report) -> str:
    """The day of publication; where it is not known, the window: "2023-08-01 to 2023-08-31 (inferred)"; else ""."""
    if report.published:
        return report.published[:10]
    if not report.published_window:
        return ""
    first, last = report.published_window
    return f"{first} (inferred)" if first == last else f"{first} to {last} (inferred)"


def known_by(report: Report) -> str:
    """How the day of publication is known, where that is worth a word: who gave it, or that it was inferred."""
    by = next((one.by for one in report.given if one.field == "published"), "")
    if by:
        return f"given by {by}"
    return report.published_how if report.published and report.published_how != "metadata" else ""

"""`onrecord brief`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.output import RecordPath, console, print_text

if TYPE_CHECKING:
    from onrecord.read.model_reader import ReaderSettings
    from onrecord.tell.brief import Brief

SHOWN = 200  # characters of an answer in another form


def command(
    record: RecordPath,
    story: Annotated[
        str | None, typer.Option("--story", metavar="STORY", help="Only this story: its id, heading or title.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help="What is first told since this day comes first.")
    ] = None,
    length: Annotated[int, typer.Option("--length", min=1, metavar="N", help="At most so many sentences.")] = 20,
    form: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", help="markdown, html or docx; what the ending of FILE says, or markdown, unless given."
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to; standard output unless given.")
    ] = None,
    writer: Annotated[
        str | None,
        typer.Option("--writer", metavar="URL", help="Have a language model word it: an OpenAI-compatible address."),
    ] = None,
    writer_model: Annotated[
        str | None, typer.Option("--writer-model", metavar="NAME", help="The writer's model.")
    ] = None,
    writer_cache: Annotated[
        str | None, typer.Option("--writer-cache", metavar="FOLDER", help="Where the writer's answers are kept.")
    ] = None,
) -> None:
    """An account in plain sentences, the best supported first, each with its sources.

    Each sentence is about one firm event: who says so, when, who says otherwise, and
    how sure it is. The numbers lead to the words of reports that it rests on, listed at
    the end. What the words do not hold is not said; onrecord check goes through it.

    A language model of yours can word the sentences: --writer, with its key in the
    environment as ONRECORD_READER_KEY. What it writes passes the same check, or the
    plain sentence stays.

    Examples:
        onrecord brief korea.onrecord
        onrecord brief korea.onrecord --since 2024-06-19 --length 10 -o brief.md
        onrecord brief korea.onrecord --story talks -o brief.docx
        onrecord brief korea.onrecord --writer https://host/v1 --writer-model NAME
    """
    from onrecord import UsageError, brief, open_record
    from onrecord.export.briefs import FORMATS, format_of, written

    if form is None:
        form = format_of(output) if output else "markdown"
    if form not in FORMATS:
        raise UsageError(f"there is no format '{form}' for briefs: choose from {', '.join(FORMATS)}")
    if form == "docx" and output is None:
        raise UsageError("a brief as DOCX is no text for the terminal: give --output FILE")
    settings = _writer(writer, writer_model, writer_cache)
    with open_record(record) as opened:
        made = brief(opened, story=story, since=since, length=length, writer=settings)
    file = written(made, form)
    if output is None:
        print_text(file.decode(), nl=False)
    else:
        _save(file, output)
    if settings is not None:
        _tell(made)


def _writer(url: str | None, model: str | None, cache: str | None) -> "ReaderSettings | None":
    from onrecord import UsageError

    if url is None:
        if model or cache:
            raise UsageError("--writer-model and --writer-cache are of a writer: give its --writer URL")
        return None
    if not model:
        raise UsageError("--writer needs --writer-model: the model's name, as the endpoint knows it")
    from onrecord.read.model_reader import ReaderSettings

    return ReaderSettings(url=url, model=model, cache=cache, tries=3)


def _save(file: bytes, path: Path) -> None:
    from onrecord import UsageError

    try:
        path.write_bytes(file)
    except OSError as error:
        raise UsageError(f"the brief cannot be written to {path}: {error.strerror or error}") from error


def _tell(made: "Brief") -> None:
    """How many sentences the writer wrote, on standard error."""
    lines = [made.notes[-1]] if made.sentences else []
    lines += [f"Sentence {one.at} stayed plain: {one.why}.\n  the model's: {one.words}" for one in made.replaced]
    if made.silent:
        lines.append(f"The writer gave no answer: {made.silent}")
    if made.misformed:
        beginning = made.misformed if len(made.misformed) <= SHOWN else f"{made.misformed[:SHOWN]} …"
        lines.append(f"Not every sentence has a line that begins with its number in the writer's answer: {beginning}")
    for line in lines:
        console(stderr=True).print(line, markup=False, soft_wrap=True)

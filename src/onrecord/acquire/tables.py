"""Tables of articles, a row each: CSV and its kin from a stream, of any length; Excel's sheets from a ZIP."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import IO

from onrecord.acquire import articles
from onrecord.acquire.address import is_front
from onrecord.acquire.columns import columns, day_first, delimiter, is_row, no_text
from onrecord.acquire.draft import Draft, refused
from onrecord.acquire.limits import Limits, RefusalError, missing
from onrecord.model import Report

Row = Sequence[object] | RefusalError
WESTERN = "onrecord.western"
AHEAD = 200  # rows that are looked at to tell the order of day and month
HEADER_WITHIN = 10
DAMAGED = "the table is damaged from here on: a quotation mark that is never closed, or lost data"


def delimited(id: str, label: str, text: Iterator[str], limits: Limits) -> Iterator[Draft | Report]:
    """The articles of a table in text, such as CSV. `text` gives pieces of any size."""
    lines = _Lines(text, limits.max_bytes)
    first = next(lines, "")
    mark = delimiter(first)
    if mark is None:
        header = next(csv.reader([first]), [])
        raise RefusalError("unreadable", no_text(header))
    csv.field_size_limit(max(4 * limits.max_chars, 1 << 17))
    rows = csv.reader(chain([first], lines), delimiter=mark)
    yield from of_rows(id, label, _guarded(rows, lines))


class _Lines:
    """Lines with their breaks, blank ones in front left out; counts the quotation marks that were passed."""

    def __init__(self, pieces: Iterator[str], longest: int) -> None:
        self.lines = self._split(pieces, longest)
        self.marks = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        self.marks += line.count('"')
        return line

    @staticmethod
    def _split(pieces: Iterator[str], longest: int) -> Iterator[str]:
        parts: list[str] = []  # of the line at hand, put together once: what has no breaks is long
        size, begun = 0, False
        for piece in pieces:
            *whole, rest = piece.split("\n")
            for line in whole:
                line = "".join((*parts, line))
                parts, size = [], 0
                begun = begun or bool(line.strip("\ufeff \r"))
                if begun:
                    yield line + "\n"
            parts.append(rest)
            size += len(rest)
            if size > longest:
                yield "".join(parts)
                parts, size = [], 0
        if (rest := "".join(parts)).strip("\ufeff \r"):
            yield rest


def _guarded(rows: Iterator[list[str]], lines: _Lines) -> Iterator[Row]:
    """Rows, and a RefusalError for one that breaks the reader or is cut off by the end of the file."""
    while True:
        try:
            row = next(rows, None)
        except csv.Error:
            yield RefusalError("unreadable", DAMAGED)
            continue
        if row is None:
            if lines.marks % 2:
                yield RefusalError("unreadable", "the table ends within a row, which was read as far as it goes")
            return
        yield row


def sheets(id: str, label: str, file: IO[bytes]) -> Iterator[Draft | Report]:
    """The articles of an Excel workbook: of each sheet that has a column for text."""
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise missing("an Excel workbook", "office") from error
    try:
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # a ZIP archive of XML fails in many ways
        raise _damaged(error) from error
    found, headers = 0, []
    try:
        for sheet in book.worksheets:
            rows = _whole(sheet.iter_rows(values_only=True))
            begin = _header(rows)
            if begin is None:
                headers += [next(sheet.iter_rows(max_row=1, values_only=True), ())]
                continue
            prefix = f"{id}-{sheet.title}" if found else id
            found += 1
            yield from of_rows(prefix, f"{label}#{sheet.title}", chain([begin], rows))
    finally:
        book.close()
    if not found:
        header = next((one for one in headers if any(one)), ())
        raise RefusalError("unreadable" if header else "empty", no_text(header) if header else "an empty workbook")


def _whole(rows: Iterator[Sequence[object]]) -> Iterator[Row]:
    """A sheet's rows, and a RefusalError where it is damaged."""
    try:
        yield from rows
    except Exception as error:  # as above
        yield _damaged(error)


def _damaged(error: Exception) -> RefusalError:
    said = str(error).replace("\n", " ")[:100]
    return RefusalError("unreadable", f"this Excel workbook is damaged ({said}): save it again")


def _header(rows: Iterator[Row]) -> Sequence[object] | None:
    """The row that names the columns, below a title of the sheet if it has one."""
    for row in islice(rows, HEADER_WITHIN):
        if isinstance(row, RefusalError):
            raise row
        if columns(row):
            return row
    return None


def of_rows(id: str, label: str, rows: Iterable[Row]) -> Iterator[Draft | Report]:
    """A report a row. A row without any text of its own is kept with the reason; an empty one is none."""
    rows = iter(rows)
    header: Row = next(rows, ())
    if isinstance(header, RefusalError):
        raise header
    known = columns(header)
    if known is None:
        raise RefusalError("unreadable", no_text(header))
    ahead = list(islice(rows, AHEAD))
    at = known.places.get("date", len(header))
    order = day_first([row[at] for row in ahead if not isinstance(row, RefusalError) and at < len(row)])
    number = 0
    for number, row in enumerate(chain(ahead, rows), 1):
        if isinstance(row, RefusalError):
            yield refused(f"{id}-{number}", f"{label}#{number}", row)
        elif any(cell not in (None, "") for cell in row):
            yield _row(f"{id}-{number}", f"{label}#{number}", known.article(row, order))
    if not number:
        raise RefusalError("empty", "a table with a header and no rows: there is nothing to read")


def _row(id: str, label: str, article: dict[str, object]) -> Draft | Report:
    if not is_row(article):
        return refused(id, label, RefusalError("empty", "a row without text: there is nothing to read"))
    texts = {field: str(value).strip() for field, value in article.items()}
    number = texts.pop("id", "")
    if number:
        id = f"{id.rpartition('-')[0]}-{number.removesuffix('.0')[:120]}"
    url = texts.get("url", "")
    if is_front(url):
        texts["domain"] = texts.pop("url", "")
        url = ""
    return articles.draft(texts, id=url if url.startswith(("http://", "https://")) else id, input=label)


def decoded(chunks: Iterable[bytes], encoding: str) -> Iterator[str]:
    """Text of bytes that come in pieces, whatever its line breaks are."""
    codecs.register_error(WESTERN, _western)
    errors = WESTERN if encoding == "utf-8" else "replace"
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(encoding)(errors), translate=True)
    for chunk in chunks:
        if text := decoder.decode(chunk):
            yield text
    if last := decoder.decode(b"", True):
        yield last


def _western(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8 as Windows-1252: a table may show its first curly quote after the bytes told from."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end

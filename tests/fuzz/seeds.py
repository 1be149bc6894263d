"""What is damaged: a small sound file or two for each reader, made here."""

import gzip
import io
import json
import tempfile
import zipfile
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import numpy as np
import zstandard

from tests.acquire import (
    exports,
    test_archive,
    test_docx,
    test_epub,
    test_event_files,
    test_lists,
    test_live,
    test_mhtml,
    test_pdf,
    test_rtf,
    test_tables,
    test_wacz,
)
from tests.acquire.conftest import FIRST, SECOND, TITLE

URL = "https://example.com/2023/09/05/talks"
TEXT = f"{TITLE}\n\nGENEVA, Sept 5 (Reuters) - {FIRST}\n\n{SECOND}\n\n10:42 The bridge was closed.\n10:55 It opened.\n"
ARTICLE = {
    "title": TITLE, "maintext": f"{FIRST}\n{SECOND}", "date_publish": "2023-09-05 08:00:00", "url": URL,
    "source_domain": "example.com", "authors": ["Anna Marlowe", {"name": "P. Quill"}], "language": "en",
    "date_modify": {"$date": "2023-09-05T10:00:00Z"}, "description": FIRST,
}  # fmt: skip
HEAD = (
    '<link rel="canonical" href="https://example.com/2023/09/05/talks">'
    '<meta property="og:site_name" content="The Daily">'
    '<meta property="article:modified_time" content="2023-09-06T08:00:00Z"><time datetime="2023-09-05">5 Sept</time>'
)
LINKED = {
    "@context": "https://schema.org",
    "@graph": [{"@type": "NewsArticle", "headline": TITLE, "articleBody": FIRST,
                "datePublished": "2023-09-05T08:00:00Z", "author": [{"@type": "Person", "name": "Anna Marlowe"}]}],
}  # fmt: skip
RSS = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>The Daily</title><item>'
    f"<title>{TITLE}</title><link>{URL}</link><pubDate>Tue, 05 Sep 2023 08:00:00 GMT</pubDate>"
    f"<description>&lt;p&gt;{FIRST}&lt;/p&gt;</description>"
    f'<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>{FIRST}</p>'
    f"<p>{SECOND}</p>]]></content:encoded></item></channel></rss>"
)
ATOM = (
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Daily</title><entry>'
    f'<id>urn:1</id><title>{TITLE}</title><link href="{URL}"/><updated>2023-09-05T08:00:00Z</updated>'
    f'<content type="html">&lt;p&gt;{SECOND}&lt;/p&gt;</content></entry></feed>'
)
SITE_MAP = (
    '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    f"<url><loc>{URL}</loc><lastmod>2023-09-05T10:00:00Z</lastmod></url><url><loc>{URL}2</loc></url></urlset>"
)
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1", "title": "The Daily",
        "items": [{"id": URL, "url": URL, "title": TITLE, "date_published": "2023-09-05T10:00:00Z",
                   "content_html": f"<p>{FIRST}</p><p>{SECOND}</p>"}],
    }
)  # fmt: skip
OPML = f'<opml version="2.0"><body><outline text="x"><outline xmlUrl="{URL}" type="rss"/></outline></body></opml>'
ROWS = [["title", "text", "date", "outlet", "url"], [TITLE, f"{FIRST} {SECOND}", "05/09/2023", "The Daily", URL],
        ["Second", f'He said "{SECOND}"', "2023-09-13", "", ""]]  # fmt: skip
SHEET = [[*ROWS[0], 2023], [*ROWS[1], 3.5], [*ROWS[2], None]]
FEW = (
    "date,actor,relation,recipient\n2014-01-01,Japan,Consult,China\n"
    "2014-01-02,Police (Australia),Arrest,Citizen (Australia)\n"
)
ICEWS = "1 2014-01-01 Japan x Japan Consult 040 1 China y China 1 2 P Tokyo - - Japan 1 2\n"
POLECAT = "e1 2023-09-13 CONSULT visit 5 VERBAL military Kim PRK GOV Putin RUS GOV Vladivostok RUS Wire\n"
INPUTS = """path,date,outlet,url,author
a.txt,05/09/2023,The Daily,https://example.com/a,"A. M.; P. Q."
"*.html",,,,
"""


def mail() -> bytes:
    whole = MIMEMultipart("alternative")
    whole["From"], whole["To"], whole["Subject"] = "a@example.com", "b@example.com", TITLE
    whole["Date"] = "Tue, 05 Sep 2023 08:00:00 +0000"
    whole.attach(MIMEText(TEXT, "plain", "utf-8"))
    whole.attach(MIMEText(test_mhtml.HTML, "html", "utf-8"))
    return whole.as_bytes()


def warc(packed: bool) -> bytes:
    found = test_archive.archive(2, packed=packed)
    if not packed:
        found += [test_archive.pages_in("br", __import__("brotli").compress(test_archive.HTML)),
                  test_archive.pages_in("zstd", zstandard.ZstdCompressor().compress(test_archive.HTML))]  # fmt: skip
    return b"".join(found)


def zipped(**parts: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(zipfile.ZipInfo(name.replace("__", ".")), content)
    return out.getvalue()


def record() -> bytes:
    """A record made by hand, in one file."""
    import sqlite3

    from tests.serve.made import made

    with tempfile.TemporaryDirectory() as folder:
        path = made(Path(folder, "r.onrecord"))
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.close()
        return path.read_bytes()


def chances() -> bytes:
    from onrecord.forecast.chances import plain, save
    from onrecord.forecast.happenings import read_happenings
    from onrecord.forecast.ranking.ranker import Ranker
    from onrecord.forecast.ranking.saved import write
    from onrecord.forecast.ranking.signals import SIGNALS

    with tempfile.TemporaryDirectory() as folder:
        events, path = Path(folder, "e.csv"), Path(folder, "m")
        events.write_text(FEW)
        past = read_happenings(events)
        save(plain(past), path)
        with zipfile.ZipFile(path, "a") as archive:
            write(Ranker(np.ones(len(SIGNALS), dtype=np.float32), (), ()), archive, past)
        return path.read_bytes()


def pdf() -> bytes:
    made = test_pdf.Paper()
    made.set_compression(False)
    made.add_page()
    made.set_font("Helvetica", "B", 20)
    made.multi_cell(0, 9, TITLE, new_x="LMARGIN", new_y="NEXT")
    made.set_font("Times", size=12)
    made.multi_cell(0, 9, f"{FIRST}\n\n{SECOND}")
    return bytes(made.output())


def made() -> dict[str, list[str | bytes]]:
    """The seeds of each reader."""
    page = test_mhtml.HTML.replace("<title>", f"{HEAD}<title>")
    linked = test_live.page(f'<script type="application/ld+json">{json.dumps(LINKED)}</script>')
    lines = json.dumps(ARTICLE) + "\n" + json.dumps({"headline": "Second", "text": SECOND, "url": URL + "2"}) + "\n"
    commas = test_tables.table(ROWS)
    book = test_epub.book(test_epub.ARTICLE, f"<p>{SECOND * 4}</p>", meta="<dc:date>2023-09-05</dc:date>")
    docx = test_docx.document(("Title", TITLE), ("Normal", FIRST), ("Normal", SECOND))
    xlsx = test_tables.workbook(("one", SHEET), ("two", [["x"], ["y"]]))
    entry = json.dumps(test_lists.KIM) + "\n" + json.dumps(test_lists.SHIP) + "\n"
    icews = test_event_files.ICEWS + ICEWS.replace(" ", "\t")
    polecat = test_event_files.POLECAT + POLECAT.replace(" ", "\t")
    plover = test_event_files.plover(mode=["military"], context=["future"], event_loc={"name": "Rason"}) * 2
    wacz = test_wacz.wacz(
        {"a.warc.gz": test_wacz.warc()}, test_wacz.pages("https://example.com/0", "https://example.com/9")
    )
    archive = zipped(a__html=page, b__txt=TEXT, c__json=json.dumps(ARTICLE), d__csv=commas, e__pdf=pdf(), f__docx=docx)
    frame = zstandard.ZstdCompressor().compress
    texts: list[str | bytes] = [TEXT, exports.NEXIS_TEXT, SECOND * 3]
    return {
        "page": [page, linked, test_live.page()],
        "json": [json.dumps(ARTICLE), json.dumps({"articles": [ARTICLE, ARTICLE]}), json.dumps(LINKED["@graph"])],
        "lines": [lines],
        "table": [commas, test_tables.table(ROWS, "\t"), test_tables.table(ROWS, ";")],
        "inputs": [INPUTS, INPUTS.replace(",", ";")],
        "text": texts,
        "export": [exports.NEXIS_UNI, exports.NEXIS_TEXT, exports.FACTIVA,
                   "\n".join(f"{code}\t{text}" for code, text in exports.FACTIVA_FIELDS)],
        "mhtml": [test_mhtml.saved()],
        "mail": [mail(), test_mhtml.saved(snapshot=False)],
        "feed": [RSS, ATOM, OPML],
        "warc": [warc(packed=False), warc(packed=True)],
        "zstd": [b"".join(frame(one) for one in test_archive.archive(2, packed=False)), frame(TEXT.encode())],
        "wacz": [wacz],
        "zip": [archive],
        "docx": [docx],
        "xlsx": [xlsx],
        "epub": [book],
        "pdf": [pdf(), test_pdf.paper([FIRST, SECOND])],
        "rtf": [test_rtf.rtf(TEXT), test_rtf.rtf(exports.NEXIS_UNI), test_rtf.fields()],
        "stdin": [page, lines, commas, TEXT, RSS, archive, docx, pdf(), test_rtf.rtf(TEXT), warc(packed=True),
                  test_mhtml.saved(), gzip.compress(TEXT.encode(), mtime=0), frame(TEXT.encode())],
        "list": [entry],
        "listing": [RSS, ATOM, OPML, SITE_MAP, JSON_FEED, gzip.compress(RSS.encode(), mtime=0)],
        "plover": [plover],
        "polecat": [polecat],
        "icews": [icews, FEW, FEW.replace(",", "\t")],
        "happenings": [FEW, FEW.replace(",", "\t"), icews],
        "model": [chances()],
        "letters": ['"The Daily" = "B"\nReuters = "A"\n'],
        "record": [record()],
    }  # fmt: skip


def laid(folder: Path) -> Path:
    """The seeds as files below a folder, which is returned."""
    for reader, contents in made().items():
        place = folder / "seeds" / reader
        place.mkdir(parents=True, exist_ok=True)
        for number, content in enumerate(contents):
            (place / f"{number:02}").write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder

"""Articles in JSON: news-please's form, and the other names that the same fields go by."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from onrecord.acquire import dates, live
from onrecord.acquire.dating import Candidate, Role
from onrecord.acquire.draft import Draft
from onrecord.acquire.limits import RefusalError
from onrecord.acquire.running_text import running

# news-please, NewsAPI, GNews, schema.org NewsArticle, newspaper3k, Common Crawl News extracts, Media Cloud.
TITLE = ("title", "headline", "title_page", "webTitle", "name")
LEAD = ("description", "lead", "summary", "abstract", "subtitle", "dek", "standfirst", "alternativeHeadline")
BODY = (
    "text",
    "maintext",
    "articleBody",
    "body",
    "content",
    "full_text",
    "fulltext",
    "article_text",
    "article",
    "story",
    "content_html",
    "content_text",
)
OUTLET = (
    "outlet",
    "source_name",
    "sitename",
    "site_name",
    "publisher",
    "source",
    "publication",
    "media_name",
    "provider",
)
DOMAIN = ("source_domain", "domain", "hostname", "media_url")
URL = ("url", "link", "webUrl", "canonical_url", "mainEntityOfPage", "uri", "source_url", "web_url")
AUTHORS = ("authors", "author", "byline", "creator", "by")
PUBLISHED = ("date_publish", "published", "date_published", "datePublished", "publishedAt", "publish_date", "pub_date",
             "pubDate", "published_at", "webPublicationDate",
             "publication_date", "date", "datetime", "seendate", "timestamp")  # fmt: skip
CHANGED = ("date_modify", "dateModified", "modified", "updated", "updatedAt", "date_modified")
FETCHED = ("date_download", "fetched", "downloaded", "crawled", "crawl_date", "fetched_at", "retrieved", "dateCrawled")
LANGUAGE = ("language", "lang", "inLanguage", "language_code")
ID = ("id", "_id", "uuid", "guid", "article_id")
LISTS = (
    "response",
    "articles",
    "items",
    "results",
    "data",
    "docs",
    "reports",
    "stories",
    "hits",
    "entries",
    "@graph",
    "rows",
)


def parse(text: str) -> Any:
    """The JSON value. Raises RefusalError with the reason if it is none."""
    try:
        return msgspec.json.decode(text.encode("utf-8", "surrogatepass").lstrip(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        raise RefusalError("unreadable", f"not valid JSON ({error}): get it again, or leave it out") from error


def is_article(value: object) -> bool:
    """Whether a JSON value is an object with the fields of an article."""
    return isinstance(value, Mapping) and bool(_text(value, BODY) or (_text(value, TITLE) and _text(value, URL + LEAD)))


def articles_in(value: object, depth: int = 3) -> Iterator[Mapping[str, Any]]:
    """The articles of a JSON value: itself, a list of them, or a list under a usual key."""
    if isinstance(value, Mapping):
        value = _with_fields(value)
        if is_article(value):
            yield value
        elif depth:
            for key in LISTS:
                if isinstance(value.get(key), list | dict):
                    yield from articles_in(value[key], depth - 1)
    elif isinstance(value, list) and depth:
        for one in value:
            yield from articles_in(one, depth - 1)


def _with_fields(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """An object with what it keeps one level below, under "fields" as the Guardian's, or in its headline."""
    fields, headline = value.get("fields"), value.get("headline")
    if isinstance(headline, Mapping) and isinstance(headline.get("main"), str):
        value = {**value, "headline": headline["main"]}
    return {**fields, **value} if isinstance(fields, Mapping) and is_article({**fields, **value}) else value


def shape(value: object) -> str:
    """What a JSON value holds, for the reason why it was not read."""
    if isinstance(value, Mapping):
        keys = ", ".join(str(key)[:24] for key in list(value)[:6])
        return f"an object with the keys {keys}" if keys else "an empty object"
    return f"a list of {len(value)}" if isinstance(value, list) else f"a single {type(value).__name__}"


def no_article(value: object) -> RefusalError:
    """The refusal for JSON of another form."""
    return RefusalError(
        "unreadable", f"JSON without an article: {shape(value)}; an article has title and text (news-please's form)"
    )


def draft(article: Mapping[str, Any], *, id: str, input: str, own_id: bool = False) -> Draft:
    """An article object as a draft. With `own_id`, its own id or URL is preferred over `id`."""
    title, lead, body = (running(_text(article, keys)) for keys in (TITLE, LEAD, BODY))
    url = _text(article, URL) or None
    url = url if url and url.startswith(("http://", "https://")) else None
    own = str(article[key])[:500] if (key := _first_key(article, ID)) else url
    return Draft(
        id=(own or id) if own_id else id,
        input=input,
        title=title,
        lead="" if lead == title else lead,
        body=live.of_object(article) or body,
        outlet=_text(article, OUTLET) or None,
        url=url,
        domain=_text(article, DOMAIN) or None,
        authors=_names(article),
        dates=_dates(article),
        language=_text(article, LANGUAGE) or None,
        fetched=_fetched(article),
        notes=_changed(article),
    )


def _dates(article: Mapping[str, Any]) -> tuple[Candidate, ...]:
    """Its days of publication under any of their names, and of change, which serve as evidence."""
    keys: list[tuple[str, Role]] = [*((key, "published") for key in PUBLISHED), *((key, "changed") for key in CHANGED)]
    given = [(key, role, _plain(article.get(key))) for key, role in keys]
    fetched = _fetched(article)
    return tuple(
        Candidate(dates.stamp(value) or dates.ago(value, fetched), "metadata", key, str(value)[:100], role)
        for key, role, value in given
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip()
    )


def _fetched(article: Mapping[str, Any]) -> str | None:
    return next((day for key in FETCHED if (day := dates.stamp(_plain(article.get(key))))), None)


def _changed(article: Mapping[str, Any]) -> tuple[str, ...]:
    changed = next((day for key in CHANGED if (day := dates.stamp(_plain(article.get(key))))), None)
    return (f"changed by its outlet on {changed}",) if changed else ()


def _first_key(article: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((key for key in keys if isinstance(article.get(key), str | int) and article[key] != ""), None)


def _plain(value: object) -> object:
    """A date may stand in an object of its own ({"$date": ...})."""
    return next(iter(value.values()), None) if isinstance(value, Mapping) and len(value) == 1 else value


def _text(article: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    """The first of the fields that holds text: a string, a list of strings, or an object with a name."""
    for key in keys:
        value = article.get(key)
        if isinstance(value, Mapping):
            value = value.get("name") or value.get("title") or value.get("@id") or value.get("rendered")
        if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
            value = "\n".join(value)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def _names(article: Mapping[str, Any]) -> tuple[str, ...]:
    for key in AUTHORS:
        value = article.get(key)
        if isinstance(value, str | Mapping):
            value = [value]
        if isinstance(value, list) and value:
            names = [one.get("name") if isinstance(one, Mapping) else one for one in value[:40]]
            return tuple(str(name).strip()[:200] for name in names if name)
    return ()

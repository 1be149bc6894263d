# ruff: noqa: E501  (markup is read best in one line)
"""Pages that stand where an article would be, other articles' headlines, and days of copies."""

from collections.abc import Callable

import pytest

from onrecord.model import Report

Read = Callable[..., Report]
BODY = "<p>Ruritania gave Sylvania two ships on Monday at a ceremony in Zenda.</p><p>Sylvania will use them off its coast.</p>"
HUMAN = "<h1>zenda.example</h1><p>Verify you are human by completing the action below. zenda.example needs to review the security of your connection before proceeding.</p>"
GONE = "<h1>Sorry, this page has moved</h1><p>The page you asked for could not be found. Try our most read stories:</p><ul><li>Ruritania shells Sylvania</li></ul>"


def html(title: str, body: str, head: str = "") -> str:
    return f'<!doctype html><html lang="en"><head><title>{title}</title>{head}</head><body>{body}</body></html>'


@pytest.mark.parametrize(
    "page", [html("Just a moment...", HUMAN), html("404 - Page not found | Zenda Post", GONE), html("Zenda", HUMAN)]
)
def test_an_error_or_a_test_for_humans_is_no_article(read: Read, page: str) -> None:
    assert read("a.html", page).status == "no-article"


def test_a_report_about_what_was_not_found_is_one(read: Read) -> None:
    page = html(
        "Missing page of treaty not found in Zenda",
        f"<article><h1>Missing page of treaty not found in Zenda</h1>{BODY}</article>",
    )
    assert read("a.html", page).status == "ok"


def test_linked_data_of_other_articles_gives_neither_headline_nor_day(read: Read) -> None:
    head = "Ruritania gives Sylvania two ships"
    data = (
        '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Freedonia bars lorries","datePublished":"2024-01-03"},'
        f'{{"@type":"NewsArticle","headline":"{head}","datePublished":"2024-04-16"}}]}}</script>'
    )
    found = read("a.html", html(head, f"<article><h1>{head}</h1>{BODY}</article>", data))
    assert (found.title, found.published) == (head, "2024-04-16")


@pytest.mark.parametrize(
    "line", ["Printed on: 9 December 2024", "Retrieved 9 December 2024", "Today is Monday, 9 December 2024"]
)
def test_the_day_of_a_copy_is_not_that_of_publication(read: Read, line: str) -> None:
    page = html(
        "Ruritania gives ships",
        f"<h1>Ruritania gives Sylvania two ships</h1><p>{line}</p><p>Zenda Post, 21 March 2024</p>{BODY}",
    )
    assert (read("a.html", page).published or "")[:10] == "2024-03-21"


def test_words_parted_at_a_lines_end_are_put_together(read: Read) -> None:
    text = "Page 1 of 2\nZenda Post 3 June 2024\n\nRuritania closes con-\nsulate in Sylvania\n\nRuritania closed its con-\nsulate on Sun-\nday, the foreign\nministry said.\n\nPage 2 of 2\n\nSylvania will an-\nswer with well- or ill-meant steps.\n"
    found = read("a.txt", text)
    assert (found.title, found.published) == ("Ruritania closes consulate in Sylvania", "2024-06-03")
    assert "closed its consulate on Sunday, the foreign ministry said." in found.text
    assert "will answer with well- or ill-meant steps" in found.text
    assert "Page" not in found.text


def test_a_short_page_in_two_languages_is_read(read: Read) -> None:
    english = (
        "Ruritania recalled its ambassador to Sylvania on Monday, the minister said.",
        "Sylvania expelled six diplomats of Ruritania in return, and closed two of its consulates.",
    )
    french = (
        "La Ruritanie a rappelé lundi son ambassadeur en Sylvanie, a déclaré la ministre des affaires étrangères.",
        "La Sylvanie a expulsé en retour six diplomates et fermé deux consulats.",
    )
    found = read(
        "a.html",
        html(
            "Ruritania recalls envoy",
            "<article><h1>Ruritania recalls envoy</h1>"
            + "".join(f"<p>{a}</p><p>{b}</p>" for a, b in zip(english, french, strict=True))
            + "</article>",
        ),
    )
    assert found.status == "ok"
    assert english[1] in found.text


def test_a_table_of_incidents_has_descriptions_and_days(read: Read) -> None:
    found = read(
        "a.csv", 'date,country,description\n2024-03-01,Mali,"Gunmen killed two aid workers near Gao on Friday."\n'
    )
    assert (found.status, found.published) == ("ok", "2024-03-01")


def test_what_is_sponsored_and_what_a_newsletter_promises_is_left_out(read: Read) -> None:
    lines = [
        "Ruritania gave Sylvania two ships on Monday.",
        "SPONSORED: Why thousands of readers want this hearing aid",
        "Every day our editors send you the stories that matter. We never share your address.",
        "Sylvania thanked Ruritania.",
    ]
    assert read("a.txt", "Ruritania gives ships\n\n" + "\n\n".join(lines)).text.split("\n")[1:] == [lines[0], lines[3]]


def test_markdown_and_its_head_of_fields(read: Read) -> None:
    text = "---\ntitle: Ruritania gives ships\ndate: 2024-06-05\n---\n\nRuritania **gave** [Sylvania](https://x.example) two ships.\n"
    found = read("a.md", text)
    assert (found.title, found.published) == ("Ruritania gives ships", "2024-06-05")
    assert found.text.endswith("Ruritania gave Sylvania two ships.")


def test_a_line_for_another_article_is_left_out(read: Read) -> None:
    text = "Ruritania gives ships\n\nRuritania gave Sylvania two ships.\n\nWatch: Freedonia bombs a port as talks go on\n\nSylvania thanked it.\n"
    assert "Freedonia" not in read("a.txt", text).text


def test_an_article_that_stands_in_linked_data_alone_is_read(read: Read) -> None:
    data = (
        '<script type="application/ld+json">[{"@type":"BreadcrumbList"},{"@type":"NewsArticle","headline":"Ruritania opens road","datePublished":"2024-12-03",'
        '"articleBody":"Ruritania opened a mountain road to Sylvania on Monday. Sylvania had closed it in October."}]</script>'
    )
    found = read(
        "a.html",
        html(
            "Ruritania opens road",
            '<div id="app"></div><noscript>You need to enable JavaScript to run this app.</noscript>',
            data,
        ),
    )
    assert (found.status, found.published) == ("ok", "2024-12-03")
    assert "had closed it in October" in found.text


def test_readers_comments_of_a_service_are_no_part_of_the_article(read: Read) -> None:
    comments = '<div class="fb-comments-list"><p>Reader from Zenda</p><p>Freedonia attacked Sylvania yesterday and nobody reports it!</p></div>'
    assert (
        "Freedonia"
        not in read(
            "a.html",
            html("Ruritania gives ships", f"<main><h1>Ruritania gives Sylvania ships</h1>{BODY}{comments}</main>"),
        ).text
    )

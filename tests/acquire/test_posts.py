"""Embedded posts as a check on a report's date of publication."""

import pytest

from onrecord.acquire.posts import window

POST = "It has just been launched. pic.twitter.com/x1 — A Name (@name) 14 сентября 2017 г."


@pytest.mark.parametrize(
    "body",
    [
        POST,
        "Drills began. — A Name (@a_name) September 14, 2017",
        f"An earlier test was on September 3, 2017.\n{POST}",
        "— Nom (@nom) 14 septembre 2017",
    ],
)
def test_posts_much_older_than_the_date_of_publication_outrank_it(body: str) -> None:
    assert window(body, "2017-11-26T21:37:00") == ("2017-09-14", "2017-09-15")


@pytest.mark.parametrize(
    ("body", "published"),
    [
        (POST, "2017-09-15"),
        (POST, None),
        (f"On November 2, 2017 he met them again.\n{POST}", "2017-11-26"),
        ("The treaty of September 14, 2017 was signed by A Name (@name).", "2017-11-26"),
        ("— A Name (@name) February 31, 2017", "2017-11-26"),
    ],
)
def test_otherwise_the_date_of_publication_stands(body: str, published: str | None) -> None:
    assert window(body, published) is None

import pytest

from onrecord.acquire import credit_families, credit_family, family, outlet_for
from onrecord.acquire.outlets import outlets
from onrecord.acquire.wires import wires


def test_an_outlet_is_found_by_domain_subdomain_address_and_name() -> None:
    for given in ("bbc.com", "www.bbc.co.uk", "https://www.bbc.com/news/1", "BBC", "BBC News"):
        found = outlet_for(given)
        assert found is not None
        assert (found.name, found.country) == ("BBC", "GBR")
    assert outlet_for("nobody.example") is None
    assert outlet_for("") is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("azcentral.com", "usatoday.com"),
        ("mirror.co.uk", "express.co.uk"),
        ("thesun.co.uk", "wsj.com"),
        ("tass.com", "ria.ru"),
        ("chinadaily.com.cn", "cgtn.com"),
        ("smh.com.au", "The Age"),
        ("edition.cnn.com", "money.cnn.com"),
    ],
)
def test_mastheads_of_one_owner_are_one_family(a: str, b: str) -> None:
    assert family(a) == family(b)


def test_an_unknown_outlet_is_its_own_family_and_rivals_are_apart() -> None:
    assert family("news.example.co.uk") == "example.co.uk"
    assert family("The Freedonia Bugle") == "The Freedonia Bugle"
    assert len({family(one) for one in ("reuters.com", "apnews.com", "afp.com", "bbc.com", "nytimes.com")}) == 5


def test_credits_name_families() -> None:
    assert credit_family("Agence France-Presse") == family("afp.com") == "AFP"
    assert credit_families("Reuters, AP") == ("Reuters", "AP")
    assert credit_family("TASS") == family("rt.com")
    assert credit_family("agencies") is None
    assert credit_family("a staff reporter") is None


def test_the_lists_are_well_formed() -> None:
    kinds = {
        "wire",
        "national",
        "regional",
        "broadcaster",
        "public",
        "state",
        "magazine",
        "online",
        "aggregator",
        "organisation",
    }
    known = outlets()
    assert len({one.name for one in known}) >= 400
    assert {one.kind for one in known} <= kinds
    assert all(len(one.country) == 3 and one.country.isupper() for one in known)
    assert all(one.domain == one.domain.lower() and "." in one.domain for one in known)
    assert len(wires()) >= 80

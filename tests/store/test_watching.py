"""What watching goes on from, on each database."""

from threading import Thread

from msgspec import structs

from onrecord.acquire.feeds import Host, Validators
from onrecord.store import Record
from onrecord.store.watching import FIRST_DUE, Article, Watched, articles, due, host, keep, waiting, watched

LIST = Watched(url="https://a.example/feed", validators=Validators('"1"'), lists=("https://b.example/feed",))


def page(number: int, due: str = FIRST_DUE, host: str = "a.example") -> Article:
    address = f"{host}/{number:03}"
    return Article(address=address, url=f"https://{address}", source=LIST.url, due=due)


def test_what_is_kept_is_found_and_replaced(record: Record) -> None:
    robots = Host(name="a.example", robots="User-agent: *\nDisallow: /x", closed="2024-06-19T12:00:00+00:00")
    keep(record, lists=[LIST], articles=[page(1), page(2)], hosts=[robots])
    assert watched(record, [LIST.url, "https://none.example/"]) == {LIST.url: LIST}
    assert articles(record, ["a.example/001", "a.example/003"]) == {"a.example/001": page(1)}
    assert (host(record, "a.example"), host(record, "b.example")) == (robots, None)
    failed = structs.replace(LIST, failures=2, reason="it answered 500")
    fetched = structs.replace(page(1), due="", looks=1)
    keep(record, lists=[failed], articles=[fetched, fetched])
    assert watched(record, [LIST.url])[LIST.url] == failed
    assert articles(record, [fetched.address])[fetched.address] == fetched
    assert waiting(record) == 1


def test_those_that_are_due_come_in_order_and_no_host_crowds_out_others(record: Record) -> None:
    later = page(9, "2024-06-19T12:00:00+00:00", "b.example")
    keep(record, articles=[later, page(8, "2024-06-20T00:00:00+00:00"), page(7, ""), *(page(n) for n in range(5))])
    found = due(record, "2024-06-19T12:00:00+00:00", 3)
    assert [one.address for one in found] == ["a.example/000", "a.example/001", "a.example/002", later.address]


def test_hosts_are_asked_for_by_other_threads_while_something_is_written(record: Record) -> None:
    keep(record, hosts=[Host(name="a.example", failures=1)])
    found: list[Host | None] = []
    with record.transaction():
        record.set("x", "y")
        thread = Thread(target=lambda: found.append(host(record, "a.example")))
        thread.start()
        thread.join()
    assert found == [Host(name="a.example", failures=1)]

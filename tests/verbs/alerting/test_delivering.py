"""Messages arrive where they are wanted, once; what fails is told, and tried again at the next check."""

import hashlib
import hmac
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from msgspec import structs

from onrecord import AlertResult, add_alert, alerts, check_alerts, open_record
from onrecord.acquire import Limits
from onrecord.store import alerts as kept
from tests.acquire.feeds.sites import LOCAL
from tests.verbs.alerting.conftest import DENIED, DID, MAY, Desk
from tests.verbs.alerting.mailing import Office, office

KEY = "a key of the test, and long"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def mail(monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    with office() as found:
        given = {"HOST": "127.0.0.1", "PORT": str(found.port), "FROM": "onrecord@desk.example", "TLS": "none"}
        for name, value in given.items():
            monkeypatch.setenv(f"ONRECORD_SMTP_{name}", value)
        yield found


class Hook:
    """A webhook: what was posted, and what it answers, and how soon."""

    def __init__(self) -> None:
        self.status, self.url, self.seconds = 204, "", 0.0
        self.got: list[tuple[dict[str, str], bytes]] = []


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hook]:
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
    from threading import Thread

    found = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            found.got.append(({name.lower(): value for name, value in self.headers.items()}, body))
            time.sleep(found.seconds)
            self.send_response(found.status)
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.url = f"http://127.0.0.1:{server.server_address[1]}/hook"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    monkeypatch.setenv("ONRECORD_WEBHOOK_KEY", KEY)
    yield found
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_file_gets_a_line_for_each_message(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "alerts.jsonl"
    alert = add_alert(desk.record, pair=["PRK", "RUS"], to=[path])
    assert alert.to == (f"file:{path}",)
    desk.bring(a=MAY)
    assert desk.check().sent == 1
    desk.bring(b=DID)
    desk.check()
    desk.check()
    first, second = [json.loads(line) for line in path.read_text().splitlines()]
    assert (first["status"], second["status"]) == ("possible", "happened")
    assert first["passages"][0]["quote"] == MAY[16:-1]


def test_a_file_that_holds_something_else_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    letter, page = tmp_path / "letter.jsonl", tmp_path / "page.xml"
    letter.write_text("a letter")
    page.write_text("<html/>")
    add_alert(desk.record, pair=["PRK", "RUS"], to=[letter, page])
    desk.bring(a=DID)
    done = desk.check()
    assert (done.sent, len(done.undelivered), done.ok) == (0, 2, False)
    assert all("holds something else" in one.reason for one in done.undelivered)
    assert (letter.read_text(), page.read_text()) == ("a letter", "<html/>")
    letter.unlink()
    assert desk.check().sent == 1, "it is tried again"
    assert len(letter.read_text().splitlines()) == 1


def test_a_record_of_somebody_else_cannot_name_any_file(desk: Desk, tmp_path: Path) -> None:
    alert = add_alert(desk.record, pair=["PRK", "RUS"])
    kept.remove(desk.record, alert.id)
    places = (f"file:{tmp_path}/.profile", f"file:{tmp_path}/../x.jsonl", "ftp://host.example/")
    kept.add(desk.record, structs.replace(alert, to=places), 0)
    desk.bring(a=DID)
    done = desk.check()
    assert [one.target for one in done.undelivered] == sorted(places)
    assert not (tmp_path / ".profile").exists()
    assert not (tmp_path.parent / "x.jsonl").exists()


def test_a_feed_has_the_last_messages(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "alerts.atom"
    add_alert(desk.record, pair=["PRK", "RUS"], to=[path])
    desk.bring(a=MAY)
    desk.check()
    desk.bring(b=DID)
    desk.check()
    feed = etree.fromstring(path.read_bytes())
    titles = feed.xpath("a:entry/a:title/text()", namespaces=ATOM)
    assert {title.partition(":")[0] for title in titles} == {"New", "Was possible, now happened"}
    assert len(set(feed.xpath("//a:id/text()", namespaces=ATOM))) == 3
    assert list(tmp_path.glob(".*")) == []


def test_a_webhook_gets_what_it_can_tell_is_ours(desk: Desk, hook: Hook) -> None:
    add_alert(desk.record, pair=["PRK", "RUS"], to=[hook.url])
    desk.bring(a=DID)
    assert desk.check().sent == 1
    ((headers, body),) = hook.got
    signed = headers["onrecord-timestamp"].encode() + b"." + body
    wanted = hmac.new(KEY.encode(), signed, hashlib.sha256).hexdigest()
    assert headers["onrecord-signature"] == f"sha256={wanted}"
    message = json.loads(body)
    assert (message["status"], message["id"]) == ("happened", headers["onrecord-id"])
    with desk.record.shelf.reading() as connection:
        assert KEY not in "".join(connection.connection.driver_connection.iterdump())  # type: ignore[union-attr]


@pytest.mark.parametrize("status", [302, 404, 500])
def test_a_webhook_that_refuses_is_asked_again_later(desk: Desk, hook: Hook, status: int) -> None:
    hook.status = status
    add_alert(desk.record, types=["CONSULT"], to=[hook.url, "terminal"])
    desk.bring(a=DID, b="CHN visits RUS on 2023-03-20.")
    heard: list[Any] = []
    done = desk.check(tell=heard.append)
    assert (done.sent, len(heard)) == (2, 2), "who can be reached is"
    (missed,) = done.undelivered
    assert (missed.messages, str(status) in missed.reason) == (2, True)
    assert len(hook.got) == 1, "the others of a target that failed wait, too"
    assert [one.waiting for one in alerts(desk.record)] == [2]
    hook.status = 200
    assert desk.check(tell=heard.append).sent == 2
    assert len(heard) == 2


def test_a_webhook_is_not_sent_to_without_a_key_or_in_private(
    desk: Desk, hook: Hook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_alert(desk.record, pair=["PRK", "RUS"], to=[hook.url])
    desk.bring(a=DID)
    monkeypatch.delenv("ONRECORD_WEBHOOK_KEY")
    assert "ONRECORD_WEBHOOK_KEY is not set" in desk.check().undelivered[0].reason
    monkeypatch.setenv("ONRECORD_WEBHOOK_KEY", "short")
    assert "shorter" in desk.check().undelivered[0].reason
    monkeypatch.delenv("ONRECORD_WEBHOOK_KEY")
    monkeypatch.setenv("ONRECORD_WEBHOOK_KEY_FILE", str(tmp_path / "key"))
    assert "cannot be read" in desk.check().undelivered[0].reason
    (tmp_path / "key").write_text(f"{KEY}\n")
    assert "private address" in desk.check(limits=Limits(timeout=1)).undelivered[0].reason
    assert hook.got == []
    assert desk.check().ok
    assert len(hook.got) == 1


def test_a_mail_has_all_that_is_new(desk: Desk, mail: Office) -> None:
    add_alert(desk.record, types=["CONSULT"], to=["mailto:desk@news.example"])
    mail.refuses = True
    desk.bring(a=MAY, b="CHN visits RUS on 2023-03-20.")
    assert "not you" in desk.check().undelivered[0].reason
    mail.refuses = False
    assert desk.check().sent == 2
    (sent,) = mail.mails
    assert (sent["To"], sent["From"]) == ("desk@news.example", "onrecord@desk.example")
    assert sent["Subject"].endswith(" and 1 more")
    text = sent.get_content()
    assert "Status: possible" in text
    assert "“CHN visits RUS on 2023-03-20”" in text
    desk.bring(c=DENIED)
    desk.check()
    assert len(mail.mails) == 2


def test_mail_is_not_sent_without_settings_or_a_password_in_the_open(
    desk: Desk, mail: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_alert(desk.record, pair=["PRK", "RUS"], to=["mailto:desk@news.example"])
    desk.bring(a=DID)
    for name, value, words in (
        ("HOST", "", "not both set"),
        ("TLS", "perhaps", "choose from starttls, tls, none"),
        ("USER", "ana", "a password is not sent without TLS"),
        ("PORT", "x", "could not be sent"),
        ("TLS", "starttls", "could not be sent"),
    ):
        with monkeypatch.context() as then:
            then.setenv(f"ONRECORD_SMTP_{name}", value)
            assert words in desk.check().undelivered[0].reason
    assert mail.mails == []


def test_two_checks_at_once_send_nothing_twice(desk: Desk, hook: Hook, tmp_path: Path) -> None:
    hook.seconds = 0.15
    add_alert(desk.record, types=["CONSULT"], to=[hook.url, tmp_path / "alerts.jsonl"])
    desk.bring(a=DID, b="CHN visits RUS on 2023-03-20.", c=MAY.replace("RUS", "CHN"))

    def check(_: int) -> AlertResult:
        with open_record(desk.record.name) as opened:
            return check_alerts(opened, limits=LOCAL)

    with ThreadPoolExecutor(3) as pool:
        done = list(pool.map(check, range(3)))
    assert [one.ok for one in done] == [True] * 3
    assert sum(one.sent for one in done) == 6
    assert sum(len(one.messages) for one in done) == 3
    assert len(hook.got) == len({headers["onrecord-id"] for headers, _ in hook.got}) == 3
    assert len((tmp_path / "alerts.jsonl").read_text().splitlines()) == 3


def test_what_another_check_is_at_is_left_to_it_and_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.verbs.alerts.WAIT", 0.1)
    alert = add_alert(desk.record, types=["CONSULT"])
    desk.bring(a=DID)
    with kept.telling(desk.record, 0):
        done = desk.check(tell=lambda _: pytest.fail("it is the other's to tell"))
        (left,) = done.undelivered
    assert (done.ok, left.alert) == (False, alert.id)
    assert "another check is sending the messages of" in left.reason
    assert len(desk.told()) == 1


def test_what_was_sent_and_not_noted_is_sent_again_under_its_id(
    desk: Desk, hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    add_alert(desk.record, types=["CONSULT"], to=[hook.url])
    desk.bring(a=DID)
    with monkeypatch.context() as then:
        then.setattr("onrecord.verbs.alerting.delivering.delivered", killed)
        with pytest.raises(KeyboardInterrupt):
            desk.check()
    assert desk.check().sent == 1
    assert len({headers["onrecord-id"] for headers, _ in hook.got}) == 1 < len(hook.got) == 2
    assert desk.check().sent == 0

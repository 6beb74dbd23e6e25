"""A letter reaches a person by mail or webhook, or the reason why it did not is told."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builder.answering.handover.delivery import MAIL, WEBHOOK, Delivery
from builder.answering.handover.letter import Letter, Wish, write
from builder.core.bot import BotSpec
from builder.core.contact import Outcome
from builder.core.conversation import Turn
from builder.core.errors import Cancelled, HushdeskError
from builder.core.progress import CancelToken
from builder.core.setting import Value
from builder.privacy.egress import mailing, transport
from builder.vault.memory_store import MemoryStore
from tests.support.bots import make_spec
from tests.support.certificates import loopback_contexts
from tests.support.hosts import make_gate
from tests.support.ledger import MemoryLedger, make_door
from tests.support.mail_server import PASSWORD, USER, MailServer
from tests.support.webhook_server import SECRET, WebhookServer

MADE = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
TALK = (
    Turn("visitor", "My card 4111 1111 1111 1111 was charged twice, I am Anna Smith"),
    Turn("bot", "I don't know."),
)
WISH = Wish("Änna", "anna@home.example", "Please ring me.\nIt is about order 7.")


class Sender:
    """One letter, one bot, and what the ledger says."""

    def __init__(self, *hosts: str, **settings: Value) -> None:
        wanted = {f"handover__{name}": value for name, value in settings.items()}
        self.spec: BotSpec = make_spec(handover__enabled=True, **wanted)
        self.ledger = MemoryLedger()
        self.gate = make_gate(self.spec)
        self.store = MemoryStore()
        self.store.put("provider:smtp", PASSWORD.encode())
        self.store.put("provider:webhook", SECRET.encode())
        self.delivery = Delivery(
            self.spec, self.gate, make_door(*hosts, ledger=self.ledger), self.store
        )

    @property
    def letter(self) -> Letter:
        return write(self.spec, self.gate, WISH, TALK, reference="AB-12", about=("wish", "de"))

    def send(self, channel: str, token: CancelToken | None = None) -> None:
        self.delivery.send(channel, self.letter, message_id="m1", made=MADE, token=token)


def mail_sender(server: MailServer, **settings: Value) -> Sender:
    known: dict[str, Value] = {
        "mail_server": "127.0.0.1", "mail_port": server.port, "email": "desk@bücher.example",
        "mail_security": "none",
    }  # fmt: skip
    return Sender(**(known | settings))


@pytest.fixture
def contexts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """The server's context; ours trusts it."""
    theirs, ours = loopback_contexts(tmp_path)
    for module in (mailing, transport):
        monkeypatch.setattr(module, "tls_context", lambda: ours)
    return theirs


def code_of(work: Callable[[], object]) -> str:
    with pytest.raises(HushdeskError) as told:
        work()
    return told.value.code


def test_mail_arrives_encrypted_with_everything_where_it_belongs(contexts: ssl.SSLContext) -> None:
    with MailServer(contexts, login=True) as server:
        sender = mail_sender(server, mail_security="starttls", mail_user=USER, sender=USER)
        sender.send(MAIL)
        (mail,) = server.taken
    assert server.encrypted == [True]
    assert server.logins == [(USER, True)]
    assert server.recipients == [["desk@xn--bcher-kva.example"]]
    assert mail["Reply-To"] == "anna@home.example"
    assert mail["Message-ID"] == "<m1@willow.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_content_type() == "text/plain"
    body = mail.get_content()
    assert "Änna" in body
    assert "> It is about order 7." in body
    assert "4111" not in body
    assert "Anna Smith" not in body
    (row,) = sender.ledger.rows
    assert (row.host, row.why, row.came, row.as_written) == (
        "127.0.0.1",
        "mail",
        Outcome.ANSWERED,
        True,
    )
    assert row.masked["CREDIT_CARD"] == 1
    assert row.bytes_out > 300


def test_mail_arrives_over_tls_from_the_first_byte(contexts: ssl.SSLContext) -> None:
    with MailServer(contexts, starttls=False) as server:
        mail_sender(server, mail_security="tls").send(MAIL)
        assert server.encrypted == [True]


def test_server_without_encryption_gets_neither_mail_nor_password() -> None:
    with MailServer() as server:
        sender = mail_sender(server, mail_security="starttls", mail_user=USER)
        assert code_of(lambda: sender.send(MAIL)) == "mail_unencrypted"
    assert (server.logins, server.taken) == ([], [])
    assert sender.ledger.rows[0].came is Outcome.FAILED
    assert sender.ledger.rows[0].bytes_out == 0


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_server_that_nobody_vouches_for_gets_nothing(tmp_path: Path, security: str) -> None:
    theirs, _ = loopback_contexts(tmp_path)
    with MailServer(theirs, login=True, starttls=security == "starttls") as server:
        sender = mail_sender(server, mail_security=security, mail_user=USER)
        assert code_of(lambda: sender.send(MAIL)) == "mail_insecure"
        assert (server.logins, server.taken) == ([], [])


def test_certificate_of_another_name_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs, ours = loopback_contexts(tmp_path, "mail.other.example")
    monkeypatch.setattr(mailing, "tls_context", lambda: ours)
    with MailServer(theirs) as server:
        sender = mail_sender(server, mail_security="starttls")
        assert code_of(lambda: sender.send(MAIL)) == "mail_insecure"


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("rcpt 450 4.2.0 greylisted, come back", "mail_later"),
        ("rcpt 550 5.1.1 no such user", "mail_recipient_refused"),
        ("data 451 4.3.0 try again", "mail_later"),
        ("data 554 5.7.1 spam", "mail_refused"),
        ("data cut", "mail_cut_off"),
    ],
)
def test_refusals_of_a_mail_server_are_told_apart(fault: str, code: str) -> None:
    with MailServer(faults=(fault,)) as server:
        sender = mail_sender(server)
        assert code_of(lambda: sender.send(MAIL)) == code
        assert server.taken == []
        sender.send(MAIL)
        assert len(server.taken) == 1


def test_wrong_password_is_told(contexts: ssl.SSLContext) -> None:
    with MailServer(contexts, login=True) as server:
        sender = mail_sender(server, mail_security="starttls", mail_user=USER)
        sender.store.put("provider:smtp", b"wrong")
        assert code_of(lambda: sender.send(MAIL)) == "mail_login_refused"
        sender.store.remove("provider:smtp")
        assert code_of(lambda: sender.send(MAIL)) == "mail_password_missing"


def test_silent_mail_server_is_left_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailing, "WHOLE_S", 0.5)
    monkeypatch.setattr(mailing.Post.__init__, "__kwdefaults__", {
        "token": None, "silence_s": 20.0, "whole_s": 0.5,
    })  # fmt: skip
    with MailServer(faults=("data silence",)) as server:
        begun = time.monotonic()
        assert code_of(lambda: mail_sender(server).send(MAIL)) == "mail_timeout"
        assert time.monotonic() - begun < 15


def test_delivery_can_be_called_off() -> None:
    token = CancelToken()
    with MailServer(faults=("data silence",)) as server:
        threading.Timer(0.3, token.cancel).start()
        with pytest.raises(Cancelled):
            mail_sender(server).send(MAIL, token)


def test_nobody_listening_is_unreachable() -> None:
    with MailServer() as server:
        sender = mail_sender(server)
    assert code_of(lambda: sender.send(MAIL)) == "mail_unreachable"


def test_mail_host_that_is_not_allowed_is_not_even_looked_up() -> None:
    sender = Sender(mail_server="mail.elsewhere.example", email="a@b.example")
    assert code_of(lambda: sender.send(MAIL)) == "host_not_allowed"
    assert sender.ledger.rows[0].came is Outcome.REFUSED


def test_headers_take_no_lines_of_a_visitor() -> None:
    wish = Wish("Eve\r\nBcc: all@evil.example", "eve@x.example\r\nBcc: b@evil.example", "hi")
    with MailServer() as server:
        sender = mail_sender(server)
        letter = write(sender.spec, sender.gate, wish, ())
        sender.delivery.send(MAIL, letter, message_id="m2", made=MADE)
        (mail,) = server.taken
    assert mail["Bcc"] is None
    assert mail["Reply-To"] is None
    assert server.recipients == [["desk@xn--bcher-kva.example"]]


def test_webhook_gets_a_signed_message_that_its_receiver_can_check() -> None:
    with WebhookServer() as server:
        sender = Sender(webhook=server.url)
        sender.send(WEBHOOK)
        sender.send(WEBHOOK)
    first, second = server.came
    assert first.genuine
    assert first.headers["webhook-id"] == second.headers["webhook-id"] == "m1"
    assert first.body == second.body
    assert first.path == "/hook?from=chat"
    data = first.data["data"]
    assert data["visitor"] == {"name": "Änna", "contact": "anna@home.example"}
    assert data["reason"] == "wish"
    assert "4111" not in first.body.decode()
    assert sender.ledger.rows[0].why == "webhook"


def test_receiver_with_another_secret_does_not_believe_it() -> None:
    with WebhookServer() as server:
        sender = Sender(webhook=server.url)
        sender.store.put("provider:webhook", b"whsec_" + b"QUJD" * 8)
        sender.send(WEBHOOK)
        assert not server.came[0].genuine


@pytest.mark.parametrize(
    ("step", "code"),
    [
        (302, "webhook_redirected"),
        (404, "webhook_refused"),
        (401, "webhook_refused"),
        (429, "webhook_later"),
        (503, "webhook_later"),
        ("cut", "webhook_cut_off"),
    ],
)
def test_refusals_of_a_webhook_are_told_apart(step: int | str, code: str) -> None:
    with WebhookServer(step) as server:
        server.script.headers = {"location": "http://127.0.0.1:9/", "retry-after": "120"}
        sender = Sender(webhook=server.url)
        with pytest.raises(HushdeskError) as told:
            sender.send(WEBHOOK)
        assert told.value.code == code
        assert told.value.params.get("retry_after") == (120.0 if code == "webhook_later" else None)
        sender.send(WEBHOOK)
    assert server.came[-1].genuine


def test_webhook_over_tls_must_prove_who_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs, ours = loopback_contexts(tmp_path)
    with WebhookServer(tls=theirs) as server:
        sender = Sender(webhook=server.url)
        assert code_of(lambda: sender.send(WEBHOOK)) == "webhook_insecure"
        monkeypatch.setattr(transport, "tls_context", lambda: ours)
        sender.send(WEBHOOK)
        assert len(server.came) == 1


def test_webhook_without_a_secret_is_not_sent_unsigned() -> None:
    with WebhookServer() as server:
        sender = Sender(webhook=server.url)
        sender.store.remove("provider:webhook")
        assert code_of(lambda: sender.send(WEBHOOK)) == "webhook_secret_missing"
        sender.store.put("provider:webhook", b"not a secret")
        assert code_of(lambda: sender.send(WEBHOOK)) == "webhook_secret_bad"
        assert server.came == []


def test_webhook_over_the_internet_is_encrypted_or_not_used() -> None:
    sender = Sender("hook.example", webhook="http://hook.example/x")
    assert code_of(lambda: sender.send(WEBHOOK)) == "webhook_unencrypted"
    assert sender.ledger.rows == []


def test_way_that_was_taken_away_says_so() -> None:
    assert code_of(lambda: Sender().send(MAIL)) == "channel_gone"


def test_no_secret_is_told_in_any_error(contexts: ssl.SSLContext) -> None:
    with MailServer(contexts, login=True) as server:
        sender = mail_sender(server, mail_security="starttls", mail_user="other@x.example")
        with pytest.raises(HushdeskError) as told:
            sender.send(MAIL)
    shown = f"{told.value} {told.value!r} {told.value.params} {told.value.__cause__!r}"
    assert PASSWORD not in shown

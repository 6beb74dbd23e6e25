"""`hushdesk handover`, as scripts see it: a bot's ways are tried, a host's deliveries listed."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from builder.bundle.writer import Contents
from builder.core import setting
from builder.core.setting import Value
from tests.support.bundles import make_bundle, make_desk
from tests.support.commands import Inline
from tests.support.host_process import Caller, HostProcess, make_passages, make_shop
from tests.support.mail_server import MailServer
from tests.support.webhook_server import SECRET, WebhookServer


def until(terminal: Inline, data: Path, key: str, value: str) -> dict[str, Any]:
    """The one hand-over of a host, once it says so."""
    ends = time.monotonic() + 60
    while True:
        row = terminal.run("handover", "list", "--data", data).row
        if row[key] == value:
            return row
        assert time.monotonic() < ends, row
        time.sleep(0.1)


def test_ways_of_a_bot_are_set_up_and_tried(tmp_path: Path) -> None:
    terminal = Inline(tmp_path / "terminal")
    terminal.run("new", "Corner")
    refused = terminal.run("handover", "test", "--bot", "Corner", expect=2)
    assert refused.row["error"]["code"] == "handover_incomplete"
    secret = tmp_path / "secret"
    secret.write_text(SECRET)
    with MailServer(faults=("rcpt 550 no",)) as mail, WebhookServer() as hook:
        terminal.run(
            "set", "--bot", "Corner", "handover.enabled=true", "handover.email=us@corner.example",
            "handover.mail_server=127.0.0.1", f"handover.mail_port={mail.port}",
            "handover.mail_security=none", f"handover.webhook={hook.url}",
        )  # fmt: skip
        terminal.run("key", "set", "webhook", "--bot", "Corner", "--from-file", secret)
        rows = terminal.run("handover", "test", "--bot", "Corner", expect=1).rows
        assert [(row["channel"], row["ok"]) for row in rows] == [("mail", False), ("webhook", True)]
        assert rows[0]["error"]["code"] == "mail_recipient_refused"
        assert terminal.run("handover", "test", "--bot", "Corner").rows[0]["ok"]
    assert all(came.genuine for came in hook.came)
    contacts = terminal.run("contacts", "--bot", "Corner").rows
    assert {row["why"] for row in contacts} == {"mail", "webhook"}


def test_host_outside_needs_the_owners_word_first(tmp_path: Path) -> None:
    terminal = Inline(tmp_path / "terminal")
    terminal.run("new", "Corner")
    words = ("handover.enabled=true", "handover.webhook=https://desk.example/x")
    refused = terminal.run("set", "--bot", "Corner", *words, expect=1)
    assert refused.row["error"]["code"] == "policy_conflict"
    allowed = ("privacy.network=chosen", "privacy.hosts=desk.example")
    terminal.run("set", "--bot", "Corner", *words, *allowed)


def test_what_a_host_could_not_deliver_is_listed_and_tried_again(tmp_path: Path) -> None:
    terminal = Inline(tmp_path / "terminal")
    desk, data = make_desk(), tmp_path / "data"
    key = tmp_path / "webhook.key"
    key.write_text(SECRET)
    with WebhookServer(404) as server:
        changes: dict[str, Value] = {"handover.enabled": True, "handover.webhook": server.url}
        spec = setting.change(make_shop(), changes)
        bundle = tmp_path / "shop.hush"
        make_bundle(bundle, desk, lock=desk.to_passphrase, contents=Contents(spec, make_passages()))
        words = ("--signer", desk.key.public, "--key-file", f"webhook={key}")
        with HostProcess(bundle, data, *words) as host, Caller(host.address) as visitor:
            body = {"token": visitor.token, "consent": True, "message": "secret-word-3c"}
            assert visitor.http.post("api/handover", json=body).status_code == 200
            row = until(terminal, data, "code", "webhook_refused")
            assert (row["channel"], row["state"], row["tries"]) == ("webhook", "waiting", 1)
            assert "secret-word" not in str(row)
            assert terminal.run("handover", "retry", "--data", data).row == {"count": 1}
            until(terminal, data, "state", "delivered")
    assert terminal.run("handover", "list", "--data", data).row["state"] == "delivered"
    assert [came.genuine for came in server.came] == [True, True]

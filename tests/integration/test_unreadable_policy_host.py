"""A bundle whose policy a host cannot read is served under the strictest, and the host says so."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from builder.bundle.writer import Contents
from tests.support.bundles import make_bundle, make_desk
from tests.support.host_process import HostProcess, lines, make_passages, make_shop
from tests.support.hosts import named


def test_the_host_keeps_nothing_and_tells_its_log(tmp_path: Path) -> None:
    desk = make_desk()
    broken = replace(make_shop(), unread=json.dumps({"transcripts": {"days": "for ever"}}))
    bundle = tmp_path / "shop.hush"
    make_bundle(bundle, desk, lock=desk.to_passphrase, contents=Contents(broken, make_passages()))
    words = ("--signer", desk.key.public)
    with HostProcess(bundle, tmp_path / "data", *words) as host, host.visit() as caller:
        consent = caller.http.get("api/widget").json()["consent"]
        assert consent["required"]
        assert [purpose["id"] for purpose in consent["purposes"]] == ["answer"]  # no record
        (done,) = named(caller.ask("Can I return a bike within 30 days?"), "done")
        assert done["text"]
        host.stop()
    told = [line for line in lines(host.log) if line["event"] == "policy_unreadable"]
    assert [line["level"] for line in told] == ["error"]

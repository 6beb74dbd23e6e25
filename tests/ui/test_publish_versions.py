"""Versions, hosts and signatures on the page *Publish*."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from builder.bundle import rotation
from builder.bundle.identity import new_identity
from builder.bundle.lock import Lock
from builder.server.settings import BundleFacts
from builder.studio import hosts, owner, published, publishing
from builder.studio.bots import Workbench
from builder.vault.secret import Secret
from tests.support.hosts import make_app, running
from tests.support.qt import ScriptedDialogs
from ui.job_bridge import JobBridge
from ui.pages.publish.page import PublishPage
from ui.pages.publish.presenter import PublishPresenter

LOCK = Lock(passphrase=Secret("seven quiet herons cross the estuary"), work_factor=10)
LONG = 30_000


@pytest.fixture
def page(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs, tmp_path: Path
) -> Iterator[PublishPage]:
    bench.change({"contact.email": "shop@corner.example"})
    publishing.export(bench, tmp_path / "a.hush", lock=LOCK)
    bench.change({"privacy.transcripts.days": 7})
    made = PublishPage(PublishPresenter(bench, jobs), dialogs)
    qtbot.addWidget(made)
    made.resize(900, 2400)
    with qtbot.waitSignals([made.presenter.versions.listed, made.presenter.checked], timeout=LONG):
        made.show()
    yield made
    made.presenter.cancel()


def test_what_changed_since_the_last_file_is_told_and_two_are_compared(
    qtbot: QtBot, page: PublishPage
) -> None:
    card = page.versions.versions
    assert "from 30 to 7" in card.now.text()
    with qtbot.waitSignal(page.presenter.versions.compared, timeout=LONG):
        card.compare.click()
    qtbot.waitUntil(lambda: "from 30 to 7" in card.found.text(), timeout=LONG)


def test_size_and_memory_are_told_before_anything_is_sealed(
    qtbot: QtBot, page: PublishPage
) -> None:
    qtbot.waitUntil(lambda: "a host needs" in page.seal.weight.text(), timeout=LONG)
    assert "too much" not in page.seal.weight.text()
    page.seal.show_weight(publishing.Estimate(600_000_000, 2_700, typed=False))
    assert "600 MB" in page.seal.weight.text()
    assert "too much for a passphrase" in page.seal.weight.text()


def test_a_version_that_leaked_is_replaced_and_what_else_to_do_is_told(
    qtbot: QtBot, page: PublishPage, bench: Workbench, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    dialogs.answers["confirm"] = ""
    (button,) = page.versions.versions.leak_buttons()
    button.click()
    assert "Version 1 leaked" in page.seal.leak.text()
    _, host = new_identity()
    page.seal.locks.radio("hosts").click()
    page.seal.hosts.setPlainText(host)
    dialogs.answers["save_as"] = tmp_path / "a.hush"
    qtbot.waitUntil(page.seal.export.isEnabled, timeout=LONG)
    with qtbot.waitSignal(page.presenter.resealed, timeout=LONG):
        page.seal.export.click()
    qtbot.waitUntil(page.versions.after.isVisible, timeout=LONG)
    assert not page.seal.leak.isVisible()
    newest, leaked = published.listing(bench)
    assert (newest.published.withdrawn, bool(leaked.published.withdrawn)) == ("", True)
    assert "--min-version 2" in (tmp_path / "a-kit" / "hushdesk-a.service").read_text()


def test_hosts_are_asked_when_the_owner_says_so(
    qtbot: QtBot, page: PublishPage, bench: Workbench
) -> None:
    card, asked = page.versions.hosts, page.presenter.versions
    facts = BundleFacts(bench.spec.id, 1, owner.signing_key(bench).public)
    with running(make_app(bundle=facts)) as address:
        card.lines.setPlainText(address)
        with qtbot.waitSignal(asked.hosted, timeout=LONG):
            card.save.click()
        qtbot.waitUntil(card.ask.isEnabled, timeout=LONG)
        with qtbot.waitSignal(asked.hosted, timeout=LONG):
            card.ask.click()
    qtbot.waitUntil(lambda: "Serves version 1, the newest" in card.states()[0], timeout=LONG)


def test_a_host_outside_the_rules_is_asked_only_after_the_owners_word(
    page: PublishPage, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    made = hosts.save(bench, ["https://chat.example.org"])
    page.versions.hosts.show_hosts(made)
    dialogs.answers["confirm"] = None
    page.versions.hosts.ask.click()
    assert dialogs.asked == ["Contact your hosts once?"]
    assert hosts.listing(bench)[0].seen == ""


def test_a_file_is_checked_against_the_owners_key(
    qtbot: QtBot, page: PublishPage, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    card, file = page.versions.signature, tmp_path / "a.hush"
    dialogs.answers["bundle"] = file
    with qtbot.waitSignal(page.presenter.versions.verified, timeout=LONG):
        card.verify.click()
    assert card.verdict.text() == "Whole, sealed by you as version 1."
    data = bytearray(file.read_bytes())
    data[-2000] ^= 1
    file.write_bytes(data)
    with qtbot.waitSignal(page.presenter.versions.verified, timeout=LONG):
        card.verify.click()
    assert "changed after it was sealed" in card.verdict.text()


def test_a_new_key_takes_over_and_its_statement_is_saved(
    qtbot: QtBot, page: PublishPage, bench: Workbench, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    card, old = page.versions.signature, owner.signing_key(bench).public
    dialogs.answers["confirm"] = ""
    with qtbot.waitSignal(page.presenter.versions.listed, timeout=LONG):
        card.rotate.click()
    qtbot.waitUntil(card.write.isVisible, timeout=LONG)
    dialogs.answers["save_file"] = tmp_path / "shop.rotation"
    with qtbot.waitSignal(page.presenter.versions.written, timeout=LONG):
        card.write.click()
    heir = rotation.Rotation.load(tmp_path / "shop.rotation").heir(old)
    assert heir == owner.signing_key(bench).public != old
    assert card.key.text == heir

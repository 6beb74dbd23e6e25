from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from builder.bundle import reader
from builder.bundle.identity import new_identity
from builder.core.bot import ModelKind
from builder.core.progress import Step
from builder.studio import answers
from builder.studio.bots import Workbench
from builder.vault.secret import Secret
from tests.support.qt import ScriptedDialogs
from ui.job_bridge import JobBridge
from ui.pages.publish.page import PublishPage
from ui.pages.publish.presenter import PublishPresenter, kit_folder

CONTACT = {"contact.email": "shop@corner.example"}


@pytest.fixture
def page(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs
) -> Iterator[PublishPage]:
    made = PublishPage(PublishPresenter(bench, jobs), dialogs)
    qtbot.addWidget(made)
    made.resize(900, 1600)
    with qtbot.waitSignal(made.presenter.checked):
        made.show()
    yield made
    made.presenter.cancel()


def levels(page: PublishPage) -> dict[str, str]:
    return {row.code: row.level for row in page.rows()}


def recheck(qtbot: QtBot, page: PublishPage) -> None:
    with qtbot.waitSignal(page.presenter.checked):
        page.presenter.refresh()


def test_what_is_missing_stands_first_and_blocks(page: PublishPage) -> None:
    assert page.rows()[0].code == "no_contact"
    assert levels(page)["no_contact"] == "red"
    assert levels(page)["no_documents"] == "ok"
    page.seal.make.click()
    assert not page.seal.export.isEnabled()
    assert "1" in page.pill.text()


def test_a_fix_leads_to_the_page_where_it_is_mended(qtbot: QtBot, page: PublishPage) -> None:
    with qtbot.waitSignal(page.page_wanted) as wanted:
        page.rows()[0].fixed.emit("no_contact")
    assert wanted.args == ["answers"]


def test_a_point_that_can_be_mended_at_once_is(
    qtbot: QtBot, page: PublishPage, bench: Workbench
) -> None:
    bench.change({"business.contacts": ("shop@corner.example",)})
    recheck(qtbot, page)
    row = page.rows()[0]
    buttons = {button.text() for button in row.findChildren(QAbstractButton)}
    assert {"Use the contact you listed", "Enter a contact", "Set aside…"} <= buttons
    with qtbot.waitSignal(page.presenter.saved):
        row.mended.emit("no_contact")
    qtbot.waitUntil(lambda: levels(page)["no_contact"] == "ok", timeout=30_000)
    assert bench.spec.contact.email == "shop@corner.example"
    qtbot.waitUntil(lambda: "91" in page._score.text(), timeout=30_000)


def test_a_rule_that_is_missing_leads_to_its_field(
    qtbot: QtBot, page: PublishPage, bench: Workbench
) -> None:
    bench.change({"privacy.consent.text": ""})
    recheck(qtbot, page)
    with qtbot.waitSignal(page.field_wanted) as wanted:
        page.rows()[0].fixed.emit("consent_text_missing")
    assert wanted.args == ["privacy.consent.text"]


def test_a_red_point_is_set_aside_only_with_a_reason(
    qtbot: QtBot, page: PublishPage, dialogs: ScriptedDialogs
) -> None:
    dialogs.answers = {"confirm": "Only staff use it"}
    with qtbot.waitSignal(page.presenter.checked):
        page.rows()[0].waived.emit("no_contact")
    assert levels(page)["no_contact"] == "amber"
    page.seal.make.click()
    assert page.seal.export.isEnabled()


def test_the_passphrase_shows_its_strength(page: PublishPage) -> None:
    page.seal.password.fill("shop")
    assert "Weak" in page.seal.password.strength_text
    page.seal.make.click()
    assert "Strong" in page.seal.password.strength_text


def test_exporting_with_a_passphrase_gives_the_next_steps(
    qtbot: QtBot, page: PublishPage, bench: Workbench, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    bench.change(CONTACT)
    recheck(qtbot, page)
    file = tmp_path / "shop one.hush"
    dialogs.answers = {"save_as": file}
    page.seal.make.click()
    page.seal.kit.setChecked(True)
    with qtbot.waitSignal(page.presenter.exported, timeout=60_000):
        page.seal.export.click()
    assert dialogs.asked == ["Corner Shop.hush"]
    verdict = reader.verify(file)
    assert verdict.ok
    assert not page.steps.isHidden()
    command = page.steps.command.text
    assert f"'{file}'" in command
    assert str(verdict.signer) in command
    assert "widget.js" in page.steps.snippet.text
    assert kit_folder(file).is_dir()
    page.steps.command.copy()
    assert QGuiApplication.clipboard().text() == command


def test_exporting_to_a_host_needs_its_identity(
    qtbot: QtBot, page: PublishPage, bench: Workbench, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    bench.change(CONTACT)
    recheck(qtbot, page)
    page.seal.locks.radio("hosts").click()
    assert not page.seal.export.isEnabled()
    secret, recipient = new_identity()
    page.seal.hosts.setPlainText(recipient)
    file = tmp_path / "shop.hush"
    dialogs.answers = {"save_as": file}
    with qtbot.waitSignal(page.presenter.exported, timeout=60_000):
        page.seal.export.click()
    signer = reader.verify(file).signer
    opened = reader.open_bundle(file, signer=signer, identity=Secret(secret.reveal()))
    assert opened.spec.name == "Corner Shop"
    assert "host.identity" in page.steps.command.text


def test_a_wrong_identity_is_told(
    qtbot: QtBot, page: PublishPage, bench: Workbench, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    bench.change(CONTACT)
    recheck(qtbot, page)
    page.seal.locks.radio("hosts").click()
    page.seal.hosts.setPlainText("age1nonsense")
    dialogs.answers = {"save_as": tmp_path / "shop.hush"}
    with qtbot.waitSignal(page.presenter.failed, timeout=60_000):
        page.seal.export.click()
    assert page.notice.text
    assert not (tmp_path / "shop.hush").exists()


def test_stopping_an_export_leaves_no_file(
    qtbot: QtBot, page: PublishPage, bench: Workbench, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    bench.change(CONTACT)
    recheck(qtbot, page)
    dialogs.answers = {"save_as": tmp_path / "shop.hush"}
    page.seal.make.click()
    page.seal.export.click()
    assert not page.seal.stop.isHidden()
    with qtbot.waitSignal(page.presenter.checked, timeout=60_000):
        page.seal.stop.click()
    assert page.seal.stop.isHidden()
    assert page.notice.text == "" or (tmp_path / "shop.hush").exists()


def test_progress_moves_the_bar(page: PublishPage) -> None:
    page.seal.show_busy(True)
    page.seal.show_step(Step("sealing", 3, 10))
    assert page.seal._bar.value() == 3


def test_sites_are_saved_and_the_point_turns_green(
    qtbot: QtBot, page: PublishPage, bench: Workbench
) -> None:
    assert levels(page)["no_allowed_origin"] == "amber"
    page.sites.setPlainText("https://corner.example")
    with qtbot.waitSignal(page.presenter.checked):
        page._save_sites.click()
    assert bench.spec.site.allowed_origins == ("https://corner.example",)
    assert levels(page)["no_allowed_origin"] == "ok"


def test_a_second_way_to_open_is_made_here(
    qtbot: QtBot, page: PublishPage, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    assert levels(page)["single_key_slot"] == "amber"
    dialogs.answers = {"new_passphrase": "dizido-nalihu-titajo-fiputu-rodebe"}
    with qtbot.waitSignal(page.presenter.checked, timeout=20_000):
        page.rows()[0].fixed.emit("single_key_slot")
    assert len(bench.file.access.slots()) == 2
    assert levels(page)["single_key_slot"] == "ok"


def test_a_provider_is_reviewed_by_the_owner(
    qtbot: QtBot, page: PublishPage, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    answers.choose_model(
        bench,
        ModelKind.OPENAI_COMPATIBLE,
        model_name="m",
        base_url="https://api.example.com/v1",
        allow_host=True,
    )
    recheck(qtbot, page)
    assert levels(page)["provider_unreviewed"] == "red"
    dialogs.answers = {"confirm": ""}
    with qtbot.waitSignal(page.presenter.checked):
        page.rows()[0].fixed.emit("provider_unreviewed")
    assert levels(page)["provider_unreviewed"] == "ok"


def test_points_of_this_page_take_the_focus_there(page: PublishPage) -> None:
    page.rows()[0].fixed.emit("no_allowed_origin")
    assert page.focusWidget() is page.sites


def test_what_is_in_order_is_folded_away_until_it_is_asked_for(page: PublishPage) -> None:
    fine = [row for row in page.rows() if row.level == "ok"]
    assert fine
    assert not any(row.isVisible() for row in fine)
    assert all(row.isVisible() for row in page.rows() if row.level != "ok")
    assert str(len(fine)) in page.points.more.text()
    page.points.more.click()
    assert all(row.isVisible() for row in fine)
    page.points.more.click()
    assert not any(row.isVisible() for row in fine)

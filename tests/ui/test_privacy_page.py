from __future__ import annotations

import pytest
from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from builder.core.bot import ModelKind
from builder.core.policy import Network
from builder.core.ports import Contact
from builder.studio import answers
from builder.studio.bots import Workbench
from ui.job_bridge import JobBridge
from ui.pages.privacy.controls import SettingControl
from ui.pages.privacy.page import HOSTS, NETWORK, PrivacyPage
from ui.pages.privacy.presenter import PrivacyPresenter
from ui.widgets.choice import Choice
from ui.widgets.field import LineList, TextArea
from ui.widgets.option import Options
from ui.widgets.text import label
from ui.widgets.toggle import Toggle

DAYS = "privacy.transcripts.days"
CONSENT = "privacy.consent.required"
DOCUMENTS = "privacy.documents.personal_data"


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, jobs: JobBridge) -> PrivacyPage:
    made = PrivacyPage(PrivacyPresenter(bench, jobs))
    qtbot.addWidget(made)
    made.resize(900, 1600)
    with qtbot.waitSignal(made.presenter.listed):
        made.show()
    return made


def meaning(page: PrivacyPage) -> str:
    return page.bar._meaning.text()


def test_every_privacy_setting_has_a_control_made_from_its_type(page: PrivacyPage) -> None:
    kinds = {name: type(control.control) for name, control in page.controls.items()}
    assert kinds[NETWORK] is Options
    assert kinds[HOSTS] is LineList
    assert kinds[DOCUMENTS] is Choice
    assert kinds[DAYS] is QSpinBox
    assert kinds[CONSENT] is Toggle
    assert kinds["privacy.consent.text"] is TextArea


def test_the_preset_in_force_is_marked(page: PrivacyPage) -> None:
    assert page.presets.value == "balanced"
    assert not page.dirty


def test_a_change_is_explained_before_it_is_saved(
    qtbot: QtBot, page: PrivacyPage, bench: Workbench
) -> None:
    days = page.controls[DAYS].control
    assert isinstance(days, QSpinBox)
    days.setValue(0)
    assert "No conversation is kept." in meaning(page)
    assert bench.spec.privacy.transcripts.days == 30
    with qtbot.waitSignal(page.presenter.saved):
        page.bar.save_button.click()
    assert bench.spec.privacy.transcripts.days == 0
    assert page.bar.isHidden()
    assert page.presets.value == "strict"


def test_a_toggle_says_what_its_value_means(page: PrivacyPage) -> None:
    control = page.controls[CONSENT]
    before = control._consequence.text()
    control.control.click()  # type: ignore[attr-defined]
    assert control._consequence.text() not in {"", before}


def test_a_preset_fills_the_form_and_keeps_the_consent_text(
    page: PrivacyPage, bench: Workbench
) -> None:
    page.presets.radio("open").click()
    form = page.form()
    assert form[NETWORK] == "chosen"
    assert form[DOCUMENTS] == "ask"
    assert form[DAYS] == 90
    assert form["privacy.consent.text"] == bench.spec.privacy.consent.text
    assert bench.spec.privacy.network is Network.NONE
    assert not page.controls[HOSTS].isHidden()
    page.bar.discard_button.click()
    assert page.presets.value == "balanced"


def test_two_settings_that_cannot_both_hold_are_refused_before_saving(
    qtbot: QtBot, page: PrivacyPage, bench: Workbench
) -> None:
    answers.choose_model(
        bench,
        ModelKind.OPENAI_COMPATIBLE,
        model_name="small",
        base_url="https://api.models.example/v1",
        allow_host=True,
    )
    page.take_changes()
    assert page.form()[NETWORK] == "chosen"
    page.controls[NETWORK].control.radio("none").click()  # type: ignore[attr-defined]
    assert page.notice.text
    assert not page.bar.save_button.isEnabled()
    page.bar.discard_button.click()
    assert page.notice.text == ""


def test_what_is_typed_here_survives_a_change_made_elsewhere(
    page: PrivacyPage, bench: Workbench
) -> None:
    page.contacts.setPlainText("0113 496 0000\nhello@corner.example")
    bench.change({DAYS: 7})
    page.take_changes()
    assert page.contacts.entries == ("0113 496 0000", "hello@corner.example")


def test_own_contacts_are_saved_one_a_line(
    qtbot: QtBot, page: PrivacyPage, bench: Workbench
) -> None:
    page.contacts.setPlainText("0113 496 0000\n\n hello@corner.example ")
    assert meaning(page)
    with qtbot.waitSignal(page.presenter.saved):
        page.bar.save_button.click()
    assert bench.spec.business.contacts == ("0113 496 0000", "hello@corner.example")


def test_who_was_contacted_is_listed_refused_ones_too(
    qtbot: QtBot, page: PrivacyPage, bench: Workbench
) -> None:
    assert not page._nobody.isHidden()
    bench.file.ledger.record(Contact("2026-01-02T10:00:00+00:00", "a.example", "model", True, 2048))
    bench.file.ledger.record(Contact("2026-01-02T10:01:00+00:00", "b.example", "probe", False))
    with qtbot.waitSignal(page.presenter.listed):
        page.presenter.refresh()
    assert page._nobody.isHidden()
    words = " ".join(child.text() for child in page.findChildren(type(label())))
    assert "a.example" in words
    assert "Refused" in words


def test_a_failed_save_is_told_and_can_be_tried_again(page: PrivacyPage) -> None:
    control: SettingControl = page.controls[DAYS]
    assert isinstance(control.control, QSpinBox)
    control.control.setValue(5)
    page.bar.busy(True)
    page.presenter.failed.emit(OSError("disk"))
    assert page.bar.save_button.isEnabled()
    assert page.notice.text

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from builder.core.bot import ModelKind
from builder.core.policy import Network
from builder.studio import answers
from builder.studio.bots import Workbench
from tests.support.qt import ScriptedDialogs
from ui.job_bridge import JobBridge
from ui.pages.privacy.page import PrivacyPage
from ui.pages.privacy.rules.controls import SettingControl
from ui.pages.privacy.rules.section import HOSTS, NETWORK
from ui.widgets.choice import Choice
from ui.widgets.field import LineList, TextArea
from ui.widgets.number_box import NumberBox
from ui.widgets.option import Options
from ui.widgets.save_bar import HIGHEST, SaveBar
from ui.widgets.text import label
from ui.widgets.toggle import Toggle

DAYS = "privacy.transcripts.days"
HISTORY = "privacy.messages.history"
CONSENT = "privacy.consent.required"
DOCUMENTS = "privacy.documents.personal_data"


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs) -> PrivacyPage:
    made = PrivacyPage(bench, jobs, dialogs)
    qtbot.addWidget(made)
    made.resize(900, 1600)
    made.show()
    made.tabs.choose("rules")
    return made


def meaning(page: PrivacyPage) -> str:
    return page.rules.bar._meaning.text()


def test_every_privacy_setting_has_a_control_made_from_its_type(page: PrivacyPage) -> None:
    kinds = {name: type(control.control) for name, control in page.rules.controls.items()}
    assert kinds[NETWORK] is Options
    assert kinds[HOSTS] is LineList
    assert kinds[DOCUMENTS] is Choice
    assert kinds[DAYS] is NumberBox
    assert kinds[CONSENT] is Toggle
    assert kinds["privacy.consent.text"] is TextArea


def test_the_preset_in_force_is_marked(page: PrivacyPage) -> None:
    assert page.rules.presets.value == "balanced"
    assert not page.dirty


def test_a_change_is_explained_before_it_is_saved(
    qtbot: QtBot, page: PrivacyPage, bench: Workbench
) -> None:
    days = page.rules.controls[DAYS].control
    assert isinstance(days, QSpinBox)
    days.setValue(0)
    assert "No conversation is kept" in meaning(page)
    assert bench.spec.privacy.transcripts.days == 30
    with qtbot.waitSignal(page.rules.presenter.saved):
        page.rules.bar.save_button.click()
    assert bench.spec.privacy.transcripts.days == 0
    assert page.rules.bar.isHidden()
    for name, value in ((HISTORY, 2), ("privacy.retention.notes", 0)):
        control = page.rules.controls[name].control
        assert isinstance(control, QSpinBox)
        control.setValue(value)
    assert page.rules.presets.value == "strict"


def test_a_toggle_says_what_its_value_means(page: PrivacyPage) -> None:
    control = page.rules.controls[CONSENT]
    before = control._consequence.text()
    control.control.click()  # type: ignore[attr-defined]
    assert control._consequence.text() not in {"", before}


def test_a_preset_fills_the_form_and_keeps_the_consent_text(
    page: PrivacyPage, bench: Workbench
) -> None:
    page.rules.presets.radio("open").click()
    form = page.rules.form()
    assert form[NETWORK] == "chosen"
    assert form[DOCUMENTS] == "ask"
    assert form[DAYS] == 90
    assert form["privacy.consent.text"] == bench.spec.privacy.consent.text
    assert bench.spec.privacy.network is Network.NONE
    assert not page.rules.controls[HOSTS].isHidden()
    page.rules.bar.discard_button.click()
    assert page.rules.presets.value == "balanced"


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
    assert page.rules.form()[NETWORK] == "chosen"
    page.rules.controls[NETWORK].control.radio("none").click()  # type: ignore[attr-defined]
    assert page.notice.text
    assert not page.rules.bar.save_button.isEnabled()
    page.rules.bar.discard_button.click()
    assert page.notice.text == ""


def test_what_is_typed_here_survives_a_change_made_elsewhere(
    page: PrivacyPage, bench: Workbench
) -> None:
    page.rules.own.lists["business.contacts"].setPlainText("0113 496 0000\nhello@corner.example")
    bench.change({DAYS: 7})
    page.take_changes()
    assert page.rules.own.lists["business.contacts"].entries == (
        "0113 496 0000",
        "hello@corner.example",
    )


def test_own_contacts_are_saved_one_a_line(
    qtbot: QtBot, page: PrivacyPage, bench: Workbench
) -> None:
    page.rules.own.lists["business.contacts"].setPlainText(
        "0113 496 0000\n\n hello@corner.example "
    )
    assert meaning(page)
    with qtbot.waitSignal(page.rules.presenter.saved):
        page.rules.bar.save_button.click()
    assert bench.spec.business.contacts == ("0113 496 0000", "hello@corner.example")


def test_a_failed_save_is_told_and_can_be_tried_again(page: PrivacyPage) -> None:
    control: SettingControl = page.rules.controls[DAYS]
    assert isinstance(control.control, QSpinBox)
    control.control.setValue(5)
    page.rules.bar.busy(True)
    page.rules.presenter.failed.emit(OSError("disk"))
    assert page.rules.bar.save_button.isEnabled()
    assert page.notice.text


def test_it_opens_at_what_holds_today_and_leads_to_the_rules(
    page: PrivacyPage, bench: Workbench
) -> None:
    page.tabs.choose("overview")
    bench.change({DAYS: 7})
    page.take_changes()
    words = " ".join(child.text() for child in page.overview.findChildren(type(label())))
    assert "Days until they are erased: 7." in words
    page.overview.change_button.click()
    assert page.tabs.current == "rules"
    assert not page.rules.isHidden()
    assert page.overview.isHidden()


def test_the_bar_of_changes_waits_on_the_tab_it_belongs_to(page: PrivacyPage) -> None:
    days = page.rules.controls[DAYS].control
    assert isinstance(days, QSpinBox)
    days.setValue(3)
    page.tabs.choose("contacts")
    assert page.rules.bar.isHidden()
    page.tabs.choose("rules")
    assert not page.rules.bar.isHidden()
    assert page.dirty


def test_what_a_change_means_takes_no_more_room_than_it_needs_and_never_the_page(
    qtbot: QtBot,
) -> None:
    bar = SaveBar()
    qtbot.addWidget(bar)
    bar.resize(520, 100)
    bar.show_change(True, ["One short sentence."])
    assert bar._room.height() < 40
    bar.show_change(True, ["A sentence that goes on for quite a while. " * 5] * 5, ["Risky."])
    assert bar._room.height() == HIGHEST
    assert bar._room.focusPolicy() & Qt.FocusPolicy.TabFocus  # what scrolls is reached by keyboard
    bar.show_change(True)
    assert bar._room.isHidden()

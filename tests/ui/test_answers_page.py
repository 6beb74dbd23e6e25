from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from builder.core.bot import ModelKind
from builder.core.errors import ModelError
from builder.studio import providers
from builder.studio.answers import ModelCheck
from builder.studio.bots import Workbench
from builder.vault.secret import Secret
from tests.support.qt import ScriptedDialogs
from ui.job_bridge import JobBridge
from ui.pages.answers.page import AnswersPage
from ui.pages.answers.presenter import AnswersPresenter

OUTSIDE = "https://api.models.example/v1"
NOWHERE = "http://127.0.0.1:9/v1"


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs) -> AnswersPage:
    made = AnswersPage(AnswersPresenter(bench, jobs), dialogs)
    qtbot.addWidget(made)
    made.resize(800, 1400)
    made.show()
    return made


def choose_server(page: AnswersPage, address: str) -> None:
    page.model.options.radio(ModelKind.OPENAI_COMPATIBLE).click()
    page.model.address.clear()
    page.model.address.insert(address)
    page.model.address.textEdited.emit(address)
    page.model.model_name.setEditText("small")


def test_nothing_is_unsaved_at_first(page: AnswersPage) -> None:
    assert not page.dirty
    assert page.bar.isHidden()
    assert page.model.test.text() == "Test it"


def test_words_are_saved_by_the_bar_and_reach_the_bot(
    qtbot: QtBot, page: AnswersPage, bench: Workbench
) -> None:
    page.voice.name.setText("Mia")
    page.person.email.setText("shop@corner.example")
    page.doubt.careful.setValue(70)
    assert not page.bar.isHidden()
    with qtbot.waitSignal(page.presenter.saved):
        page.bar.save_button.click()
    assert bench.spec.voice.name == "Mia"
    assert bench.spec.contact.email == "shop@corner.example"
    assert bench.spec.answers.refuse_below == 0.7
    assert page.bar.isHidden()


def test_each_part_has_a_tab_and_what_is_to_be_mended_is_turned_to(page: AnswersPage) -> None:
    assert page.tabs.names() == ("model", "voice", "limits")
    assert page.model.isVisible()
    page.turn_to("no_contact")
    assert page.person.email.isVisible()
    assert not page.model.isVisible()
    page.turn_to("price_unknown")
    assert page.spending.isVisible()


def test_visitors_may_ask_why_only_where_the_owner_says_so(
    qtbot: QtBot, page: AnswersPage, bench: Workbench
) -> None:
    assert not page.openness.why.isChecked()
    page.openness.why.click()
    with qtbot.waitSignal(page.presenter.saved):
        page.bar.save_button.click()
    assert bench.spec.answers.explain_to_visitors
    page.openness.why.click()
    page.bar.discard_button.click()
    assert page.openness.why.isChecked()


def test_discarding_goes_back_to_what_is_saved(page: AnswersPage, bench: Workbench) -> None:
    page.doubt.unknown.setPlainText("No idea.")
    page.bar.discard_button.click()
    assert page.doubt.unknown.text == bench.spec.answers.unknown
    assert not page.dirty


def test_a_server_on_this_computer_needs_no_permission(
    qtbot: QtBot, page: AnswersPage, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    choose_server(page, NOWHERE)
    with qtbot.waitSignal(page.presenter.saved):
        page.bar.save_button.click()
    assert bench.spec.answers.model is ModelKind.OPENAI_COMPATIBLE
    assert dialogs.asked == []


def test_a_host_outside_is_asked_about_and_nothing_typed_is_lost(
    qtbot: QtBot, page: AnswersPage, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    dialogs.answers = {"confirm": None}
    choose_server(page, OUTSIDE)
    with qtbot.waitSignal(page.presenter.permission_needed):
        page.bar.save_button.click()
    assert OUTSIDE in dialogs.asked[0]
    assert bench.spec.answers.model is ModelKind.QUOTES
    assert page.model.address.text() == OUTSIDE
    assert page.bar.save_button.isEnabled()

    dialogs.answers = {"confirm": ""}
    with qtbot.waitSignal(page.presenter.saved):
        page.bar.save_button.click()
    assert bench.spec.answers.base_url == OUTSIDE
    assert bench.spec.privacy.hosts == ("api.models.example",)


def test_the_test_button_saves_and_then_says_why_it_fails(
    qtbot: QtBot, page: AnswersPage, bench: Workbench
) -> None:
    choose_server(page, NOWHERE)
    assert page.model.test.text() == "Save and test"
    with qtbot.waitSignal(page.presenter.checked, timeout=20_000):
        page.model.test.click()
    assert bench.spec.answers.base_url == NOWHERE
    assert page.model.result.text
    assert page.model.test.isEnabled()


def test_a_good_test_offers_the_models_of_the_server(page: AnswersPage) -> None:
    page.model.model_name.fill("mine")
    page.model.show_check(ModelCheck(ok=True, models=("small", "large")))
    names = [page.model.model_name.itemText(at) for at in range(page.model.model_name.count())]
    assert names == ["small", "large"]
    assert page.model.model_name.text == "mine"
    assert "2" in page.model.result.text


def test_a_refused_key_is_told_as_such(page: AnswersPage) -> None:
    error = ModelError("model_key_refused", host="api.models.example")
    page.model.show_check(ModelCheck(ok=False, error=error))
    assert page.model.result.text


def test_a_key_goes_to_the_keyring_and_shows_its_end_only(
    qtbot: QtBot, page: AnswersPage, bench: Workbench
) -> None:
    page.model.options.radio(ModelKind.OPENAI_COMPATIBLE).click()
    page.model.key.entry.fill("sk-abcdefghijklmnop-9876")
    page.model.key.keep.click()
    qtbot.waitUntil(lambda: "9876" in page.model.key.kept.text())
    assert page.model.key.entry.text == ""
    assert "abcd" not in page.model.key.kept.text()
    assert providers.list_keys(bench.secrets)[0].last4 == "9876"


def test_a_key_is_removed_after_a_question(
    qtbot: QtBot, page: AnswersPage, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    providers.set_key(bench.secrets, "openai_compatible", Secret("sk-123456789012"))
    page.presenter.key.find()
    qtbot.waitUntil(lambda: "9012" in page.model.key.kept.text())
    dialogs.answers = {"confirm": ""}
    page.model.key.forget.click()
    qtbot.waitUntil(page.model.key.forget.isHidden)
    assert providers.list_keys(bench.secrets) == []


def test_a_failure_is_told_on_the_page(page: AnswersPage) -> None:
    page.presenter.failed.emit(OSError("disk"))
    assert "OSError" in page.notice.text

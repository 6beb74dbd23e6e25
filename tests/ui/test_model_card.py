"""Choosing a provider or a model on this computer: what is shown, fetched, kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from builder.core.bot import ModelKind
from builder.core.progress import Step
from builder.studio import providers
from builder.studio.bots import Workbench
from builder.vault.secret import Secret
from tests.support.openai_server import OpenAIServer
from tests.support.provider_servers import AnthropicServer, OllamaServer
from tests.support.qt import ScriptedDialogs
from ui.job_bridge import JobBridge
from ui.pages.answers.page import AnswersPage
from ui.pages.answers.presenter import AnswersPresenter

PATIENCE = 30_000


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs) -> AnswersPage:
    made = AnswersPage(AnswersPresenter(bench, jobs), dialogs)
    qtbot.addWidget(made)
    made.resize(800, 1400)
    made.show()
    return made


@pytest.fixture
def ollama() -> Iterator[OpenAIServer]:
    with OllamaServer() as server:
        yield server


def choose_provider(page: AnswersPage, kind: ModelKind) -> None:
    page.model.options.radio(ModelKind.OPENAI_COMPATIBLE).click()
    page.model.provider.choose(kind)
    page.model.provider.activated.emit(page.model.provider.currentIndex())


def choose_ollama(qtbot: QtBot, page: AnswersPage, address: str) -> None:
    page.model.address.setText(address)
    with qtbot.waitSignal(page.presenter.ollama.found, timeout=PATIENCE):
        page.model.options.radio(ModelKind.OLLAMA).click()


@pytest.mark.parametrize(
    ("kind", "addressed", "keyed"),
    [
        (ModelKind.OPENAI, False, True),
        (ModelKind.ANTHROPIC, False, True),
        (ModelKind.AZURE_OPENAI, True, True),
        (ModelKind.OPENAI_COMPATIBLE, True, True),
    ],
)
def test_only_what_a_provider_needs_is_asked_for(
    page: AnswersPage, kind: ModelKind, addressed: bool, keyed: bool
) -> None:
    choose_provider(page, kind)

    assert page.model.address.isVisible() is addressed
    assert page.model.key.isVisible() is keyed
    assert page.form()["answers.model"] == kind
    assert not page.model.ollama.isVisible()


def test_each_provider_has_its_own_key(qtbot: QtBot, page: AnswersPage, bench: Workbench) -> None:
    providers.set_key(bench.secrets, "anthropic", Secret("sk-ant-0123456789-abcd"))
    choose_provider(page, ModelKind.ANTHROPIC)
    qtbot.waitUntil(lambda: "abcd" in page.model.key.kept.text(), timeout=PATIENCE)

    choose_provider(page, ModelKind.OPENAI)

    qtbot.waitUntil(lambda: "abcd" not in page.model.key.kept.text(), timeout=PATIENCE)
    page.model.key.entry.fill("sk-proj-0123456789-wxyz")
    page.model.key.keep.click()
    qtbot.waitUntil(lambda: "wxyz" in page.model.key.kept.text(), timeout=PATIENCE)
    kept = {key.provider: key.last4 for key in providers.list_keys(bench.secrets)}
    assert kept == {"anthropic": "abcd", "openai": "wxyz"}


def test_a_key_of_another_provider_is_told_on_the_page(qtbot: QtBot, page: AnswersPage) -> None:
    choose_provider(page, ModelKind.OPENAI)
    page.model.key.entry.fill("sk-ant-0123456789-abcd")
    page.model.key.keep.click()
    qtbot.waitUntil(lambda: "anthropic" in page.notice.text, timeout=PATIENCE)


def test_a_provider_s_own_host_is_asked_about(
    qtbot: QtBot, page: AnswersPage, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    dialogs.answers = {"confirm": ""}
    choose_provider(page, ModelKind.ANTHROPIC)
    page.model.model_name.setEditText("claude-3-5-haiku-latest")
    with qtbot.waitSignal(page.presenter.saved, timeout=PATIENCE):
        page.bar.save_button.click()

    assert "https://api.anthropic.com" in dialogs.asked[0]
    assert bench.spec.privacy.hosts == ("api.anthropic.com",)
    assert bench.spec.answers.model is ModelKind.ANTHROPIC


def test_models_on_this_computer_are_found_and_offered(
    qtbot: QtBot, page: AnswersPage, ollama: OpenAIServer
) -> None:
    choose_ollama(qtbot, page, ollama.base_url)

    names = [page.model.model_name.itemText(at) for at in range(page.model.model_name.count())]
    assert names == ["small:latest", "large:latest"]
    assert "2" in page.model.ollama.state.text()
    page.model.model_name.setEditText("small")
    assert not page.model.ollama.fetch.isVisible()


def test_a_model_is_fetched_and_then_tried(
    qtbot: QtBot, page: AnswersPage, bench: Workbench, ollama: OpenAIServer
) -> None:
    choose_ollama(qtbot, page, ollama.base_url)
    page.model.model_name.setEditText("llama3.2:3b")
    assert page.model.ollama.fetch.isVisible()
    with qtbot.waitSignal(page.presenter.ollama.fetched, timeout=PATIENCE):
        page.model.ollama.fetch.click()
    assert "llama3.2:3b" in page.model.ollama.notice.text
    assert {asked.path for asked in ollama.asked} == {"/api/tags", "/api/pull"}

    page.model.model_name.setEditText("small")
    with qtbot.waitSignal(page.presenter.checked, timeout=PATIENCE):
        page.model.test.click()
    assert bench.spec.answers.model is ModelKind.OLLAMA
    assert "works" in page.model.result.text
    assert bench.spec.privacy.network == "none"


def test_fetching_can_be_stopped(qtbot: QtBot, page: AnswersPage, ollama: OpenAIServer) -> None:
    choose_ollama(qtbot, page, ollama.base_url)
    page.model.model_name.setEditText("huge")
    ollama.started.clear()
    ollama.mode = "silent"
    page.model.ollama.fetch.click()
    assert page.busy
    qtbot.waitUntil(ollama.started.is_set, timeout=PATIENCE)
    page.model.ollama.stop.click()
    qtbot.waitUntil(lambda: not page.busy, timeout=PATIENCE)
    assert not page.model.ollama.notice.text


def test_a_look_that_ends_late_does_not_hide_how_far_a_model_is(page: AnswersPage) -> None:
    part = page.model.ollama
    part.show_work(True)
    part.show_step(Step("pulling", 1_240_000_000, 2_000_000_000, "huge"))
    told = part.state.text()
    part.show_found(("small:latest",))
    assert part.state.text() == told
    part.show_work(False)
    assert "1" in part.state.text()
    assert part.state.text() != told


def test_turning_to_another_model_takes_no_name_along(
    qtbot: QtBot, page: AnswersPage, ollama: OpenAIServer
) -> None:
    choose_ollama(qtbot, page, ollama.base_url)
    page.model.model_name.setEditText("small")
    choose_provider(page, ModelKind.OPENAI)
    assert page.form()["answers.model_name"] == ""
    assert "yet" in page.model.key.kept.text()


def test_no_ollama_is_said_plainly(qtbot: QtBot, page: AnswersPage) -> None:
    choose_ollama(qtbot, page, "http://127.0.0.1:9")

    assert "not running" in page.model.ollama.state.text()
    assert not page.model.ollama.fetch.isVisible()


def test_what_is_saved_is_shown_again(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs
) -> None:
    with AnthropicServer() as server:
        bench.change(
            {
                "answers.model": ModelKind.AZURE_OPENAI,
                "answers.model_name": "mine",
                "answers.base_url": server.base_url,
            }
        )
        made = AnswersPage(AnswersPresenter(bench, jobs), dialogs)
        qtbot.addWidget(made)

    assert made.model.kind == ModelKind.AZURE_OPENAI
    assert made.model.address.text() == server.base_url
    assert not made.dirty

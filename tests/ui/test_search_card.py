from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from builder.core.bot import EmbedderKind, ModelKind
from builder.core.document import Outcome
from builder.studio import embedders, providers
from builder.studio.bots import Workbench
from tests.support.desk import put
from tests.support.embedders import WordEmbedder
from tests.support.embedding_server import MODEL, EmbeddingServer
from tests.support.qt import ScriptedDialogs
from ui.job_bridge import JobBridge
from ui.pages.answers.page import AnswersPage
from ui.pages.answers.presenter import AnswersPresenter
from ui.pages.answers.search_card import SearchCard
from ui.workspace import build

AWAY, OUTSIDE = "https://embed.example.com/v1", "https://api.models.example/v1"


@pytest.fixture
def server() -> Iterator[EmbeddingServer]:
    with EmbeddingServer() as running:
        yield running


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs) -> AnswersPage:
    made = AnswersPage(AnswersPresenter(bench, jobs), dialogs)
    qtbot.addWidget(made)
    made.resize(800, 1800)
    with qtbot.waitSignal(made.presenter.search.known):
        made.show()
    return made


@pytest.fixture
def card(page: AnswersPage) -> SearchCard:
    return page.search


def choose(card: SearchCard, kind: EmbedderKind, address: str, model: str = MODEL) -> None:
    card.options.radio(kind).click()
    for line, text in ((card.address, address), (card.model_name, model)):
        line.clear()
        line.insert(text)
        line.textEdited.emit(text)


def choose_and_save(
    qtbot: QtBot, page: AnswersPage, address: str, kind: EmbedderKind = EmbedderKind.OLLAMA
) -> None:
    choose(page.search, kind, address)
    with qtbot.waitSignal(page.presenter.search.known):
        page.bar.save_button.click()


def learn(qtbot: QtBot, page: AnswersPage) -> None:
    with qtbot.waitSignal(page.presenter.search.known):
        page.search.needed.acted.emit()


def test_only_what_a_choice_needs_is_shown(card: SearchCard) -> None:
    assert card.options.value == EmbedderKind.BUILTIN
    assert not card.model_name.isVisible()
    card.options.radio(EmbedderKind.OLLAMA).click()
    assert card.model_name.isVisible()
    assert card.address.isVisible()
    assert not card.key.isVisible()
    card.options.radio(EmbedderKind.OPENAI_COMPATIBLE).click()
    assert card.key.isVisible()


def test_what_is_chosen_is_tried_when_saved_and_the_passages_wait(
    qtbot: QtBot, page: AnswersPage, bench: Workbench, server: EmbeddingServer
) -> None:
    assert page.search.needed.isHidden()
    choose_and_save(qtbot, page, server.address)
    assert bench.spec.search.embedder is EmbedderKind.OLLAMA
    assert MODEL in page.search.result.text
    assert "words alone" in page.search.needed.text
    assert not page.dirty


def test_every_passage_is_learnt_again_by_one_button(
    qtbot: QtBot, page: AnswersPage, bench: Workbench, server: EmbeddingServer
) -> None:
    choose_and_save(qtbot, page, server.address)
    stages: list[str] = []
    page.presenter.search.stepped.connect(lambda _step: stages.append(page.search.stage))
    learn(qtbot, page)
    assert stages[-1] == "Passage 3 of 3"
    assert page.search.stage == ""
    assert page.search.needed.isHidden()
    assert "All passages" in page.search.result.text
    made_by = bench.file.chunks.embedder()
    assert made_by is not None
    assert made_by.name == MODEL
    assert bench.bot.readiness().complete


def test_a_choice_taken_back_needs_no_learning(
    qtbot: QtBot, page: AnswersPage, bench: Workbench, server: EmbeddingServer
) -> None:
    choose_and_save(qtbot, page, server.address)
    learn(qtbot, page)
    choose_and_save(qtbot, page, server.address, EmbedderKind.OPENAI_COMPATIBLE)
    assert page.search.needed.text
    choose_and_save(qtbot, page, server.address)
    assert page.search.needed.isHidden()
    assert bench.bot.readiness().complete
    assert bench.bot.retriever.search("helmets returned")[0].sentence > 0.3


def test_what_cannot_be_reached_is_told_and_the_choice_stays(
    qtbot: QtBot, page: AnswersPage, bench: Workbench, server: EmbeddingServer
) -> None:
    server.mode = "no_model"
    choose_and_save(qtbot, page, server.address)
    assert MODEL in page.search.result.text
    assert "ollama pull" in page.search.result.text
    assert page.search.test.isEnabled()
    learn(qtbot, page)
    assert "ollama pull" in page.search.result.text
    assert page.search.needed.text
    assert bench.file.chunks.without_vectors() == []


def test_testing_asks_the_server_anew(
    qtbot: QtBot, page: AnswersPage, server: EmbeddingServer
) -> None:
    choose_and_save(qtbot, page, server.address)
    assert page.search.test.text() == "Test the search model"
    server.mode = "failed"
    with qtbot.waitSignal(page.presenter.search.known):
        page.search.test.click()
    assert "400" in page.search.result.text


def test_a_model_without_a_name_is_refused_on_the_page(
    qtbot: QtBot, page: AnswersPage, bench: Workbench
) -> None:
    choose(page.search, EmbedderKind.OLLAMA, "", model="")
    with qtbot.waitSignal(page.presenter.failed):
        page.search.test.click()
    assert page.notice.text
    assert bench.spec.search.embedder is EmbedderKind.BUILTIN
    assert page.dirty


def test_each_host_outside_is_asked_about_by_itself(
    qtbot: QtBot, page: AnswersPage, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    page.model.options.radio(ModelKind.OPENAI_COMPATIBLE).click()
    page.model.address.setText(OUTSIDE)
    page.model.model_name.setEditText("small")
    choose(page.search, EmbedderKind.OPENAI_COMPATIBLE, AWAY)
    answers: list[str | None] = ["", None]
    page.presenter.permission_needed.disconnect()

    def ask(address: str) -> None:
        dialogs.answers = {"confirm": answers[len(dialogs.asked)]}
        page._ask_permission(address)

    page.presenter.permission_needed.connect(ask)
    page.bar.save_button.click()
    qtbot.waitUntil(lambda: len(dialogs.asked) == 2)
    assert OUTSIDE in dialogs.asked[0]
    assert AWAY in dialogs.asked[1]
    assert bench.spec.privacy.hosts == ("api.models.example",)
    assert bench.spec.search.embedder is EmbedderKind.BUILTIN
    assert page.search.address.text() == AWAY
    assert page.bar.save_button.isEnabled()


def test_its_key_is_kept_apart_from_the_other_models(
    qtbot: QtBot, page: AnswersPage, bench: Workbench, server: EmbeddingServer
) -> None:
    choose_and_save(qtbot, page, server.address, EmbedderKind.OPENAI_COMPATIBLE)
    page.search.key.entry.fill("sk-abcdefghijklmnop-4321")
    with qtbot.waitSignal(page.presenter.search.key.known):
        page.search.key.keep.click()
    assert "4321" in page.search.key.kept.text()
    assert "4321" not in page.model.key.kept.text()
    assert [each.provider for each in providers.list_keys(bench.secrets)] == ["embedder"]
    with qtbot.waitSignal(page.presenter.search.known):
        page.search.test.click()
    assert server.keys[-1] == "Bearer sk-abcdefghijklmnop-4321"


def fill(bench: Workbench, count: int) -> None:
    for number in range(count):
        put(bench, f"note {number}.txt", f"Note number {number} is about helmets. It is short.")


def stop_after_some(page: AnswersPage, stop: Callable[[], None]) -> None:
    page.presenter.search.stepped.connect(lambda step: stop() if step.done < step.total else None)


def test_learning_that_is_stopped_waits_for_the_owner(
    qtbot: QtBot, page: AnswersPage, bench: Workbench, server: EmbeddingServer
) -> None:
    fill(bench, 400)
    choose_and_save(qtbot, page, server.address)
    stop_after_some(page, page.search.stop.click)
    learn(qtbot, page)
    found = embedders.learning(bench)
    assert found.needed
    assert not found.cut_off
    assert 0 < found.done < found.total
    assert page.search.result.isHidden()
    assert f"{found.done} of {found.total}" in page.search.needed.text
    assert page.search.options.isEnabled()


def test_learning_that_was_cut_off_goes_on_by_itself(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs
) -> None:
    with EmbeddingServer() as server:
        embedders.choose(bench, EmbedderKind.OLLAMA, model=MODEL, address=server.address)
        server.until = 2
        results = list(embedders.reembed(bench))
        assert Outcome.FAILED in {result.outcome for result in results}
        server.until = None
        shown = build(bench, jobs, dialogs)
        for made in (*shown.pages.values(), shown.preview):
            qtbot.addWidget(made)
        with qtbot.waitSignal(shown.answers.presenter.search.learnt):
            shown.start()
            qtbot.waitUntil(lambda: shown.busy)
        assert embedders.learning(bench).needed is False
        qtbot.waitUntil(lambda: not shown.busy)


def test_what_the_server_does_not_give_still_waits(
    qtbot: QtBot, page: AnswersPage, bench: Workbench, server: EmbeddingServer
) -> None:
    choose_and_save(qtbot, page, server.address)
    server.until = server.requests + 1
    learn(qtbot, page)
    assert "400" in page.search.result.text
    assert "1 of 3" in page.search.needed.text
    server.until = None
    learn(qtbot, page)
    assert page.search.needed.isHidden()


def test_documents_added_meanwhile_do_not_hide_that_the_others_wait(
    qtbot: QtBot, page: AnswersPage, bench: Workbench, server: EmbeddingServer
) -> None:
    choose_and_save(qtbot, page, server.address)
    put(bench, "new.txt", "We repair wheels. It takes a day.")
    assert not embedders.outdated(bench)
    with qtbot.waitSignal(page.presenter.search.known):
        page.presenter.search.refresh()
    assert "1 of 4" in page.search.needed.text


def test_vectors_of_a_model_that_is_not_loaded_are_told_by_its_name(
    bench: Workbench, server: EmbeddingServer
) -> None:
    assert not embedders.outdated(bench)
    embedders.choose(bench, EmbedderKind.OLLAMA, model=MODEL, address=server.address)
    assert bench.bot.retriever.embedder is None
    assert embedders.outdated(bench)
    list(embedders.reembed(bench))
    embedders.choose(bench, EmbedderKind.BUILTIN)
    assert embedders.outdated(bench)
    bench.bot.retriever.embedder = WordEmbedder()
    assert embedders.outdated(bench)

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from builder.core.bot import ModelKind
from builder.core.conversation import Answer, Delta, Done
from builder.core.errors import VaultError
from builder.studio import answers
from builder.studio.bots import Workbench
from tests.support.desk import SERVICE
from tests.support.qt import ScriptedDialogs
from ui.dialogs.passage import PassageDialog
from ui.dialogs.understanding.window import UnderstandingDialog
from ui.job_bridge import JobBridge
from ui.pages.preview.dock import PreviewDock
from ui.pages.preview.presenter import PreviewPresenter
from ui.widgets.button import Button
from ui.widgets.source_button import SourceButton

ASKED = "What does a full service cost?"


@pytest.fixture
def dock(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs
) -> Iterator[PreviewDock]:
    made = PreviewDock(PreviewPresenter(bench, jobs), dialogs)
    qtbot.addWidget(made)
    made.resize(420, 760)
    made.show()
    yield made
    made.presenter.stop()


def ask(qtbot: QtBot, dock: PreviewDock, text: str) -> None:
    with qtbot.waitSignal(
        dock.presenter.asking, check_params_cb=lambda busy: not busy, timeout=30_000
    ):
        dock.ask(text)


def shown(dock: PreviewDock, kind: type[QDialog]) -> list[QDialog]:
    return [dialog for dialog in dock.findChildren(kind) if dialog.isVisible()]


def words(widget: QDialog) -> str:
    return " ".join(child.text() for child in widget.findChildren(QLabel))


def test_the_greeting_stands_first(dock: PreviewDock, bench: Workbench) -> None:
    assert dock.chat.messages[0].line.text == bench.spec.appearance.greeting


def test_an_answer_comes_with_the_source_that_holds_it(qtbot: QtBot, dock: PreviewDock) -> None:
    ask(qtbot, dock, ASKED)
    last = dock.chat.messages[-1]
    assert "89 pounds" in last.body.toPlainText()
    assert last.findChildren(SourceButton)[0].citation.document == "prices.pdf"
    assert dock.input.text() == ""
    assert dock.send.isEnabled()


def test_a_source_opens_its_passage_with_the_sentence_marked(
    qtbot: QtBot, dock: PreviewDock
) -> None:
    ask(qtbot, dock, ASKED)
    dock.chat.messages[-1].findChildren(SourceButton)[0].click()
    qtbot.waitUntil(lambda: bool(shown(dock, PassageDialog)))
    dialog = shown(dock, PassageDialog)[0]
    assert isinstance(dialog, PassageDialog)
    assert SERVICE in dialog.view.toPlainText()
    assert dialog.windowTitle() == "prices.pdf"
    whole = [each for each in dialog.findChildren(Button) if each.text() == "Show in the document"]
    whole[0].click()
    (view,) = dock.findChildren(UnderstandingDialog)
    cited = dock.chat.messages[-1].findChildren(SourceButton)[0].citation
    qtbot.waitUntil(lambda: view.card.passage is not None, timeout=30_000)
    assert view.card.passage is not None
    assert view.card.passage.chunk.id == cited.chunk_id
    view.close()
    dialog.close()


def test_a_question_without_an_answer_is_refused_in_the_owners_words(
    qtbot: QtBot, dock: PreviewDock, bench: Workbench
) -> None:
    bench.change({"answers.refuse_below": 1.0, "answers.unknown": "Please ring us."})
    ask(qtbot, dock, "Who won the cup?")
    last = dock.chat.messages[-1]
    assert last.body.toPlainText() == "Please ring us."
    assert "do not seem to hold the answer" in last.line.note
    texts = [button.text() for button in last.findChildren(Button)]
    assert [text for text in texts if text] == ["Why no answer?", "Keep as a test", "Say more…"]


def test_a_model_that_is_down_says_so_and_falls_back_to_quotes(
    qtbot: QtBot, dock: PreviewDock, bench: Workbench
) -> None:
    answers.choose_model(
        bench,
        ModelKind.OPENAI_COMPATIBLE,
        model_name="small",
        base_url="http://127.0.0.1:9/v1",
    )
    ask(qtbot, dock, ASKED)
    last = dock.chat.messages[-1]
    assert "89 pounds" in last.body.toPlainText()
    assert "quoted from your documents" in last.line.note


def test_pieces_grow_in_one_bubble_and_can_be_withdrawn(qtbot: QtBot, dock: PreviewDock) -> None:
    dock._growing = dock.chat.say(dock.chat.messages[0].line.__class__("bot"))
    growing = dock.chat.messages[-1]
    for piece in ("It costs ", "**nothing**", " [1]."):
        dock.presenter.grew.emit(piece)
    qtbot.waitUntil(lambda: "nothing" in growing.body.toPlainText())
    dock.presenter.withdrawn.emit("model_cut_off")
    qtbot.waitUntil(lambda: "nothing" not in growing.body.toPlainText())
    dock.presenter.answered.emit(Answer("Eighty pounds.", refused=False, confidence=0.9))
    assert growing.body.toPlainText() == "Eighty pounds."


def test_what_was_typed_comes_back_when_asking_fails(
    qtbot: QtBot, dock: PreviewDock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> Iterator[object]:
        raise VaultError("bot_damaged", name="Corner Shop")

    monkeypatch.setattr(answers, "ask", broken)
    ask(qtbot, dock, ASKED)
    assert dock.input.text() == ASKED
    assert "Corner Shop" in dock.notice.text


def test_a_slow_answer_can_be_stopped(
    qtbot: QtBot, dock: PreviewDock, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def slow(*_: object, token: object, **__: object) -> Iterator[object]:
        yield Delta("It costs")
        begun.set()
        while True:
            token.check()  # type: ignore[attr-defined]

    monkeypatch.setattr(answers, "ask", slow)
    dock.ask(ASKED)
    dock.ask("And a second one?")
    qtbot.waitUntil(begun.is_set)
    assert dock.stop.isVisible()
    with qtbot.waitSignal(dock.presenter.stopped):
        dock.stop.click()
    assert dock.chat.messages[-1].line.text == "It costs"
    assert len(dock.chat.messages) == 3
    assert dock.send.isEnabled()


def test_a_new_talk_forgets_the_old_one(qtbot: QtBot, dock: PreviewDock) -> None:
    ask(qtbot, dock, ASKED)
    assert len(dock.presenter._turns) == 2
    dock.again.click()
    assert len(dock.chat.messages) == 1
    assert dock.presenter._turns == []


def test_an_answer_to_an_old_talk_is_not_shown(qtbot: QtBot, dock: PreviewDock) -> None:
    dock.presenter.reset()
    late = Done(Answer("Too late.", refused=False, confidence=1.0))
    dock.presenter._event(0, ASKED, late)
    assert "Too late." not in [message.line.text for message in dock.chat.messages]


def test_a_changed_greeting_is_shown_while_nothing_was_asked(
    qtbot: QtBot, dock: PreviewDock, bench: Workbench
) -> None:
    bench.change({"appearance.greeting": "Good evening!"})
    dock.refresh()
    assert dock.chat.messages[0].line.text == "Good evening!"
    ask(qtbot, dock, ASKED)
    bench.change({"appearance.greeting": "Good night!"})
    dock.refresh()
    assert dock.chat.messages[0].line.text == "Good evening!"


def test_getting_ready_is_said_in_the_head(dock: PreviewDock) -> None:
    dock.show_readiness("Getting ready…")
    assert dock._about.text() == "Getting ready…"
    dock.show_readiness("")
    assert "nothing is published" in dock._about.text()


def test_card_numbers_are_hidden_as_on_a_site(
    qtbot: QtBot, dock: PreviewDock, bench: Workbench
) -> None:
    qtbot.keyClicks(dock.input, "I paid with 4111 1111 1111 1111,")  # type: ignore[no-untyped-call]
    assert dock.input.text() == "I paid with •••• 1111,"
    assert "hid it" in dock.notice.text
    dock.input.undo()
    assert "4111 1111" not in dock.input.text()

    dock.input.setText("What does a full service cost, 4222222222222")
    with qtbot.waitSignal(dock.presenter.answered, timeout=30_000):
        dock.send.click()
    said = [message.line.text for message in dock.chat.messages if message.line.role == "visitor"]
    assert said == ["What does a full service cost, •••• 2222"]
    assert "hid it" in dock.notice.text

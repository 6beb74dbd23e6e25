"""*Why this answer*: from the preview to the report, to the passage in its document, to a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from builder.core.conversation import Answer, Candidate, Dropped, Question, Sent, Trace
from builder.core.document import SourceRef
from builder.studio import corrections, documents
from builder.studio.bots import Workbench
from tests.support.desk import SERVICE
from tests.support.documents import make_pdf
from tests.support.qt import ScriptedDialogs, press, small_targets, unnamed
from ui.dialogs.understanding.window import UnderstandingDialog
from ui.dialogs.why.presenter import WhyPresenter
from ui.dialogs.why.window import WhyDialog
from ui.job_bridge import JobBridge
from ui.pages.preview.dock import PreviewDock
from ui.pages.preview.presenter import PreviewPresenter
from ui.theme.appearance import Appearance
from ui.translation import LANGUAGES, Catalogues
from ui.widgets.button import Button
from ui.widgets.score_bar import ScoreBar

LONG = 30_000
ASKED = "What does a full service cost?"
TOWING = "Towing a broken tandem home costs 31 pounds on any day of the week."
FAILED = Answer(
    "No.",
    refused=True,
    confidence=0.2,
    reason="not_in_documents",
    trace=Trace(
        asked="Cost?",
        candidates=(
            Candidate("c", "prices.pdf", SERVICE * 9, SourceRef(page=2), 0.9, 0.8, 0.7, 0.6, True),
        ),
        threshold=0.5,
        rules=("retrieved", "fallback_model_timeout", "sentences_dropped", "refused"),
        sent=(Sent("api.example", "Mail from [EMAIL_ADDRESS]", {"EMAIL_ADDRESS": 1}),),
        dropped=(Dropped("It costs 45 pounds.", "number", ("45",), 0, 0.5),),
        masked={"EMAIL_ADDRESS": 1, "MEDICAL": 2},
        timings_ms={"total": 12.3},
        steps_ms={"search": 2.3, "model": 10.0},
    ),
)

Open = Callable[..., WhyDialog]


@pytest.fixture
def opened(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs
) -> Iterator[Open]:
    made: list[WhyDialog] = []

    def open_it(answer: Answer | None = None, asked: str = ASKED) -> WhyDialog:
        answer = answer or bench.bot.answer(Question(asked))
        dialog = WhyDialog(None, WhyPresenter(bench, jobs, asked, answer), dialogs)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        made.append(dialog)
        dialog.open()
        qtbot.waitUntil(lambda: dialog.presenter.report.changes is not None, timeout=LONG)
        return dialog

    yield open_it
    for dialog in made:
        dialog.presenter.stop()


def words(widget: QWidget) -> str:
    return " ".join(child.text() for child in widget.findChildren(QLabel))


def button(widget: QWidget, text: str) -> Button:
    return next(each for each in widget.findChildren(Button) if each.text() == text)


def towed(bench: Workbench, opened: Open, folder: Path) -> WhyDialog:
    """The report of an answer from a document about towing."""
    (folder / "extras.md").write_text(f"## Towing\n\n{TOWING}\n")
    list(documents.add(bench, [folder / "extras.md"]))
    return opened(asked="What does towing a broken tandem home cost?")


def test_why_shows_the_passages_the_threshold_and_that_nothing_was_sent(opened: Open) -> None:
    dialog = opened()
    said = words(dialog)
    assert dialog.windowTitle() == "Why this answer"
    assert "Answered by quoting 1 passage" in said
    assert "prices.pdf" in said
    assert "You ask for 50\u00a0%" in said
    assert "stayed here" in said
    assert "With the strictness at" in said
    limits = [bar.limit for bar in dialog.findChildren(ScoreBar) if bar.limit is not None]
    assert limits == [0.5]
    assert "Searching the passages" in said


def test_why_shows_word_for_word_what_went_to_a_model_and_what_was_not_let_through(
    opened: Open,
) -> None:
    dialog = opened(FAILED)
    said = words(dialog)
    assert dialog.windowTitle() == "Why no answer"
    assert "It missed by 30.0 points" in said
    assert "api.example" in said
    assert "E-mail addresses: 1, Medical: 2" in said
    assert "a number that stands in no passage: 45" in said
    boxes = [box.toPlainText() for box in dialog.findChildren(QPlainTextEdit)]
    assert boxes == ["Mail from [EMAIL_ADDRESS]"]


def test_the_preview_opens_the_report_of_its_own_question(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs
) -> None:
    dock = PreviewDock(PreviewPresenter(bench, jobs), dialogs)
    qtbot.addWidget(dock)
    dock.show()
    with qtbot.waitSignal(dock.presenter.answered, timeout=LONG):
        dock.ask(ASKED)
    qtbot.waitUntil(lambda: dock.chat.messages[-1].line.answer is not None, timeout=LONG)
    button(dock.chat.messages[-1], "Why this answer?").click()
    (dialog,) = dock.findChildren(WhyDialog)
    assert dialog.presenter.report.question == ASKED
    qtbot.waitUntil(lambda: dialog.presenter.report.changes is not None, timeout=LONG)
    dialog.close()


@pytest.mark.parametrize("ending", ["md", "pdf"])
def test_a_passage_opens_marked_in_its_document_beside_the_others(
    qtbot: QtBot, bench: Workbench, opened: Open, tmp_path: Path, ending: str
) -> None:
    other = "We sell bells, lamps, locks and a great many other small things for bicycles."
    if ending == "md":
        (tmp_path / "extras.md").write_text(f"## Shop\n\n{other}\n\n## Towing\n\n{TOWING}\n")
    else:
        (tmp_path / "extras.pdf").write_bytes(make_pdf([other], [TOWING]))
    (added,) = documents.add(bench, [tmp_path / f"extras.{ending}"])
    assert added.outcome == "ready"
    dialog = opened(asked="What does towing a broken tandem home cost?")
    passage = next(each for each in dialog.presenter.report.passages if each.used)
    assert TOWING in passage.text
    show = next(
        each for each in dialog.findChildren(Button) if each.property("passage") == passage.chunk_id
    )
    assert show.accessibleName() == f"Show in the document: extras.{ending}"
    show.click()
    (view,) = dialog.findChildren(UnderstandingDialog)
    qtbot.waitUntil(lambda: view.list.count() == 2, timeout=LONG)
    assert view.list.currentRow() == 1
    assert view.card.passage is not None
    assert view.card.passage.chunk.id == passage.chunk_id
    if ending == "md":
        qtbot.waitUntil(lambda: bool(view.pane.text.spans), timeout=LONG)
        (span,) = view.pane.text.spans
        assert view.pane.text.toPlainText()[slice(*span)] == TOWING
    else:
        qtbot.waitUntil(lambda: view.pane.at == 1, timeout=LONG)
    assert view.notice.text == ""
    view.close()


def test_a_passage_that_is_gone_since_is_said_to_be(
    qtbot: QtBot, bench: Workbench, opened: Open, tmp_path: Path
) -> None:
    dialog = towed(bench, opened, tmp_path)
    gone = next(each for each in dialog.presenter.report.passages if each.used).chunk_id
    (tmp_path / "extras.md").write_text("## Towing\n\nWe tow nothing any more, sadly.\n")
    list(documents.add(bench, [tmp_path / "extras.md"]))
    dialog._open("extras.md", gone)
    (view,) = dialog.findChildren(UnderstandingDialog)
    qtbot.waitUntil(lambda: view.list.count() == 1, timeout=LONG)
    assert "that passage is not in it any more" in view.notice.text
    view.close()


def test_a_passage_switched_off_from_the_report_is_told_on(
    qtbot: QtBot, bench: Workbench, opened: Open, tmp_path: Path
) -> None:
    dialog = towed(bench, opened, tmp_path)
    used = next(each for each in dialog.presenter.report.passages if each.used)
    dialog._open("extras.md", used.chunk_id)
    (view,) = dialog.findChildren(UnderstandingDialog)
    qtbot.waitUntil(lambda: view.list.count() == 1, timeout=LONG)
    with qtbot.waitSignal(dialog.changed, timeout=LONG):
        view.presenter.switch_off(view.card.passage)  # type: ignore[arg-type]
    (passage,) = corrections.listing(bench, "extras.md")
    assert passage.state == "off"
    view.close()


def test_the_report_is_copied_and_saved_with_personal_data_masked(
    qtbot: QtBot, opened: Open, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    dialog = opened(FAILED, asked="I am ann.lee@mail.example. Cost?")
    QGuiApplication.clipboard().clear()
    button(dialog, "Copy as report").click()
    qtbot.waitUntil(lambda: "Copied" in dialog.notice.text, timeout=LONG)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("# Why no answer\n")
    assert "ann.lee" not in text
    assert "[EMAIL_ADDRESS]" in text
    assert "Personal data is masked in this copy." in text

    file = tmp_path / "report.md"
    dialogs.answers["save_file"] = file
    button(dialog, "Save…").click()
    qtbot.waitUntil(lambda: "report.md" in dialog.notice.text, timeout=LONG)
    assert file.read_text("utf-8") == text
    dialogs.answers["save_file"] = tmp_path / "nowhere" / "report.md"
    button(dialog, "Save…").click()
    qtbot.waitUntil(lambda: dialog.notice.property("notice") == "danger", timeout=LONG)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_report_reads_in_every_language_and_by_keyboard(
    opened: Open, appearance: Appearance, code: str, theme: str
) -> None:
    catalogues = Catalogues(appearance.parent())  # type: ignore[arg-type]
    catalogues.show(code)
    appearance.show(theme)
    dialog = opened(FAILED)
    assert dialog.presenter.report.language == code
    assert unnamed(dialog) == []
    assert small_targets(dialog) == []
    press(dialog, Qt.Key.Key_End)
    bar = dialog._bar
    assert bar.value() == bar.maximum() > 0
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    catalogues.show("en")

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from builder.core.conversation import Question
from builder.core.document import SourceRef
from builder.studio import corrections, documents
from builder.studio.bots import Workbench
from tests.support.desk import put
from tests.support.documents import make_pdf
from tests.support.qt import ScriptedDialogs, click, press, small_targets, unnamed
from ui.dialogs.understanding.presenter import UnderstandingPresenter
from ui.dialogs.understanding.window import UnderstandingDialog
from ui.job_bridge import JobBridge
from ui.pages.documents.page import DocumentsPage
from ui.theme.appearance import Appearance

LONG = 30_000
DELIVERY = "We deliver to Leeds within two days for a small fee that you pay at the door."
CONTACT = "Ask our customer at ann.lee@mail.example about the tandem that we made for her."
GUIDE = f"## Delivery\n\n{DELIVERY}\n\n## Contact\n\n{CONTACT}\n"

Open = Callable[[str], UnderstandingDialog]


@pytest.fixture
def opened(qtbot: QtBot, bench: Workbench, jobs: JobBridge, tmp_path: Path) -> Iterator[Open]:
    (tmp_path / "guide.md").write_text(GUIDE)
    (tmp_path / "guide.pdf").write_bytes(make_pdf([DELIVERY], [CONTACT.replace("Ask", "Write to")]))
    found = [tmp_path / "guide.md", tmp_path / "guide.pdf"]
    assert {each.outcome for each in documents.add(bench, found)} == {"ready"}
    made: list[UnderstandingDialog] = []

    def open_it(name: str) -> UnderstandingDialog:
        dialog = UnderstandingDialog(None, UnderstandingPresenter(bench, jobs, name))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        made.append(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.list.count() > 0, timeout=LONG)
        return dialog

    yield open_it
    for dialog in made:
        qtbot.waitUntil(lambda dialog=dialog: not dialog.presenter.busy, timeout=LONG)  # type: ignore[misc]
        dialog.presenter.stop()


def marked(dialog: UnderstandingDialog) -> str:
    text = dialog.pane.text.toPlainText()
    return " … ".join(text[start:end] for start, end in dialog.pane.text.spans)


def test_a_document_is_opened_from_its_row(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs
) -> None:
    page = DocumentsPage(bench, jobs, dialogs)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: len(page.files.rows()) == 3)
    row = page.files.list.rows["hours.md"]
    menu = [action.text() for action in row.actions() if action.isVisible()]
    assert menu == ["What was understood of hours.md", "Remove hours.md"]
    press(row._look, Qt.Key.Key_Space)
    (dialog,) = page.findChildren(UnderstandingDialog)
    qtbot.waitUntil(lambda: dialog.list.count() == 1, timeout=LONG)
    assert "hours.md" in dialog.windowTitle()
    dialog.card.off.click()
    qtbot.waitUntil(lambda: page.files.rows()["hours.md"].level == "danger", timeout=LONG)
    assert page.files.rows()["hours.md"].understood  # so that it can be switched on again
    dialog.reject()


def test_a_passage_and_its_place_are_seen_beside_each_other(qtbot: QtBot, opened: Open) -> None:
    dialog = opened("guide.md")
    assert dialog.list.count() == 2
    assert marked(dialog) == DELIVERY
    dialog.list.setFocus()
    press(dialog.list, Qt.Key.Key_Down)
    assert "[EMAIL_ADDRESS]" in dialog.card.text.toPlainText()
    assert marked(dialog).startswith("Ask our customer at … about")
    assert "1 e-mail address" in dialog.pane._personal.text()
    assert dialog.pane._personal.isVisible()
    assert "1 e-mail address" in dialog.card._personal.text()
    assert "personal data: 1 e-mail address" in dialog._facts.text()


def test_a_click_into_the_text_shows_the_passage(qtbot: QtBot, opened: Open) -> None:
    dialog = opened("guide.md")
    view = dialog.pane.text
    cursor = view._cursor((view.toPlainText().index("tandem"),) * 2)
    spot = view.cursorRect(cursor).center()
    click(view.viewport(), spot)
    assert dialog.list.currentRow() == 1
    click(view.viewport(), QPoint(spot.x(), view.viewport().height() - 4))  # nothing stands there
    assert dialog.list.currentRow() == 1


def test_pages_are_drawn_turned_and_clicked(qtbot: QtBot, opened: Open) -> None:
    dialog = opened("guide.pdf")
    pane = dialog.pane
    qtbot.waitUntil(lambda: bool(pane.page.page.marked), timeout=LONG)
    assert (pane.at, pane.before.isEnabled(), pane.after.isEnabled()) == (0, False, True)
    dialog.list.setCurrentRow(1)
    qtbot.waitUntil(lambda: pane.at == 1 and bool(pane.page.page.marked), timeout=LONG)
    assert "1 e-mail address" in pane._personal.text()
    press(pane.before, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: pane.at == 0 and pane._drawn is not None, timeout=LONG)
    assert pane.page.page.marked == ()  # the passage that is open stands on the other page
    qtbot.waitUntil(lambda: pane.page.page.height() > 500, timeout=LONG)
    spot = pane.page.page._box(3).center().toPoint()
    QTest.mouseClick(
        pane.page.page, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot
    )
    assert dialog.list.currentRow() == 0
    assert pane.page.page.marked


def test_the_marks_are_painted_over_the_page(qtbot: QtBot, opened: Open) -> None:
    dialog = opened("guide.pdf")
    page = dialog.pane.page.page
    qtbot.waitUntil(lambda: bool(page.marked), timeout=LONG)
    box = page._box(page.marked[0])
    inside = page.grab().toImage().pixelColor(box.topLeft().toPoint())
    outside = page.grab().toImage().pixelColor(3, 3)
    assert outside.name() == "#ffffff"
    assert inside.name() != "#ffffff"


def test_searching_narrows_the_list_and_goes_on_with_enter(qtbot: QtBot, opened: Open) -> None:
    dialog = opened("guide.md")
    press(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    dialog.search.setText("TANDEM")
    qtbot.waitUntil(lambda: dialog.list.count() == 1, timeout=LONG)
    assert dialog._count.text() == "1 passage"
    assert len(dialog.pane._found(dialog.pane.text.toPlainText())) == 1
    dialog.search.setText("for")
    qtbot.waitUntil(lambda: dialog.list.count() == 2, timeout=LONG)
    first = dialog.list.currentRow()
    press(dialog.search, Qt.Key.Key_Return)
    assert dialog.list.currentRow() == 1 - first
    dialog.search.setText("nothing of it")
    qtbot.waitUntil(lambda: dialog.list.count() == 0, timeout=LONG)
    assert dialog.card.passage is None
    assert not dialog.card.off.isVisible()


def test_a_passage_is_corrected_switched_off_and_put_back_with_the_keyboard(
    qtbot: QtBot, opened: Open, bench: Workbench
) -> None:
    documents.remove(bench, "guide.pdf")  # which says the same
    dialog = opened("guide.md")
    card = dialog.card
    press(card.correct, Qt.Key.Key_Space)
    assert card.editing
    card.area.selectAll()
    QTest.keyClicks(card.area, "We deliver to Leeds on Fridays. It is free.")
    press(card.save, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: card._state.text() == "Corrected", timeout=LONG)
    assert "Fridays" in bench.bot.answer(Question("When do you deliver to Leeds?")).text
    assert marked(dialog) == DELIVERY  # the document says what it said
    assert DELIVERY in card._before.text()
    press(card.off, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: card._state.text() == "Switched off", timeout=LONG)
    assert bench.bot.answer(Question("When do you deliver to Leeds?")).refused
    assert card.on.isVisible()
    assert not card.off.isVisible()
    press(card.on, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not card._state.isVisible(), timeout=LONG)
    assert card.text.toPlainText() == DELIVERY
    assert "two days" in bench.bot.answer(Question("When do you deliver to Leeds?")).text


def test_giving_up_a_correction_keeps_the_passage(qtbot: QtBot, opened: Open) -> None:
    dialog = opened("guide.md")
    card = dialog.card
    card.correct.click()
    card.area.fill("  ")
    assert not card.save.isEnabled()
    press(card.cancel, Qt.Key.Key_Space)
    assert not card.editing
    assert card.text.toPlainText() == DELIVERY


def test_a_refused_correction_says_why(qtbot: QtBot, opened: Open, bench: Workbench) -> None:
    dialog = opened("guide.md")
    dialog.card.correct.click()
    dialog.card.area.fill("x" * 5000)
    dialog.card.save.click()
    qtbot.waitUntil(lambda: "5000" in dialog.notice.text.replace(",", ""), timeout=LONG)
    qtbot.waitUntil(lambda: not dialog.presenter.busy, timeout=LONG)


def test_a_correction_without_its_passage_is_shown_and_can_be_dropped(
    qtbot: QtBot, opened: Open, bench: Workbench, tmp_path: Path
) -> None:
    (first, _) = corrections.listing(bench, "guide.md")
    corrections.correct(bench, first.chunk.id, "We deliver on Fridays.")
    (tmp_path / "guide.md").write_text(f"## Contact\n\n{CONTACT}\n")
    list(documents.add(bench, [tmp_path / "guide.md"]))
    dialog = opened("guide.md")
    dialog.list.setCurrentRow(1)
    assert dialog.card._state.text() == "Could not be applied"
    assert "We deliver on Fridays." in dialog.card._before.text()
    assert not dialog.card.correct.isVisible()
    dialog.card.undo.click()
    qtbot.waitUntil(lambda: dialog.list.count() == 1, timeout=LONG)


def test_a_passage_that_changed_a_little_is_asked_about(
    qtbot: QtBot, opened: Open, bench: Workbench, tmp_path: Path
) -> None:
    (first, _) = corrections.listing(bench, "guide.md")
    corrections.correct(bench, first.chunk.id, "We deliver on Fridays.")
    (tmp_path / "guide.md").write_text(GUIDE.replace("small fee", "smaller fee"))
    list(documents.add(bench, [tmp_path / "guide.md"]))
    dialog = opened("guide.md")
    assert dialog.card.keep.isVisible()
    dialog.card.keep.click()
    qtbot.waitUntil(lambda: not dialog.card.keep.isVisible(), timeout=LONG)
    assert dialog.card._state.text() == "Corrected"


def test_what_was_left_out_is_told_in_words(qtbot: QtBot, opened: Open, bench: Workbench) -> None:
    document = bench.file.documents.by_name("guide.md")
    assert document is not None
    stripped = ("hidden_text", "ocr", "tag_characters", "zero_width", "unheard_of")
    bench.file.documents.save(replace(document, stripped=stripped))
    said = opened("guide.md")._left_out.text()
    assert said.count("\n") == 3
    for word in ("reader does not see", "recognised in pictures", "Invisible", "no text of"):
        assert word in said


def test_without_its_original_the_passages_stand_for_the_document(
    qtbot: QtBot, opened: Open, bench: Workbench
) -> None:
    document = put(bench, "old.pdf", "Bells ring loud. They are made of brass.", ref=SourceRef())
    chunks = list(bench.file.chunks.of_document(document.id))
    bench.file.documents.replace(document, chunks, original=None)
    dialog = opened("old.pdf")
    assert "Bells ring loud." in dialog.pane.text.toPlainText()
    assert dialog.pane._note.isVisible()


@pytest.mark.parametrize("name", ["guide.md", "guide.pdf"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_control_says_its_name_and_can_be_hit(
    qtbot: QtBot, opened: Open, name: str, theme: str, appearance: Appearance
) -> None:
    appearance.show(theme)
    dialog = opened(name)
    qtbot.waitUntil(lambda: name.endswith(".md") or dialog.pane._drawn is not None, timeout=LONG)
    assert unnamed(dialog) == []
    assert small_targets(dialog) == []
    dialog.card.correct.click()
    assert unnamed(dialog) == []
    assert small_targets(dialog) == []


def test_tab_reaches_everything(qtbot: QtBot, opened: Open) -> None:
    dialog = opened("guide.pdf")
    dialog.activateWindow()
    dialog.list.setFocus()
    visited: set[QWidget] = set()
    for _ in range(30):
        visited.add(dialog.focusWidget())
        press(dialog.focusWidget(), Qt.Key.Key_Tab)
    card = dialog.card
    assert {dialog.search, dialog.list, card.off, card.correct, dialog.leave} <= visited
    assert {dialog.pane.page, dialog.pane.after} <= visited


def test_a_document_that_is_gone_is_not_said_to_be_read_for_ever(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge
) -> None:
    dialog = UnderstandingDialog(None, UnderstandingPresenter(bench, jobs, "gone.md"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.notice.isVisible, timeout=LONG)
    assert not dialog._count.text()

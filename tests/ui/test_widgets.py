from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from builder.core.conversation import Answer, Citation
from builder.core.document import SourceRef
from builder.core.errors import DocumentError
from tests.support.qt import click, press, seen_contrast
from ui.theme.appearance import Appearance
from ui.widgets.button import Button
from ui.widgets.chat_view import MORE, SHOWN, ChatView
from ui.widgets.choice import Choice, EditableChoice
from ui.widgets.code_line import CodeLine
from ui.widgets.document_row import DocumentRow, RowState
from ui.widgets.field import LineList, TextArea
from ui.widgets.flow import Flow
from ui.widgets.message import Line, Message, MessageText
from ui.widgets.notice import Notice
from ui.widgets.option import Option, Options
from ui.widgets.password_field import PasswordField
from ui.widgets.pill import Pill
from ui.widgets.save_bar import SaveBar
from ui.widgets.source_button import SourceButton, place
from ui.widgets.text import ElidedLabel, label
from ui.widgets.toggle import Toggle

CITATION = Citation(1, "Price list.xlsx", "d", "c", "text", SourceRef(sheet="Repairs", row=4), 0.9)


def test_a_text_that_comes_later_stands_apart_from_its_icon(qtbot: QtBot) -> None:
    late, early = Button(icon_name="plus"), Button("Add", icon_name="plus")
    for each in (late, early):
        qtbot.addWidget(each)
    late.setText("Add")
    assert late.iconSize() == early.iconSize()


def test_a_toggle_is_a_check_box_for_keyboard_and_mouse(qtbot: QtBot) -> None:
    toggle = Toggle("Show sources")
    qtbot.addWidget(toggle)
    toggle.resize(toggle.sizeHint())
    toggle.show()
    click(toggle)
    assert toggle.isChecked()
    qtbot.waitUntil(lambda: toggle._place == 1.0)
    toggle.setFocus()
    press(toggle, Qt.Key.Key_Space)
    assert not toggle.isChecked()
    qtbot.waitUntil(lambda: toggle._place == 0.0)
    assert min(toggle.width(), toggle.height()) >= 24
    assert toggle.accessibleName() == "Show sources"


def test_a_toggle_that_is_not_seen_needs_no_animation(qtbot: QtBot) -> None:
    toggle = Toggle("x", on=True)
    qtbot.addWidget(toggle)
    toggle.setChecked(False)
    assert toggle._place == 0.0
    toggle.setEnabled(False)
    assert not toggle.grab().isNull()


def test_only_the_last_messages_are_bubbles_and_earlier_ones_come_on_request(
    qtbot: QtBot,
) -> None:
    chat = ChatView()
    qtbot.addWidget(chat)
    chat.resize(400, 600)
    chat.show()
    for at in range(SHOWN + 50):
        chat.say(Line("visitor" if at % 2 else "bot", f"message {at}"))
    assert len(chat.messages) == SHOWN
    assert chat.messages[0].line.text == "message 50"
    assert chat._earlier.isVisible()
    chat._earlier.click()
    assert len(chat.messages) == SHOWN + MORE
    assert chat.messages[0].line.text == "message 10"
    chat.show_earlier()
    assert chat.messages[0].line.text == "message 0"
    assert not chat._earlier.isVisible()
    chat.keep(12)
    assert len(chat.messages) == 12
    assert chat._earlier.isVisible()
    chat.clear()
    assert chat.messages == []


def test_the_chat_stays_at_the_end_unless_somebody_scrolled_up(qtbot: QtBot) -> None:
    chat = ChatView()
    qtbot.addWidget(chat)
    chat.resize(400, 300)
    chat.show()
    for at in range(12):
        chat.say(Line("bot", f"message {at}"))
    bar = chat.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
    up = QWheelEvent(
        QPointF(9, 9),
        QPointF(9, 9),
        QPoint(0, 400),
        QPoint(0, 400),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(chat.viewport(), up)
    assert bar.value() < bar.maximum()
    at = bar.value()
    chat.messages[-1].append(" and more\n\n" * 20)
    qtbot.waitUntil(lambda: bar.maximum() > at + 300)
    assert bar.value() == at


def test_a_model_text_loads_nothing_and_follows_no_link(qtbot: QtBot) -> None:
    message = MessageText("Answer")
    qtbot.addWidget(message)
    message.show_markdown(
        "![x](file:///etc/passwd) <img src='http://a.example/x.png'> [shop](http://a.example) [1]"
    )
    cited: list[int] = []
    message.cited.connect(cited.append)
    assert message.loadResource(2, QUrl("file:///etc/passwd")) is None
    for address in ("http://a.example", "file:///etc/passwd", "cite:x", "cite:1"):
        message.anchorClicked.emit(QUrl(address))
    assert cited == [1]
    assert "<img" in message.toPlainText()
    assert 'href="cite:1"' in message.toHtml()


def test_a_citation_in_the_text_opens_its_source(qtbot: QtBot) -> None:
    answer = Answer("See [1] and [7].", refused=False, confidence=1, sources=(CITATION,))
    message = Message(Line("bot", answer.text, answer), "Answer")
    qtbot.addWidget(message)
    opened: list[Citation] = []
    message.source_opened.connect(opened.append)
    message.body.cited.emit(7)
    message.body.cited.emit(1)
    assert opened == [CITATION]


def test_words_of_a_visitor_are_plain_whatever_they_look_like(qtbot: QtBot) -> None:
    message = Message(Line("visitor", "<b>hi</b> **there** 👋"), "You")
    qtbot.addWidget(message)
    assert message.body.toPlainText() == "<b>hi</b> **there** 👋"


def test_a_bubble_grows_with_its_room(qtbot: QtBot) -> None:
    message = Message(Line("bot", "word " * 60), "Answer")
    qtbot.addWidget(message)
    message.set_room(260)
    narrow = message.body.height()
    message.set_room(600)
    assert message.body.height() < narrow


@pytest.mark.parametrize("role", ["visitor", "bot"])
def test_a_bubble_shows_its_last_line_at_any_width(qtbot: QtBot, role: str) -> None:
    text = "On public holidays we are closed, with one exception: Easter, from 10:00 to 14:00."
    message = Message(Line(role, text), "Answer")
    qtbot.addWidget(message)
    message.resize(420, 400)
    message.show()
    cut = []
    for room in range(240, 420, 3):
        message.set_room(room)
        message.layout().activate()  # type: ignore[union-attr]
        body = message.body
        body.document().setTextWidth(body.viewport().width())
        if body.document().size().height() > body.viewport().height():
            cut.append(room)
    assert cut == []


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        (SourceRef(page=4), "p. 4"),
        (SourceRef(slide=2), "slide 2"),
        (SourceRef(sheet="Repairs", row=4), "Repairs, row 4"),
        (SourceRef(section="Returns"), "Returns"),
        (SourceRef(), ""),
    ],
)
def test_a_place_is_said_as_people_say_it(ref: SourceRef, said: str) -> None:
    assert place(ref) == said


def test_a_source_button_is_cut_where_the_room_ends_and_keeps_its_name(qtbot: QtBot) -> None:
    button = SourceButton(CITATION)
    qtbot.addWidget(button)
    button.resize(200, 26)
    button.show()
    assert "…" in button.text()
    assert button.toolTip() == "1  Price list.xlsx, Repairs, row 4"
    assert button.text().endswith("row 4")
    assert "Price list.xlsx" in button.accessibleName()
    button.resize(600, 26)
    assert button.toolTip() == ""


def test_a_password_is_hidden_until_it_is_asked_for(qtbot: QtBot) -> None:
    field = PasswordField("Key")
    qtbot.addWidget(field)
    field.fill("secret")
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    field.eye.click()
    assert field.line.echoMode() is QLineEdit.EchoMode.Normal
    assert field.eye.accessibleName() == "Hide what is typed"
    field.eye.click()
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    assert field.strength_text == ""


@pytest.mark.parametrize(("bits", "word"), [(20.0, "Weak"), (60.0, "Fair"), (90.0, "Strong")])
def test_the_strength_is_said_in_words(qtbot: QtBot, bits: float, word: str) -> None:
    field = PasswordField("Passphrase", strength=lambda _text: bits)
    qtbot.addWidget(field)
    field.fill("x")
    assert field.strength_text.startswith(word)


def test_an_option_is_picked_by_a_click_anywhere_on_its_card(qtbot: QtBot) -> None:
    options = Options("Lock", [Option("a", "A", "first"), Option("b", "B", "second")])
    qtbot.addWidget(options)
    options.resize(400, 200)
    with qtbot.waitActive(options):
        options.show()
        options.activateWindow()
    options.choose("a")
    picked: list[str] = []
    options.picked.connect(picked.append)
    card = options.radio("b").parentWidget()
    assert card is not None
    click(card, QPoint(card.width() - 5, 5))
    assert picked == ["b"]
    assert options.value == "b"
    press(options.radio("b"), Qt.Key.Key_Up)
    assert options.value == "a"
    options.choose("nothing")
    assert options.value == ""


def test_a_wheel_over_a_list_does_not_change_it(qtbot: QtBot) -> None:
    choice = Choice("Colours", [("a", "A"), ("b", "B")])
    qtbot.addWidget(choice)
    choice.choose("b")
    choice.choose("nothing")
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, turn)
    assert choice.value == "b"
    assert not choice.grab().isNull()


def test_offered_values_keep_what_was_typed(qtbot: QtBot) -> None:
    choice = EditableChoice("Model")
    qtbot.addWidget(choice)
    choice.fill("mine")
    choice.offer(["one", "two"])
    assert choice.text == "mine"


def test_tab_leaves_a_text_area_and_emoji_may_be_typed(qtbot: QtBot) -> None:
    area = TextArea("Greeting")
    qtbot.addWidget(area)
    assert area.tabChangesFocus()
    typed = QInputMethodEvent()
    typed.setCommitString("Hello 👋 ")
    QApplication.sendEvent(area, typed)
    assert area.text == "Hello 👋"


def test_a_line_list_has_one_entry_a_line(qtbot: QtBot) -> None:
    lines = LineList("Hosts")
    qtbot.addWidget(lines)
    lines.show_entries(("a", "b"))
    lines.setPlainText(" a \n\nb\n")
    assert lines.entries == ("a", "b")
    lines.show_entries(("a", "b"))
    assert lines.toPlainText() == " a \n\nb\n"


def test_a_notice_tells_what_to_do_next_and_goes_when_dismissed(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    notice.fail(DocumentError("document_empty"))
    assert notice.text
    assert notice.property("notice") == "danger"
    notice.say("Cut off.", level="warn", action="Go on")
    with qtbot.waitSignal(notice.acted):
        notice._action.click()
    notice._close.click()
    assert notice.text == ""


def test_a_row_shows_its_actions_once(qtbot: QtBot) -> None:
    asked: list[tuple[str, str]] = []
    state = RowState("a & b.txt", status="Waits", level="warn", actions=(("mask", "Mask it"),))
    row = DocumentRow(state)
    qtbot.addWidget(row)
    row.acted.connect(lambda name, code: asked.append((name, code)))
    row.show_state(state)
    buttons = [b for b in row.findChildren(QPushButton) if b.text() == "Mask it"]
    assert len(buttons) == 1
    buttons[0].click()
    assert asked == [("a & b.txt", "mask")]
    row.show_state(RowState("a & b.txt", progress=101))
    assert row._bar.maximum() == 0


def test_long_names_are_cut_in_the_middle(qtbot: QtBot) -> None:
    label = ElidedLabel("a very long name of a document, version 12 final.pdf")
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert "…" in label.text()
    assert label.toolTip().endswith("final.pdf")
    assert label.accessibleName().endswith("final.pdf")


def test_a_command_is_copied_whole(qtbot: QtBot) -> None:
    line = CodeLine("Command", "hushdesk serve a.hush")
    qtbot.addWidget(line)
    line.resize(300, 60)
    line.show()
    line.copy()
    assert QApplication.clipboard().text() == "hushdesk serve a.hush"


def test_the_save_bar_says_what_a_change_means(qtbot: QtBot) -> None:
    bar = SaveBar()
    qtbot.addWidget(bar)
    bar.show_change(True, ["Nothing leaves."])
    assert not bar.isHidden()
    assert "Nothing leaves." in bar._meaning.text()
    bar.busy(True)
    assert not bar.save_button.isEnabled()
    bar.show_change(False)
    assert bar.isHidden()


def test_no_widget_holds_a_style_sheet_of_its_own() -> None:
    ui = Path(__file__).resolve().parents[2] / "ui"
    holders = [p.name for p in ui.rglob("*.py") if "setStyleSheet" in p.read_text("utf-8")]
    assert holders == ["appearance.py"]


LABELS = ("h1", "h2", "title", "strong", "sub", "small", "field", "section", "ok", "warn", "danger")
BUTTONS = ("plain", "primary", "danger", "ghost", "link", "small", "source", "switch", "railfoot")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["card", "inset"])
def test_what_is_drawn_can_be_read(
    qtbot: QtBot, appearance: Appearance, theme: str, ground: str
) -> None:
    appearance.show(theme)
    card = QFrame()
    card.setProperty("kind", ground)
    column = QVBoxLayout(card)
    pills = [Pill("Ready", level) for level in ("ok", "warn", "danger", "plain")]
    parts: list[QWidget] = [label("Words to read", kind) for kind in LABELS]
    parts += [Button("Words to read", kind=kind) for kind in BUTTONS]
    parts += pills
    for part in parts:
        column.addWidget(part)
    qtbot.addWidget(card)
    card.show()
    faint = [
        f"{type(part).__name__} {part.property('kind') or part.property('pill')}"
        for part in parts
        if seen_contrast(part) < 4.5
    ]
    assert faint == []


def test_a_page_of_the_web_is_told_by_its_icon_whatever_its_name(qtbot: QtBot) -> None:
    row = DocumentRow(RowState("www.example.test", web=True))
    qtbot.addWidget(row)
    file = DocumentRow(RowState("www.example.test"))
    qtbot.addWidget(file)
    page = DocumentRow(RowState("page.html"))
    qtbot.addWidget(page)
    drawn = [each._icon.pixmap().toImage() for each in (row, file, page)]
    assert drawn[0] == drawn[2] != drawn[1]


def test_a_row_goes_on_below_where_there_is_no_room_beside(qtbot: QtBot) -> None:
    buttons = [Button(word) for word in ("One word", "Another word", "A third word")]
    row = Flow(*buttons)
    qtbot.addWidget(row)
    row.resize(900, 60)
    row.show()
    assert len({button.y() for button in buttons}) == 1
    wide = row.heightForWidth(900)

    narrow = max(button.sizeHint().width() for button in buttons)
    assert row.heightForWidth(narrow) > 2 * wide
    row.resize(narrow, row.heightForWidth(narrow))
    assert [button.x() for button in buttons] == [0, 0, 0]
    assert all(row.rect().contains(button.geometry()) for button in buttons)

    buttons[1].hide()
    qtbot.waitUntil(lambda: buttons[2].y() == buttons[0].height() + 8)

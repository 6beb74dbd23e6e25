"""What tests of the window need: answers to dialogs, drops, a walk as a screen reader does it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QImage,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from builder.studio.facts_csv import Taken
from ui.dialogs.port import Confirmation, Form, KeyAnswer, KeyQuestion

INTERACTIVE = {
    QAccessible.Role.Button,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.CheckBox,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.Link,
    QAccessible.Role.RadioButton,
    QAccessible.Role.Slider,
    QAccessible.Role.SpinBox,
}


@dataclass
class ScriptedDialogs:
    """Answers at once what a person would; what has no answer is a mistake of the test.

    Attributes:
        asked: titles of the questions, in order.
        answers: what to say to each kind; None gives up.
    """

    answers: dict[str, object] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def files(self, _parent: QWidget, then: Callable[[list[Path]], None]) -> None:
        self._answer("files", "files", then)

    def folder(self, _parent: QWidget, title: str, then: Callable[[Path], None]) -> None:
        self._answer("folder", title, then)

    def bot_file(self, _parent: QWidget, then: Callable[[Path], None]) -> None:
        self._answer("bot_file", "bot_file", then)

    def host_file(self, _parent: QWidget, then: Callable[[Path], None]) -> None:
        self._answer("host_file", "host_file", then)

    def bundle(self, _parent: QWidget, then: Callable[[Path], None]) -> None:
        self._answer("bundle", "bundle", then)

    def save_as(self, _parent: QWidget, proposal: Path, then: Callable[[Path], None]) -> None:
        self._answer("save_as", proposal.name, then)

    def table(self, _parent: QWidget, then: Callable[[Path], None]) -> None:
        self._answer("table", "table", then)

    def save_table(self, _parent: QWidget, proposal: str, then: Callable[[Path], None]) -> None:
        self._answer("save_table", proposal, then)

    def save_file(
        self, _parent: QWidget, title: str, proposal: Path, then: Callable[[Path], None]
    ) -> None:
        self._answer("save_file", f"{title}: {proposal.name}", then)

    def form(self, _parent: QWidget, form: Form, then: Callable[[dict[str, str]], None]) -> None:
        """Fills in what the test says over what stands there; it must hold."""
        self.asked.append(form.title)
        answer = self.answers["form"]
        if isinstance(answer, dict):
            values = {blank.name: blank.value for blank in form.blanks} | answer
            form.check(values)
            then(values)

    def preview_table(self, _parent: QWidget, taken: Taken, then: Callable[[], None]) -> None:
        self.asked.append(f"{taken.kind}: {[line.outcome for line in taken.lines]}")
        if self.answers["preview_table"] is not None:
            then()

    def confirm(
        self, _parent: QWidget, question: Confirmation, then: Callable[[str], None]
    ) -> None:
        self._answer("confirm", question.title, then)

    def passphrase(
        self, _parent: QWidget, title: str, text: str, then: Callable[[str], None]
    ) -> None:
        self._answer("passphrase", f"{title} {text}", then)

    def new_passphrase(
        self, _parent: QWidget, title: str, _text: str, then: Callable[[str], None]
    ) -> None:
        self._answer("new_passphrase", title, then)

    def new_key(
        self, _parent: QWidget, question: KeyQuestion, then: Callable[[KeyAnswer], None]
    ) -> None:
        self._answer("new_key", f"new_key {question.ways}", then)

    def _answer(self, kind: str, title: str, then: Callable[..., None]) -> None:
        self.asked.append(title)
        answer = self.answers[kind]
        if answer is not None:
            then(answer)


def drop(target: QWidget, paths: list[Path]) -> None:
    """Drop files as a file manager does."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    drop_data(target, mime)


def drop_data(target: QWidget, mime: QMimeData) -> bool:
    """Drop `mime`; whether it was taken."""
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(9, 9), action, mime, button, keys)
    entered.setAccepted(False)
    QApplication.sendEvent(target, entered)
    taken: bool = entered.isAccepted()
    if not taken:
        return False
    dropped = QDropEvent(QPointF(9, 9), action, mime, button, keys)
    QApplication.sendEvent(target, dropped)
    return dropped.isAccepted()


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click with the left button, in the middle unless told where."""
    where = at or widget.rect().center()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)


def press(
    widget: QWidget,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press and release a key."""
    QTest.keyClick(widget, key, modifiers)


def walk(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Every node a screen reader can reach."""
    yield interface
    for at in range(interface.childCount()):
        child = interface.child(at)
        if child.isValid():
            yield from walk(child)


def unnamed(root: QWidget) -> list[str]:
    """Controls that a screen reader could not tell apart, by class and kind."""
    found = []
    for node in walk(QAccessible.queryAccessibleInterface(root)):
        if node.state().invisible:
            continue
        widget = node.object()
        if isinstance(widget, QScrollBar) or widget is root:
            continue
        name = node.text(QAccessible.Text.Name)
        takes_focus = False
        if isinstance(widget, QWidget):
            takes_focus = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isEnabled()
            # A combo box reports its value as its name on Linux: ask the widget itself.
            if node.role() is QAccessible.Role.ComboBox:
                name = widget.accessibleName()
        if (takes_focus or node.role() in INTERACTIVE) and not name.strip():
            found.append(f"{node.role().name} {type(widget).__name__}")
    return found


def tab_stops(window: QWidget) -> list[QWidget]:
    """What Tab visits, from the first widget on, in order."""
    found: list[QWidget] = []
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window and len(found) < 400:
        if (
            widget.isVisibleTo(window)
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.focusProxy() is None
        ):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def cut_off(window: QWidget, page: QWidget) -> list[str]:
    """What has no room: words on buttons, and the page itself in its scroll area."""
    found = [
        stop.text()
        for stop in tab_stops(window)
        if isinstance(stop, QAbstractButton)
        and stop.text()
        and stop.width() < stop.minimumSizeHint().width()
    ]
    scroller = page.findChild(QScrollArea)
    inside = scroller.widget() if scroller is not None else None
    if scroller is not None and inside is not None:
        needed, given = inside.minimumSizeHint().width(), scroller.viewport().width()
        found += [f"{needed} of {given} px"] if needed > given else []
    return found


def small_targets(root: QWidget, least: int = 24) -> list[str]:
    """Controls that are too small to be hit."""
    return [
        f"{type(widget).__name__} {widget.accessibleName()} {widget.width()}×{widget.height()}"
        for widget in tab_stops(root)
        if widget.width() < least or widget.height() < least
    ]


def contrast(one: str | QColor, other: str | QColor) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def seen_contrast(widget: QWidget) -> float:
    """The contrast of what is drawn: the commonest pixel against the one farthest from it."""
    # From the window: alone, a widget would be drawn without the ground it stands on.
    window = widget.window()
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    image = window.grab(place).toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(image.pixel(x, y) for y in range(image.height()) for x in range(image.width()))
    ground = QColor.fromRgb(pixels.most_common(1)[0][0])
    return max(contrast(ground, QColor.fromRgb(pixel)) for pixel in pixels)


def _luminance(colour: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(v) for v in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

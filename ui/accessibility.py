"""Names for screen readers, telling them what happened, and the order of Tab."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLayout,
    QMainWindow,
    QMenu,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QWidget,
)

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str, description: str = "") -> W:
    """`widget` with the name that a screen reader says; tooltips and placeholders are none."""
    widget.setAccessibleName(name)
    if description:
        widget.setAccessibleDescription(description)
    return widget


def announce(widget: QWidget, text: str) -> None:
    """Say `text` once, politely, without moving the focus."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def arrange_tabs(root: QWidget) -> None:
    """Let Tab go through `root` as the eye does.

    Qt goes by when a widget was made; rows and bubbles that come later would be last of all.
    """
    for one, next_one in pairwise(_stops(root)):
        QWidget.setTabOrder(one, next_one)


def _stops(widget: QWidget) -> list[QWidget]:
    own = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    found = [widget] if own else []
    for child in _children(widget):
        found += _stops(child)
    return found


def _children(widget: QWidget) -> list[QWidget]:
    if isinstance(widget, QMainWindow):
        parts = [widget.centralWidget()]
    elif isinstance(widget, QScrollArea):
        parts = [widget.widget()]
    elif isinstance(widget, QSplitter | QStackedWidget):
        parts = [widget.widget(at) for at in range(widget.count())]
    elif isinstance(widget, QAbstractScrollArea | QComboBox | QAbstractSpinBox | QMenu):
        parts = []  # what is inside belongs to it
    elif widget.layout() is None and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        parts = [child for child in widget.children() if isinstance(child, QWidget)]
    else:
        parts = _laid_out(widget.layout())
    return [part for part in parts if part is not None]


def _laid_out(layout: QLayout | None) -> list[QWidget | None]:
    found: list[QWidget | None] = []
    for at in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(at)  # type: ignore[union-attr]
        if item is None:
            continue
        inner = item.layout()
        found += _laid_out(inner) if inner is not None else [item.widget()]
    return found

"""What is other between two states of a bot: the sentences, then what stood and stands there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from builder.studio.history.differences import Difference
from ui.translation import translate
from ui.widgets.text import label

_LONGEST = 400


def difference_rows(found: Sequence[Difference], sentences: Sequence[str]) -> list[QWidget]:
    """A row a sentence, and one for each difference that there are words of."""
    shown: list[QWidget] = [label(sentence, "strong", wrap=True) for sentence in sentences]
    return shown + [_texts_of(each) for each in found if _tells_more(each)]


def _tells_more(each: Difference) -> bool:
    """Whether there are words to show beside the sentence."""
    return each.kind in {"text", "list", "pair", "notice", "price", "test", "correction", "terms",
                         "contact"}  # fmt: skip


def _texts_of(each: Difference) -> QWidget:
    made = QWidget()
    inside = QVBoxLayout(made)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(4)
    for title, value in (
        (translate("History", "Before"), each.before),
        (translate("History", "After"), each.after),
    ):
        words = _words(value)
        if words:
            inside.addWidget(label(f"{title}: {words}", "small", wrap=True, copy=True))
    return made


def _words(value: Any) -> str:
    """The owner's words in `value`, on one line."""
    if isinstance(value, dict):
        kept = [_words(part) for name, part in value.items() if not name.endswith("id")]
        return " · ".join(part for part in kept if part)
    if isinstance(value, list):
        return "; ".join(filter(None, map(_words, value)))
    if not isinstance(value, str):
        return ""
    line = " ".join(value.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"

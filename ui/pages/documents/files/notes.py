"""What a row adds about how its document was read."""

from __future__ import annotations

from collections.abc import Sequence

from ui.translation import translate

_HIDDEN = frozenset({"zero_width", "bidirectional", "hidden_text", "tag_characters", "scripts"})


def notes(stripped: Sequence[str]) -> list[str]:
    """Short facts for the owner: what was left out, and what a machine may have misread."""
    told = {
        "orders": translate(
            "DocumentNotes", "holds text that tries to command the bot, see Health"
        ),
        "ocr": translate("DocumentNotes", "read from pictures, please check it"),
        "pages_without_text": translate("DocumentNotes", "pages without readable text left out"),
        "attachments": translate("DocumentNotes", "attachments left out"),
        "pages_left_out": translate("DocumentNotes", "too many pictures: only the first were read"),
    }
    facts = [sentence for name, sentence in told.items() if name in stripped]
    if _HIDDEN.intersection(stripped):
        facts.append(translate("DocumentNotes", "hidden text left out"))
    return facts

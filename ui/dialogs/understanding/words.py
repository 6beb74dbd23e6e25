"""What the view *What was understood* says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from builder.core.correction import Fit
from builder.studio.corrections import Passage
from builder.studio.understanding import Leaf, Mark, Understood
from ui.dialogs.reasons import entity_words
from ui.translation import number, translate
from ui.widgets.source_button import place

_EXCERPT = 110


def facts(understood: Understood) -> str:
    """Pages, passages, personal data, in a line."""
    document, passages, parts = understood.document, understood.passages, []
    if understood.pages > 1:
        parts.append(number(understood.pages).translate("Understanding", "%n pages", "", 0))
    used = sum(passage.state in {"used", "corrected"} for passage in passages)
    parts.append(number(used).translate("Understanding", "%n passages in use", "", 0))
    if document.findings:
        found = translate("Understanding", "personal data: {what}")
        parts.append(found.format(what=entity_words(document.findings)))
    return " · ".join(parts)


def left_out(stripped: Sequence[str]) -> list[str]:
    """What was taken out or added while it was read, and why, a sentence each."""
    hidden = translate(
        "Understanding",
        "Text that a reader does not see was left out: white, tiny or marked as hidden. It could "
        "make a bot say what nobody wrote for your customers.",
    )
    invisible = translate(
        "Understanding", "Invisible characters were taken out: they make words unfindable."
    )
    told = {
        "hidden_text": hidden,
        "zero_width": invisible,
        "tag_characters": invisible,
        "bidirectional": translate(
            "Understanding", "Marks that turn the direction of writing were taken out."
        ),
        "orders": translate(
            "Understanding",
            "Some of its text tries to command the bot. It is not followed: no model is shown it, "
            "and no answer is made of it. The tab Health shows where it stands.",
        ),
        "scripts": translate("Understanding", "Programs inside the document were left out."),
        "attachments": translate("Understanding", "Files attached to it were left out."),
        "ocr": translate(
            "Understanding",
            "Text was recognised in pictures of letters. Compare numbers and names with the page.",
        ),
        "pages_without_text": translate(
            "Understanding", "Some pages hold no text that could be read."
        ),
        "pages_left_out": translate("Understanding", "Only the first of many pictures were read."),
    }
    other = translate("Understanding", "Something that is no text of the document was left out.")
    return list(dict.fromkeys(told.get(name, other) for name in stripped))


def item(passage: Passage) -> str:
    """A passage in the list: where it stands, its state, how it begins."""
    head = " · ".join(filter(None, (_number(passage), place(passage.chunk.ref), state(passage)[0])))
    text = " ".join(passage.chunk.text.split())
    if len(text) > _EXCERPT:
        text = f"{text[:_EXCERPT].rstrip()}…"
    return f"{head}\n{text}"


def head(passage: Passage) -> str:
    """Where a passage stands, and what kind of text it is."""
    kinds = {
        "table": translate("Understanding", "table"),
        "code": translate("Understanding", "code"),
    }
    where = place(passage.chunk.ref)
    return " · ".join(filter(None, (_number(passage), where, kinds.get(passage.chunk.kind))))


def state(passage: Passage) -> tuple[str, str]:
    """A passage's state in words, empty for an ordinary one, and the level that colours it."""
    return {
        "used": ("", "plain"),
        "off": (translate("Understanding", "Switched off"), "plain"),
        "corrected": (translate("Understanding", "Corrected"), "ok"),
        "gone": (translate("Understanding", "Could not be applied"), "warn"),
    }[passage.state]


def note(passage: Passage) -> str:
    """What the owner must know about a correction."""
    correction = passage.correction
    if correction is None:
        return ""
    if correction.fit is Fit.GONE:
        return translate(
            "Understanding",
            "The text you corrected is gone from the document, so the correction is not used.",
        )
    if correction.fit is Fit.NEAR:
        return translate(
            "Understanding",
            "The document says this a little differently since you decided. Does it still hold?",
        )
    return ""


def personal(marks: Iterable[Mark]) -> str:
    """What is masked in a text."""
    counts = Counter(mark.entity_type for mark in marks)
    if not counts:
        return ""
    said = translate("Understanding", "Masked here: {what}")
    return said.format(what=entity_words(counts))


def personal_here(types: Iterable[str]) -> str:
    """What is marked on the page itself."""
    counts = Counter(types)
    if not counts:
        return ""
    said = translate("Understanding", "Personal data here, marked in red: {what}")
    return said.format(what=entity_words(counts))


def leaf(at: int, leaves: Sequence[Leaf]) -> str:
    """Which part of a text is shown."""
    where = place(leaves[at].place) if len(leaves[at].refs) == 1 else ""
    part = translate("Understanding", "Part {n} of {total}").format(n=at + 1, total=len(leaves))
    return f"{part} · {where}" if where else part


def page(number_: int, pages: int) -> str:
    """Which page is shown."""
    return translate("Understanding", "Page {n} of {total}").format(n=number_, total=pages)


def _number(passage: Passage) -> str:
    return str(passage.number) if passage.number is not None else ""

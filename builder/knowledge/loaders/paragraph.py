"""A paragraph of a word processor's document, written as what it is there."""

from __future__ import annotations

from builder.knowledge.loaders.draft import Draft

_BOLD_LEVEL = 9  # below the headings of any style
_CHARACTERS = 60


def write_paragraph(
    text: str, draft: Draft, *, level: int | None, is_bold: bool, is_item: bool
) -> None:
    """Write the document's title (`level` 0), a heading, an item of a list or running text.

    A short line all in bold heads what follows: so it is where nobody uses styles.
    """
    if level == 0:
        draft.set_title(text)
        draft.heading(0, text)
    elif level is not None:
        draft.heading(level, text)
    elif is_bold and _could_head(text):
        draft.heading(_BOLD_LEVEL, text)
    elif is_item:
        draft.line(text)
    else:
        draft.paragraph(text)


def _could_head(text: str) -> bool:
    text = text.strip()
    return 2 < len(text) <= _CHARACTERS and text[-1] not in ".,;!?"

"""Reads contact cards: each person or shop under its name, one line a number or address."""

from __future__ import annotations

from builder.core.errors import DocumentError
from builder.knowledge.loaders.content_lines import ContentLine, content_lines
from builder.knowledge.loaders.draft import Draft

_LABELS = {"TEL": "Tel.", "EMAIL": "E-mail", "URL": "Web"}
_PLAIN = frozenset({"TITLE", "ROLE", "NOTE", "BDAY", "CATEGORIES"})
_STRUCTURED = {"ORG": " – ", "ADR": ", "}


class ContactCardLoader:
    """What an address book shows of each card; pictures and keys are passed over."""

    media_type = "text/vcard"

    def load(self, data: bytes, draft: Draft) -> None:
        """Write the cards into `draft`."""
        card: list[ContentLine] | None = None
        known = False
        for line in content_lines(data):
            if line.name == "BEGIN" and line.value.upper() == "VCARD":
                card, known = [], True
            elif line.name == "END" and card is not None:
                _write(card, draft)
                card = None
            elif card is not None:
                card.append(line)
        if not known:
            raise DocumentError("document_damaged", detail="card")


def _write(card: list[ContentLine], draft: Draft) -> None:
    texts = {line.name: line for line in reversed(card)}
    name = texts["FN"].text if "FN" in texts else ""
    if not name and "N" in texts:
        family, *given = texts["N"].parts()
        name = " ".join(filter(None, [*given[:1], family]))
    draft.close_headings(1)
    draft.heading(1, name or (texts["ORG"].text if "ORG" in texts else ""))
    for line in card:
        draft.line(_shown(line))
    draft.close_headings(1)


def _shown(line: ContentLine) -> str:
    if line.name in _STRUCTURED:
        return _STRUCTURED[line.name].join(filter(None, line.parts()))
    if line.name in _PLAIN:
        return line.text
    if line.name not in _LABELS:
        return ""
    label = "Fax" if line.name == "TEL" and "FAX" in line.parameters else _LABELS[line.name]
    return f"{label}: {line.text.removeprefix('tel:')}"

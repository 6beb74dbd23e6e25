"""Headers and footers: address and opening hours often stand only there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from builder.knowledge.loaders.draft import Draft

_PAGE_NUMBER = re.compile(
    r"[\W\d]*(?:(?:page|seite|página|pagina|p)\b[\W\d]*(?:of|von|de)?[\W\d]*)?", re.I
)


def write_margins(texts: Iterable[str], draft: Draft) -> None:
    """Write each text once, and none that is only a page's number."""
    seen: set[str] = set()
    for text in texts:
        plain = " ".join(text.split())
        if plain not in seen and not _PAGE_NUMBER.fullmatch(plain):
            draft.paragraph(plain)
        seen.add(plain)

r"""Reads LaTeX as the page shows it: commands go, headings, lists and tables stay.

Only what most documents use is understood; formulas are kept as they are typed.
"""

from __future__ import annotations

import re

from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.encoding import decode
from builder.knowledge.loaders.plain_text import write_plain
from builder.knowledge.loaders.table import TableWriter

_COMMENT = re.compile(r"(?<!\\)%[^\n]*\n[ \t]*")
_HIDDEN = re.compile(r"\\iffalse\b.*?\\fi\b|\\begin\{comment\}.*?\\end\{comment\}", re.S)
_BODY = re.compile(r"\\begin\{document\}(.*?)(?:\\end\{document\}|\Z)", re.S)
_TITLE = re.compile(r"\\title(?:\[[^\]]*\])?\{((?:[^{}]|\{[^{}]*\})*)\}")
_LEVELS = {"part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4}
_PIECE = re.compile(
    r"\\(part|chapter|section|subsection|subsubsection)\*?(?:\[[^\]]*\])?"
    r"\{((?:[^{}]|\{[^{}]*\})*)\}"
    r"|\\begin\{(tabularx?|longtable|verbatim|lstlisting)\*?\}(.*?)\\end\{\3\*?\}",
    re.S,
)
_COLUMNS = re.compile(r"\A\s*(?:\[[^\]]*\])?(?:\s*\{(?:[^{}]|\{[^{}]*\})*\}){0,2}")
_RULE = re.compile(r"\\(?:hline|toprule|midrule|bottomrule|cline\{[^}]*\}|cmidrule[^\s]*)")
_ACCENTS = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "c": "\u0327",
    "v": "\u030c",
}  # fmt: skip
_ACCENT = re.compile(r"\\([\"'`^~])\s*\{?\\?([A-Za-z])\}?|\\([cv])\{([A-Za-z])\}")
_LETTERS = {"ss": "ß", "ae": "æ", "oe": "œ", "o": "ø", "aa": "å", "euro": "€", "EUR": "€",
            "dots": "…", "ldots": "…", "textendash": "–", "textemdash": "—", "copyright": "©",
            "S": "§", "pounds": "£", "LaTeX": "LaTeX", "TeX": "TeX", "item": "\n- "}  # fmt: skip
_GONE = re.compile(
    r"\\(?:label|ref|eqref|pageref|cite[a-z]*|index|vspace|hspace|includegraphics|input|include"
    r"|usepackage|documentclass|bibliography|bibliographystyle|pagestyle|thispagestyle"
    r"|newcommand|renewcommand|setlength|begin|end|maketitle|tableofcontents)\*?"
    r"(?:\[[^\]]*\])*(?:\{[^{}]*\})*"
)
_LINK = re.compile(r"\\href\{([^{}]*)\}\{([^{}]*)\}")
_NOTE = re.compile(r"\\footnote\{((?:[^{}]|\{[^{}]*\})*)\}")
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?(?:\[[^\]]*\])?(?: |(?=[^A-Za-z]|$))")
_ESCAPED = re.compile(r"\\([&%$#_{}])")


class TexLoader:
    """Sections as headings, tables as rows, all else as running text."""

    media_type = "application/x-tex"

    def load(self, data: bytes, draft: Draft) -> None:
        """Write the document into `draft`."""
        text = _HIDDEN.sub("", _COMMENT.sub("\n", decode(data).replace("\r\n", "\n")))
        title = _TITLE.search(text)
        draft.set_title(_plain(title[1]) if title else "")
        body = _BODY.search(text)
        text = body[1] if body else text
        at = 0
        for found in _PIECE.finditer(text):
            write_plain(_plain(text[at : found.start()]), draft)
            at = found.end()
            if found[1]:
                draft.heading(_LEVELS[found[1]], _plain(found[2]))
            elif found[3].startswith(("verb", "lst")):
                draft.code(found[4])
            else:
                _table(found[4], draft)
        write_plain(_plain(text[at:]), draft)


def _table(text: str, draft: Draft) -> None:
    writer = TableWriter(draft)
    for row in _RULE.sub("", _COLUMNS.sub("", text, count=1)).split(r"\\"):
        writer.row([_plain(cell) for cell in re.split(r"(?<!\\)&", row)])
    writer.close()


def _plain(text: str) -> str:
    """`text` without its commands."""
    import unicodedata

    def accent(found: re.Match[str]) -> str:
        mark, letter = found[1] or found[3], found[2] or found[4]
        return unicodedata.normalize("NFC", letter + _ACCENTS[mark])

    text = _LINK.sub(r"\2 (\1)", _NOTE.sub(r" (\1)", _ACCENT.sub(accent, text)))
    text = _GONE.sub("", text).replace(r"\\", "\n").replace("~", " ")
    text = _COMMAND.sub(lambda found: _LETTERS.get(found[1], ""), text)
    text = _ESCAPED.sub("\ue000\\1", text).replace("{", "").replace("}", "")
    for typed, shown in (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("\ue000", "")):
        text = text.replace(typed, shown)
    return text

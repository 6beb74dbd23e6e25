"""Reads Rich Text: headings where its styles say so, tables as rows, hidden text left out.

Converters give running text only; here headings, tables and what a reader does not see have to be
told apart, so the tokens are read directly. Groups are kept on a list, not on the call stack.
"""

from __future__ import annotations

from builder.core.errors import DocumentError
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.rtf_state import Palette, Paper, State
from builder.knowledge.loaders.rtf_tokens import (
    CHARACTERS,
    SHOWN,
    SILENT,
    SYMBOL_CHARSET,
    SYMBOLS,
    Token,
    charset_codec,
    page_codec,
    tokens,
)
from builder.knowledge.loaders.rtf_writer import RtfWriter

_DEPTH = 2_000
_PAGES = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_KINDS = {"fonttbl": "fonts", "stylesheet": "styles", "colortbl": "colours"}
_ASIDES = {
    "title": "title", "footnote": "note", "header": "margin", "headerl": "margin",
    "headerr": "margin", "headerf": "margin", "footer": "margin", "footerl": "margin",
    "footerr": "margin", "footerf": "margin", "shptxt": "box",
}  # fmt: skip
_MIXED = {"red": 0, "green": 1, "blue": 2}
_GROUNDS = frozenset({"cb", "chcbpat", "highlight"})


class RtfLoader:
    """Everything a reader of the document sees, in reading order; then margins and notes."""

    media_type = "application/rtf"

    def load(self, data: bytes, draft: Draft) -> None:
        """Write the document into `draft`."""
        reader = _Reader(draft)
        for token in tokens(data):
            reader.take(token)
        reader.finish()


class _Reader:
    """Goes through the tokens once."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._writer = RtfWriter(draft)
        self._palette = Palette()
        self._page, self._default_font = "cp1252", 0
        self._codecs: dict[int, str | None] = {}
        self._symbols: set[int] = set()
        self._state = State(Paper())
        self._groups: list[State] = []
        self._fresh = self._optional = False
        self._skip = 0
        self._name = bytearray()

    def take(self, token: Token) -> None:
        """Take one token."""
        match token.kind:
            case "open":
                self._open()
                return
            case "close":
                self._close()
            case "word" if self._fresh and self._destination(token.word):
                pass
            case "word":
                self._word(token.word, token.value)
            case "symbol" if token.word == "*" and self._fresh:
                self._optional = True
                return
            case "symbol":
                self._symbol(token.word)
            case _:
                self._text(token.raw)
        self._fresh = self._optional = False

    def finish(self) -> None:
        """Hand over what is left.

        Raises:
            DocumentError: `document_damaged` when the file stops in the middle of a group: half
                a document would look like a whole one.
        """
        if self._groups:
            raise DocumentError("document_damaged", detail="cut")
        self._writer.finish(self._state)

    def _open(self) -> None:
        if len(self._groups) >= _DEPTH:
            raise DocumentError("document_damaged", detail="depth")
        self._groups.append(self._state)
        self._state = self._state.inside()
        self._fresh, self._optional, self._skip = True, False, 0

    def _close(self) -> None:
        if not self._groups:
            return
        inner, self._state, self._skip = self._state, self._groups.pop(), 0
        if inner.paper is not self._state.paper:
            self._writer.end_aside(inner.paper)

    def _destination(self, word: str) -> bool:
        """Whether the first word of a group says what the group is for."""
        state = self._state
        if state.kind == "silent":
            return True
        if word in _KINDS:
            state.kind = _KINDS[word]
        elif word in _ASIDES:
            state.paper = Paper(_ASIDES[word])
            state.kind = "text"
        elif word in {"listtext", "pntext"}:
            state.kind = "silent"
            self._groups[-1].listed = True
        elif word == "info":
            state.kind = "info"
        elif word in SILENT or (self._optional and word not in SHOWN):
            state.kind = "silent"
        else:
            return False
        return True

    def _word(self, word: str, value: int | None) -> None:
        match self._state.kind:
            case "text" | "info":
                self._shape(word, value)
            case "fonts":
                self._font(word, value or 0)
            case "styles" if word == "s":
                self._state.style = value or 0
            case "styles" if word == "outlinelevel":
                self._state.outline = value
            case "colours" if word in _MIXED:
                self._palette.mix(_MIXED[word], value or 0)

    def _font(self, word: str, value: int) -> None:
        if word == "f":
            self._state.font = value
        elif word == "fcharset":
            self._codecs[self._state.font] = charset_codec(value)
            if value == SYMBOL_CHARSET:
                self._symbols.add(self._state.font)
        elif word == "cpg":
            self._codecs[self._state.font] = page_codec(value)

    def _shape(self, word: str, value: int | None) -> None:
        if word in CHARACTERS:
            self._put(CHARACTERS[word])
        elif word == "u":
            self._put(chr((value or 0) % 0x10000))
            self._skip = self._state.fallback
        elif not (self._break(word) or self._letters(word, value) or self._row(word)):
            self._about_paragraph(word, value)

    def _break(self, word: str) -> bool:
        state = self._state
        if state.paper.role != "body":
            if word in {"par", "cell", "row"}:
                state.paper.put("\n")
            return word == "par"
        match word:
            case "par" | "sect" | "page":
                self._writer.end_paragraph(state)
            case "cell":
                self._writer.end_cell(state.paper)
            case "row":
                self._writer.end_row()
            case "nestcell":
                state.paper.put("; ")
            case "nestrow":
                state.paper.put("\n")
            case _:
                return False
        return True

    def _letters(self, word: str, value: int | None) -> bool:
        state, on = self._state, value != 0
        match word:
            case "v":
                state.hidden = on
            case "deleted":
                state.deleted = on
            case "b":
                state.bold = on
            case "f":
                state.font = value or 0
            case "fs":
                state.size = value if value is not None else 24
            case "cf":
                state.ink = value or 0
            case "uc":
                state.fallback = max(0, min(value if value is not None else 1, 16))
            case "plain":
                state.new_letters(self._default_font)
            case _ if word in _GROUNDS:
                state.ground = bool(value)
            case _:
                return False
        return True

    def _row(self, word: str) -> bool:
        row = self._writer.row
        match word:
            case "trowd":
                row.define()
            case "trhdr":
                row.header = True
            case "clvmrg":
                row.merges = True
            case "clcbpat":
                row.shaded = True
            case "cellx":
                row.merged.append(row.merges)
                row.merges = False
            case _:
                return False
        return True

    def _about_paragraph(self, word: str, value: int | None) -> None:
        state = self._state
        match word:
            case "pard":
                state.new_paragraph()
            case "s":
                state.style = value or 0
            case "outlinelevel":
                state.outline = value
            case "intbl":
                state.in_table = True
            case "ls":
                state.listed = True
            case "cbpat":
                state.shaded = bool(value)
            case "deff":
                self._default_font = state.font = value or 0
            case "ansicpg":
                self._page = page_codec(value or 1252)
            case _:
                self._page = _PAGES.get(word, self._page)

    def _symbol(self, symbol: str) -> None:
        if self._state.kind != "text" or not symbol.strip("\r\n"):
            if self._state.kind == "text":
                self._shape("par", None)
        elif symbol in SYMBOLS:
            self._put(SYMBOLS[symbol])

    def _text(self, raw: bytes) -> None:
        match self._state.kind:
            case "colours":
                self._palette.add(raw.count(b";"))
            case "styles":
                self._name += raw
                if b";" in raw:
                    name = self._name.decode(self._page, "replace").rstrip("; ")
                    self._writer.add_style(self._state.style, name, self._state.outline)
                    self._name.clear()
            case "text":
                raw, self._skip = raw[self._skip :], max(0, self._skip - len(raw))
                if raw and self._seen(raw.strip() != b""):
                    self._put_bytes(raw)

    def _put_bytes(self, raw: bytes) -> None:
        state = self._state
        if state.font in self._symbols and not raw.isascii():
            state.paper.put("•")
        else:
            state.paper.put_bytes(raw, self._codecs.get(state.font) or self._page)
        if raw.strip():
            state.paper.bold &= state.bold

    def _put(self, text: str) -> None:
        if self._skip:
            self._skip -= 1
        elif self._state.kind == "text" and self._seen(bool(text.strip())):
            self._state.paper.put(text)
            self._state.paper.bold &= self._state.bold or not text.strip()

    def _seen(self, says_something: bool) -> bool:
        """Whether a reader sees what is written in this state."""
        state = self._state
        if state.deleted:
            return False
        white = self._palette.is_white(state.ink) and not (
            state.ground or state.shaded or self._writer.row.shaded
        )
        if not (state.hidden or state.tiny or white):
            return True
        if says_something:
            self._draft.note("hidden_text")
        return False

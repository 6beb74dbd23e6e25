"""Takes a page back out of the Rich Text that Exchange wrapped it in ([MS-OXRTFEX])."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape

from builder.knowledge.loaders.rtf_state import Paper
from builder.knowledge.loaders.rtf_tokens import CHARACTERS, SYMBOLS, Token, page_codec, tokens

_DEPTH = 2_000
_HEAD_BYTES = 400
_BREAKS = {**CHARACTERS, "par": "\n", "line": "\n"}
_SILENT = frozenset({"fonttbl", "colortbl", "stylesheet", "info", "pntext", "mhtmltag"})


def unwrap_html(rtf: bytes) -> str:
    """The page inside `rtf`; empty when there is none."""
    if b"\\fromhtml" not in rtf[:_HEAD_BYTES]:
        return ""
    unwrapper = _Unwrapper()
    for token in tokens(rtf):
        unwrapper.take(token)
    return unwrapper.paper.take()


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds in a group: it is left out, it is markup, it only repeats the page for the eye."""

    silent: bool = False
    markup: bool = False
    repeats: bool = False


class _Unwrapper:
    """Goes through the tokens once."""

    def __init__(self) -> None:
        self.paper = Paper()
        self._codec = "cp1252"
        self._group = _Group()
        self._groups: list[_Group] = []
        self._skip = 0

    def take(self, token: Token) -> None:
        """Take one token."""
        match token.kind:
            case "open":
                self._groups.append(self._group)
                del self._groups[:-_DEPTH]  # who nests deeper only loses what holds outside
            case "close":
                self._group = self._groups.pop() if self._groups else _Group()
            case "word" if not self._told(token):
                self._word(token)
            case "symbol" if self._shown:
                text = SYMBOLS.get(token.word, "")
                self.paper.put(text if self._group.markup else escape(text))
            case "text" | "byte" if self._shown:
                raw, self._skip = token.raw[self._skip :], max(0, self._skip - len(token.raw))
                self.paper.put_bytes(raw, self._codec)

    @property
    def _shown(self) -> bool:
        return not (self._group.silent or self._group.repeats)

    def _told(self, token: Token) -> bool:
        """Whether the word tells what its group is."""
        if token.word in _SILENT:
            self._group = replace(self._group, silent=True)
        elif token.word == "htmltag":
            self._group = replace(self._group, markup=True)
        elif token.word == "htmlrtf":
            self._group = replace(self._group, repeats=token.value != 0)
        elif token.word == "ansicpg":
            self._codec = page_codec(token.value or 1252)
        else:
            return False
        return True

    def _word(self, token: Token) -> None:
        if not self._shown:
            return
        if token.word == "u":
            self.paper.put(chr((token.value or 0) % 0x10000))
            self._skip = 1
        else:
            self.paper.put(_BREAKS.get(token.word, ""))

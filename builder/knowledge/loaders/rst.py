"""Reads reStructuredText: underlined lines as headings, marks and comments left out."""

from __future__ import annotations

import re

from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.encoding import decode
from builder.knowledge.loaders.plain_text import write_plain

_LINE = re.compile(r"([=\-~^\"'`#*+.:_<>])\1{2,}[ \t]*")
_DIRECTIVE = re.compile(r"(\s*)\.\. +([\w-]+)::[ \t]*(.*)")
_COMMENT = re.compile(r"(\s*)\.\.(?:\s|$)(?!.*::)")
_SHOWN = frozenset(
    {"note", "warning", "tip", "hint", "important", "attention", "caution", "danger", "error",
     "admonition", "topic", "sidebar", "rubric", "epigraph", "versionadded", "versionchanged",
     "deprecated"}
)  # fmt: skip
_CODE = frozenset({"code", "code-block", "sourcecode", "parsed-literal"})
_TABLES = frozenset({"table", "list-table", "csv-table"})
_INLINE = (
    (re.compile(r":[\w:+-]+:`([^`<]*?)\s*(?:<[^`>]*>)?`"), r"\1"),
    (re.compile(r"`([^`<]+?)\s*<([^`>]+)>`__?"), r"\1 (\2)"),
    (re.compile(r"``(.+?)``"), r"\1"),
    (re.compile(r"\*\*(\S(?:.*?\S)?)\*\*"), r"\1"),
    (re.compile(r"(?<!\w)\*(\S(?:[^*]*\S)?)\*(?!\w)"), r"\1"),
    (re.compile(r"`([^`]+)`_{0,2}"), r"\1"),
    (re.compile(r"\|([^|\s][^|]*)\|_{0,2}"), r"\1"),
)


class RstLoader:
    """Headings by the order in which their underlines come, text without its marks."""

    media_type = "text/x-rst"

    def load(self, data: bytes, draft: Draft) -> None:
        """Write the document into `draft`."""
        _Walk(draft, decode(data).expandtabs(8).splitlines()).take()


class _Walk:
    """Goes through the lines once."""

    def __init__(self, draft: Draft, lines: list[str]) -> None:
        self._draft = draft
        self._lines = lines
        self._marks: list[str] = []
        self._text: list[str] = []

    def take(self) -> None:
        """Write every line."""
        at = 0
        while at < len(self._lines):
            at = self._heading(at) or self._marked(at) or self._plain(at)
        self._flush()

    def _heading(self, at: int) -> int:
        """Past a heading that begins at `at`; 0 when none does."""
        lines = self._lines
        over = bool(_LINE.fullmatch(lines[at]))
        title = at + 1 if over else at
        under = title + 1
        if under >= len(lines) or not lines[title].strip() or _LINE.fullmatch(lines[title]):
            return 0
        mark = _LINE.fullmatch(lines[under])
        if mark is None or (over and lines[at][0] != mark[1]):
            return 0
        self._flush()
        key = mark[1] * (2 if over else 1)
        if key not in self._marks:
            self._marks.append(key)
        level = self._marks.index(key) + 1
        text = _seen(lines[title])
        if level == 1:
            self._draft.set_title(text)
        self._draft.heading(level, text)
        return under + 1

    def _marked(self, at: int) -> int:
        """Past a directive or comment that begins at `at`; 0 when none does."""
        directive = _DIRECTIVE.match(self._lines[at])
        found = directive or _COMMENT.match(self._lines[at])
        if found is None:
            return 0
        end = self._indented(at + 1, len(found[1]))
        block = [line for line in self._lines[at + 1 : end] if not line.strip().startswith(":")]
        if directive and directive[2] in _SHOWN | _TABLES:
            self._text += ["", directive[3], *(line.strip() for line in block), ""]
        elif directive and directive[2] in _CODE:
            self._flush()
            self._draft.code("\n".join(block))
        return end

    def _plain(self, at: int) -> int:
        line = self._lines[at]
        if _LINE.fullmatch(line):
            line = ""
        self._text.append(_seen(line.replace("::", ":") if line.rstrip().endswith("::") else line))
        return at + 1

    def _indented(self, at: int, depth: int) -> int:
        """Where the block ends that stands further in than `depth`."""
        while at < len(self._lines):
            line = self._lines[at]
            if line.strip() and len(line) - len(line.lstrip()) <= depth:
                break
            at += 1
        return at

    def _flush(self) -> None:
        text, self._text = self._text, []
        write_plain("\n".join(text), self._draft)


def _seen(line: str) -> str:
    for pattern, shown in _INLINE:
        line = pattern.sub(shown, line)
    return line.strip()

"""Reads subtitles (SRT, WebVTT) as the running text that was said."""

from __future__ import annotations

import re

from builder.core.errors import DocumentError
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.encoding import decode

_TIMES = re.compile(
    r"(?:(\d+):)?(\d\d):(\d\d)[.,]\d{1,3}\s*-->\s*(?:(\d+):)?(\d\d):(\d\d)[.,]\d{1,3}"
)
_VOICE = re.compile(r"<v(?:\.[^ >]*)? ([^>]+)>")
_MARK = re.compile(r"<[^>]*>|\{\\[^}]*\}")
_PAUSE_S = 4
_PARAGRAPH = 700


class SubtitleLoader:
    """Times and numbers go; a pause or a long stretch begins a new paragraph."""

    media_type = "text/vtt"

    def load(self, data: bytes, draft: Draft) -> None:
        """Write what was said into `draft`."""
        said: list[str] = []
        size = ended = 0
        found = False
        for block in re.split(r"\n\s*\n", decode(data).replace("\r\n", "\n").replace("\r", "\n")):
            times = _TIMES.search(block)
            if times is None:
                continue
            found = True
            start, end = _seconds(times)
            if said and (start - ended > _PAUSE_S or (size > _PARAGRAPH and said[-1][-1] in ".!?")):
                draft.paragraph(" ".join(said))
                said, size = [], 0
            ended = end
            for line in block[times.end() :].split("\n")[1:]:
                text = " ".join(_MARK.sub("", _VOICE.sub(r"\1: ", line)).split())
                # Captions that roll up say a line again.
                if text and text not in said[-2:]:
                    said.append(text)
                    size += len(text)
        draft.paragraph(" ".join(said))
        if not found:
            raise DocumentError("document_damaged", detail="subtitles")


def _seconds(times: re.Match[str]) -> tuple[int, int]:
    numbers = [int((part or "0")[:6]) for part in times.groups()]
    return (
        numbers[0] * 3600 + numbers[1] * 60 + numbers[2],
        numbers[3] * 3600 + numbers[4] * 60 + numbers[5],
    )

"""Reads text in pictures with RapidOCR; the models lie in its own package, nothing is fetched."""

from __future__ import annotations

import importlib.util
import logging
import math
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from statistics import median
from typing import Any

from builder.core.errors import DocumentError
from builder.knowledge.limits import Limits
from builder.knowledge.loaders.page_writer import Sizes
from builder.knowledge.loaders.pieces import Piece, split_leaders, typical_size
from builder.knowledge.loaders.signal import NeedsOcr

MOST_SIDE = 2000
"""Larger pictures are made smaller first: letters that a person can read stay legible."""

_SURE = 0.6
_TURNED = 0.6
_NO_ROOM = re.compile(r"alloc|insufficient memory|out of memory", re.I)
_COMMA = re.compile(r"(?<=[a-zß-ÿ]),(?=[A-Za-zÀ-ÿ]{2})")
_LITRE = re.compile(r"(?<![\d.,])(\d[.,]\d{1,3}) 1$")
_EDGE = 0.15
"""Of a box's height: what it is wider than its text at either end."""

_HEADING_RATIO = 1.45
_CAP_SHARE = 0.8
"""A found box is taller than the letters' size by about this."""


def require(limits: Limits) -> None:
    """Go on only where OCR is installed and has room.

    Raises:
        DocumentError: `document_ocr_missing`.
        NeedsOcr: in a process of ordinary limits.
    """
    if not available():
        raise DocumentError("document_ocr_missing")
    if not limits.ocr_pages:
        raise NeedsOcr


@lru_cache(maxsize=1)
def available() -> bool:
    """Whether OCR is installed, with its models."""
    needed = ("cv2", "onnxruntime", "PIL")
    return all(importlib.util.find_spec(name) is not None for name in needed) and bool(_models())


def _models() -> dict[str, str]:
    """The models that find lines and read them; none when they are not both there.

    Named outright, so that nothing is ever looked for elsewhere.
    """
    package = importlib.util.find_spec("rapidocr")
    if package is None or package.origin is None:
        return {}
    folder = Path(package.origin).parent / "models"
    found = {part: sorted(folder.glob(f"*_{part.lower()}_*.onnx")) for part in ("Det", "Rec")}
    return {
        f"{part}.model_path": str(files[-1]) for part, files in found.items() if all(found.values())
    }


def sizes(pieces: Sequence[Piece]) -> Sizes:
    """What is big on a recognised page; boxes are rough, so a heading must be clearly larger."""
    body = typical_size(pieces)
    return Sizes(body, (piece.size for piece in pieces), _HEADING_RATIO)


class Reader:
    """Reads picture after picture; loading the models takes a second."""

    def __init__(self) -> None:
        self._engine = _engine()

    def read(self, pixels: Any) -> list[Piece]:
        """The pieces of text in an image, an array of (height, width, 3) bytes, blue first."""
        import numpy as np

        boxes = self._boxes(pixels)
        if sum(map(_stands, boxes)) > _TURNED * len(boxes):
            # A page that was put on the scanner sideways: the way that reads better is right.
            turns = [self._boxes(np.ascontiguousarray(np.rot90(pixels, n))) for n in (1, 3)]
            boxes = max(turns, key=lambda found: sum(box.sure * len(box.text) for box in found))
        slope = _slope(boxes)
        pieces = [_piece(box, slope) for box in boxes]
        return [part for piece in pieces for part in split_leaders(piece)]

    def _boxes(self, pixels: Any) -> list[_Box]:
        try:
            found = self._engine(pixels)
        except Exception as fault:
            if _NO_ROOM.search(str(fault)):
                raise MemoryError from fault
            raise
        if found.boxes is None or found.txts is None:
            return []
        return [
            _Box(corners.tolist(), _mended(text.strip()), float(sure))
            for corners, text, sure in zip(found.boxes, found.txts, found.scores, strict=True)
            if text.strip() and sure >= _SURE
        ]


@dataclass(frozen=True, slots=True)
class _Box:
    """Text found: its corners from the left upper one on, clockwise."""

    corners: list[list[float]]
    text: str
    sure: float


def _stands(box: _Box) -> bool:
    """Whether a box is taller than wide, as a line of a page turned sideways is."""
    xs, ys = zip(*box.corners, strict=True)
    return len(box.text) > 2 and max(ys) - min(ys) > 1.5 * (max(xs) - min(xs))


def _mended(text: str) -> str:
    """`0,25 1` is a quarter of a litre; a comma between two words has a blank behind it."""
    return _COMMA.sub(", ", _LITRE.sub(r"\1 l", text))


@lru_cache(maxsize=1)
def _engine() -> Any:
    """The engine, with one thread: two files are read beside each other, the owner works on."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return RapidOCR(
        params={
            **_models(),
            "Global.log_level": "critical",
            "Global.max_side_len": MOST_SIDE,
            "Global.use_cls": False,
            # By default small pictures are blown up, and thin ones without end.
            "Det.limit_type": "max",
            "Det.limit_side_len": MOST_SIDE,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def _slope(boxes: Sequence[_Box]) -> float:
    """How far the page is turned, as the angle of its longer lines."""
    angles = [
        math.atan2(b[1] - a[1], b[0] - a[0])
        for a, b, _, d in (box.corners for box in boxes)
        if b[0] - a[0] > 4 * (d[1] - a[1])
    ]
    return float(median(angles)) if angles else 0.0


def _piece(box: _Box, slope: float) -> Piece:
    """A box as a piece, the page turned straight."""
    cosine, sine = math.cos(slope), math.sin(slope)
    xs = [x * cosine + y * sine for x, y in box.corners]
    ys = [y * cosine - x * sine for x, y in box.corners]
    top, bottom = (ys[0] + ys[1]) / 2, (ys[2] + ys[3]) / 2
    height = bottom - top
    left, right = min(xs) + _EDGE * height, max(xs) - _EDGE * height
    return Piece(box.text, left, top, max(left, right), bottom, _CAP_SHARE * height)

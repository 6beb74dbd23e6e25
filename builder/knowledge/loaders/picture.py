"""Reads the text in photographs and scans: PNG, JPEG, TIFF of many pages, BMP, GIF, WebP."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from builder.core.errors import DocumentError
from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.loaders import ocr
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.layout import arrange
from builder.knowledge.loaders.page_writer import PageWriter

KINDS = frozenset({"png", "jpeg", "gif", "tiff", "bmp", "webp"})

_FAULTS = (
    OSError,
    SyntaxError,  # Pillow's word for a broken PNG
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    OverflowError,
    EOFError,
    ZeroDivisionError,
    NotImplementedError,
    Image.DecompressionBombError,
)
_MEGA = 1_000_000


class PictureLoader:
    """What OCR finds, in the order in which one reads it; rows of a price list stay rows."""

    def __init__(self, kind: str, limits: Limits = DEFAULT) -> None:
        self.media_type = f"image/{kind}"
        self._kind = kind
        self._limits = limits

    def load(self, data: bytes, draft: Draft) -> None:
        """Write the picture's text into `draft`.

        Raises:
            DocumentError: `document_damaged`, `document_picture_too_large`, `document_no_text`,
                `document_ocr_missing`.
            NeedsOcr: in a process of ordinary limits.
        """
        # The size is looked at before anything is unpacked, and every reader but one is shut.
        Image.MAX_IMAGE_PIXELS = None
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                picture = Image.open(io.BytesIO(data), formats=[self._kind.upper()])
                self._weigh(picture)
            except (UnidentifiedImageError, *_FAULTS) as fault:
                raise _damaged(fault) from fault
            ocr.require(self._limits)
            self._read(picture, draft)

    def _read(self, picture: Image.Image, draft: Draft) -> None:
        reader = ocr.Reader()
        writer = PageWriter(draft)
        total = self._pages(picture)
        read = min(total, self._limits.ocr_pages) if self._kind == "tiff" else 1
        draft.pages = total if self._kind == "tiff" else None
        for number, pixels in enumerate(self._frames(picture, read), start=1):
            draft.tell_page(number, read)
            pieces = reader.read(pixels)
            if pieces:
                place = number if draft.pages else None
                writer.page(place, arrange(pieces), ocr.sizes(pieces))
        writer.close()
        if total > read:
            draft.note("pages_left_out")
        if not draft.written:
            raise DocumentError("document_no_text")
        draft.note("ocr")

    def _pages(self, picture: Image.Image) -> int:
        """How many pictures the file holds, be they pages or those of an animation."""
        try:
            return int(getattr(picture, "n_frames", 1))
        except _FAULTS:
            return 1

    def _frames(self, picture: Image.Image, read: int) -> Iterator[Any]:
        """The pages of a TIFF, the first picture of anything else, as OCR wants them."""
        for number in range(read):
            try:
                picture.seek(number)
                self._weigh(picture)
                yield _pixels(picture)
            except DocumentError:
                raise
            except _FAULTS as fault:
                raise _damaged(fault) from fault

    def _weigh(self, picture: Image.Image) -> None:
        pixels = picture.width * picture.height
        if pixels < 1:
            raise ValueError(pixels)
        if pixels > self._limits.pixels:
            raise DocumentError(
                "document_picture_too_large",
                megapixels=round(pixels / _MEGA),
                limit=round(self._limits.pixels / _MEGA),
            )


def _damaged(fault: BaseException) -> DocumentError:
    return DocumentError("document_damaged", detail=type(fault).__name__[:60])


def _pixels(picture: Image.Image) -> Any:
    """A picture upright, in plain colours on white, no larger than OCR uses it; blue first."""
    picture.draft("RGB", (ocr.MOST_SIDE, ocr.MOST_SIDE))  # a JPEG is unpacked smaller at once
    plain = _plain(ImageOps.exif_transpose(picture))
    plain.thumbnail((ocr.MOST_SIDE, ocr.MOST_SIDE))
    return np.ascontiguousarray(np.asarray(plain)[:, :, ::-1])


def _plain(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith(("I", "F")):
        values = np.asarray(picture, dtype=np.float32)
        least, most = float(values.min()), float(values.max())
        grey = (values - least) * (255.0 / max(most - least, 1.0))
        return Image.fromarray(grey.astype(np.uint8)).convert("RGB")
    if picture.has_transparency_data:
        rgba = picture.convert("RGBA")
        ground = Image.new("RGBA", rgba.size, "white")
        return Image.alpha_composite(ground, rgba).convert("RGB")
    return picture.convert("RGB")

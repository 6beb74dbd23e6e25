from __future__ import annotations

import io
import sys
from collections.abc import Callable

import pytest
from PIL import Image, ImageOps

from builder.core.document import LoadedDocument
from builder.core.errors import DocumentError
from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.loaders import load, loader_for, ocr
from builder.knowledge.loaders.signal import NeedsOcr
from tests.support.pictures import (
    PRICES,
    draw_lines,
    make_picture,
    make_scanned_pdf,
    save,
)

READ = (
    "Leistung: Waschen und Föhnen; Dauer: 30 Min.; Preis: 24,00 €\n"
    "Leistung: Färben für Größere; Dauer: 90 Min.; Preis: 65,50 €\n"
    "Leistung: Strähnchen, süß; Dauer: 120 Min.; Preis: 89,90 €"
)
WORDS = draw_lines(["Año nuevo: 3,50 €"])


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)


def _read(data: bytes, name: str = "photo.png", limits: Limits = DEFAULT) -> LoadedDocument:
    return load(data, name, limits)[1]


def test_a_photographed_price_list_gives_rows_with_their_columns() -> None:
    slanted = draw_lines(PRICES).rotate(1.5, fillcolor="white", expand=True)

    loaded = _read(save(slanted, "JPEG", quality=80))

    assert [(section.kind, section.text) for section in loaded.sections] == [("table", READ)]
    assert loaded.stripped == ("ocr",)


def _sideways() -> bytes:
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    WORDS.rotate(90, expand=True).save(file, "JPEG", exif=exif)
    return file.getvalue()


def _sixteen_bits() -> bytes:
    grey = WORDS.convert("L")
    return save(
        Image.frombytes("I;16", grey.size, bytes(b for v in grey.tobytes() for b in (0, v))), "PNG"
    )


def _film() -> bytes:
    frames = [WORDS.convert("P"), Image.new("P", WORDS.size)]
    return save(frames[0], "GIF", save_all=True, append_images=frames[1:])


def _transparent() -> bytes:
    picture = Image.new("RGBA", WORDS.size, (0, 0, 0, 0))
    picture.putalpha(ImageOps.invert(WORDS.convert("L")))
    return save(picture, "WEBP", lossless=True)


@pytest.mark.parametrize(
    ("make", "kind", "notes"),
    [
        pytest.param(_sideways, "jpeg", ("ocr",), id="turned by its camera"),
        pytest.param(lambda: save(WORDS.convert("CMYK"), "JPEG"), "jpeg", ("ocr",), id="CMYK"),
        pytest.param(_sixteen_bits, "png", ("ocr",), id="16 bits"),
        pytest.param(_film, "gif", ("ocr", "pages_left_out"), id="animation"),
        pytest.param(_transparent, "webp", ("ocr",), id="transparent"),
        pytest.param(lambda: save(WORDS.convert("1"), "BMP"), "bmp", ("ocr",), id="two colours"),
    ],
)
def test_every_kind_of_picture_is_read(
    make: Callable[[], bytes], kind: str, notes: tuple[str, ...]
) -> None:
    media_type, loaded = load(make(), "photo.txt")

    assert media_type == f"image/{kind}"
    assert loaded.sections[0].text == "Año nuevo: 3,50 €"
    assert loaded.stripped == notes


def test_a_page_that_was_scanned_sideways_is_turned() -> None:
    assert _read(save(draw_lines(PRICES).rotate(90, expand=True), "PNG")).sections[0].text == READ


def test_the_pages_of_a_fax_have_numbers_and_the_rest_is_told() -> None:
    pages = [draw_lines([f"Page {name}"]) for name in ("one", "two", "three")]
    data = save(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    told: list[tuple[int, int]] = []

    limits = Limits(ocr_pages=2)
    _, loaded = load(data, "fax.tif", limits, told=lambda page, of: told.append((page, of)))

    assert [(section.ref.page, section.text) for section in loaded.sections] == [
        (1, "Page one"),
        (2, "Page two"),
    ]
    assert loaded.pages == 3
    assert loaded.stripped == ("ocr", "pages_left_out")
    assert told == [(1, 2), (2, 2)]


def test_only_the_pages_of_a_pdf_without_text_are_read_by_ocr() -> None:
    loaded = _read(make_scanned_pdf("Text of its own.", PRICES, "More text."), "mixed.pdf")

    assert [(section.ref.page, section.text) for section in loaded.sections] == [
        (1, "Text of its own."),
        (2, READ),
        (3, "More text."),
    ]
    assert loaded.stripped == ("ocr",)


def test_what_repeats_in_the_body_of_scanned_pages_stays() -> None:
    pages = [["Title", "", "The same words.", "", name] for name in ("One", "Two", "Three")]

    loaded = _read(make_scanned_pdf(*pages), "scan.pdf")

    assert sum(section.text.count("The same words.") for section in loaded.sections) == 3


def test_scanned_pages_beyond_the_limit_are_told() -> None:
    data = make_scanned_pdf(["First page"], ["Second page"])

    loaded = _read(data, "scan.pdf", Limits(ocr_pages=1))

    assert [section.text for section in loaded.sections] == ["First page"]
    assert loaded.stripped == ("ocr", "pages_left_out")


@pytest.mark.parametrize("data", [make_scanned_pdf(["Text"]), make_picture("Text")])
def test_a_process_without_room_says_what_the_file_needs(data: bytes) -> None:
    with pytest.raises(NeedsOcr):
        _read(data, "scan", Limits().without_ocr())


@pytest.mark.usefixtures("without_ocr")
@pytest.mark.parametrize("data", [make_scanned_pdf(["Text"]), make_picture("Text")])
def test_without_ocr_a_picture_has_a_reason_of_its_own(data: bytes) -> None:
    with pytest.raises(DocumentError, match="document_ocr_missing"):
        _read(data, "scan")


@pytest.mark.usefixtures("without_ocr")
def test_without_ocr_the_pages_with_text_are_read_and_the_others_told() -> None:
    loaded = _read(make_scanned_pdf("Text of its own.", ["Picture"]), "mixed.pdf")

    assert [section.text for section in loaded.sections] == ["Text of its own."]
    assert loaded.stripped == ("pages_without_text",)


def test_ocr_brings_no_window_system_and_keeps_its_maker_uninformed() -> None:
    import os

    ocr.Reader()

    assert os.environ["ORT_DISABLE_TELEMETRY"] == "1"
    assert importlib_origin("cv2") == "opencv-python-headless"
    assert "torch" not in sys.modules


def importlib_origin(module: str) -> str:
    from importlib.metadata import packages_distributions

    return ",".join(packages_distributions()[module])


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b"GIF89a", "gif"),
        (b"II*\x00", "tiff"),
        (b"MM\x00*", "tiff"),
        (b"BM1234\x00\x00\x00\x00", "bmp"),
        (b"RIFF1234WEBPVP8 ", "webp"),
    ],
)
def test_pictures_are_told_by_their_first_bytes_whatever_the_name(start: bytes, kind: str) -> None:
    assert loader_for("prices.docx", start + b"...").media_type == f"image/{kind}"
    with pytest.raises(DocumentError, match="document_damaged"):
        load(start + b"...", "prices.docx")


@pytest.mark.parametrize("name", ["photo.png", "photo.jpg", "photo.tif"])
def test_a_picture_by_name_only_is_damaged(name: str) -> None:
    with pytest.raises(DocumentError, match="document_damaged"):
        load(b"no picture at all", name)


def test_a_text_that_begins_like_a_bitmap_is_a_text() -> None:
    assert _read(b"BMW is a maker of cars.", "cars.txt").sections[0].text.startswith("BMW")

#!/usr/bin/env python3
"""Makes the fonts that are put into PDF papers from the ones the window uses.

    python packaging/paper_fonts.py

The library that writes PDF knows TrueType outlines only, so the curves are converted (at most half
a unit off in 2,816), and signs outside the European alphabets are left out. Needs fonttools (MIT),
which nothing else here does; run again only when the fonts in resources/fonts change.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "resources" / "fonts"
WEIGHTS = ("Regular", "SemiBold")
SIGNS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x250),  # Latin with its marks
    *range(0x2B0, 0x370),
    *range(0x370, 0x530),  # Greek and Cyrillic
    *range(0x1E00, 0x2000),
    *range(0x2000, 0x20D0),  # punctuation and currencies
    *range(0x2100, 0x2300),
    *(0x2610, 0x2611, 0x2612, 0x25CF, 0x25CB, 0x25A1, 0x25A0, 0x2713, 0xFFFD),
)
_ERROR = 0.5


def main() -> int:
    """Write `resources/fonts/paper/Inter-WEIGHT.ttf`."""
    try:
        from fontTools import subset
        from fontTools.ttLib import TTFont
    except ImportError:
        print("Needs fonttools: python -m pip install fonttools", file=sys.stderr)
        return 1
    folder = FONTS / "paper"
    folder.mkdir(exist_ok=True)
    for weight in WEIGHTS:
        font = TTFont(FONTS / f"Inter-{weight}.otf")
        options = subset.Options(layout_features=[], name_IDs=["*"], notdef_outline=True)
        chosen = subset.Subsetter(options)
        chosen.populate(unicodes=SIGNS)
        chosen.subset(font)
        _to_truetype(font)
        font.save(folder / f"Inter-{weight}.ttf")
    return 0


def _to_truetype(font: object) -> None:
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import newTable

    glyphs = font.getGlyphSet()  # type: ignore[attr-defined]
    order = font.getGlyphOrder()  # type: ignore[attr-defined]
    made = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, _ERROR, reverse_direction=True))
        made[name] = pen.glyph()
    table = newTable("glyf")
    table.glyphOrder, table.glyphs = order, made
    font["loca"], font["glyf"] = newTable("loca"), table  # type: ignore[index]
    most = font["maxp"]  # type: ignore[index]
    most.tableVersion = 0x00010000
    for field in (
        "maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
        "maxStackElements", "maxSizeOfInstructions", "maxComponentElements",
    ):  # fmt: skip
        setattr(most, field, 1 if field == "maxZones" else 0)
    font["post"].formatType = 3.0  # type: ignore[index]
    for gone in ("CFF ", "VORG"):
        if gone in font:  # type: ignore[operator]
            del font[gone]  # type: ignore[attr-defined]
    font.sfntVersion = "\x00\x01\x00\x00"  # type: ignore[attr-defined]


if __name__ == "__main__":
    raise SystemExit(main())

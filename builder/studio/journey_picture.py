"""The picture of a journey as SVG, for a browser, a paper, or whoever shall see it."""

from __future__ import annotations

import html
import math
from collections.abc import Iterator

from builder.studio.journey import Journey, Mark, Zone, describe
from builder.studio.journey_layout import LINE, PADDING, Arrow, Box, lay_out
from builder.system import texts

WIDTH = 720
_SIZES = {"where": 10.5, "title": 13.0, "detail": 11.5}
_INK, _MUTED, _ACCENT = "#101828", "#475467", "#3b3fc4"
_IDLE = ("#ffffff", "#98a2b3")
_FILLS = {
    Zone.BROWSER: ("#f2f4f7", "#98a2b3"),
    Zone.HOST: ("#eef0ff", "#7376df"),
    Zone.OUTSIDE: ("#fff4e0", "#b54708"),
    Zone.OWNER: ("#f2f4f7", "#98a2b3"),
}


def svg(shown: Journey, language: str) -> str:
    """The picture; its description is inside, for who cannot see it."""
    drawing = lay_out(shown, WIDTH, wrap)
    title = html.escape(texts.say("journey.title", language))
    told = html.escape("\n".join(describe(shown, language)))
    height = math.ceil(drawing.height) + 4
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 -2 {WIDTH + 4} {height}" '
        f'width="{WIDTH + 4}" height="{height}" role="img" lang="{html.escape(language)}" '
        'aria-labelledby="journey-title journey-about" font-family="Inter, system-ui, sans-serif">',
        f'<title id="journey-title">{title}</title>',
        f'<desc id="journey-about">{told}</desc>',
        f'<rect x="-2" y="-2" width="{WIDTH + 4}" height="{height}" fill="#ffffff"/>',
    ]
    for box in drawing.boxes:
        parts += _box(box)
    for arrow in drawing.arrows:
        parts += _arrow(arrow)
    return "\n".join([*parts, "</svg>\n"])


def wrap(text: str, kind: str, width: float) -> list[str]:
    """`text` in lines, by what letters are wide on average: a browser's fonts are not known."""
    most = max(6, int(width / (_SIZES[kind] * (0.56 if kind == "detail" else 0.6))))
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines += [word[at : at + most] for at in range(0, len(word), most)]
    return lines


def _box(box: Box) -> Iterator[str]:
    faint = box.node.idle or box.node.mark is Mark.REMOVED
    fill, line = _IDLE if faint else _FILLS[box.node.zone]
    width = 2 if box.node.zone is Zone.OUTSIDE else 1
    dash = "" if box.node.mark is Mark.SAME else ' stroke-dasharray="6 4"'
    yield "<g>"
    yield (
        f'<rect x="{box.left:.1f}" y="{box.top:.1f}" width="{box.width:.1f}" '
        f'height="{box.height:.1f}" rx="9" fill="{fill}" stroke="{line}" '
        f'stroke-width="{width}"{dash}/>'
    )
    for place, (kind, text) in enumerate(box.lines):
        y = box.top + PADDING + place * LINE + LINE * 0.75
        weight = "600" if kind == "title" else "400"
        colour = _INK if kind == "title" and not faint else _MUTED
        yield (
            f'<text x="{box.left + PADDING:.1f}" y="{y:.1f}" font-size="{_SIZES[kind]}" '
            f'font-weight="{weight}" fill="{colour}">{html.escape(text)}</text>'
        )
    yield "</g>"


def _arrow(arrow: Arrow) -> Iterator[str]:
    (x1, y1), (x2, y2), (mx, my) = arrow.start, arrow.end, arrow.mark
    colour = _FILLS[Zone.OUTSIDE][1] if arrow.edge.leaves else _ACCENT
    colour = _MUTED if arrow.edge.mark is Mark.REMOVED else colour
    dash = "" if arrow.edge.mark is Mark.SAME else ' stroke-dasharray="6 4"'
    head = " ".join(f"{x:.1f},{y:.1f}" for x, y in tip(arrow))
    yield "<g>"
    yield (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
        f'stroke-width="1.6"{dash}/>'
    )
    yield f'<polygon points="{head}" fill="{colour}"/>'
    yield f'<circle cx="{mx:.1f}" cy="{my:.1f}" r="8.5" fill="#ffffff" stroke="{colour}"/>'
    yield (
        f'<text x="{mx:.1f}" y="{my + 3.6:.1f}" font-size="10" font-weight="600" '
        f'text-anchor="middle" fill="{colour}">{arrow.number}</text>'
    )
    yield "</g>"


def tip(arrow: Arrow, size: float = 7.0) -> list[tuple[float, float]]:
    """The three corners of the arrow's head."""
    (x1, y1), (x2, y2) = arrow.start, arrow.end
    angle = math.atan2(y2 - y1, x2 - x1)
    back = [angle + math.pi - 0.45, angle + math.pi + 0.45]
    return [(x2, y2), *((x2 + size * math.cos(a), y2 + size * math.sin(a)) for a in back)]

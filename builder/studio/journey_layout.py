"""Where the places and ways of a journey stand in its picture, whoever draws it.

Three columns, and as many rows as there are: the way winds to and fro, so that the picture is
legible in a narrow page too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from builder.studio.journey import Edge, Journey, Node

COLUMNS = 3
PADDING, LINE, ROW_GAP = 8.0, 16.0, 34.0

Wrap = Callable[[str, str, float], list[str]]
"""Breaks a text into lines: the text, its kind (`where`, `title`, `detail`), the width there is."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place in the picture, with its words broken into lines; sizes in pixels."""

    node: Node
    left: float
    top: float
    width: float
    height: float
    lines: tuple[tuple[str, str], ...]

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle."""
        return self.left + self.width / 2, self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way in the picture; `number` stands at `mark`, on the line."""

    edge: Edge
    number: int
    start: tuple[float, float]
    end: tuple[float, float]

    @property
    def mark(self) -> tuple[float, float]:
        """Where its number stands."""
        return (self.start[0] + self.end[0]) / 2, (self.start[1] + self.end[1]) / 2


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of a journey."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def lay_out(shown: Journey, width: float, wrap: Wrap) -> Drawing:
    """The picture of `shown`, `width` pixels wide and as high as it has to be."""
    gap = min(44.0, max(26.0, width * 0.06))
    column = (width - (COLUMNS - 1) * gap) / COLUMNS
    lines = {node.id: _lines(node, column - 2 * PADDING, wrap) for node in shown.nodes}
    rows = sorted({node.row for node in shown.nodes})
    boxes: dict[str, Box] = {}
    top = 0.0
    for row in rows:
        inside = [node for node in shown.nodes if node.row == row]
        height = max(len(lines[node.id]) for node in inside) * LINE + 2 * PADDING
        for node in inside:
            left = node.column * (column + gap)
            boxes[node.id] = Box(node, left, top, column, height, lines[node.id])
        top += height + ROW_GAP
    arrows = [
        _arrow(edge, number, boxes[edge.source], boxes[edge.target])
        for number, edge in enumerate(shown.edges, start=1)
        if edge.source in boxes and edge.target in boxes
    ]
    return Drawing(width, top - ROW_GAP, tuple(boxes.values()), tuple(arrows))


def _lines(node: Node, width: float, wrap: Wrap) -> tuple[tuple[str, str], ...]:
    words = (("where", node.where), ("title", node.title), ("detail", node.detail))
    return tuple((kind, line) for kind, text in words for line in wrap(text, kind, width))


def _arrow(edge: Edge, number: int, source: Box, target: Box) -> Arrow:
    if source.node.row == target.node.row:
        right = target.left > source.left
        start = (source.left + (source.width if right else 0), source.middle[1])
        end = (target.left + (0 if right else target.width), target.middle[1])
    else:
        down = target.top > source.top
        aside = (target.left > source.left) - (target.left < source.left)
        start = (
            source.middle[0] + aside * source.width * 0.3,
            source.top + (source.height if down else 0),
        )
        end = (
            target.middle[0] - aside * target.width * 0.3,
            target.top + (0 if down else target.height),
        )
    return Arrow(edge, number, start, end)

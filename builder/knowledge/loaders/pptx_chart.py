"""The figures of a chart as a table: a row for each category, a column for each series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.core.errors import DocumentError
from builder.knowledge.loaders.number_format import shown_number
from builder.knowledge.loaders.slides import Paragraphs, Table

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_POINTS = 10_000


def read_chart(part: Element) -> list[Paragraphs | Table]:
    """The chart's title and its figures, as they were when the file was saved.

    Raises:
        DocumentError: `document_damaged` for more points than a chart can show.
    """
    chart = part.find(f"{_C}chart")
    if chart is None:
        return []
    title = " ".join(text.text or "" for text in chart.iterfind(f"{_C}title//{_A}t")).strip()
    columns: list[tuple[str, dict[int, str]]] = []
    categories: dict[int, str] = {}
    for series in chart.iterfind(f"{_C}plotArea//{_C}ser"):
        name = " ".join(_points(series.find(f"{_C}tx")).values())
        categories = categories or _points(series.find(f"{_C}cat"))
        columns.append((name, _points(series.find(f"{_C}val"))))
    read: list[Paragraphs | Table] = [[title]] if title else []
    places = sorted(categories) if categories else []
    if places and columns:
        header = ["", *(name for name, _ in columns)]
        rows = [[categories[at], *(values.get(at, "") for _, values in columns)] for at in places]
        read.append(Table([header, *rows], headed=len(columns) > 1))
    return read


def _points(source: Element | None) -> dict[int, str]:
    """The points that the file keeps beside the link to a workbook, by their place."""
    found: dict[int, str] = {}
    for cache in source.iter() if source is not None else ():
        if cache.tag not in {f"{_C}strCache", f"{_C}numCache", f"{_C}strLit", f"{_C}numLit"}:
            continue
        code = cache.findtext(f"{_C}formatCode") or "General"
        for point in cache.iterfind(f"{_C}pt"):
            text = point.findtext(f"{_C}v") or ""
            numeric = cache.tag in {f"{_C}numCache", f"{_C}numLit"}
            found[int(point.get("idx", "0"))] = shown_number(float(text), code) if numeric else text
            if len(found) > _POINTS:
                raise DocumentError("document_damaged", detail="chart")
    return found

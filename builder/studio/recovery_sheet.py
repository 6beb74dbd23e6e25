"""A page to print: the recovery code of a bot, what it opens, and how to use it."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from builder.core.errors import MachineError, UsageError
from builder.studio import backups
from builder.studio.bots import Workbench
from builder.system import texts
from builder.system.files import write_new
from builder.vault import recovery
from builder.vault.secret import Secret

_LEFT, _TOP, _WIDTH = 64.0, 770.0, 467.0  # points on A4
_GROUPS_A_LINE = 4
_STEPS = 4


def write(bench: Workbench, path: Path, *, language: str = "") -> None:
    """Make a new recovery code, let it open the bot, and write its sheet to `path`, a PDF.

    The sheet comes first: a code that nobody has must not take the place of one on paper.

    Raises:
        UsageError: `file_exists`.
        MachineError: `no_space`, `not_writable`, `extra_missing`; the code before goes on
            opening the bot.
    """
    with written(bench, path, language=language) as code:
        backups.add_recovery(bench, code)


@contextlib.contextmanager
def written(bench: Workbench, path: Path, *, language: str = "") -> Iterator[Secret]:
    """Write the sheet of a new code to `path`; it is gone again if what is done with it fails.

    Raises:
        UsageError: `file_exists`.
        MachineError: `no_space`, `not_writable`, `extra_missing`.
    """
    code = recovery.generate()
    page = sheet(bench.spec.name, code, language or bench.spec.language)
    try:
        write_new(path, page)
    except FileExistsError:
        raise UsageError("file_exists", file=path.name) from None
    try:
        yield code
    except BaseException:
        path.unlink()
        raise


def sheet(name: str, code: Secret, language: str) -> bytes:
    """The page as a PDF.

    Raises:
        MachineError: `extra_missing`, without what writes PDFs.
    """
    try:
        from reportlab.lib.pagesizes import A4
        from reportlab.lib.utils import simpleSplit
        from reportlab.pdfgen.canvas import Canvas

        from builder.studio.activity.document import shown
    except ImportError as error:
        raise MachineError("extra_missing", extra="author") from error
    out = io.BytesIO()
    canvas, y = Canvas(out, pagesize=A4, pageCompression=1), _TOP
    for text, font, size, after in _paragraphs(name, code, language):
        canvas.setFont(font, size)
        for line in simpleSplit(shown(text), font, size, _WIDTH):
            canvas.drawString(_LEFT, y, line)
            y -= size * 1.4
        y -= after
    canvas.setTitle(shown(texts.say("recovery.title", language, name=name)))
    canvas.save()
    return out.getvalue()


def _paragraphs(name: str, code: Secret, language: str) -> list[tuple[str, str, float, float]]:
    """Each paragraph with its typeface, its size and the room after it, in points."""
    day = date.today().isoformat()  # noqa: DTZ011 - the day on the owner's own calendar

    def say(key: str) -> str:
        return texts.say(f"recovery.{key}", language, name=name, day=day)

    return [
        (say("title"), "Helvetica-Bold", 20, 4),
        (say("about"), "Helvetica", 11, 22),
        *((line, "Courier-Bold", 22, 8) for line in _lines(code.text())),
        ("", "Helvetica", 11, 18),
        *((say(f"step.{number}"), "Helvetica", 11, 8) for number in range(1, _STEPS + 1)),
        (say("made"), "Helvetica", 9, 0),
    ]


def _lines(code: str) -> list[str]:
    *groups, check = code.split("-")
    groups[-1] += f"-{check}"
    starts = range(0, len(groups), _GROUPS_A_LINE)
    return [" - ".join(groups[at : at + _GROUPS_A_LINE]) for at in starts]

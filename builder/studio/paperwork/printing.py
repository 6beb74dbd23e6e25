"""Writing papers into a folder, whole files only and never over somebody else's."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from builder.core import setting
from builder.core.errors import MachineError, UsageError
from builder.core.ids import new_id
from builder.core.ports import Clock
from builder.privacy.papers.composing import settings_mark
from builder.privacy.papers.page import page
from builder.privacy.papers.paper import Paper, to_plain
from builder.studio.bots import Workbench
from builder.studio.paperwork.desk import FORMATS, make
from builder.studio.paperwork.docx_writer import write_docx
from builder.studio.paperwork.pdf_writer import unwritable, write_pdf
from builder.system import texts
from builder.system.clock import SystemClock
from builder.system.files import make_private_folder, unreadable, write_atomic
from builder.vault.paperwork import Print

WRITERS: Mapping[str, Callable[[Paper], bytes]] = {
    "html": lambda paper: page(paper).encode(),
    "docx": write_docx,
    "pdf": write_pdf,
}


_NEEDS = {"docx": "docx", "pdf": "reportlab"}


@dataclass(frozen=True, slots=True)
class Printed:
    """One paper that was written.

    Attributes:
        missing: settings that stand as blanks in it.
        warnings: codes: `paper_blanks`, `paper_signs` (the PDF's type lacks some signs).
    """

    kind: str
    language: str
    files: tuple[Path, ...]
    missing: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def print_papers(
    bench: Workbench,
    folder: Path,
    *,
    kinds: Sequence[str],
    language: str,
    formats: Sequence[str] = FORMATS,
    replace: bool = False,
    clock: Clock | None = None,
) -> list[Printed]:
    """Write papers into `folder`, and keep what was printed.

    Args:
        bench: the open bot.
        folder: made when it is not there.
        kinds: which papers.
        language: of their words.
        formats: of `FORMATS`.
        replace: also files that were not written here, or were changed since.
        clock: what time it is.

    Raises:
        UsageError: `bad_choice`, or `paper_in_the_way` with the names of files that are not ours;
            nothing was written then.
        MachineError: `extra_missing`, `no_space`, `not_writable`, `file_unreadable`.
    """
    _known(language, formats)
    papers = [make(bench, kind, language, clock=clock) for kind in kinds]
    made = {paper.kind: rendered(paper, formats) for paper in papers}
    write_files(
        bench, folder, {n: d for files in made.values() for n, d in files.items()}, replace=replace
    )
    printed = []
    for paper in papers:
        _keep(bench, paper, tuple(made[paper.kind]), clock or SystemClock())
        paths = tuple(folder / name for name in made[paper.kind])
        told = _warnings(paper, formats)
        printed.append(Printed(paper.kind, language, paths, paper.missing, told))
    return printed


def write_files(
    bench: Workbench, folder: Path, files: Mapping[str, bytes], *, replace: bool = False
) -> None:
    """Write `files` by name into `folder`, and remember that they are ours.

    Raises:
        UsageError: `paper_in_the_way` with the names of files that are not ours; nothing was
            written then.
        MachineError: `no_space`, `not_writable`, `file_unreadable`.
    """
    make_private_folder(folder)
    if not replace:
        _refuse_strangers(bench, folder, files)
    bench.file.paperwork.remember(_sum(data) for data in files.values())
    for name, data in files.items():
        write_atomic(folder / name, data)


def rendered(paper: Paper, formats: Sequence[str]) -> dict[str, bytes]:
    """The files of one paper by name.

    Raises:
        UsageError: `bad_choice` for a language or format there is not.
    """
    _known(paper.language, formats)
    return {file_name(paper, form): WRITERS[form](paper) for form in formats}


def file_name(paper: Paper, form: str) -> str:
    """What the file of a paper is called."""
    return f"{paper.kind.replace('_', '-')}.{paper.language}.{form}"


def _known(language: str, formats: Sequence[str]) -> None:
    spoken = texts.languages()
    if language not in spoken:
        raise UsageError("bad_choice", name="language", value=language, allowed=", ".join(spoken))
    for form in formats:
        if form not in FORMATS:
            raise UsageError("bad_choice", name="format", value=form, allowed=", ".join(FORMATS))
        if form in _NEEDS and find_spec(_NEEDS[form]) is None:
            raise MachineError("extra_missing", extra="author")


def _refuse_strangers(bench: Workbench, folder: Path, names: Iterable[str]) -> None:
    strangers = []
    for name in names:
        path = folder / name
        if not path.exists():
            continue
        try:
            there = path.read_bytes()
        except OSError as error:
            raise unreadable(error, path) from error
        if not bench.file.paperwork.wrote(_sum(there)):
            strangers.append(name)
    if strangers:
        raise UsageError("paper_in_the_way", names=", ".join(strangers), folder=str(folder))


def _keep(bench: Workbench, paper: Paper, files: tuple[str, ...], clock: Clock) -> None:
    bench.file.paperwork.keep(
        Print(
            id=new_id(),
            kind=paper.kind,
            language=paper.language,
            made=clock.now().isoformat(timespec="seconds"),
            mark=settings_mark(bench.spec),
            spec=setting.to_dict(bench.spec),
            paper=to_plain(paper),
            files=files,
        )
    )
    bench.file.audit.record("paper_printed", kind=paper.kind, language=paper.language)


def _warnings(paper: Paper, formats: Sequence[str]) -> tuple[str, ...]:
    blanks = ("paper_blanks",) if paper.missing else ()
    signs = ("paper_signs",) if "pdf" in formats and unwritable(paper) else ()
    return (*blanks, *signs)


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def sealed_papers(bench: Workbench) -> dict[str, bytes]:
    """What travels in a bundle, by the member's name: the notice in every language.

    The host makes its own from the settings it serves; these are for whoever opens the bundle.
    """
    return {
        f"paperwork/notice-{language}.html": WRITERS["html"](make(bench, "notice", language))
        for language in texts.languages()
    }

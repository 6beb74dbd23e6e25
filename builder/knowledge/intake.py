"""Finds what is to be read, and takes its bytes once."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from builder.core.errors import DocumentError
from builder.knowledge.limits import Limits
from builder.knowledge.loaders.clean import clean_text
from builder.knowledge.worker import too_large
from builder.knowledge.zip_members import SUFFIX, zip_members

_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"})
_SYSTEM_FOLDERS = frozenset({"__macosx", "$recycle.bin", "system volume information"})
_TEMPORARY = ("~$", ".~lock.")
_HIDDEN_ON_WINDOWS = 0x2 | 0x4  # FILE_ATTRIBUTE_HIDDEN, FILE_ATTRIBUTE_SYSTEM
_HIDDEN_ON_MACOS = 0x8000  # UF_HIDDEN


@dataclass(frozen=True, slots=True)
class Found:
    """Something to be read: a file that was named or met in a folder, or what else has bytes.

    Attributes:
        name: what the document is called: the file's name, below a folder the path from there.
        origin: where it comes from, as the record keeps it: a path or an address.
        take: gives its bytes within limits, once; raises `DocumentError`.
        skipped: code of why it is passed over, None when it is to be read.
        media_type: what a server said it is, where it comes from the web.
    """

    name: str
    origin: str
    take: Callable[[Limits], bytes]
    skipped: str | None = None
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class _Met:
    """A file met on the way, under the name it has there."""

    path: Path
    name: str
    skipped: str | None = None


def find_files(paths: Sequence[Path]) -> list[Found]:
    """Every file that `paths` mean, each under a name of its own, in a stable order."""
    taken: set[str] = set()
    found: list[Found] = []
    seen: set[Path] = set()
    for path in paths:
        files = _walk(path, path) if _is_folder(path) else [_Met(path, path.name)]
        for file in files:
            real = Path(os.path.realpath(file.path))
            if real in seen:
                continue
            seen.add(real)
            name = _free_name(file, taken)
            taken.add(name)
            found.extend(_opened(file_found(file.path, name, file.skipped), file.path))
    return found


def _opened(found: Found, path: Path) -> Iterator[Found]:
    """The file, or what is in it when it is an archive of documents."""
    if found.skipped or not found.name.lower().endswith(SUFFIX):
        yield found
        return
    try:
        members = zip_members(path)
    except DocumentError as fault:
        yield replace(found, take=partial(_refuse, fault))
        return
    if members is None:
        yield found
        return
    times: Counter[str] = Counter()
    for member in members:
        hidden = _hidden_step(member.name)
        name = hidden or member.name
        times[name] += 1
        if times[name] == 1:
            said = f"{found.name}/{name}"
        elif hidden:
            continue  # one line a hidden folder is enough
        else:
            said = f"{found.name}/{times[name]}/{name}"
        origin = f"{found.origin}!{member.name}"
        yield Found(said, origin, member.take, "document_hidden" if hidden else None)


def _hidden_step(name: str) -> str | None:
    """Up to where a member's path is of the system; None when it is not."""
    steps = name.split("/")
    for count, step in enumerate(steps, 1):
        if _is_system_name(step.casefold()):
            return "/".join(steps[:count])
    return None


def _refuse(fault: DocumentError, _limits: Limits) -> bytes:
    raise fault


def file_found(path: Path, name: str, skipped: str | None = None) -> Found:
    """A file on disk, to be read under `name`."""
    # Where a file was must be told also when its name is not text.
    origin = str(path.absolute()).encode("utf-8", "replace").decode()
    return Found(name, origin, partial(read_bytes, path), skipped)


def read_bytes(path: Path, limits: Limits) -> bytes:
    """The whole file.

    Raises:
        DocumentError: `document_missing`, `document_unreadable`, `document_not_a_file`,
            `document_too_large` or `document_empty`.
    """
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):  # opening a pipe would wait for its other end
            raise DocumentError("document_not_a_file")
        if about.st_size > limits.file_bytes:
            raise too_large(about.st_size, limits)
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)
    except FileNotFoundError as fault:
        raise DocumentError("document_missing") from fault
    except OSError as fault:
        raise DocumentError("document_unreadable") from fault
    if len(data) > limits.file_bytes:
        raise too_large(len(data), limits)
    if not data:
        raise DocumentError("document_empty")
    return data


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _walk(folder: Path, root: Path) -> Iterator[_Met]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name.casefold())
    except OSError:
        yield _Met(folder, _name(folder, root), "document_unreadable")
        return
    for entry in entries:
        path = Path(entry.path)
        if is_system(entry):
            yield _Met(path, _name(path, root), "document_hidden")
        elif _leaves(entry, root):
            yield _Met(path, _name(path, root), "document_outside")
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(path, root)
        elif not entry.is_dir():  # a link to a folder inside is met at its own place
            yield _Met(path, _name(path, root))


def is_system(entry: os.DirEntry[str]) -> bool:
    """Whether it is hidden, or the system's or another program's own."""
    name = entry.name.casefold()
    if _is_system_name(name):
        return True
    try:
        about = entry.stat(follow_symlinks=False)
    except OSError:
        return False
    flags = getattr(about, "st_flags", 0) & _HIDDEN_ON_MACOS
    return bool(flags or getattr(about, "st_file_attributes", 0) & _HIDDEN_ON_WINDOWS)


def _is_system_name(name: str) -> bool:
    return name.startswith((".", *_TEMPORARY)) or name in _SYSTEM_FILES or name in _SYSTEM_FOLDERS


def _leaves(entry: os.DirEntry[str], root: Path) -> bool:
    """Whether it is a link to something that the owner did not choose."""
    if not entry.is_symlink():
        return False
    return not Path(os.path.realpath(entry.path)).is_relative_to(os.path.realpath(root))


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path != root else path.name


def _free_name(file: _Met, taken: set[str]) -> str:
    """A name nobody has yet: two files of one name are told apart by their folders."""
    name = printable(file.name)
    parents = list(file.path.absolute().parents)
    while name in taken and parents:
        name = f"{printable(parents.pop(0).name)}/{name}"
    return name


def printable(name: str) -> str:
    """A file's name without what would make it read as another, or not be storable at all."""
    clean, _ = clean_text(name.encode("utf-8", "replace").decode())
    return " ".join(clean.split()) or "?"

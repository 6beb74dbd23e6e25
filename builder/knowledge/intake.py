"""Finds what is to be read, and takes its bytes once."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path

from builder.core.errors import DocumentError
from builder.knowledge.disk import read_bytes
from builder.knowledge.limits import Limits
from builder.knowledge.loaders.clean import clean_text
from builder.knowledge.zip_members import SUFFIX, zip_members

__all__ = [
    "Found",
    "find_files",
    "found_again",
    "holds_others",
    "is_folder",
    "member_found",
    "origin_of",
    "read_bytes",
]

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
        size: bytes, as far as they are known before it is taken.
    """

    name: str
    origin: str
    take: Callable[[Limits], bytes]
    skipped: str | None = None
    media_type: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class _Met:
    """A file met on the way, under the name it has there."""

    path: Path
    name: str
    skipped: str | None = None
    size: int = 0


def find_files(paths: Iterable[Path]) -> Iterator[Found]:
    """Every file that `paths` mean, each under a name of its own, in a stable order.

    They are found as they are asked for and not remembered: a folder may hold any number.
    """
    names = _Names()
    for path in paths:
        if is_folder(path):
            yield from _in_folder(path, names)
            continue
        real = Path(os.path.realpath(path))
        if not names.met(real):
            names.files.add(real)
            file = _Met(path, path.name, size=_size(path))
            yield from _found(file, names.free(file, None))


def _in_folder(path: Path, names: _Names) -> Iterator[Found]:
    root = Path(os.path.realpath(path))
    for file in _walk(path, path):
        if not names.met(root / file.path.relative_to(path)):
            yield from _found(file, names.free(file, root))
    names.roots.append(root)


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
        skipped = "document_hidden" if hidden else None
        yield Found(said, origin, member.take, skipped, size=member.entry.file_size)


def holds_others(path: Path) -> bool:
    """Whether it may stand for what is in it: a folder, or an archive."""
    return is_folder(path) or (path.suffix.lower() == SUFFIX and path.is_file())


def found_again(path: Path, name: str, size: int = 0) -> Found:
    """A file that was found before, to be read under the name it got then."""
    found = file_found(path, name, size=size)
    (again, *more) = islice(_opened(found, path), 2)
    return found if more or again.origin != found.origin else again


def member_found(origin: str) -> Found:
    """A part of an archive, taken again by where it was: `path!member`."""
    for place, sign in enumerate(origin):
        path, name = Path(origin[:place]), origin[place + 1 :]
        if sign == "!" and path.is_file():
            take = _members_of(path, path.stat().st_mtime_ns).get(name)
            if take is not None:
                return Found(name, origin, take)
    raise DocumentError("document_missing")


@lru_cache(maxsize=2)
def _members_of(path: Path, _changed: int) -> dict[str, Callable[[Limits], bytes]]:
    """What is in an archive, which is asked for again and again while it is read."""
    return {member.name: member.take for member in zip_members(path) or ()}


def _hidden_step(name: str) -> str | None:
    """Up to where a member's path is of the system; None when it is not."""
    steps = name.split("/")
    for count, step in enumerate(steps, 1):
        if _is_system_name(step):
            return "/".join(steps[:count])
    return None


def _refuse(fault: DocumentError, _limits: Limits) -> bytes:
    raise fault


def file_found(path: Path, name: str, skipped: str | None = None, size: int = 0) -> Found:
    """A file on disk, to be read under `name`."""
    return Found(name, origin_of(path), partial(read_bytes, path), skipped, size=size)


def origin_of(path: Path) -> str:
    """Where a file is, as records keep it: told also when its name is not text."""
    return str(path.absolute()).encode("utf-8", "replace").decode()


def is_folder(path: Path) -> bool:
    """Whether it can be seen to be a folder."""
    try:
        return path.is_dir()
    except OSError:
        return False


class _Names:
    """Which files and names were given out; what lies in a folder is asked of the disk instead."""

    def __init__(self) -> None:
        self.files: set[Path] = set()
        self.roots: list[Path] = []
        self._given: set[str] = set()

    def met(self, real: Path) -> bool:
        """Whether this file was given out before."""
        return real in self.files or (
            any(real.is_relative_to(root) for root in self.roots) and os.path.lexists(real)
        )

    def free(self, file: _Met, root: Path | None) -> str:
        """A name nobody has yet: two files of one name are told apart by their folders.

        Below `root` names differ of themselves, as long as they stay as they are.
        """
        name, parents = printable(file.name), list(file.path.absolute().parents)
        while self._taken(name, None if name == file.name else root) and parents:
            name = f"{printable(parents.pop(0).name)}/{name}"
        if root is None or name != file.name:
            self._given.add(name)
        return name

    def _taken(self, name: str, here: Path | None) -> bool:
        roots = self.roots if here is None else [*self.roots, here]
        return name in self._given or any(os.path.lexists(root / name) for root in roots)


def _found(file: _Met, name: str) -> Iterator[Found]:
    yield from _opened(file_found(file.path, name, file.skipped, file.size), file.path)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _walk(folder: Path, root: Path) -> Iterator[_Met]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name.casefold(), reverse=True)
    except OSError:
        yield _Met(folder, _name(folder, root), "document_unreadable")
        return
    while entries:  # let go of one by one: there may be very many
        entry = entries.pop()
        path = Path(entry.path)
        if is_system(entry):
            yield _Met(path, _name(path, root), "document_hidden")
        elif entry.is_symlink():
            yield from _linked(path, root)
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(path, root)
        else:
            yield _Met(path, _name(path, root), size=_weight(entry))


def _linked(path: Path, root: Path) -> Iterator[_Met]:
    """A link: out of what the owner chose it is not followed; inside its target has its place."""
    target, real = Path(os.path.realpath(path)), Path(os.path.realpath(root))
    if not target.is_relative_to(real):
        yield _Met(path, _name(path, root), "document_outside")
    elif not target.exists() or any(_is_system_name(p) for p in target.relative_to(real).parts):
        yield _Met(path, _name(path, root), size=_size(path))


def _weight(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat(follow_symlinks=False).st_size
    except OSError:
        return 0


def is_system(entry: os.DirEntry[str]) -> bool:
    """Whether it is hidden, or the system's or another program's own."""
    if _is_system_name(entry.name):
        return True
    try:
        about = entry.stat(follow_symlinks=False)
    except OSError:
        return False
    flags = getattr(about, "st_flags", 0) & _HIDDEN_ON_MACOS
    return bool(flags or getattr(about, "st_file_attributes", 0) & _HIDDEN_ON_WINDOWS)


def _is_system_name(name: str) -> bool:
    name = name.casefold()
    return name.startswith((".", *_TEMPORARY)) or name in _SYSTEM_FILES | _SYSTEM_FOLDERS


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path != root else path.name


def printable(name: str) -> str:
    """A file's name without what would make it read as another, or not be storable at all."""
    clean, _ = clean_text(name.encode("utf-8", "replace").decode())
    return " ".join(clean.split()) or "?"

"""The sole reader of `resources/`, in a checkout, an installed wheel and a frozen program."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from builder.core.errors import MachineError


def path(*parts: str) -> Path:
    """The place of a resource that exists; a file or a folder.

    Raises:
        MachineError: `resource_missing`.
    """
    for root in _roots():
        found = root.joinpath(*parts)
        if found.exists():
            return found
    raise MachineError("resource_missing", name="/".join(parts))


def text(*parts: str) -> str:
    """The text of a resource.

    Raises:
        MachineError: `resource_missing`.
    """
    return data(*parts).decode("utf-8")


def data(*parts: str) -> bytes:
    """The bytes of a resource.

    Raises:
        MachineError: `resource_missing`.
    """
    try:
        return path(*parts).read_bytes()
    except OSError as error:
        raise MachineError("resource_missing", name="/".join(parts)) from error


def folder() -> Path:
    """The folder that resources are in, for what is fetched into it.

    Raises:
        MachineError: `resource_missing`.
    """
    return path()


def _roots() -> Iterator[Path]:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        yield Path(frozen) / "resources"
    here = Path(__file__).resolve()
    yield here.parent / "shipped"
    # Beside an installed package a folder called "resources" could be anybody's.
    checkout = here.parents[2]
    if (checkout / "pyproject.toml").is_file():
        yield checkout / "resources"

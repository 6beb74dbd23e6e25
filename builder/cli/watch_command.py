"""`hushdesk watch`: follow folders, and say what was found and done."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from builder.cli.add_command import as_data as added_as_data
from builder.cli.interruption import stopping
from builder.cli.output import Output
from builder.cli.unlock import add_bot, open_bench
from builder.core.errors import Cancelled, DocumentError, UsageError
from builder.core.folder import FolderMode, FolderState, WatchedFolder
from builder.core.progress import CancelToken
from builder.knowledge.folder_changes import Change, Memory, Waiting
from builder.studio import folder_updates, folders
from builder.studio.bots import Workbench
from builder.studio.folder_updates import Done
from builder.studio.folders import Look

HELP = "follow folders: what is added, changed, moved or removed in them"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)
    parser.add_argument("folders", nargs="*", type=path, metavar="FOLDER", help="watch these too")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--automatic", action="store_true", help="make their changes at once")
    how.add_argument("--ask", action="store_true", help="only list their changes (the default)")
    parser.add_argument("--accept", action="store_true", help="make what is found without asking")
    parser.add_argument("--once", action="store_true", help="look once and end")
    parser.add_argument("--list", action="store_true", help="list the watched folders and end")
    parser.add_argument("--remove", type=path, metavar="FOLDER", help="watch it no longer and end")


def path(given: str) -> Path:
    """A path as it was given; nothing at all would mean the folder one stands in."""
    if not given:
        raise ValueError
    return Path(given)


def run(options: argparse.Namespace, out: Output) -> int:
    """Watch until interrupted; with `--once` fails only when no folder could be reached."""
    with open_bench(options) as bench:
        if options.remove:
            gone = folders.unwatch(bench, options.remove)
            out.result(_folder_data(gone), f"{gone.name} is watched no longer. Documents stay.")
            return 0
        for folder in options.folders:
            _watch(bench, folder, options)
        watched = folders.listing(bench)
        if options.list:
            for each in watched:
                out.result(_folder_data(each), _folder_text(each))
            if not watched:
                out.note(out.say("cli.no_folders"))
            return 0
        if not watched:
            raise UsageError("no_folders_watched")
        with stopping() as token, suppress(Cancelled):  # how watching ends
            return _follow(bench, _Teller(out), options, token)
        return 0


def _watch(bench: Workbench, folder: Path, options: argparse.Namespace) -> None:
    known = folders.find(bench, folder)
    mode = FolderMode.AUTOMATIC if options.automatic else FolderMode.ASK
    if known is not None and not (options.automatic or options.ask):
        mode = known.mode
    folders.watch(bench, folder, mode)


def _follow(
    bench: Workbench, teller: _Teller, options: argparse.Namespace, token: CancelToken
) -> int:
    memory = Memory()
    while True:
        started = time.monotonic()
        look = folders.look(bench, memory, token=token)
        pause = folders.pause_s(time.monotonic() - started)
        wanted = [c for c in look.changes if not c.held] if options.accept else look.automatic()
        teller.found(look, wanted)
        for done in folder_updates.apply(bench, wanted, progress=teller.out.progress, token=token):
            teller.done(done)
        if options.once:
            if len(look.changes) > len(wanted):
                teller.out.note(teller.out.say("cli.changes_wait"))
            lost = {folder.state for folder in look.folders} == {FolderState.UNREACHABLE}
            return 1 if lost else 0
        token.wait(pause)
        token.check()


class _Teller:
    """Says everything once: what was told at an earlier look is not told again."""

    def __init__(self, out: Output) -> None:
        self.out = out
        self._told: set[object] = set()
        self._names: dict[str, str] = {}

    def found(self, look: Look, wanted: Sequence[Change]) -> None:
        """A line a folder, a change that nobody makes now, and a file that is left for later."""
        self._names = {folder.id: folder.name for folder in look.folders}
        lines: set[object] = set()
        for key, data, text in self._lines(look, wanted):
            if key not in self._told:
                self.out.result(data, text)
            lines.add(key)
        self._told = lines

    def done(self, done: Done) -> None:
        """A line for a change that was made."""
        data = self._change_data(done.change) | {"document": done.document, "done": True}
        text = f"{done.document}: {done.change.kind}"
        if done.result is not None:
            told = added_as_data(done.result, self.out)
            data |= {name: told[name] for name in ("outcome", "chunks", "error")}
            text += f", {done.result.outcome}"
            if done.result.error_code:
                error = DocumentError(done.result.error_code, **done.result.error_params)
                text += f". {self.out.sentence(error)}"
        if done.receipt is not None:
            data["receipt"] = done.receipt.sha256
        self.out.result(data, text)

    def _lines(
        self, look: Look, wanted: Sequence[Change]
    ) -> Iterator[tuple[object, dict[str, Any], str]]:
        made = set(map(id, wanted))
        for folder in look.folders:
            others = {"other_kinds": look.others.get(folder.id, 0)}
            data = _folder_data(folder) | others
            yield (folder.id, folder.state), data, _folder_text(folder)
        for change in look.changes:
            if id(change) not in made:
                text = f"{self._place(change)}: {change.kind}, waits for your word"
                yield change, self._change_data(change) | {"document": None, "done": False}, text
        for waiting in look.waiting:
            data = {"folder": self._names[waiting.folder_id], "file": _told(waiting.path)}
            text = f"{self._place(waiting)}: {waiting.reason}"
            yield waiting, data | {"waiting": waiting.reason}, text

    def _change_data(self, change: Change) -> dict[str, Any]:
        moved = change.before is not None and change.before.path != change.now.path
        return {
            "folder": self._names[change.now.folder_id],
            "file": _told(change.now.path),
            "change": str(change.kind),
            "from": _told(change.before.path) if change.before and moved else None,
            "held": change.held,
        }

    def _place(self, what: Change | Waiting) -> str:
        file = what.now if isinstance(what, Change) else what
        return f"{self._names[file.folder_id]}/{_told(file.path)}"


def _folder_data(folder: WatchedFolder) -> dict[str, Any]:
    return {
        "folder": folder.name,
        "path": _told(folder.path),
        "mode": str(folder.mode),
        "state": str(folder.state),
        "files": folder.files,
        "looked": folder.looked,
    }


def _folder_text(folder: WatchedFolder) -> str:
    return f"{_told(folder.path)}: {folder.state}, {_MODES[folder.mode]}"


_MODES = {
    FolderMode.ASK: "changes are listed",
    FolderMode.AUTOMATIC: "changes are made at once",
}


def _told(path: str) -> str:
    """A path that can be printed: a name may be no text."""
    return path.encode("utf-8", "backslashreplace").decode()

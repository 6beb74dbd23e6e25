"""What the tab *Folders* says about folders and changes."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt

from builder.core.folder import FolderMode, FolderState, WatchedFolder
from builder.knowledge.folder_changes import Change, Kind
from builder.studio.folder_updates import Done
from ui.errors import tell_code
from ui.translation import number, translate


def modes() -> list[tuple[str, str]]:
    """What may happen with a folder's changes."""
    return [
        (str(FolderMode.ASK), translate("Folders", "Ask me first")),
        (str(FolderMode.AUTOMATIC), translate("Folders", "Take over at once")),
    ]


def state(folder: WatchedFolder) -> tuple[str, str]:
    """A folder's state in a word, and the level that colours it."""
    return {
        FolderState.NEW: (translate("Folders", "Not looked at yet"), "plain"),
        FolderState.WATCHED: (translate("Folders", "Watched"), "ok"),
        FolderState.UNREACHABLE: (translate("Folders", "Cannot be reached"), "warn"),
        FolderState.EMPTIED: (translate("Folders", "Files are missing"), "danger"),
    }[folder.state]


def trouble(folder: WatchedFolder) -> str:
    """What a bad state means for the folder's documents."""
    if folder.state is FolderState.UNREACHABLE:
        return translate(
            "Folders",
            "Its documents stay as they are. Connect the drive; watching goes on by itself.",
        )
    if folder.state is FolderState.EMPTIED:
        return translate(
            "Folders",
            "So much is gone at once that nothing is removed without your word. Is the drive "
            "connected, and are you signed in to it?",
        )
    return ""


def details(folder: WatchedFolder, others: int) -> str:
    """How many files, `others` of them no documents, and when they were looked at last."""
    if folder.looked is None:
        return ""
    files = number(folder.files).translate("Folders", "%n files", "", 0)
    when = QDateTime.fromString(folder.looked, Qt.DateFormat.ISODate).toLocalTime()
    shown = QLocale().toString(when, QLocale.FormatType.ShortFormat)
    looked = translate("Folders", "looked at {when}").format(when=shown)
    left = number(others).translate("Folders", "%n of a kind that is not read", "", 0)
    return " · ".join((files, *([left] if others else []), looked))


def kind(change: Change) -> tuple[str, str]:
    """What happened to a file, in a word, and the level that colours it."""
    return {
        Kind.ADDED: (translate("Folders", "New"), "ok"),
        Kind.CHANGED: (translate("Folders", "Changed"), "warn"),
        Kind.MOVED: (translate("Folders", "Moved"), "plain"),
        Kind.REMOVED: (translate("Folders", "Gone"), "danger"),
    }[change.kind]


def origin(change: Change, names: dict[str, str]) -> str:
    """Where a file was before, when it moved."""
    if change.kind is not Kind.MOVED or change.before is None:
        return ""
    before = place(change.before.folder_id, change.before.path, names)
    return translate("Folders", "was {place}").format(place=before)


def place(folder_id: str, path: str, names: dict[str, str]) -> str:
    """A file as a person names it; a name that is no text is shown as far as it is."""
    shown = path.encode("utf-8", "replace").decode()
    return f"{names.get(folder_id, '?')}/{shown}"


def told(done: Done) -> tuple[str, str]:
    """What was made of a change, and the level that colours it."""
    result = done.result
    if result is not None and result.error_code:
        return tell_code(result.error_code, **result.error_params).sentence, "warn"
    said = {
        Kind.ADDED: translate("Folders", "Added"),
        Kind.CHANGED: translate("Folders", "Read again"),
        Kind.MOVED: translate("Folders", "Renamed"),
        Kind.REMOVED: translate("Folders", "Erased"),
    }[done.change.kind]
    if done.receipt is not None:
        mark = translate("Folders", "receipt {code}").format(code=done.receipt.sha256[:12])
        said = f"{said}, {mark}"
    return said, "ok"

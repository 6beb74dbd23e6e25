"""Where Hushdesk keeps its data on this computer."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

import platformdirs

from builder.core.errors import UsageError
from builder.system.files import make_private_folder

BOT_SUFFIX, BACKUP_SUFFIX = ".hushbot", ".hushbackup"

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST = 180  # bytes; leaves room for suffixes under the usual limit of 255


def home() -> Path:
    """The data folder, made when needed: `$HUSHDESK_HOME`, else the system's place for it.

    Raises:
        MachineError: `not_writable` or `no_space`.
    """
    chosen = os.environ.get("HUSHDESK_HOME")
    folder = Path(chosen) if chosen else Path(platformdirs.user_data_dir("hushdesk", False))
    return make_private_folder(folder.expanduser().absolute())


def bots_folder() -> Path:
    """Where the bot files of this user are."""
    return make_private_folder(home() / "bots")


def bot_file(name: str) -> Path:
    """The file of the bot called `name`; it need not exist.

    Raises:
        UsageError: `bad_name`, when nothing of the name can stand in a file's name.
    """
    return bots_folder() / f"{file_safe(name)}{BOT_SUFFIX}"


def host_folder(bundle_id: str) -> Path:
    """Where the host keeps what belongs to the bundle `bundle_id`."""
    return make_private_folder(home() / "hosts" / file_safe(bundle_id))


def file_safe(name: str) -> str:
    """`name` as a file's name on every system, as close to the original as can be.

    Raises:
        UsageError: `bad_name`.
    """
    plain = unicodedata.normalize("NFC", name)
    plain = _FORBIDDEN.sub("-", plain).strip(" .-")
    plain = plain.encode()[:_LONGEST].decode(errors="ignore").rstrip(" .-")
    if not plain:
        raise UsageError("bad_name", name=name)
    return f"{plain}_" if _RESERVED.fullmatch(plain) else plain

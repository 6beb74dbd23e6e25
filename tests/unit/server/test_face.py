from __future__ import annotations

import pytest

from builder.core.bot import ContactSettings
from builder.server.face import contact_options, pick_language
from tests.support.bots import make_spec


@pytest.mark.parametrize(
    ("asked", "own", "picked"),
    [
        ("", "en", "en"),
        ("", "de", "de"),
        ("", "fr", "en"),
        ("es", "de", "es"),
        ("fr-FR,fr;q=0.9,de;q=0.8", "en", "de"),
        ("DE-at", "en", "de"),
        ("*", "es", "es"),
        ("; DROP, ../en", "de", "de"),
        (",".join(["xx"] * 50 + ["es"]), "en", "en"),
    ],
)
def test_the_first_language_there_are_texts_in_is_picked(asked: str, own: str, picked: str) -> None:
    assert pick_language(asked, make_spec(language=own)) == picked


def test_each_way_to_a_person_can_be_clicked() -> None:
    contact = ContactSettings("help@shop.test", "+44 (0)113 496-0000", "https://shop.test/help")
    assert contact_options(contact) == [
        {"kind": "phone", "value": "+44 (0)113 496-0000", "href": "tel:+4401134960000"},
        {"kind": "email", "value": "help@shop.test", "href": "mailto:help@shop.test"},
        {"kind": "page", "value": "https://shop.test/help", "href": "https://shop.test/help"},
    ]


def test_a_contact_page_that_is_no_web_address_is_left_out() -> None:
    assert contact_options(ContactSettings(page="javascript:alert(1)")) == []

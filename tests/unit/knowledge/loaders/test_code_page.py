"""Short business texts in the code pages of the world: statistics need a page, here is a line."""

from __future__ import annotations

import time

import pytest

from builder.core.errors import DocumentError
from builder.knowledge.loaders.encoding import decode

TEXTS = {
    "German hours": "Öffnungszeiten: Mo-Fr 9-18 Uhr, Samstag geschlossen.",
    "German prices": "Preis: 35,50 pro Stück, zzgl. MwSt.\nRückgabe binnen 14 Tagen möglich.",
    "German greeting": "Schöne Grüße aus Köln",
    "Spanish hours": "¿Cuándo abren? Mañana a las 9.",
    "Spanish delivery": "El envío cuesta 3,50 y tarda dos días.\nDevolución gratuita en 30 días.",
    "French": "Livraison gratuite dès 50 - délai: deux jours à Orléans. Où êtes-vous?",
    "Portuguese": "Não aceitamos cartões. Promoção até amanhã.",
    "Italian": "La città è chiusa di lunedì; perché no?",
    "Swedish": "Öppet varje dag på Östergatan, gå in från gården.",
    "Danish": "Åbent hver dag, også lørdag på Ærø.",
    "Polish": "Godziny otwarcia: poniedziałek-piątek 9-18, w sobotę zamknięte.",
    "Polish address": "Łódź, ul. Piękna 5",
    "Czech": "Doručení zboží trvá tři dny, vrácení peněz do týdne.",
    "Hungarian": "Nyitvatartás: hétfőtől péntekig, szombaton zárva. Őrült jó ár, űrhajó.",
    "Croatian": "Radno vrijeme: subotom zatvoreno. Što želite naručiti?",
    "Turkish": "Çalışma saatleri: hafta içi 9-18, Pazar günü kapalıyız.",
    "Russian": "Часы работы магазина: с девяти до шести, кроме воскресенья.",
    "Russian, short": "Доставка бесплатно",
    "Russian, lines": "Мы работаем каждый день с 9:00 до 18:00.\nВозврат в течение 14 дней.",
    "Ukrainian": "Ми працюємо щодня, крім неділі.",
    "Greek": "Ώρες λειτουργίας: Δευτέρα έως Παρασκευή, 9 με 6.",
    "Hebrew": "שעות פתיחה: ראשון עד חמישי, תשע עד שש.",
    "Arabic": "ساعات العمل من الأحد إلى الخميس من التاسعة إلى السادسة.",
    "Thai": "เวลาเปิดทำการ จันทร์ถึงศุกร์ เก้าโมงถึงหกโมง",
    "Japanese": "営業時間は午前9時から午後6時までです。日曜日は休みます。",
    "Japanese, short": "送料無料です。",
    "Chinese": "营业时间为每天上午九点到下午六点。",
    "Chinese, short": "免费送货，三天内到达。",
    "Traditional Chinese": "營業時間為每天上午九點到下午六點。",
    "Korean": "영업시간은 오전 9시부터 오후 6시까지입니다.",
}
WEST = ("German", "Spanish", "French", "Portuguese", "Italian", "Swedish", "Danish")
PAGES = {
    **dict.fromkeys(WEST, ("cp1252", "latin-1", "iso8859-15")),
    **dict.fromkeys(("Polish", "Czech", "Hungarian", "Croatian"), ("cp1250", "iso8859-2", "cp852")),
    "Turkish": ("cp1254", "iso8859-9"),
    "Russian": ("cp1251", "koi8-r", "iso8859-5", "mac-cyrillic", "cp866"),
    "Ukrainian": ("cp1251", "koi8-u", "iso8859-5"),
    "Greek": ("cp1253", "iso8859-7"),
    "Hebrew": ("cp1255", "iso8859-8"),
    "Arabic": ("cp1256", "iso8859-6"),
    "Thai": ("cp874",),
    "Japanese": ("shift_jis", "euc_jp", "iso2022_jp"),
    "Chinese": ("gb18030", "gb2312"),
    "Traditional Chinese": ("big5",),
    "Korean": ("euc_kr", "cp949"),
}


def _language(name: str) -> str:
    return next(
        language for language in sorted(PAGES, key=len, reverse=True) if name.startswith(language)
    )


CASES = [
    pytest.param(text, page, id=f"{name} in {page}")
    for name, text in TEXTS.items()
    for page in PAGES[_language(name)]
]


@pytest.mark.parametrize(("text", "page"), CASES)
def test_a_line_in_any_code_page_is_read(text: str, page: str) -> None:
    assert decode(text.encode(page)) == text


@pytest.mark.parametrize("page", ["mac-roman", "cp850"])
def test_old_machines_wrote_german_and_spanish_too(page: str) -> None:
    for name in ("German greeting", "German prices", "Portuguese", "Swedish"):
        assert decode(TEXTS[name].encode(page)) == TEXTS[name]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_unicode_is_read_with_a_mark_and_without(text: str, mark: str) -> None:
    for page in ("utf-8", "utf-32-le", "utf-32-be"):
        assert decode((mark + text).encode(page)).lstrip("\ufeff") == text
    for page in ("utf-16-le", "utf-16-be"):
        try:
            read = decode((mark + text).encode(page)).lstrip("\ufeff")
        except DocumentError:
            # Without a mark and without one blank or figure nothing tells it from noise.
            assert not mark
            assert not any(letter.isascii() for letter in text)
        else:
            assert read == text


@pytest.mark.parametrize(
    "text",
    [
        "We’re open – every day… “always”, it’s €5",
        "Größe: 5 € – „groß“, 20 °C, 3 m², Straße™",
        "«Où?» l’œuvre – 5 €",
        "Señor Müller trinkt Brød mit Gruyère",
        "CAFÉ MÜNCHEN GRÖSSE ÜBER",
    ],
)
def test_typography_of_windows_is_no_other_code_page(text: str) -> None:
    assert decode(text.encode("cp1252")) == text


def test_letters_far_down_in_the_file_count() -> None:
    text = "Plain line.\n" * 20_000 + TEXTS["Polish"]

    assert decode(text.encode("cp1250")).endswith(TEXTS["Polish"])


@pytest.mark.parametrize(
    ("declared", "page", "text"),
    [
        ("iso-8859-9", "cp1254", "“ğ”"),
        ("shift_jis", "cp932", "①㈱"),
        ("gb2312", "gb18030", "镕"),
        ("euc-kr", "cp949", "똠"),
    ],
)
def test_a_declared_code_page_means_the_larger_one(declared: str, page: str, text: str) -> None:
    assert decode(text.encode(page), declared) == text


def test_guessing_takes_the_same_time_for_any_size() -> None:
    data = (TEXTS["Russian"] + "\n").encode("koi8-r") * 100_000
    started = time.process_time()

    assert decode(data).startswith(TEXTS["Russian"])
    assert time.process_time() - started < 5

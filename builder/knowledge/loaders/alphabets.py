"""Which letters a language is written with, and which code pages it is kept in.

A short text says little: statistics of pairs need a page, letters do with a line. So every code
page is held against the languages it was made for, and the one that makes words wins.
"""

from __future__ import annotations

_WESTERN = (
    "äöüßé",  # German
    "áéíóúüñ",  # Spanish
    "àâæçéèêëîïôœùûü",  # French
    "àèéìíòóùú",  # Italian
    "ãáâàçéêíóôõú",  # Portuguese
    "àçèéíïòóúü",  # Catalan
    "åäöæøéü",  # the north
    "áéíóúýþæðö",  # Icelandic
    "áéëïóöü",  # Dutch
    "äõöüšž",  # Estonian
)
_CENTRAL = (
    "ąćęłńóśźż",  # Polish
    "áčďéěíňóřšťúůýž",  # Czech
    "áäčďéíĺľňóôŕšťúýž",  # Slovak
    "áéíóöőúüű",  # Hungarian
    "ăâîşţ",  # Romanian
    "čćđšž",  # Croatian
)
_CYRILLIC = (
    "абвгдежзийклмнопрстуфхцчшщъыьэюяё",  # Russian
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",  # Ukrainian
    "абвгдежзийклмнопрстуфхцчшщъьюя",  # Bulgarian
    "абвгдђежзијклљмнњопрстћуфхцчџш",  # Serbian
)
_TURKISH = ("çğıöşüâî",)
_BALTIC = ("ąčęėįšųūž", "āčēģīķļņšūž")
_GREEK = ("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",)
_HEBREW = ("אבגדהוזחטיכךלמםנןסעפףצץקרשת",)
_ARABIC = ("ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيپچگکی",)
_THAI = ("".join(map(chr, range(0x0E01, 0x0E5C))),)

CODE_PAGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("cp1252", _WESTERN),
    ("iso8859-15", _WESTERN),
    ("cp1251", _CYRILLIC),
    ("cp1250", _CENTRAL),
    ("iso8859-2", _CENTRAL),
    ("cp1254", _TURKISH),
    ("cp1253", _GREEK),
    ("iso8859-7", _GREEK),
    ("koi8-r", _CYRILLIC),
    ("koi8-u", _CYRILLIC),
    ("cp1257", _BALTIC),
    ("cp1255", _HEBREW),
    ("cp1256", _ARABIC),
    ("iso8859-6", _ARABIC),
    ("cp874", _THAI),
    ("mac-roman", _WESTERN),
    ("cp850", _WESTERN),
    ("cp437", _WESTERN),
    ("cp866", _CYRILLIC),
    ("iso8859-5", _CYRILLIC),
    ("mac-cyrillic", _CYRILLIC),
    ("cp852", _CENTRAL),
    ("mac-latin2", _CENTRAL),
)
"""Code page and the letters of its languages, the likelier first: of two equals the first wins."""

FREQUENT = frozenset("оеаинтсрвлкмдпуαοιετσνηυρπκμλςίάיוהלאתרמבשנםالنيمورتبةدعسهกงนรอมยาลเวสทดตคบ่้ัิี")
"""The letters that make up most of a text in scripts where every letter is foreign to ASCII."""

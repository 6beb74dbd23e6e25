"""Numbers, weekdays and times as English, German and Spanish write them."""

from __future__ import annotations

import re

_SMALL = (
    ("one", "ein", "eine", "einen", "einem", "einer", "eins", "un", "una", "uno"),
    ("two", "zwei", "dos"), ("three", "drei", "tres"), ("four", "vier", "cuatro"),
    ("five", "fünf", "cinco"), ("six", "sechs", "seis"), ("seven", "sieben", "siete"),
    ("eight", "acht", "ocho"), ("nine", "neun", "nueve"), ("ten", "zehn", "diez"),
    ("eleven", "elf", "once"), ("twelve", "zwölf", "doce"), ("thirteen", "dreizehn", "trece"),
    ("fourteen", "vierzehn", "catorce"), ("fifteen", "fünfzehn", "quince"),
)  # fmt: skip
_LARGE = (
    (20, "twenty", "zwanzig", "veinte"), (21, "twenty-one", "einundzwanzig", "veintiún"),
    (24, "twenty-four", "vierundzwanzig", "veinticuatro"), (28, "twenty-eight", "achtundzwanzig"),
    (30, "thirty", "dreißig", "treinta"), (45, "forty-five", "fünfundvierzig"),
    (60, "sixty", "sechzig", "sesenta"), (90, "ninety", "neunzig", "noventa"),
    (100, "hundred", "hundert", "cien"),
)  # fmt: skip
WORDS: dict[str, int] = {
    word: number for number, words in enumerate(_SMALL, start=1) for word in words
} | {word: number for number, *words in _LARGE for word in words}

NUMBER = rf"(?:\d{{1,4}}|{'|'.join(sorted(WORDS, key=len, reverse=True))})"

_DAYS = (
    "mon(?:day)?s?|montags?|mo|lunes|lun", "tue(?:s|sday)?s?|dienstags?|di|martes|mar",
    "wed(?:nesday)?s?|mittwochs?|mi|miércoles|mié",
    "thu(?:r|rs|rsday)?s?|donnerstags?|do|jueves|jue",
    "fri(?:day)?s?|freitags?|fr|viernes|vie",
    "sat(?:urday)?s?|samstags?|sonnabends?|sa|sábados?|sáb",
    "sun(?:day)?s?|sonntags?|so|domingos?|dom",
)  # fmt: skip
DAY = rf"(?:{'|'.join(_DAYS)})"
_EACH_DAY = tuple(re.compile(rf"(?:{pattern})\.?", re.IGNORECASE) for pattern in _DAYS)


def number_of(text: str) -> int:
    """The number that `NUMBER` matched."""
    return int(text) if text.isdigit() else WORDS[text.casefold()]


def day_of(text: str) -> int:
    """The weekday that `DAY` matched, 0 for Monday."""
    return next(n for n, pattern in enumerate(_EACH_DAY) if pattern.fullmatch(text.strip()))


def amount_of(text: str) -> float:
    """An amount of money, whichever way its thousands and decimals are marked."""
    digits = re.sub(r"[\s'’]", "", text)
    last = max(digits.rfind("."), digits.rfind(","))
    if last >= 0 and len(digits) - last - 1 in {1, 2}:
        whole, part = re.sub(r"[.,]", "", digits[:last]), digits[last + 1 :]
        return float(f"{whole or 0}.{part}")
    return float(re.sub(r"[.,]", "", digits))

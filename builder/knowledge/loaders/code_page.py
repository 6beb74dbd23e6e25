"""Guesses the code page of a text that is neither Unicode nor declared, also a very short one."""

from __future__ import annotations

import re
from functools import lru_cache

from builder.knowledge.loaders.alphabets import CODE_PAGES, FREQUENT

_TYPOGRAPHY = frozenset("€£§°«»–—‘’‚“”„…•©®™·¿¡ªº²³½¼¾×±\u00a0´")
_INSIDE_WORDS = frozenset("’–—·\u00a0´…")
_NEVER_BEFORE = frozenset("€£§™®²³ªº")
_OPENING = frozenset("¿¡§£«„")
_FINAL_FORMS = frozenset("ךםןףץς")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_MARKED_LETTER = re.compile("[^\\W\\d_]|[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_LATIN = re.compile("[A-Za-z]")
_LOST = -3.0

_EAST = ("cp932", "euc_jp", "gb18030", "big5", "cp949")
_KANA = re.compile("[\u3041-\u30ff]")
_FULL_WIDTH = re.compile("[\u2014-\u2026\u3000-\u301f\uff01-\uff5e]")
_HANZI = re.compile("[\u3400-\u9fff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_USUAL_ROWS = {
    "cp932": ("euc_jp", 0xB0, 0xCF),
    "euc_jp": ("euc_jp", 0xB0, 0xCF),
    "gb18030": ("gb2312", 0xB0, 0xD7),
    "big5": ("big5", 0xA4, 0xC6),
    "cp949": ("euc_kr", 0xB0, 0xC8),
}


def guess_code_page(sample: bytes) -> str:
    """The code page that makes words of `sample`; Windows' western one when in doubt.

    That one also wins whenever nothing speaks against it: what is an apostrophe there may be a
    letter in another, and most files of the west are written in it.
    """
    usual, languages = CODE_PAGES[0]
    text = sample.decode(usual, errors="replace")
    if _is_flawless(text, languages):
        return usual
    best, best_score = usual, _score(text, languages)
    for name, languages in CODE_PAGES[1:]:
        score = _score(sample.decode(name, errors="replace"), languages)
        if score > best_score:
            best, best_score = name, score
    for name in _EAST:
        score = _score_east(sample.decode(name, errors="replace"), name)
        if score > best_score:
            best, best_score = name, score
    return best


def _is_flawless(text: str, languages: tuple[str, ...]) -> bool:
    """Whether one language has all its foreign letters, and every sign stands where it may."""
    letters: set[str] = set()
    for found in _FOREIGN.finditer(text):
        if _MARKED_LETTER.match(found[0]):
            letters.add(found[0].lower())
            if _misplaced(text, found.start()):
                return False
        elif _sign(text, found.start()) < 0:
            return False
    return any(letters <= set(alphabet) for alphabet in languages)


def _score(text: str, languages: tuple[str, ...]) -> float:
    """How well the text reads: 1 a foreign letter at best, by the language that fits best."""
    letters: list[str] = []
    others = count = 0.0
    for found in _FOREIGN.finditer(text):
        count += 1
        if _MARKED_LETTER.match(found[0]):
            letters.append(found[0].lower())
            others -= 1.5 * _misplaced(text, found.start())
        else:
            others += _sign(text, found.start())
    best = max(sum(_weight(letter, alphabet) for letter in letters) for alphabet in languages)
    every = "".join(languages)  # a list of products from everywhere
    mixed = sum(0.6 if letter in every else -1.0 for letter in letters)
    return (max(best, mixed) + others) / max(count, 1)


@lru_cache(maxsize=4096)
def _weight(letter: str, alphabet: str) -> float:
    if letter not in alphabet:
        return -1.0
    return 1.0 if letter.isascii() or letter < "\u0370" or letter in FREQUENT else 0.6


def _misplaced(text: str, at: int) -> bool:
    """Whether no word has this letter here.

    A capital after a small letter, a final form with more behind it, a letter between figures,
    or another script in the middle of a Latin word.
    """
    letter, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if (letter.isupper() and before.islower()) or (letter.islower() and after.isupper()):
        return True
    if (letter in _FINAL_FORMS and after.isalpha()) or (before.isdigit() and after.isdigit()):
        return True
    return letter >= "\u0370" and bool(_LATIN.match(before) or _LATIN.match(after))


def _sign(text: str, at: int) -> float:
    """What a sign counts where it stands."""
    sign, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if sign == "\ufffd" or "\x80" <= sign < "\xa0" or "\ue000" <= sign <= "\uf8ff":
        return _LOST
    if sign not in _TYPOGRAPHY:
        return -1.0
    if before.isalpha() and after.isalpha():
        return 0.2 if sign in _INSIDE_WORDS else -2.0
    if (sign in _OPENING and before.isalpha()) or (sign in _NEVER_BEFORE and after.isalpha()):
        return -1.0
    return 0.5


def _score_east(text: str, name: str) -> float:
    """The same for the code pages of East Asia, where a character is two bytes."""
    japanese = name in {"cp932", "euc_jp"}
    total = kana = count = 0.0
    for found in _FOREIGN.finditer(text):
        sign, at = found[0], found.start()
        count += 1
        if _KANA.match(sign):
            kana += 1
            total += 1.0 if japanese else -0.5
        elif _HANZI.match(sign) or _HANGUL.match(sign):
            total += _character(sign, name)
            total -= 1.5 * bool(_LATIN.match(text[at - 1 : at]) or _LATIN.match(text[at + 1 :]))
        else:
            total += 0.5 if _FULL_WIDTH.match(sign) else _LOST / 2
    if japanese and kana < 0.15 * count and total > 0:
        total *= 0.6  # Japanese without kana is a name, no text
    return total / max(count, 1)


def _character(sign: str, name: str) -> float:
    """The code pages keep the usual characters in their first rows."""
    rows, first, last = _USUAL_ROWS[name]
    lead = sign.encode(rows, errors="replace")[0]
    if not first <= lead <= last:
        return -0.5
    return 0.95 if name == "cp949" else 0.9  # Chinese read as Korean is never all syllables

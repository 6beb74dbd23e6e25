"""E-mail addresses, also those written out: "bob at gmail dot com"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.core.document import Finding
from builder.privacy.pii.reading import Reading

EMAIL = "EMAIL_ADDRESS"

_LOCAL = re.compile(r"[^\W_][\w.%+&'-]{0,63}$")
_DOMAIN = re.compile(
    r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,8}(?!(?:png|jpe?g|gif|svg|webp|pdf|js|css)\b)"
    r"[^\W\d_]{2,24}(?![\w-])",
    re.IGNORECASE,
)

_MASKED_AT = r"\s?[\[({<]\s?(?:at|ät|arroba|@)\s?[\])}>]\s?"
_AT = re.compile(rf"{_MASKED_AT}|\s(?:at|ät|arroba)\s|\s@\s?|(?<=\w)@\s?", re.IGNORECASE)
_AT_WORDS = frozenset({"at", "ät", "arroba"})
_MASKED_DOT = r"\s?[\[({<]\s?(?:dot|punkt|punto|\.)\s?[\])}>]\s?"
_SPELLED_DOT = rf"(?:{_MASKED_DOT}|\s(?:dot|punkt|punto)\s)"
_DASH = r"\s(?:dash|hyphen|minus|bindestrich|gui[oó]n|underscore|unterstrich|gui[oó]n bajo)\s"
_NAME = r"[^\W_](?:[\w+-]{0,40}\w)?"
_TOP = (
    r"com|org|net|info|biz|edu|gov|shop|store|app|dev|io|me|tv|eu|uk|us|de|at|ch|es|fr|it|nl|be|"
    r"pt|pl|cz|dk|se|no|fi|ie|au|nz|ca|mx|ar|cl|co|pe|br|in|jp|cn|ru|tr|gr|za|cat"
)
_BEFORE_AT = re.compile(rf"{_NAME}(?:(?:{_SPELLED_DOT}|{_DASH}|\.){_NAME}){{0,3}}$", re.IGNORECASE)
_AFTER_AT = re.compile(
    rf"(?P<host>{_NAME})(?:(?:{_SPELLED_DOT}|\s?\.\s?){_NAME}){{0,2}}?"
    rf"(?:{_SPELLED_DOT}|\s?\.\s?)(?:{_TOP})(?![\w-])(?:(?:{_SPELLED_DOT}|\.)(?:{_TOP})(?![\w-]))?",
    re.IGNORECASE,
)
_HAS_SPELLED_DOT = re.compile(_SPELLED_DOT, re.IGNORECASE)
_HAS_MASKED_AT = re.compile(_MASKED_AT, re.IGNORECASE)
_PROVIDERS = frozenset(
    re.findall(
        r"\S+",
        "gmail googlemail yahoo ymail hotmail outlook live msn icloud me aol gmx web t-online "
        "freenet posteo mailbox proton protonmail zoho fastmail btinternet sky virginmedia "
        "comcast verizon telefonica terra orange wanadoo free libero bluewin sunrise aon "
        "chello",
    )
)
# Words that stand before "at" in ordinary sentences: "order at amazon dot com".
_ORDINARY = frozenset(
    re.findall(
        r"\S+",
        "me us him her it them you here there is are was were be been being am look looking "
        "looks shop shops shopping order orders ordered buy buying bought available found "
        "find visit online store stores site website page pages sign signed register sold "
        "sell sells selling meet arrive stay work works working open opens start starts "
        "starting based located listed only now and or not up back in out one home more also "
        "even prices price products items book booking pay paid subscribe details questions "
        "tickets sale seen cheaper better",
    )
)
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "our", "your", "my"})
_ABOUT_MAIL = re.compile(r"(?:e-?mail|mail|correo|adresse|address|write|schreib|escr[ií]b)\W?\D*$")


def find_emails(reading: Reading) -> Iterator[Finding]:
    """Every e-mail address; score 1 for the usual form, less for one that is written out."""
    text = reading.folded
    for at in re.finditer("@", text):
        local = _LOCAL.search(text, max(0, at.start() - 65), at.start())
        domain = _DOMAIN.match(text, at.end())
        if local and domain:
            yield Finding(EMAIL, local.start(), domain.end(), 1.0)
    for at in _spelled(reading):
        domain = _AFTER_AT.match(text, at.end())
        local = domain and _BEFORE_AT.search(text, max(0, at.start() - 80), at.start())
        if domain and local and _meant_as_address(reading, local, at, domain):
            yield Finding(EMAIL, local.start(), domain.end(), 0.85)


def _spelled(reading: Reading) -> Iterator[re.Match[str]]:
    """Each sign or word for "at" with the blanks and brackets around it."""
    text, done = reading.folded, 0
    signs = [(at.start(), at.end()) for at in re.finditer("@", text)]
    for start, _ in sorted([*reading.spots(_AT_WORDS), *signs]):
        for begin in range(max(done, start - 3), start + 1):
            match = _AT.match(text, begin)
            if match and match.end() > start:
                done = match.end()
                yield match
                break


def canonical(address: str) -> str:
    """One form for every way to write an address: `Bob (at) GMAIL dot com` is `bob@gmail.com`."""
    plain = Reading(address.strip()).lowered
    at = _AT.search(plain)
    if at:
        plain = f"{plain[: at.start()]}@{plain[at.end() :]}"
    return re.sub(r"\s", "", _HAS_SPELLED_DOT.sub(".", plain))


def _meant_as_address(
    reading: Reading, local: re.Match[str], at: re.Match[str], domain: re.Match[str]
) -> bool:
    name = local.group().lower()
    if _HAS_MASKED_AT.fullmatch(at.group()):
        return True
    if at.group().strip().lower() in {"arroba", "ät"}:
        return True
    if name in _ORDINARY or domain["host"].lower() in _ARTICLES:
        return False
    if _HAS_SPELLED_DOT.search(domain.group()) or domain["host"].lower() in _PROVIDERS:
        return True
    if re.search(r"[\d._+-]", name):
        return True
    return bool(_ABOUT_MAIL.search(reading.lowered[max(0, local.start() - 40) : local.start()]))

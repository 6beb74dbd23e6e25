"""Passwords and keys to services, by the prefix that gives them away or the word before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.core.document import Finding
from builder.privacy.pii.reading import Reading
from builder.privacy.pii.vocabulary import words

KEY = "API_KEY"
PASSWORD = "PASSWORD"  # noqa: S105

# The forms that the services themselves publish for secret scanners.
_KEYS = re.compile(
    r"(?<![\w-])(?:"
    r"sk-(?:[a-z]{2,10}-){0,2}[A-Za-z0-9_-]{16,200}"  # OpenAI, Anthropic and others
    r"|[spr]k_(?:live|test)_[A-Za-z0-9]{10,200}"  # Stripe
    r"|gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_\w{22,255}|glpat-[\w-]{20,64}"
    r"|(?:AKIA|ASIA|AROA|AIDA)[0-9A-Z]{16}(?![0-9A-Z])"  # AWS
    r"|xox[abeoprs]-[\w-]{10,250}|xapp-\d-[\w-]{10,250}"  # Slack
    r"|AIza[\w-]{35}|ya29\.[\w-]{20,400}|GOCSPX-[\w-]{20,40}"  # Google
    r"|eyJ[\w-]{8,4000}\.eyJ[\w-]{8,4000}\.[\w-]{0,1000}"  # JSON web tokens
    r"|SG\.[\w-]{16,64}\.[\w-]{16,64}|key-[0-9a-f]{32}|re_[A-Za-z0-9_]{20,64}"  # mail services
    r"|hf_[A-Za-z0-9]{30,64}|npm_[A-Za-z0-9]{36}|pypi-[\w-]{50,300}|r8_[A-Za-z0-9]{37}"
    r"|shp(?:at|ss|ca|pa)_[0-9a-fA-F]{32}|EAA[A-Za-z0-9]{60,300}|dop_v1_[0-9a-f]{64}"
    r"|\d{8,10}:AA[\w-]{33}"  # Telegram
    r"|AGE-SECRET-KEY-1[A-Z0-9]{58}"
    r")(?![\w])"
)
_LONG_TOKEN = re.compile(r"[\w.-]{15}")
_PEM_BEGIN = re.compile(r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----")
_PEM_END = re.compile(r"-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----")
_PEM_LONGEST = 20_000
_IN_ADDRESS = re.compile(
    r"\b[a-z][a-z0-9+.-]{1,20}://[^\s:/@]{1,80}:(?P<secret>[^\s@/]{1,200})@", re.IGNORECASE
)

_NAMED_KEY = re.compile(
    r"(?:[\"' ]{0,2}[:=][\"' ]{0,3}|[ ](?:api[ ])?(?:is|ist|lautet|es)[ ]|[ ])"
    r"(?P<secret>(?=[A-Za-z_./+-]*\d)(?=[\d_./+-]*[A-Za-z])[A-Za-z0-9_./+-]{16,512}={0,2})(?![\w])"
)
_KEY_CUES = frozenset({"key", "token", "secret", "schlüssel", "bearer", "apikey", "api"})

_PASSWORD_CUES = words(
    "password passwords passwort kennwort passcode passphrase pwd pw pin contraseña clave "
    "wachtwoord "
    "passwd senha losung zugangscode passwörter"
)
_SAYS = re.compile(
    r"[\"')]{0,2}(?:(?P<sign>\s?[:=]\s{0,3}|\s+(?:to|as|is:|=)\s+)|\s+(?:code\s+|number\s+)?"
    r"(?:(?:for|to|of|für|von|de|para)\s+(?:\w+\s+){1,3}?)?(?P<verb>is|was|ist|war|lautet|es"
    r"|era)\s+(?:now\s+|jetzt\s+|ahora\s+)?)"
    r"(?P<quote>[\"'«“„`]?)(?P<secret>(?<=[\"“„«`])[^\"»”“`\n]{4,64}(?=[\"”“»`])"
    r"|[^\s\"'»”“`]{4,128})"
)
_STRENGTH = re.compile(
    r"(?=\S*\d)\S*[^\W\d]|\S*[^\W\d]\S*[!@#$%^&*+=?~_<>|\\/-]|\S*[a-z][A-Z]|\d{4,12}$"
)
_END = re.compile(r"[\"'»”`]?\s*(?:[.!?,;]|$|\n|\b(?:and|but|und|aber|y|pero)\b)")
_PIN = re.compile(r"\d{4,8}\W*$")
_PLAIN = words(
    "not wrong incorrect invalid required too never still always being reset forgotten lost "
    "expired "
    "correct weak strong needed working necessary sent asked changed secret safe secure "
    "optional empty "
    "blank missing unknown protected stored encrypted locked gone right fine good short long "
    "visible "
    "hidden available included printed shown valid same different mandatory case what where "
    "here there "
    "this that your mine ours theirs required? nicht falsch richtig ungültig vergessen "
    "verloren weg "
    "abgelaufen nötig notwendig erforderlich sicher unsicher geheim gesperrt korrekt immer "
    "noch leer "
    "bekannt optional incorrecta errónea inválida olvidada perdida caducada necesaria obligatoria "
    "segura correcta válida secreta débil fuerte siempre demasiado corta larga mehr sehr zu"
)


def find_credentials(reading: Reading) -> Iterator[Finding]:
    """Every key, token and password; a complaint that the password is wrong is none."""
    text = reading.text
    if _LONG_TOKEN.search(text):
        for match in _KEYS.finditer(text):
            yield Finding(KEY, *match.span(), 1.0)
    if "-----BEGIN" in text:
        yield from _pem_blocks(text)
    if "://" in text:
        for match in _IN_ADDRESS.finditer(text):
            yield Finding(PASSWORD, *match.span("secret"), 0.95)
    yield from _named_keys(reading)
    yield from _passwords(reading)


def _pem_blocks(text: str) -> Iterator[Finding]:
    for begin in _PEM_BEGIN.finditer(text):
        end = _PEM_END.search(text, begin.end(), begin.end() + _PEM_LONGEST)
        stop = end.end() if end else min(len(text), begin.end() + _PEM_LONGEST)
        yield Finding(KEY, begin.start(), stop, 1.0)


def _named_keys(reading: Reading) -> Iterator[Finding]:
    for _, end in reading.spots(_KEY_CUES):
        match = _NAMED_KEY.match(reading.folded, end)
        if match:
            yield Finding(KEY, *match.span("secret"), 0.9)


def _passwords(reading: Reading) -> Iterator[Finding]:
    text = reading.folded
    for start, end in reading.spots(_PASSWORD_CUES):
        said = _SAYS.match(text, end)
        if not said:
            continue
        begin, stop = said.span("secret")
        secret = text[begin:stop].rstrip(".,;:?)")
        stop = begin + len(secret)
        if (
            reading.lowered[start:end] in {"pin", "clave"}
            and not _PIN.match(secret)
            and not said["quote"]
        ):
            continue
        if len(secret) >= 4 and _is_secret(secret, said, text[stop : stop + 8]):
            yield Finding(PASSWORD, begin, stop, 0.85)


def _is_secret(secret: str, said: re.Match[str], rest: str) -> bool:
    if secret.lower() in _PLAIN:
        return False
    if said["quote"] or _STRENGTH.match(secret):
        return True
    signed = said["sign"] and said["sign"].strip() in {":", "="}
    return bool(_END.match(rest)) and bool(signed or said["verb"])

"""National numbers that Presidio does not know, by the check digits their authorities publish."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.privacy.pii.identifiers.kinds import Check, Kind
from builder.privacy.pii.vocabulary import words

_PPS_LETTERS = "WABCDEFGHIJKLMNOPQRSTUV"


def digits_of(text: str) -> list[int]:
    """The digits of `text`, in order."""
    return [int(sign) for sign in text if sign.isdecimal()]


def _weighted(weights: Sequence[int], modulus: int, *, less: bool = True, ten: int = 0) -> Check:
    """A check digit behind the rest: the weighted sum by `modulus`, taken from it where `less`.

    `ten` is what a remainder of ten is written as; -1 where such numbers are not given out.
    """

    def check(text: str) -> bool:
        digits = digits_of(text)
        if len(digits) <= len(weights) or len(set(digits)) == 1:
            return False
        rest = sum(a * b for a, b in zip(weights, digits, strict=False)) % modulus
        if less:
            rest = (modulus - rest) % modulus
        return digits[len(weights)] == (ten if rest == 10 else rest)

    return check


def _both(*checks: Check) -> Check:
    return lambda text: all(check(text) for check in checks)


def _day_first(text: str) -> bool:
    """Whether it begins with a day and a month."""
    digits = digits_of(text)
    return 1 <= 10 * digits[0] + digits[1] <= 31 and 1 <= 10 * digits[2] + digits[3] <= 12


def _austrian(text: str) -> bool:
    """The fourth digit: the others weighted, by eleven; the rest is a day, month and year."""
    digits = digits_of(text)
    weighted = (3, 7, 9, 0, 5, 8, 4, 2, 1, 6)
    total = sum(a * b for a, b in zip(weighted, digits, strict=True))
    return _day_first("".join(map(str, digits[4:]))) and total % 11 == digits[3]


def _french(text: str) -> bool:
    """The key of the NIR: 97 less the remainder; Corsica's 2A and 2B count as 19 and 18."""
    plain = re.sub(r"\s", "", text.upper()).replace("2A", "19").replace("2B", "18")
    return 97 - int(plain[:13]) % 97 == int(plain[13:])


def _belgian(text: str) -> bool:
    """97 less the remainder of the first nine digits, those born since 2000 with a 2 before."""
    plain = "".join(map(str, digits_of(text)))
    born = (int(plain[:9]), int(f"2{plain[:9]}"))
    return any(97 - number % 97 == int(plain[9:]) for number in born)


def _dutch(text: str) -> bool:
    """The test by eleven of the BSN, the last digit counted against."""
    digits = digits_of(text)
    weighted = sum(a * b for a, b in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True))
    return len(set(digits)) > 1 and weighted % 11 == 0


def _irish(text: str) -> bool:
    """The letter of the PPS number; a second letter counts nine times its place."""
    plain = text.upper().replace(" ", "")
    extra = plain[8:]
    second = 0 if extra in {"", "W"} else ord(extra) - 64
    total = sum(a * b for a, b in zip(range(8, 1, -1), map(int, plain[:7]), strict=True))
    return _PPS_LETTERS[(total + 9 * second) % 23] == plain[7]


def _chilean(text: str) -> bool:
    """The verifier of the RUT: weights 2 to 7 from the right, by eleven; K for ten."""
    body, verifier = re.sub(r"[.\s-]", "", text.upper())[:-1], text.upper()[-1]
    total = sum(int(digit) * (2 + place % 6) for place, digit in enumerate(reversed(body)))
    return "0123456789K0"[11 - total % 11] == verifier


def _brazilian(text: str) -> bool:
    first = _weighted(range(10, 1, -1), 11)
    return first(text) and _weighted(range(11, 1, -1), 11)(text)


def _mexican(text: str) -> bool:
    """The last digit of the CURP, over its own alphabet of 37 signs."""
    alphabet = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"
    plain = text.upper()
    total = sum(alphabet.index(sign) * (18 - place) for place, sign in enumerate(plain[:17]))
    return (10 - total % 10) % 10 == int(plain[17])


def _czech(text: str) -> bool:
    plain = "".join(map(str, digits_of(text)))
    return len(plain) == 10 and int(plain) % 11 == 0


def _chinese(text: str) -> bool:
    """ISO 7064, MOD 11-2."""
    total = sum(int(sign) * (2 ** (17 - place) % 11) for place, sign in enumerate(text[:17]))
    return "10X98765432"[total % 11] == text[17].upper()


def _swiss(text: str) -> bool:
    digits = digits_of(text)
    return sum(digit * (1, 3)[place % 2] for place, digit in enumerate(digits)) % 10 == 0


def _thai(text: str) -> bool:
    digits = digits_of(text)
    total = sum(digit * (13 - place) for place, digit in enumerate(digits[:12]))
    return (11 - total % 11) % 10 == digits[12]


def _norwegian(text: str) -> bool:
    first = _weighted((3, 7, 6, 1, 8, 9, 4, 5, 2), 11, ten=-1)
    return first(text) and _weighted((5, 4, 3, 2, 7, 6, 5, 4, 3, 2), 11, ten=-1)(text)


def _kind(
    entity: str,
    cues: str,
    form: str,
    check: Check | None = None,
    *,
    phrase: str = "",
    alone: str = "",
) -> Kind:
    return Kind(
        entity=entity,
        country=entity[:2] if entity[2] == "_" else "",
        cues=words(cues),
        form=re.compile(rf"(?<![\w])(?<!\d[-./])(?:{form})(?![\w])(?![-/.]\d)", re.IGNORECASE),
        check=check,
        phrase=re.compile(phrase) if phrase else None,
        alone=re.compile(alone) if alone else None,
        widely=bool(alone),
    )


# Serial number with or without its check digit; ten signs that no word is made of.
_GERMAN_PAPER = r"(?=\w*\d\w*\d)[CFGHJ-NPRTV-Z][CFGHJ-NPRTV-Z\d]{7,8}\d?D?"
_CURP = r"[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[A-Z\d]\d"

NATIONAL_KINDS = (
    _kind(
        "AT_SVNR",
        "sozialversicherungsnummer versicherungsnummer svnr sv",
        r"\d{4}[ -]?\d{6}",
        _austrian,
    ),
    _kind(
        "BE_NRN",
        "rijksregisternummer rijksregister registre national nrn insz",
        r"\d\d\.?\d\d\.?\d\d[- ]?\d{3}[-. ]?\d\d",
        _belgian,
        alone=r"\d\d\.\d\d\.\d\d-\d{3}[-.]\d\d",
    ),
    _kind(
        "BR_CPF",
        "cpf",
        r"\d{3}\.?\d{3}\.?\d{3}-?\d\d",
        _brazilian,
        alone=r"\d{3}\.\d{3}\.\d{3}-\d\d",
    ),
    _kind(
        "CH_AHV",
        "ahv avs ahvn",
        r"756[. ]?\d{4}[. ]?\d{4}[. ]?\d\d",
        _swiss,
        alone=r"756\.\d{4}\.\d{4}\.\d\d",
    ),
    _kind(
        "CL_RUT",
        "rut run",
        r"\d{1,2}\.?\d{3}\.?\d{3}-[\dK]",
        _chilean,
        alone=r"\d{1,2}\.\d{3}\.\d{3}-[\dKk]",
    ),
    _kind("CN_ID", "身份证 身份证号 identity id", r"\d{17}[\dX]", _chinese),
    _kind("CO_CEDULA", "cédula cedula", r"\d{1,3}(?:\.?\d{3}){2,3}"),
    _kind("CZ_BIRTH_NUMBER", "rodné rodne", r"\d{6}/?\d{4}", _czech),
    _kind("DK_CPR", "cpr personnummer", r"\d{6}[- ]?\d{4}", _day_first),
    _kind(
        "FR_NIR",
        "sécurité securite nir vitale",
        r"[12] ?\d\d ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d\d|2[AB]) ?\d{3} ?\d{3} ?\d\d",
        _french,
        alone=r"[12] ?\d\d ?(?:0[1-9]|1[0-2]) ?(?:\d\d|2[AB]) ?\d{3} ?\d{3} ?\d\d",
    ),
    _kind("IE_PPS", "pps ppsn", r"\d{7} ?[A-W][A-IW]?", _irish),
    _kind("MX_CURP", "curp", _CURP),
    _kind("MX_CURP", "", _CURP, _mexican, alone=_CURP),
    _kind("MX_RFC", "rfc", r"[A-ZÑ&]{4}\d{6}[A-Z\d]{3}"),
    _kind("NL_BSN", "bsn burgerservicenummer sofinummer", r"\d{4}\.?\d\d\.?\d{3}", _dutch),
    _kind(
        "NO_FODSELSNUMMER",
        "fødselsnummer fodselsnummer personnummer",
        r"\d{6} ?\d{5}",
        _both(_day_first, _norwegian),
    ),
    _kind("PT_NIF", "nif contribuinte", r"\d{3} ?\d{3} ?\d{3}", _weighted(range(9, 1, -1), 11)),
    _kind(
        "AR_DNI",
        "dni documento",
        r"\d{1,2}\.\d{3}\.\d{3}|\d{7,8}",
    ),
    _kind(
        "AR_CUIT",
        "cuit cuil",
        r"(?:20|23|24|27|30|33)-?\d{8}-?\d",
        _weighted((5, 4, 3, 2, 7, 6, 5, 4, 3, 2), 11, ten=9),
    ),
    _kind(
        "US_DRIVER_LICENSE",
        "licence license driving driver drivers dl",
        r"[A-Z]\d{3}(?:-\d{1,4}){2,4}|[A-Z]{1,2}\d{2,3}-\d\d-\d{4}",
        phrase=r"\bdriv|\bdl\b",
    ),
    _kind("UK_BANK_SORT_CODE", "sort", r"\d\d[- ]\d\d[- ]\d\d", phrase=r"sort code"),
    _kind(
        "VEHICLE_PLATE",
        "plate",
        r"(?=[A-Za-z\d -]{0,6}\d)(?-i:[A-Z\d]{1,4}[ -]?[A-Z\d]{2,4})",
        phrase=r"(?:licen[cs]e|number|registration) plate|plate (?:no|number)",
    ),
    _kind(
        "VEHICLE_IDENTIFICATION",
        "vin chassis fahrgestellnummer fahrgestell bastidor telaio",
        r"(?=\w*\d\w*\d)[A-HJ-NPR-Z\d]{17}",
    ),
    _kind(
        "US_PRESCRIPTION_NUMBER",
        "prescription rx",
        r"(?:RX-?)?\d{6,12}",
        phrase=r"\brx\b|prescription\W{0,3}(?:no|number|#|id)",
    ),
    _kind("TH_TNIN", "thai tnin เลขประจำตัวประชาชน", r"\d-?\d{4}-?\d{5}-?\d\d-?\d", _thai),
    _kind("DE_PASSPORT", "reisepass reisepassnummer passnummer pass", _GERMAN_PAPER),
    _kind(
        "DE_ID_CARD", "personalausweis personalausweisnummer ausweis ausweisnummer", _GERMAN_PAPER
    ),
    _kind(
        "PASSPORT",
        "passport passnummer reisepass pasaporte passeport passaporto",
        r"[A-Z]{1,2}\d{6,8}|\d{9}",
    ),
    _kind("CRYPTO", "ethereum eth wallet", r"0x[0-9a-f]{40}", alone=r"0x[0-9a-fA-F]{40}"),
)
"""Asked like Presidio's, after them."""

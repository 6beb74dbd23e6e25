"""Texts with structured personal data in the forms of several countries, and where it stands.

Numbers are made with their check digits; phone numbers are those that libphonenumber keeps as
examples, so that nobody's real number is among them.
"""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from builder.core.document import Finding

_REGIONS = {
    "en": ("US", "GB", "AU", "IE", "NZ"),
    "de": ("DE", "AT", "CH"),
    "es": ("ES",),
    "fr": ("FR", "BE"),
    "it": ("IT",),
}
_SAID: dict[str, tuple[str, ...]] = {
    "en": ("{}", "It is {}, thanks.", "Please use {} from now on", "Hello,\n{}\nRegards", "({})"),
    "de": ("{}", "Es ist {}, danke.", "Bitte {} verwenden", "Hallo,\n{}\nGruß", "({})"),
    "es": ("{}", "Es {}, gracias.", "Use {} por favor", "Hola,\n{}\nSaludos", "({})"),
}
_PHONE_SAID: dict[str, tuple[str, ...]] = {
    "en": ("My number is {}", "Tel. {}", "call me on {} please", "Phone: {}"),
    "de": ("Meine Nummer ist {}", "Tel. {}", "rufen Sie mich unter {} an", "Telefon: {}"),
    "es": ("Mi número es {}", "Tel. {}", "llámame al {} por favor", "Teléfono: {}"),
}


def has_form(finding: Finding, text: str) -> bool:
    """Whether a finding is known by its form, as an address is by its number; no bare name is."""
    if finding.entity_type == "LOCATION":
        return any(map(str.isdigit, text[finding.start : finding.end]))
    return finding.entity_type not in {"PERSON", "ORGANIZATION"}


@dataclass(frozen=True, slots=True)
class Sample:
    """One text; what it holds stands at (start, end)."""

    text: str
    language: str
    entity: str
    start: int
    end: int


def samples(each: int = 12) -> Iterator[Sample]:
    """Some `each` samples of every type and way to write it."""
    chance = random.Random(7)
    for entity, make in _MADE.items():
        for number in range(each):
            for language, said in _SAID.items():
                yield _placed(said[number % len(said)], make(chance, number), language, entity)
    for language, entity, said, values in _ANNOUNCED:
        for text in said:
            for value in values:
                yield _placed(text, value, language, entity)
    yield from _phones()


def _placed(text: str, value: str, language: str, entity: str) -> Sample:
    start = text.index("{}")
    return Sample(text.replace("{}", value), language, entity, start, start + len(value))


def _phones() -> Iterator[Sample]:
    for language, regions in _REGIONS.items():
        said = _PHONE_SAID.get(language, _PHONE_SAID["en"])
        for region in regions:
            for kind in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE):
                number = phonenumbers.example_number_for_type(region, kind)
                if number is None:
                    continue
                for form in (
                    PhoneNumberFormat.NATIONAL,
                    PhoneNumberFormat.INTERNATIONAL,
                    PhoneNumberFormat.E164,
                ):
                    shown = phonenumbers.format_number(number, form)
                    for text in said:
                        yield _placed(text, shown, language, "PHONE_NUMBER")


def _luhn(stem: str) -> str:
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in stem[::-1][::2])
    return f"{stem}{-(doubled + sum(map(int, stem[::-1][1::2]))) % 10}"


def _digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choice(string.digits) for _ in range(count))


def _card(chance: random.Random, number: int) -> str:
    stem, length = [("4", 16), ("51", 16), ("34", 15), ("6011", 16), ("3530", 16), ("2221", 16)][
        number % 6
    ]
    full = _luhn(stem + _digits(chance, length - len(stem) - 1))
    if number % 3 == 0:
        return full
    sign = " -"[number % 2]
    groups = (4, 6, 5) if length == 15 else (4, 4, 4, 4)
    parts, done = [], 0
    for size in groups:
        parts.append(full[done : done + size])
        done += size
    return sign.join(parts)


def _iban(chance: random.Random, number: int) -> str:
    country, form = (
        ("DE", "9" * 18),
        ("GB", "AAAA" + "9" * 14),
        ("ES", "9" * 20),
        ("FR", "9" * 10 + "A" * 11 + "99"),
        ("NL", "AAAA" + "9" * 10),
        ("AT", "9" * 16),
        ("CH", "9" * 5 + "A" * 12),
        ("IT", "A" + "9" * 10 + "A" * 12),
    )[number % 8]
    bban = "".join(
        chance.choice(string.ascii_uppercase if c == "A" else string.digits) for c in form
    )
    rest = int("".join(str(int(c, 36)) for c in f"{bban}{country}00")) % 97
    plain = f"{country}{98 - rest:02}{bban}"
    if number % 2:
        return plain
    return " ".join(plain[at : at + 4] for at in range(0, len(plain), 4))


def _email(chance: random.Random, number: int) -> str:
    name = "".join(chance.choice(string.ascii_lowercase) for _ in range(6))
    return (
        f"{name}@example.com",
        f"{name}.{name}+shop@mail.example.co.uk",
        f"{name.title()}_9@EXAMPLE.ORG",
        f"{name} at gmail dot com",
        f"{name} [at] example [dot] org",
        f"{name}(at)example.de",
        f"{name} arroba gmail punto com",
        f"{name} ät web punkt de",
    )[number % 8]


def _ip(chance: random.Random, number: int) -> str:
    quad = ".".join(str(chance.randint(1, 254)) for _ in range(4))
    return (quad, "2001:db8::ff00:42:8329", "fe80::1ff:fe23:4567:890a", f"::ffff:{quad}")[
        number % 4
    ]


def _ssn(chance: random.Random, _: int) -> str:
    return f"{chance.randint(100, 665)}-{chance.randint(10, 99)}-{chance.randint(1000, 9999)}"


def _key(chance: random.Random, number: int) -> str:
    signs = "".join(chance.choice(string.ascii_letters + string.digits) for _ in range(40))
    return (
        f"sk-{signs}",
        f"sk-proj-{signs}",
        f"ghp_{signs[:36]}",
        f"AKIA{signs[:16].upper()}",
        f"xoxb-123456789012-{signs[:24]}",
        f"AIza{signs[:35]}",
        f"sk_live_{signs[:24]}",
        f"glpat-{signs[:20]}",
        f"eyJ{signs[:20]}.eyJ{signs[:30]}.{signs}",
        f"hf_{signs[:34]}",
    )[number % 10]


_MADE: dict[str, Callable[[random.Random, int], str]] = {
    "CREDIT_CARD": _card,
    "IBAN_CODE": _iban,
    "EMAIL_ADDRESS": _email,
    "IP_ADDRESS": _ip,
    "US_SSN": _ssn,
    "API_KEY": _key,
}

_ADDRESSES_EN = (
    "12 High Street, Leeds LS1 4DY",
    "Flat 2, 14 Victoria Road, London SW1A 1AA",
    "221B Baker Street, London NW1 6XE",
    "350 W 42nd St Apt 5B, New York, NY 10036",
    "1600 Pennsylvania Avenue NW, Washington, DC 20500",
    "4521 Oak Ridge Lane, Suite 300, Austin, TX 78701-1234",
    "PO Box 123, Springfield, IL 62701",
    "100 Queen St W, Toronto, ON M5H 2N2",
    "Unit 4/12 George Street, Sydney NSW 2000",
    "15 Lambton Quay, Wellington 6011",
    "10 O'Connell Street, Dublin 1, D01 F5P2",
    "7 Mill Lane\nYork\nYO1 7HH",
    "Flat 3B Rose Court, 18-20 Station Rd, Epping CM16 4HF",
    "77 Massachusetts Ave, Cambridge MA 02139, USA",
    "13206 W Highway 42, Prospect, KY 40059",
)
_ADDRESSES_DE = (
    "Musterstraße 12, 10115 Berlin",
    "Hauptstr. 5a, 80331 München",
    "Am Alten Markt 3, 50667 Köln",
    "Berliner Allee 12-14, 40212 Düsseldorf",
    "Unter den Linden 77, 10117 Berlin",
    "Mariahilfer Straße 8/2/14, 1060 Wien",
    "Bahnhofstrasse 45, 8001 Zürich",
    "Rosenweg 7\n01067 Dresden",
    "Straße des 17. Juni 135, 10623 Berlin",
    "Goethestr.12, 60313 Frankfurt am Main",
    "Schulgasse 3, A-4020 Linz",
    "Postfach 12 34 56, 10115 Berlin",
)
_ADDRESSES_ES = (
    "Calle Mayor 5, 2º B, 28013 Madrid",
    "C/ Gran Vía, 32, 3º izq., 28013 Madrid",
    "Avda. de la Constitución nº 12, 41001 Sevilla",
    "Paseo de Gracia 43, 08007 Barcelona",
    "Carrera 7 No. 71-21, Bogotá",
    "Av. Insurgentes Sur 1602, 03940 Ciudad de México",
    "Plaza de España 1, 50001 Zaragoza",
    "C/Mayor 12 1º izda 50001 Zaragoza",
    "Av. Libertador 1234, Piso 5 Dpto B, C1425 Buenos Aires",
)
_ADDRESSES_ELSEWHERE = (
    "12 bis, rue de la Paix, 75002 Paris",
    "5 avenue des Champs-Élysées, 75008 Paris",
    "Via Roma 12, 20121 Milano (MI)",
    "Piazza del Duomo 1, 20122 Milano",
    "Keizersgracht 241, 1016 EA Amsterdam",
    "Dorpsstraat 12a, 3511 AB Utrecht",
    "ul. Marszałkowska 10, 00-590 Warszawa",
    "Rua Augusta 1200, 1100-053 Lisboa",
)

_ANNOUNCED: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("en", "LOCATION", ("I live at {}.", "Please ship to {}", "My address: {}"), _ADDRESSES_EN),
    ("de", "LOCATION", ("Ich wohne in {}.", "Lieferung an {}", "Adresse: {}"), _ADDRESSES_DE),
    ("es", "LOCATION", ("Vivo en {}.", "Enviar a {}", "Mi dirección: {}"), _ADDRESSES_ES),
    ("en", "LOCATION", ("I live at {}.", "Send it to {}"), _ADDRESSES_ELSEWHERE),
    ("en", "DATE_TIME", ("I was born on {}", "DOB: {}", "date of birth {}"),
     ("12 May 1980", "3/4/82", "1982-03-04", "May 12th, 1980", "12.05.1980", "4 July 1976")),
    ("de", "DATE_TIME", ("geboren am {}", "Geburtsdatum: {}", "geb. {}"),
     ("12.05.1980", "12. Mai 1980", "3.4.82", "1. Januar 1999")),
    ("es", "DATE_TIME", ("nacido el {}", "Fecha de nacimiento: {}", "nací el {}"),
     ("12 de mayo de 1980", "12/05/1980", "3-4-1982")),
    ("en", "AGE", ("I am {} years old", "my son is {} years old", "a {}-year-old woman", "I'm {}."),
     ("7", "43", "101")),
    ("de", "AGE", ("Ich bin {} Jahre alt", "meine {}-jährige Tochter", "mein Sohn ist {}."),
     ("7", "43")),
    ("es", "AGE", ("tengo {} años", "mi hija tiene {} años", "mi hijo de {} años"), ("7", "43")),
    ("en", "PASSWORD", ("my password is {}", "Password: {}", "password={}"),
     ("hunter2", "Tr0ub4dor&3", "correct-horse-1")),
    ("de", "PASSWORD", ("Mein Passwort lautet {}", "Kennwort: {}"), ("geheim123", "Sommer#24")),
    ("es", "PASSWORD", ("mi contraseña es {}", "contraseña: {}"), ("Madrid2024", "abc12345")),
    ("en", "UK_NHS", ("My NHS number is {}", "NHS no. {}"), ("943 476 5919", "9434765919")),
    ("en", "UK_NINO", ("NI number {}", "my NINO is {}", "{}"), ("AB 12 34 56 C", "AB123456C")),
    ("en", "US_ITIN", ("my ITIN is {}",), ("912-70-1234", "912701234")),
    ("en", "US_PASSPORT", ("my passport number is {}", "Passport: {}"), ("912803456",)),
    ("en", "US_DRIVER_LICENSE", ("my driver's license is {}", "Driver License No: {}"),
     ("D1234567", "S530-4605-0900-1")),
    ("en", "US_BANK_NUMBER", ("my bank account number is {}",), ("12345678", "123456789012")),
    ("en", "ABA_ROUTING_NUMBER", ("routing number {}",), ("021000021",)),
    ("en", "CA_SIN", ("my social insurance number is {}",), ("130 692 544", "130-692-544")),
    ("en", "AU_TFN", ("my TFN is {}", "tax file number {}"), ("123 456 782", "123456782")),
    ("en", "AU_MEDICARE", ("Medicare number {}",), ("2123 45670 1", "2123456701")),
    ("en", "IN_AADHAAR", ("my Aadhaar is {}",), ("2341 2341 2346", "234123412346")),
    ("en", "IN_PAN", ("PAN card {}", "{}"), ("ABCPD1234F",)),
    ("en", "SG_NRIC_FIN", ("my NRIC is {}",), ("S1234567D",)),
    ("en", "IE_PPS", ("my PPS number is {}",), ("1234567FA",)),
    ("en", "VEHICLE_PLATE", ("my licence plate is {}",), ("7ABC123",)),
    ("en", "VEHICLE_IDENTIFICATION", ("VIN {}", "chassis no. {}"), ("1HGCM82633A004352",)),
    ("en", "CRYPTO", ("{}", "send it to {}"), ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",)),
    ("de", "DE_TAX_ID", ("Meine Steuer-ID lautet {}", "IdNr. {}"), ("86095742719",)),
    ("de", "DE_SOCIAL_SECURITY", ("Rentenversicherungsnummer {}", "{}"), ("15070649C103",)),
    ("de", "DE_HEALTH_INSURANCE", ("Versichertennummer {}",), ("A123456780",)),
    ("de", "DE_PASSPORT", ("Reisepassnummer {}",), ("C01X00T47",)),
    ("de", "DE_KFZ", ("mein Kennzeichen ist {}",), ("B-AB 1234", "M-XY 12")),
    ("de", "AT_SVNR", ("meine Sozialversicherungsnummer ist {}",), ("1237 010180",)),
    ("de", "CH_AHV", ("AHV-Nummer {}", "{}"), ("756.9217.0769.85",)),
    ("es", "ES_NIF", ("Mi DNI es {}", "NIF: {}", "{}"), ("12345678Z", "12345678-Z")),
    ("es", "ES_NIE", ("Mi NIE es {}", "{}"), ("X1234567L",)),
    ("es", "AR_DNI", ("mi DNI es {}",), ("30.123.456",)),
    ("es", "CL_RUT", ("mi RUT es {}", "{}"), ("12.345.678-5",)),
    ("es", "MX_CURP", ("mi CURP es {}",), ("GODE561231HDFRRN09",)),
    ("fr", "FR_NIR", ("numéro de sécurité sociale {}", "{}"), ("2 55 08 14 168 025 38",)),
    ("it", "IT_FISCAL_CODE", ("codice fiscale {}", "{}"), ("RSSMRA85T10A562S",)),
    ("pl", "PL_PESEL", ("PESEL {}",), ("44051401359",)),
    ("pt", "BR_CPF", ("meu CPF é {}", "{}"), ("111.444.777-35",)),
    ("nl", "NL_BSN", ("mijn BSN is {}",), ("111222333",)),
    ("sv", "SE_PERSONNUMMER", ("mitt personnummer är {}",), ("811218-9876",)),
)  # fmt: skip

"""Makes labelled talk of customers and shops: templates filled with names of many origins."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.benchmarks.labelled import Labelled, Span

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "packaging" / "names"
LANGUAGES = ("en", "de", "es")

People = Mapping[str, Mapping[str, Sequence[str]]]
"""By origin: lists of `given` and `family` names."""

_SLOT = re.compile(r"\{(\w+)\}")
_PARTICLES = {
    "german": ("von", "von der", "zu", "van"),
    "dutch": ("van", "van der", "de", "van den", "ter"),
    "spanish": ("de", "de la", "del"),
    "portuguese": ("da", "dos", "de"),
    "italian": ("di", "De", "Della", "D'"),
    "french": ("de", "Le", "De La"),
    "arabic": ("al", "El", "Ben", "bin", "Abu", "Al"),
}
_TYPED = {ord("ü"): "ue", ord("ö"): "oe", ord("ä"): "ae", ord("ß"): "ss"}
_FAMILY_FIRST = {"chinese", "vietnamese", "korean"}
_STREETS = {
    "en": "Street Road Avenue Lane Drive Close Way Court Square Blvd St. Rd Ave Crescent Place",
    "de": "straße str. weg gasse allee platz ring",
    "es": "Calle Avenida Plaza Paseo C/ Avda. Camino Ronda",
}
_HOME = {"en": ("english",), "de": ("german",), "es": ("spanish",)}


class Talk:
    """Fills templates. The same seed gives the same talk.

    Args:
        people: the names to use.
        places: `cities` (`large`, `small`) and `regions`, as the recogniser's lists have them.
        chance: where its choices come from.
        invented: how often a name is made of the halves of two.
    """

    def __init__(
        self,
        people: People,
        places: Mapping[str, Any],
        chance: random.Random,
        *,
        invented: float = 0.0,
    ) -> None:
        self._invented = invented
        self._people = people
        self._origins = [
            name for name, kinds in people.items() if kinds["given"] and kinds["family"]
        ]
        self._chance = chance
        self._cities = list(places["cities"]["large"]) * 2 + list(places["cities"]["small"])
        self._regions = list(places["regions"])
        self._slots = json.loads((TEMPLATES / "slots.json").read_text("utf-8"))
        words = json.loads((TEMPLATES / "words.json").read_text("utf-8"))
        for language, kinds in words.items():
            self._slots[language].update(kinds)
        self._things = list(places["things"])
        self._language = "en"
        self._origin: str | None = None

    def fill(self, template: str, language: str, origin: str | None = None) -> Labelled:
        """One text: the template in that language, with names of that origin or any."""
        self._language, self._origin = language, origin
        text, spans, done = "", list[Span](), 0
        template = template.replace("\\n", "\n")
        for slot in _SLOT.finditer(template):
            text += template[done : slot.start()]
            value, kind = self._value(slot[1])
            if kind and value:
                _add(spans, (len(text), len(text) + len(value), kind), text)
            text += value
            done = slot.end()
        return Labelled(text + template[done:], tuple(spans))

    def _value(self, slot: str) -> tuple[str, str]:
        """(what stands there, its type or "")."""
        make = self._makers.get(slot)
        if make:
            kind, maker = make
            return maker(), kind
        name = slot.lower()
        own = self._slots[self._language].get(name) or self._slots["all"].get(name)
        value = self._chance.choice(own or self._slots["en"][name])
        return value[:1].upper() + value[1:] if slot[0].isupper() else value, ""

    @cached_property
    def _makers(self) -> dict[str, tuple[str, Callable[[], str]]]:
        chance = self._chance
        return {
            "person": ("PERSON", self._person),
            "full": ("PERSON", self._full),
            "given": ("PERSON", lambda: self._name("given", self._pick_origin())),
            "family": ("PERSON", lambda: self._family(self._pick_origin())),
            "initial": ("PERSON", lambda: f"{chance.choice('ABCDEFGHJKLMNPRSTVW')}."),
            "initial2": ("PERSON", lambda: f"{chance.choice('ABCDEFGHJKLMNPRSTVW')}."),
            "city": ("LOCATION", lambda: chance.choice(self._cities)),
            "country": ("LOCATION", lambda: chance.choice(self._regions)),
            "region": ("LOCATION", lambda: chance.choice(self._regions)),
            "place": ("LOCATION", lambda: chance.choice([*self._regions, *self._cities[:2000]])),
            "org": ("ORGANIZATION", self._org),
            "street": ("STREET", self._street),
            "maker": ("", self._maker),
            "model": ("", self._model),
            "named": ("", lambda: chance.choice(self._things)),
            "zip": (
                "",
                lambda: chance.choice([str(chance.randint(1000, 99999)), self._postcode()]),
            ),
            "email": ("EMAIL_ADDRESS", self._email),
            "phone": ("PHONE_NUMBER", lambda: chance.choice(self._phones[self._language])),
            "order": (
                "",
                lambda: f"{chance.choice(['', '#', 'A-', 'DE', 'no. '])}{self._digits(6)}",
            ),
            "price": ("", lambda: f"{chance.choice('€$£')}{chance.randint(2, 900)}"),
            "date": ("", self._date),
            "time": ("", lambda: f"{chance.randint(7, 21)}:{chance.choice(['00', '15', '30'])}"),
            "year": ("", lambda: str(chance.randint(1900, 2025))),
            "age": ("", lambda: str(chance.randint(2, 90))),
        }

    def _pick_origin(self) -> str:
        if self._origin:
            return self._origin
        if self._chance.random() < 0.3:
            home = [each for each in _HOME[self._language] if each in self._origins]
            if home:
                return home[0]
        return self._chance.choice(self._origins)

    def _name(self, kind: str, origin: str) -> str:
        name = self._chance.choice(self._people[origin][kind])
        if self._chance.random() < self._invented:
            other = self._chance.choice(self._people[origin][kind])
            name = name[: (len(name) + 1) // 2] + other[len(other) // 2 :].lower()
        if self._chance.random() < 0.1 and not name.isascii():
            name = name.translate(_TYPED)
        return name

    def _family(self, origin: str) -> str:
        name, roll = self._name("family", origin), self._chance.random()
        if roll < 0.12 and origin in _PARTICLES:
            particle = self._chance.choice(_PARTICLES[origin])
            return f"{particle}{name}" if particle.endswith("'") else f"{particle} {name}"
        if roll > 0.96:
            return f"{name}-{self._name('family', origin)}"
        if roll > 0.93 and origin == "english":
            return f"{self._chance.choice(['O’', chr(79) + chr(39), 'Mc', 'Mac'])}{name}"
        if roll > 0.6 and origin == "spanish":
            return f"{name} {self._name('family', origin)}"
        return name

    def _full(self) -> str:
        origin, roll = self._pick_origin(), self._chance.random()
        given, family = self._name("given", origin), self._family(origin)
        if origin in _FAMILY_FIRST and roll < 0.4:
            return f"{family} {given}"
        if roll > 0.94:
            return f"{given} {self._chance.choice('ABCDEFGHJKLMNPRST')}. {family}"
        if roll > 0.91:
            return f"{given[0]}. {family}"
        if roll > 0.85:
            return f"{given} {self._name('given', origin)} {family}"
        if roll > 0.83:
            return f"{given}-{self._name('given', origin)} {family}"
        return f"{given} {family}"

    def _person(self) -> str:
        roll = self._chance.random()
        if roll < 0.3:
            return self._name("given", self._pick_origin())
        return self._full() if roll < 0.93 else self._family(self._pick_origin())

    def _org(self) -> str:
        chance, slots, roll = self._chance, self._slots["all"], self._chance.random()
        family = self._name("family", self._pick_origin())
        if roll < 0.25:
            return str(chance.choice(slots["org"]))
        if roll < 0.45:
            return f"{family} {chance.choice(slots['orgend'])}"
        if roll < 0.6:
            return f"{family} {chance.choice(slots['orgkind'])}"
        if roll < 0.72:
            other = self._name("family", self._pick_origin())
            return chance.choice(
                [f"{family}-{other}", f"{family} & {other}", f"{family}, {other} and {family}"]
            )
        words = f"{chance.choice(slots['orgword'])} {chance.choice(slots['orgkind'])}"
        return words if roll < 0.85 else f"{words} {chance.choice(slots['orgend'])}"

    def _maker(self) -> str:
        """A brand, a work or a dish: often named like a person, and yet none."""
        roll = self._chance.random()
        if roll < 0.6:
            return str(self._chance.choice(self._things))
        if roll < 0.8:
            return self._full()
        return self._name("family" if roll < 0.93 else "given", self._pick_origin())

    def _model(self) -> str:
        roll = self._chance.random()
        if roll < 0.6:
            return self._name("given", self._pick_origin())
        return str(self._chance.choice(self._cities if roll < 0.85 else self._things))

    def _street(self) -> str:
        chance, number = self._chance, self._chance.randint(1, 240)
        name = self._name(chance.choice(["family", "given"]), self._pick_origin())
        kind = chance.choice(_STREETS[self._language].split())
        if self._language == "de":
            return (
                f"{name}{kind} {number}"
                if chance.random() < 0.7
                else f"{name}-{kind.title()} {number}"
            )
        if self._language == "es":
            return f"{kind} {name}, {number}"
        return f"{number} {name} {kind}"

    def _postcode(self) -> str:
        pools = ("ABCDEFGHJLMNPRSTW",) * 2 + ("123456789", " ", "123456789") + ("ABDEFGHJLN",) * 2
        return "".join(map(self._chance.choice, pools))

    def _email(self) -> str:
        given = re.sub(r"\W", "", self._name("given", self._pick_origin())).lower()
        host = self._chance.choice(["gmail.com", "example.org", "web.de"])
        return f"{given}{self._digits(2)}@{host}"

    @cached_property
    def _phones(self) -> dict[str, list[str]]:
        """By language: valid numbers, as they are dialled at home and from abroad."""
        import phonenumbers

        pools: dict[str, list[str]] = {}
        for language, region in (("en", "GB"), ("de", "DE"), ("es", "ES")):
            kind = phonenumbers.PhoneNumberType.MOBILE
            example = phonenumbers.example_number_for_type(region, kind)
            code, start = example.country_code, (example.national_number or 0) // 10_000  # type: ignore[union-attr]
            while len(pools.setdefault(language, [])) < 60:
                last = self._chance.randint(0, 9999)
                number = phonenumbers.PhoneNumber(code, start * 10_000 + last)
                shape = self._chance.choice([1, 2])
                if phonenumbers.is_valid_number(number):
                    pools[language].append(phonenumbers.format_number(number, shape))
        return pools

    def _date(self) -> str:
        chance = self._chance
        month = chance.choice(self._slots[self._language]["month"])
        day, year = chance.randint(1, 28), chance.randint(1950, 2026)
        usual = {
            "en": f"{month} {day}, {year}",
            "de": f"{day}. {month} {year}",
            "es": f"{day} de {month}",
        }
        short = f"{day:02d}/{chance.randint(1, 12):02d}/{year}"
        return chance.choice(
            [usual[self._language], short, f"{day} {month}", f"{day}.{chance.randint(1, 12)}."]
        )

    def _digits(self, count: int) -> str:
        return "".join(self._chance.choice("0123456789") for _ in range(count))


def _add(spans: list[Span], span: Span, text: str) -> None:
    """Add the span; a given and a family name with one blank between are one person."""
    last = spans[-1] if spans else None
    if last and span[2] == last[2] == "PERSON" and text[last[1] :] == " ":
        spans[-1] = (last[0], span[1], span[2])
    else:
        spans.append(span)


def templates(kind: str, language: str) -> list[str]:
    """The templates that may be learnt from: `people` or `questions`."""
    return (TEMPLATES / f"{kind}_{language}.txt").read_text("utf-8").splitlines()


def disfigured(labelled: Labelled, chance: random.Random) -> Labelled:
    """The text as hasty people write it: now and then in small letters, capitals, without marks."""
    text, spans, roll = labelled.text, labelled.spans, chance.random()
    if roll < 0.2:
        text = _same_length(text, str.lower)
    elif roll < 0.23:
        text = _same_length(text, str.upper)
    elif roll < 0.26:
        for start, end, kind in spans:
            if kind == "PERSON":
                text = text[:start] + _same_length(text[start:end], str.lower) + text[end:]
    if text and text[-1] in ".!?" and chance.random() < 0.25:
        text = text[:-1]
    return Labelled(text, spans)


def _same_length(text: str, change: Callable[[str], str]) -> str:
    return "".join(each if len(change(each)) != 1 else change(each) for each in text)

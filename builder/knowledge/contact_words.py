"""Words with which a business tells its own contacts, in English, German and Spanish.

Those of its pages, of its letters' heads and feet, and of the imprint that the law asks for.
"""

from __future__ import annotations

import re

_BEFORE, _AFTER = 90, 50
"""Characters beside a finding that are read."""

_PHRASES = re.compile(
    r"\b(?:"
    r"contact us|reach us|get in touch|call us|ring us|phone us|text us|e-?mail us|write to us|"
    r"message us|visit us|find us|our (?:address|e-?mail|phone|number|team|staff|shop|office|"
    r"workshop|studio|practice|salon|website|owner|manager)|imprint|legal notice|"
    r"registered office|managing director|meet the team|"
    r"kontaktieren sie uns|rufen sie uns|schreiben sie uns|besuchen sie uns|so erreichen sie uns|"
    r"sie erreichen uns|unsere? (?:adresse|anschrift|e-?mail|telefonnummer|nummer|team|laden|"
    r"werkstatt|praxis|büro|website|webseite)|impressum|angaben gemäß|"
    r"gesch[äa]e?ftsf[üu]e?hrer(?:in)?|inhaber(?:in)?|vertreten durch|ihre? ansprechpartner(?:in)?|"
    r"cont[áa]ctenos|cont[áa]ctanos|ll[áa]menos|ll[áa]manos|escr[íi]banos|escr[íi]benos|"
    r"vis[íi]tenos|vis[íi]tanos|nuestr[oa]s? (?:direcci[óo]n|tel[ée]fono|correo|equipo|tienda|"
    r"taller|oficina|cl[íi]nica|p[áa]gina|web|n[úu]mero)|aviso legal|titular de la web|"
    r"domicilio social|"
    r"registered in|company (?:no|number|registration)|vat (?:no|number|id|reg)|"
    r"all rights reserved|ust-?id(?:nr)?|handelsregister|amtsgericht|hrb \d+|steuernummer|"
    r"alle rechte vorbehalten|"
    r"registro mercantil|[cn]if:? ?[a-z]?\d+|todos los derechos reservados"
    r")\b",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"\b(?:contact(?: us| page| details)?|imprint|legal notice|about us|our team|the team|team|"
    r"staff|where to find us|"
    r"kontakt|impressum|[üu]e?ber uns|unser team|anfahrt|ansprechpartner|"
    r"contacto|aviso legal|qui[ée]nes somos|sobre nosotros|nuestro equipo|equipo)\b",
    re.IGNORECASE,
)
_LISTS = re.compile(
    r"\b(?:list|lists|liste|listen|lista|listado|form|formular|formulario|customer|customers|kunden|"
    r"clientes?|guests?|patients?|patienten|pacientes?|members?|mitglieder|socios|emergency|notfall)\b",
    re.IGNORECASE,
)


def stand_beside(text: str, start: int, end: int) -> bool:
    """Whether such words stand close to the stretch (start, end) of `text`."""
    return bool(
        _PHRASES.search(text, max(0, start - _BEFORE), start)
        or _PHRASES.search(text, end, end + _AFTER)
    )


def name_contacts(name: str) -> bool:
    """Whether `name`, of a page, a heading or a file, is that of a page of contacts."""
    plain = re.sub(r"[\W_]+", " ", name)
    return bool(_NAMES.search(plain)) and not _LISTS.search(plain)

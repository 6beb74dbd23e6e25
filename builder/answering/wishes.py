"""Words by which a visitor asks for a person, or shows that they need one, in three languages."""

from __future__ import annotations

import re
import unicodedata

_PERSON_EN = (
    r"(?:(?:an? )?(?:real|actual|live|human) (?:person|human|being|agent|operator|man|woman|one)"
    r"|(?:an? |the |your )?(?:human|person|agent|operator|representative|rep|advisor|adviser"
    r"|manager|supervisor|member of (?:the )?staff|staff member|staff|employee|colleague"
    r"|humans|people)"
    r"|(?:technical |live |your |the )?support"
    r"|(?:your |the |a )?(?:customer|support|service|sales) (?:service|support|team|staff|agent"
    r"|representative|desk|people)|someone|somebody|anyone|anybody|the (?:owner|boss|team|shop)"
    r"|your (?:team|staff|manager|boss))"
)
_TO_EN = r"(?:speak|talk|chat|get through|be connected|be put through|connect me|put me through)"
_WISH_EN = (
    rf"\b{_TO_EN} (?:directly )?(?:to|with) (?!yourself|you\b){_PERSON_EN}\b",
    rf"\b(?:transfer|connect|pass|hand) (?:me|this|us)(?: over| on)? (?:to|with) {_PERSON_EN}\b",
    rf"\b(?:i|we) (?:want|need|would like|'d like|prefer|demand) {_PERSON_EN}(?! to \w+ing)"
    r"(?: now| please)?\s*(?:[.!?]|$)",
    r"\b(?:want|need|would like|'d like|give me|get me) (?:an? )?(?:real |live |actual )"
    r"(?:person|human|agent|one)\b",
    r"\b(?:give|get|find|fetch|bring|hook) me(?: up with)? (?:an? |the )?(?:real |live |actual )?"
    r"(?:person|human|agent|manager|operator|representative)\b",
    r"\bcan (?:an? )?(?:(?:real |actual |live )human|human|(?:real|actual|live) person)"
    r"(?: being)? (?:please )?(?:help|answer|assist|contact)\b",
    r"\bhow (?:do|can|could) (?:i|we) (?:reach|contact|get(?: to)?|find) (?:an? )?"
    r"(?:real |actual |live )?(?:human|person|agent|operator|representative)\b",
    r"^(?:an? )?(?:real |live )?(?:human|person|agent|operator|representative|customer service"
    r"|(?:customer |live )?support|live chat|real person)(?:,? please| now)*[.! ]*$",
    r"\b(?:human|real person|agent|operator|representative),? (?:please|now)\s*[.!]*$",
    r"\b(?:have|get|let|ask) (?:someone|somebody|a person|a human|an agent|a colleague|your \w+)"
    r"(?: to)? (?:call|phone|ring|contact|write to|e-?mail) me\b",
    r"\b(?:can|could|would|will|please) (?:(?:you|someone|somebody|anyone) )?(?:please )?"
    r"(?:call|phone|ring) me(?: back)?\b"
    r"(?! (?:when|once|before|if|after|as soon|by|a))",
    r"\bcall ?back,? please\b|\brequest a call ?back\b|\bi(?: would|'d)? (?:want|like|need) a call"
    r" ?back\b",
    r"\b(?:don'?t|do not) (?:want|like) to (?:talk|speak|chat) (?:to|with) (?:an? |this )?"
    r"(?:ro)?bot\b|\bnot (?:with|to) an? (?:ro)?bot\b",
    r"\bis (?:there )?(?:an? )?(?:real |actual )?(?:person|human|someone|somebody|anyone)"
    r"(?: there)? (?:i|we) can (?:talk|speak|write) (?:to|with)\b",
)
_PERSON_DE = (
    r"(?:(?:einem?n?|ner|nem|n|eine[rm]?|ihre[rmn]?|einen|den|dem|der|die|das|jemand(?:e[mn])?) )?"
    r"(?:(?:echten?r?m?|richtigen?r?m?|realen?r?m?|lebendigen?r?m?|menschlichen?r?m?) )?"
    r"(?:mensch(?:en)?|person|mitarbeiter(?:in|innen|n)?|berater(?:in)?|ansprechpartner(?:in)?"
    r"|kundenservice|kundendienst|kundenbetreuer(?:in)?|service|support|team|chef(?:in)?"
    r"|kolleg(?:e|en|in)|jemand(?:e[mn])?(?: anders)?|personal|inhaber(?:in)?|filialleit\w+)"
)
_WISH_DE = (
    rf"\bmit {_PERSON_DE}\b.{{0,30}}\b(?:sprechen|reden|chatten|telefonieren|verbinden|verbunden"
    r"|schreiben|unterhalten|sprech|red)\b",
    rf"\b(?:sprechen|reden|chatten|telefonieren|sprech|rede)\b.{{0,20}}\bmit {_PERSON_DE}\b",
    rf"\b(?:verbinden|verbinde|verbind|leiten?)\b.{{0,20}}\b(?:mit|an|zu) {_PERSON_DE}\b",
    rf"\bmit {_PERSON_DE} verbinden\b|\ban {_PERSON_DE} (?:weiter|durch)\w*",
    rf"\b(?:ich|wir) (?:will|möchte|brauche|wollen|möchten|brauchen|hätte gern(?:e)?)"
    rf"(?: jetzt| bitte| lieber)? {_PERSON_DE}(?: bitte| sprechen)?\s*(?:[.!?]|$)",
    r"^(?:bitte )?(?:einen? |ein )?(?:echten?r? |richtigen?r? )?(?:mensch|mitarbeiter(?:in)?"
    r"|person|berater(?:in)?|kundenservice|kundendienst|support|live-?chat)(?:,? bitte)?[.! ]*$",
    r"\b(?:rufen sie|ruft|ruf|können sie|kannst du|könnt ihr|kann) (?:mich|uns|mich jemand"
    r"|mich wer|jemand mich)(?: bitte)?(?: mal)? (?:zurück|an|zurückrufen|anrufen)\b"
    r"(?!,? (?:wenn|sobald|bevor|falls|nachdem))",
    r"\b(?:bitte(?: um)?|wünsche|möchte|hätte gern(?:e)?|brauche)(?: um)?(?: einen)? rückruf\b"
    r"|\brückruf,? bitte\b",
    r"\b(?:jemand(?:e[mn])?|mensch(?:en)?|person)\b.{0,40}\b(?:persönlich )?"
    r"(?:sprechen|reden|erreichen)\s*(?:kann|könnte)?[.?! ]*$",
    r"\bg(?:ib|ebt|eben sie) (?:mir|uns) (?:bitte )?(?:einen?|eine) (?:echten?r? |richtigen?r? )?"
    r"(?:mensch|mitarbeiter|person|berater|ansprechpartner)",
    r"\bwie (?:erreiche?|kontaktiere?|bekomme?|kann) ich (?:hier )?(?:bitte )?"
    r"(?:einen?|eine|jemanden) ?(?:echten?r? |richtigen?r? )?"
    r"(?:mensch(?:en)?|mitarbeiter(?:in)?|person|ansprechpartner)?"
    r"(?: bei ihnen| bei euch)?(?: erreichen| sprechen| kontaktieren)?[?.! ]*$",
    r"\bzurückgerufen werden\b|\b(?:kann|könnte|würde) (?:mich|uns) (?:bitte )?"
    r"(?:jemand|wer|einer) (?:bitte )?(?:zurückrufen|anrufen)\b",
    r"\bmit (?:dem|der|denen|wem) ich (?:mal |persönlich )?(?:sprechen|reden|chatten|schreiben)\b",
    r"\b(?:nicht|keine lust|will nicht) mit (?:eine[mr]|dem|der|so ?nem) "
    r"(?:bot|roboter|maschine|computer|ki)\b",
)
_PERSON_ES = (
    r"(?:una? |el |la |los |su |algún |alguna )?(?:persona(?: real| de verdad| humana)?"
    r"|humano|ser humano|agente(?: humano)?|operador[a]?|asesor[a]?|representante|empleado|empleada"
    r"|encargad[oa]|responsable|gerente|jef[ea]|dueñ[oa]|alguien(?: real| de verdad"
    r"| del equipo| de (?:la|su) \w+)?|atención al cliente|soporte|servicio (?:técnico|al cliente"
    r"|de atención)|equipo)"
)
_WISH_ES = (
    rf"\b(?:hablar|hablo|chatear|comunicar(?:me|se)?|contactar|ponerme en contacto|conversar"
    rf"|tratar)\b.{{0,12}}\b(?:con|a) {_PERSON_ES}\b",
    rf"\b(?:páse(?:n)?me|pása(?:me|dme)|póngan?me|ponme|conéct[ea]n?me|comuníqu?e?n?me"
    rf"|transfiér[ae]n?me|transferirme|pasarme)\b.{{0,12}}\b(?:con|a) {_PERSON_ES}\b",
    rf"\b(?:quiero|necesito|prefiero|exijo|quisiera) (?:a )?{_PERSON_ES}"
    r"(?: ya| por favor)?\s*(?:[.!?]|$)",
    r"^(?:una? )?(?:persona(?: real| de verdad)?|humano|agente|operador[a]?|atención al cliente"
    r"|soporte)(?:,? por favor)?[.! ]*$",
    r"\b(?:que|pueden?|podr[ií]an?|puede alguien) (?:me )?(?:llamen|llame|llamar(?:me)?)"
    r"(?: alguien)?(?: por teléfono)?(?: por favor)?\s*(?:[.!?]|$)",
    rf"\b(?:que|puede|podría) (?:me )?(?:atienda|ayude|conteste|responda) {_PERSON_ES}",
    rf"\bme (?:puede|pueden|podría|podrían) (?:atender|ayudar|llamar) {_PERSON_ES}",
    r"\bcon quien (?:yo )?(?:pueda|puedo|podría|poder) (?:hablar|chatear|comunicarme)\b",
    r"\b(?:deme|dame|denme|pónme) (?:una? )?(?:persona|humano|agente|operador|asesor)",
    r"\bllám[ea]n?me\b|\bdevuélvanme la llamada\b|\b(?:quiero|solicito|pido) (?:que me llamen"
    r"|una llamada)\b",
    r"\bno (?:quiero|me gusta) (?:hablar|chatear) con (?:un |una |este |esta )?"
    r"(?:ro)?(?:bot|máquina)\b",
)

_DISTRESS = (
    # English
    r"\b(?:i(?:'m| am)|we(?:'re| are)) (?:\w+ )?(?:furious|angry|livid|desperate|fed up|outraged"
    r"|very upset|so upset|really upset|upset|disgusted|appalled|at my wits'? end|in despair"
    r"|devastated|scared|panicking|going crazy)\b",
    r"\b(?:this|that|it)(?:'s| is) (?:\w+ )?(?:unacceptable|outrageous|ridiculous|a joke|a scam"
    r"|a disgrace|disgraceful|a nightmare|fraud|theft)\b|\bhow dare you\b|\byou(?:'ve| have)? "
    r"(?:scammed|cheated|robbed|ripped) (?:me|us)\b",
    r"\b(?:it|this|that)(?:'s| is) (?:very |really |extremely |so )?urgent\b|\bi urgently need\b"
    r"|\burgent(?:ly)?\s*[!:]|\bneed (?:help|an answer) (?:urgently|immediately|right now)\b"
    r"|^\s*(?:help|emergency)\s*!+|\bi(?:'ll| will) (?:sue|call my lawyer|see you in court)\b"
    r"|\bmy lawyer will\b|\bsick and tired of\b|\bworst (?:service|company|shop) ever\b"
    r"|\b(?:still|again) (?:nobody|no one|no reply|no answer)\b.{0,40}!",
    # German
    r"\b(?:ich bin|wir sind|bin) (?:\w+ )?(?:wütend|sauer|verzweifelt|stinksauer|entsetzt|empört"
    r"|verärgert|fassungslos|am ende|in not)\b|\b(?:ich habe|hab) (?:echt |wirklich )?(?:die nase "
    r"voll|angst)\b|\bmir reicht(?:'?s| es)\b",
    r"\b(?:unverschämt(?:heit)?|frechheit|saftladen|sauerei|betrug|betrüger|abzocke|inakzeptabel"
    r"|skandal|unmöglich(?:er|e) (?:service|laden))\b",
    r"\b(?:es|das) ist (?:sehr |wirklich |extrem |total )?(?:dringend|eilig|ein notfall)\b"
    r"|\b(?:brauche|benötige) (?:\w+ )?(?:dringend|sofort) (?:hilfe|eine antwort)\b"
    r"|^\s*(?:hilfe|notfall|dringend)\s*[!:]|\bmein(?:en|em)? anwalt\b"
    r"|\b(?:seit \w+ (?:tagen|wochen)) (?:\w+ ){0,3}(?:keine antwort|niemand)\b",
    # Spanish
    r"\b(?:estoy|estamos) (?:muy |tan |realmente )?(?:furios[oa]s?|enfadad[oa]s?|hart[oa]s?"
    r"|desesperad[oa]s?|indignad[oa]s?|molest[oa]s?|enojad[oa]s?|cabread[oa]s?)\b",
    r"\b(?:es|esto es|qué) (?:una? )?(?:inaceptable|vergüenza|estafa|robo|tomadura de pelo"
    r"|indignante|intolerable|desastre)\b"
    r"|\bme (?:han|habéis) (?:estafado|engañado|robado|timado)\b",
    r"\b(?:es|esto es) (?:muy |realmente )?urgente\b|\bnecesito (?:ayuda )?urgente(?:mente)?\b"
    r"|^\s*(?:¡\s*)?(?:ayuda|urgente|emergencia|socorro)\s*[!:]|\b(?:les|os|los) voy a "
    r"(?:denunciar|demandar)\b|\bmi abogad[oa]\b|\bpeor (?:servicio|empresa|tienda)\b",
)

_WISHES = re.compile("|".join((*_WISH_EN, *_WISH_DE, *_WISH_ES)), re.IGNORECASE)
_UPSET = re.compile("|".join(_DISTRESS), re.IGNORECASE)
_SHOUTED = 12
"""Letters of a message, all capitals and with an exclamation mark, from which on it is shouted."""
_READ = 1_000
"""Characters of a message that are looked at: a wish stands at its beginning or is short."""


def wishes_person(text: str) -> bool:
    """Whether `text` asks for a person instead of the bot."""
    return bool(_WISHES.search(_plain(text)))


def shows_distress(text: str) -> bool:
    """Whether `text` is written by somebody who is upset, angry or in need."""
    letters = [sign for sign in text[:_READ] if sign.isalpha()]
    shouted = len(letters) >= _SHOUTED and "!" in text and all(s.isupper() for s in letters)
    return shouted or bool(_UPSET.search(_plain(text)))


def names_topic(text: str, topics: tuple[str, ...]) -> str | None:
    """The first of the owner's words that stands in `text`, as a word or the beginning of one."""
    said = _plain(text).casefold()
    for topic in topics:
        wanted = " ".join(topic.casefold().split())
        if wanted and re.search(rf"(?<!\w){re.escape(wanted)}", said):
            return topic
    return None


def _plain(text: str) -> str:
    """`text` with one kind of apostrophe and of blank."""
    said = unicodedata.normalize("NFC", text[:_READ])
    return " ".join(said.replace("’", "'").replace("‘", "'").split())

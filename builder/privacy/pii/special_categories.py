"""What the law protects most: somebody's health, faith, origin, desire, politics, union, body.

A page about diabetes is nobody's secret; "I have diabetes" is. Found is only what is said of a
person, and only the words that say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.core.document import Finding
from builder.privacy.pii.reading import Reading
from builder.privacy.pii.vocabulary import words

SPECIAL = "SPECIAL_CATEGORY"

_EN = (
    r"(?:type (?:1|2|one|two) )?diabet(?:es|ic)|pre-?diabet(?:es|ic)|asthma(?:tic)?|epilep(?:sy"
    r"|tic)|"
    r"(?:breast |lung |skin |prostate |colon )?cancer|leuk(?:a)?emia|tumou?r|hiv(?:[- ]"
    r"positive)?|aids|"
    r"hepatitis(?: [a-c])?|tuberculosis|covid(?:-19)?|depression|depressed|bipolar(?: "
    r"disorder)?|anxiety(?: "
    r"disorder)?|panic attacks|ptsd|ocd|adhd|schizophreni[ac]|autis(?:m|tic)|dementia|alzheimer'?s|"
    r"parkinson'?s|multiple sclerosis|crohn'?s(?: disease)?|coeliac(?: disease)?|celiac(?: "
    r"disease)?|"
    r"arthritis|rheumatism|osteoporosis|fibromyalgia|high blood pressure|hypertension|heart "
    r"(?:disease|"
    r"attack|condition|failure)|an? (?:heart attack|stroke|miscarriage|abortion|eating "
    r"disorder)|migraines?|"
    r"eczema|psoriasis|anorexia|bulimia|endometriosis|lupus|gout|kidney (?:disease|failure)|"
    r"(?:\w+ (?:weeks|months) )?pregnant|disabled|a disability|blind|deaf|an? alcoholic|a drug "
    r"addict|"
    r"in a wheelchair|a wheelchair user|wheelchair[- ]bound|(?:severely |very )?(?:lactose|gluten) "
    r"intolerant|(?:severely |very |highly )?allergic to [a-z]+(?: [a-z]+)?|"
    r"gay|lesbian|bisexual|homosexual|trans(?:gender|sexual)?|queer|"
    r"(?:a )?(?:devout |practi[cs]ing )?(?:muslim|christian|jewish|jew|catholic|hindu|buddhist"
    r"|sikh|"
    r"protestant|atheist|mormon|jehovah'?s witness|orthodox jew)|"
    r"(?:a )?(?:refugee|romani|roma|sinti|gypsy|traveller|black|hispanic|latin[oa]|african[- ]"
    r"american|"
    r"asylum seeker)|"
    r"(?:a )?(?:republican|democrat|socialist|communist|conservative|tory|labour supporter)|"
    r"(?:a )?(?:member of (?:the )?[\w ]{0,20}?(?:party|union)|trade[- ]union(?:ist| member)"
    r"|union member)"
)
_DE = (
    r"(?:typ[- ][12][- ])?diabet(?:es|iker(?:in)?)|zuckerkrank|asthma(?:tiker(?:in)?)?"
    r"|epilep(?:sie|tiker(?:in)?)|"
    r"(?:brust|lungen|haut|darm|prostata)?krebs|leukämie|(?:einen )?tumor|hiv(?:[- ]positiv)?"
    r"|aids|hepatitis|"
    r"tuberkulose|corona|depressionen|depressiv|bipolar|angststörung(?:en)?|panikattacken|adhs"
    r"|schizophren(?:ie)?|"
    r"autis(?:mus|t(?:in|isch)?)|demen[zt]|alzheimer|parkinson|multiple sklerose|morbus crohn"
    r"|zöliakie|"
    r"arthrose|arthritis|rheuma|osteoporose|bluthochdruck|(?:einen )?(?:herzinfarkt|schlaganfall)|"
    r"(?:eine )?(?:fehlgeburt|abtreibung|herzkrankheit|essstörung|behinderung)|migräne"
    r"|neurodermitis|"
    r"schuppenflechte|magersucht|bulimie|schwanger|(?:schwer)?behindert|blind|gehörlos|taub"
    r"|alkoholiker(?:in)?|"
    r"drogenabhängig|rollstuhlfahrer(?:in)?|(?:laktose|gluten)intolerant|allergisch gegen \w+|"
    r"schwul|lesbisch|bisexuell|homosexuell|trans(?:gender|sexuell)?|"
    r"(?:gläubige[rn]? |praktizierende[rn]? )?(?:muslim(?:in|a)?|christ(?:in)?|jude|jüdin"
    r"|katholi(?:k|kin|sch)|"
    r"evangelisch|hindu|buddhist(?:in)?|atheist(?:in)?|zeugen? jehovas)|"
    r"(?:ein |eine )?(?:flüchtling|geflüchtete[rn]?|asylbewerber(?:in)?|sinti|roma)|"
    r"(?:mitglied (?:der|bei der|in der|bei) )?(?:spd|cdu|csu|afd|fdp|verdi|ver\.di|ig metall"
    r"|gewerkschaft|"
    r"[\w ]{0,20}partei)[- ]?(?:mitglied|wähler(?:in)?)?|gewerkschaftsmitglied"
)
_ES = (
    r"diab[eé]t(?:es|ic[oa])|asm(?:a|[aá]tic[oa])|epil(?:epsia|[eé]ptic[oa])"
    r"|(?:un )?(?:cáncer(?: de \w+)?"
    r"|tumor|ictus|infarto)|"
    r"leucemia|vih(?:[- ]positiv[oa])?|seropositiv[oa]|sida|hepatitis|tuberculosis|covid"
    r"|depresión|deprimid[oa]|"
    r"bipolar|ansiedad|ataques de pánico|tdah|esquizofr[eé]ni(?:a|c[oa])|autis(?:mo|ta)|demencia"
    r"|alzheimer|parkinson|"
    r"esclerosis múltiple|enfermedad de crohn|cel(?:iaquía|[ií]ac[oa])|artritis|artrosis|reuma"
    r"|osteoporosis|"
    r"hipertensión|hipertens[oa]|migrañas?|eccema|psoriasis|anor[eé]xi(?:a|c[oa])"
    r"|bul[ií]mi(?:a|c[oa])|embarazada(?: de "
    r"\w+ \w+)?|"
    r"discapacitad[oa]|una discapacidad|cieg[oa]|sord[oa]|alcohólic[oa]|intolerante a(?:l| "
    r"la)? \w+|"
    r"alérgic[oa] a(?:l| la| los| las)? \w+|gay|lesbiana|bisexual|homosexual|trans(?:género"
    r"|exual)?|"
    r"(?:musulm[aá]na?|cristian[oa]|judí[oa]|católic[oa]|hindú|budista|ate[oa]|testigo de jehová)|"
    r"(?:un |una )?(?:refugiad[oa]|gitan[oa])|del (?:pp|psoe)|de (?:vox|podemos)|(?:afiliad[oa]"
    r" (?:al|a la|a) )"
    r"[\w ]{0,20}?(?:sindicato|partido|psoe|pp|vox|ccoo|ugt)"
)
_WHO_EN = (
    r"(?:i|we|he|she|they|my (?:\w+ )?(?:wife|husband|son|daughter|child|kid|mother|mum|mom"
    r"|father|dad|"
    r"partner|brother|sister|baby|girlfriend|boyfriend|friend|grand\w+|parents?|family)|"
    r"(?:told|said|mentioned|wrote|informed|stated)(?: us| me)?(?: that)? you|"
    r"(?:mr|mrs|ms|miss)\.?(?: \w+)?|(?:the )?patient(?: \w+)?)\.?"
)
_DOES_EN = (
    r"(?:(?:also |currently |recently |still |both )?(?:'m|'s|'re|am|are|is|was|were|have|has"
    r"|had|'ve|got|have got|"
    r"suffers?(?: from)?|suffered(?: from)?|live[sd]? with|(?:am|is|was|been|have been|has been"
    r"|were) diagnosed with|"
    r"(?:am|is|was) being treated for|test(?:ed)? positive for|identify as|identifies as|came "
    r"out as))"
    r"(?: also| currently| now| severely| five| six)?(?: a| an)?"
)
_WHO_DE = (
    r"(?:ich|wir|er|sie|(?:mein|meine|meiner|unser|unsere) (?:frau|mann|sohn|tochter|kind"
    r"|mutter|vater|oma|opa|"
    r"partner\w*|bruder|schwester|baby|freund\w*|enkel\w*)|(?:der|die) patient(?:in)?|"
    r"(?:herr|frau)(?: \w+)?)"
)
_DOES_DE = (
    r"(?:bin|ist|sind|war|habe|hat|haben|hatte|leide|leidet|litt|wurde|lebe|lebt|gehöre|gehört)"
    r"(?: seit \w+(?: \w+)?| auch| leider| gerade| an| unter| mit| zur| zu den)?(?: ein| eine| "
    r"einen)?"
)
_WHO_ES = (
    r"(?:(?:yo|él|ella|mi (?:mujer|esposa|marido|esposo|hijo|hija|madre|padre|hermano|hermana"
    r"|pareja|novia|novio|"
    r"abuela|abuelo|bebé|amiga|amigo)|el paciente|la paciente) )?"
)
_DOES_ES = (
    r"(?:soy|somos|estoy|está|es|era|tengo|tiene|tuve|tuvo|padezco|padece|sufro|sufre|he tenido|"
    r"me diagnosticaron|le diagnosticaron|vivo con)(?: también| de| un| una| el| la)?"
)


def _tied(who: str, does: str, what: str, also: str = "") -> re.Pattern[str]:
    return re.compile(
        rf"(?<![^\W\d_])(?:{who}[ ]?{does}[ ](?P<what>{what}){also})(?![^\W\d_])", re.IGNORECASE
    )


_TIED = (
    _tied(_WHO_EN, _DOES_EN, _EN),
    _tied(_WHO_DE + "[ ]", _DOES_DE, _DE),
    _tied(_WHO_ES, _DOES_ES, _ES),
    re.compile(
        rf"\b(?:as|for) an? (?P<what>{_EN}) (?:person|man|woman|patient|family|customer|couple)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bmy (?P<what>diabetes|asthma|cancer|epilepsy|depression|anxiety|pregnancy|hiv"
        r"|disability|arthritis|"
        r"chemo(?:therapy)?|dialysis|migraines?|eczema|psoriasis|bipolar disorder|adhd|autism"
        r"|religion|"
        r"fingerprints?|dna|iris scan|nut allergy|gluten intolerance)\b"
        r"|\b(?:mein|meine|meiner|meinem) (?P<de>diabetes|asthma|krebs|epilepsie"
        r"|depression(?:en)?|schwangerschaft|"
        r"behinderung|chemotherapie|dialyse|migräne|neurodermitis|religion|fingerabdr[uü]ck\w*"
        r"|dna)\b"
        r"|\bmi (?P<es>diabetes|asma|cáncer|epilepsia|depresión|embarazo|discapacidad"
        r"|quimioterapia|"
        r"diálisis|migraña|religión|huella(?: dactilar)?|adn)\b",
        re.IGNORECASE,
    ),
)
# What those words are without the article that may stand before them.
_BARE = re.compile(
    rf"(?:{_EN}|{_DE}|{_ES}|wheelchair|pressure|sclerosis|sklerose|esclerosis|crohn|allerg"
    rf"|alérg|panic|kidney|intoleran|"
    rf"asylum|african|metall|union|party|partei|partido|sindicato|cáncer|stroke|heart"
    rf"|miscarriage|abortion|eating|alcoholic|drug"
    rf"|jew|jehov|refugee|"
    r"traveller|disability|socialist|conservative|herzinfarkt|schlaganfall|fehlgeburt"
    r"|abtreibung|essstörung|"
    r"behinderung|flüchtling|tumor|infarto|ictus|discapacidad|gitan|chemo|dialysis|dialyse"
    r"|quimio|diálisis|"
    r"religi|fingera?b?|finger|dna|adn|huella|iris|embarazo|schwangerschaft|pregnancy|nut"
    r"|gluten|migra|"
    r"republican|democrat|communist|tory|muslim|christ|cat[hó]|evang|budd|hindu|sikh|prote|athe"
    r"|morm)"
)
_LETTERS = 4
_STEMS = words(
    "pres type typ diab pred pre zuck asth asma asmá epil canc cánc kreb brus lung brea skin "
    "pros colo haut darm leuk leuc "
    "tumo hiv vih sero aids sida hepa tube covi coro depr bipo anxi ansi angs pani páni ptsd "
    "ocd adhd adhs tdah "
    "schi esqu auti deme alzh park mult escl croh morb enfe coel celi celí zöli arth arti artr "
    "arte reum rheu oste "
    "fibr high blut bluth hype hipe hear herz stro schl misc fehl abor abtr diso eati esss "
    "migr ecze ecce neur psor "
    "schu anor mage buli bulí endo lupu gout kidn preg schw emba disa behi disc blin cieg deaf "
    "taub gehö sord alco alko "
    "alcó drug drog whee roll lact lakt glut into alle alér gay lesb bise homo tran quee musl "
    "musu musl chri cris "
    "jew jewi jude jüdi judí cath kath cató evan hind budd budi sikh prot athe ateo atea ateí "
    "morm jeho refu flüc "
    "gefl asyl asyl roma roma sint gyps gita trav blac hisp lati afri repu demo soci comm cons "
    "tory labo part psoe "
    "vox pode unio trad gewe sind ugt ccoo spd cdu csu afd fdp verd ver ig meta chem quim dial "
    "diál reli fing huel "
    "dna adn iris infa ictu nut ataq mies"
)
_PERSONS = words(
    "i we he she they you my mr mrs ms miss patient herr frau as ich wir er sie mein meine "
    "meiner meinem unser unsere yo él "
    "ella mi el la soy somos estoy está es era tengo tiene tuve tuvo padezco padece sufro "
    "sufre he me le "
    "vivo for"
)
_BEFORE, _BEHIND = 80, 60


def find_special_categories(reading: Reading) -> Iterator[Finding]:
    """The words that tell somebody's health, faith, origin and the like, where tied to a person."""
    if not reading.words & _PERSONS:
        return
    cues = frozenset(w for w in reading.words if w[:_LETTERS] in _STEMS and _BARE.match(w))
    done = 0
    for start, end in reading.spots(cues) if cues else ():
        if start < done:
            continue
        first = max(0, start - _BEFORE)
        for pattern in _TIED:
            match = pattern.search(reading.folded, first, end + _BEHIND)
            if match:
                group = next(name for name, found in match.groupdict().items() if found)
                done = match.end(group)
                yield Finding(SPECIAL, *match.span(group), 0.8)
                break

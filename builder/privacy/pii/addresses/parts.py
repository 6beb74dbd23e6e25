"""What addresses are made of: names, towns, postcodes, parts of houses."""

from __future__ import annotations

UPPER = "A-ZÀ-ÖØ-ÞŁŚŻŹĆČŠŽŘİ"
NAME = rf"[{UPPER}][\w'.-]{{0,30}}"
"""A word with a capital: `Saint-Denis`, `O'Connell`, `St.`."""

GAP = r"(?:[ ]?[,;|·-]?[ ]?\n?[ ]{0,4}|[ ]{1,3})"
"""Between the parts of one address: a comma, a new line, a blank."""
SIGN = r"[ ]?(?:[,;|·-][ ]?\n?|\n[ ]?,?)[ ]{0,4}"
"""The same without the blank alone, so that names in a row can be read in one way only."""

_PARTICLE = (
    r"(?:an der|am|an|im|in der|in|ob der|bei|v\. ?d\.|auf der|de la|de los|de las|del|de|la"
    r"|las|los|"
    r"el|upon|on|le|les|lès|sur|sous|en|aan den|aan de|aan|den|op|di|d'|della|delle|do|da|dos|"
    r"a\.? ?M\.?|a\. ?d\.)"
)
# What a contact or a letter goes on with is no town.
_NO_TOWN = (
    r"(?!(?:Tel|Telefon|Tlf|Fax|Phone|Mobil\w*|Handy|M[óo]vil|E-?[Mm]ail|Mail|Ich|Danke|Bitte"
    r"|Gracias|"
    r"Thanks|Please|Regards|My|Mein|Meine)(?![\w-]))"
)
TOWN = rf"{_NO_TOWN}{NAME}(?:[ -](?:{_PARTICLE}[ -])?{NAME}){{0,3}}"

UNIT = (
    r"(?:(?i:apartment|apt|unit|suite|ste|flat|room|rm|floor|fl|level|building|bldg|block|lot|"
    r"penthouse|ph|wohnung|whg|stock|etage|etg|og|eg|dg|top|stiege|tür|haus|hinterhaus|piso|pta"
    r"|puerta|"
    r"portal|esc|escalera|bloque|local|int|interior|depto|dpto|departamento|oficina|of|apto"
    r"|torre|planta|"
    r"bât|bâtiment|appt|appartement|étage|interno|scala|piano|bus)\.?[ ]?(?:n[ro°º.]{0,2}[ ]?)?"
    r"|\#[ ]?)"
    r"[A-Za-z]?\d{0,4}[A-Za-zº°ª]{0,2}(?:[-/]\d{1,3})?(?!\w)"
    r"|(?:\d{1,2}\.?[ ](?i:og|stock|etage|floor|obergeschoss|étage|piano|planta|piso))(?!\w)"
    r"|\d{1,2}(?:st|nd|rd|th)[ ](?i:floor|fl\.?)(?!\w)"
    r"|\d{1,2}[º°ª]\.?[ ]?(?:[A-Za-z]|\d{1,2}[ªº]|(?i:izq|dcha|der|izda|dch)\b\.?)?(?![\w])"
)

US_STATE = (
    r"(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEHINOPST]|N[CDEHJMVY]|O[HKR]|P[AR]"
    r"|RI|S[CD]|"
    r"T[NX]|UT|V[AIT]|W[AIVY]|A[AEP]|FM|GU|MH|AS|PW)"
    r"|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia"
    r"|Hawaii|"
    r"Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|"
    r"Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey|Mexico|York)|"
    r"(?:North|South) (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island"
    r"|Tennessee|Texas|"
    r"Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming"
)
US_ZIP = r"\d{5}(?:-\d{4})?"
UK_POSTCODE = (
    r"(?:GIR ?0AA|[A-PR-UWYZ](?:\d[A-HJKPS-UW]?|\d\d|[A-HK-Y]\d[ABEHMNPRV-Y]?"
    r"|[A-HK-Y]\d\d) ?\d[ABD-HJLNP-UW-Z]{2})"
)
CA_PROVINCE = (
    r"(?:AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT)|Alberta|British Columbia|Manitoba|New Brunswick|"
    r"Newfoundland|Nova Scotia|Ontario|Quebec|Québec|Saskatchewan"
)
CA_POSTCODE = r"[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] ?\d[ABCEGHJ-NPRSTV-Z]\d"
AU_STATE = r"NSW|VIC|QLD|WA|SA|TAS|ACT|NT|New South Wales|Victoria|Queensland|Tasmania"
EIRCODE = r"(?:[AC-FHKNPRTV-Y]\d\d|D6W) ?[0-9AC-FHKNPRTV-Y]{4}"

COUNTRY = (
    r"(?:USA|U\.S\.A\.|United States(?: of America)?|UK|U\.K\.|United Kingdom|England|Scotland"
    r"|Wales|"
    r"Northern Ireland|Ireland|Canada|Australia|New Zealand|Germany|Deutschland|Austria|Österreich|"
    r"Switzerland|Schweiz|Suisse|Spain|España|France|Frankreich|Italy|Italia|Italien|Netherlands|"
    r"Nederland|Niederlande|Belgium|België|Belgique|Mexico|México|Argentina|Chile|Colombia|Perú"
    r"|Peru|"
    r"Portugal|Poland|Polska|Brazil|Brasil|Denmark|Danmark|Sweden|Sverige|Norway|Norge|Finland)"
)

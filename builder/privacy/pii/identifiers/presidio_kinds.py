"""The identifiers that Presidio's recognisers know, with the words that announce them here.

Left out are recognisers that cannot find what they say (a member number is any word with a digit,
a claim number any digits after `claim`) and those our own do better: cards, IBANs, phones, e-mail
and web addresses, IP addresses, social security numbers, postcodes and dates.
"""

from __future__ import annotations

import re

from builder.privacy.pii.identifiers.kinds import Kind
from builder.privacy.pii.vocabulary import words

_PASSPORT = words("passport passnummer reisepass reisepassnummer pasaporte passeport passaporto")
_LICENCE = words("licence license driving driver drivers dl dvla")
_PLATE = words("plate registration reg vrn vehicle car")
_DRIVING = re.compile(r"\bdriv|\bdl\b|dvla")
_NAMED = r"\W{0,3}(?:card|number|no|nr|id|is|#|:)"

_LONG = frozenset(
    """
    AbaRouting AuAbn AuAcn AuMedicare AuTfn CaSin DeBsnr DeHealthInsurance DeLanr DeSocialSecurity
    DeTaxId DeTaxNumber DeVatId FiPersonalIdentityCode InAadhaar ItVatCode KrBrn KrDriverLicense
    KrFrn KrRrn NgNin Nhs PhTin PhUmid PlPesel SeOrganisationsnummer SePersonnummer TrNationalId
    UsItin UsNpi ZaCompanyRegistration ZaIdNumber ZaVatNumber
    """.split()  # noqa: SIM905 - a list of words reads better
)
"""Those whose every pattern has nine digits or more."""


def _kind(
    recogniser: str,
    entity: str,
    cues: frozenset[str] | str,
    phrase: str | re.Pattern[str] | None = None,
    *,
    alone: str = "",
    widely: bool = False,
    business: bool = False,
) -> Kind:
    country = entity.partition("_")[0]
    return Kind(
        entity=entity,
        country={"UK": "GB"}.get(country, country) if len(country) == 2 else "",
        cues=words(cues) if isinstance(cues, str) else cues,
        recogniser=f"{recogniser}Recognizer",
        phrase=re.compile(phrase) if isinstance(phrase, str) else phrase,
        alone=re.compile(alone) if alone else None,
        widely=widely,
        long=recogniser in _LONG,
        business=business,
    )


PRESIDIO_KINDS = (
    # United States
    _kind("UsItin", "US_ITIN", "itin taxpayer tin tax"),
    _kind("UsPassport", "US_PASSPORT", _PASSPORT),
    _kind("UsLicense", "US_DRIVER_LICENSE", _LICENCE, _DRIVING),
    _kind(
        "UsBank",
        "US_BANK_NUMBER",
        "account acct checking savings kontonummer konto cuenta",
        r"bank|acct|checking|savings|kontonummer|konto-?nr|sort code|routing",
    ),
    _kind("AbaRouting", "ABA_ROUTING_NUMBER", "routing aba"),
    _kind(
        "UsMbi",
        "US_MBI",
        "medicare mbi beneficiary",
        alone=r"\d[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d-?"
        r"[AC-HJKMNP-RT-Y]{2}\d{2}",
    ),
    _kind("UsNpi", "US_NPI", "npi"),
    _kind("MedicalLicense", "MEDICAL_LICENSE", "dea medical physician"),
    # United Kingdom
    _kind("Nhs", "UK_NHS", "nhs"),
    _kind(
        "UkNino",
        "UK_NINO",
        "nino insurance ni",
        alone=r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]",
        widely=True,
    ),
    _kind("UkPassport", "UK_PASSPORT", _PASSPORT),
    _kind(
        "UkDrivingLicence",
        "UK_DRIVING_LICENCE",
        _LICENCE,
        alone=r"[A-Z9]{5}\d{6}[A-Z9]{2}[A-Z\d][A-Z]{2}",
        widely=True,
    ),
    _kind("UkVehicleRegistration", "UK_VEHICLE_REGISTRATION", _PLATE),
    # Canada, Australia
    _kind("CaSin", "CA_SIN", "sin insurance nas sociale", rf"\b(?:sin|nas){_NAMED}|social"),
    _kind("AuTfn", "AU_TFN", "tfn tax", r"tfn|tax file"),
    _kind("AuMedicare", "AU_MEDICARE", "medicare"),
    _kind("AuAbn", "AU_ABN", "abn", business=True),
    _kind("AuAcn", "AU_ACN", "acn", business=True),
    # Spain, Italy, Poland, the North
    _kind(
        "EsNif",
        "ES_NIF",
        "dni nif documento identificación identidad",
        alone=r"\d{8}-?[A-HJ-NP-TV-Z]",
    ),
    _kind("EsNie", "ES_NIE", "nie extranjero", alone=r"[XYZ]-?\d{7}-?[A-HJ-NP-TV-Z]", widely=True),
    _kind("EsPassport", "ES_PASSPORT", _PASSPORT),
    _kind(
        "ItFiscalCode",
        "IT_FISCAL_CODE",
        "fiscale cf codice",
        alone=r"(?i:[A-Z]{6}[\dL-NP-V]{2}[A-EHLMPR-T][\dL-NP-V]{2}[A-Z][\dL-NP-V]{3}[A-Z])",
        widely=True,
    ),
    _kind("ItDriverLicense", "IT_DRIVER_LICENSE", "patente guida"),
    _kind("ItIdentityCard", "IT_IDENTITY_CARD", "identità identita cie"),
    _kind("ItPassport", "IT_PASSPORT", _PASSPORT),
    _kind("ItVatCode", "IT_VAT_CODE", "piva iva", business=True),
    _kind("PlPesel", "PL_PESEL", "pesel"),
    _kind(
        "FiPersonalIdentityCode",
        "FI_PERSONAL_IDENTITY_CODE",
        "hetu henkilötunnus personbeteckning identity",
        alone=r"\d{6}[-+A-FYXWVU]\d{3}[\dA-FHJ-NPR-Y]",
    ),
    _kind("SePersonnummer", "SE_PERSONNUMMER", "personnummer samordningsnummer"),
    _kind("SeOrganisationsnummer", "SE_ORGANISATIONSNUMMER", "organisationsnummer", business=True),
    # Germany
    _kind(
        "DeTaxId",
        "DE_TAX_ID",
        "steueridentifikationsnummer steuer idnr identifikationsnummer steuerid steuernummer tax",
    ),
    _kind("DeTaxNumber", "DE_TAX_NUMBER", "steuernummer steuer st"),
    _kind(
        "DeIdCard",
        "DE_ID_CARD",
        "personalausweis personalausweisnummer ausweis ausweisnummer identity",
    ),
    _kind("DePassport", "DE_PASSPORT", _PASSPORT),
    _kind(
        "DeFuehrerschein",
        "DE_FUEHRERSCHEIN",
        "führerschein führerscheinnummer fuehrerschein fahrerlaubnis",
    ),
    _kind(
        "DeHealthInsurance",
        "DE_HEALTH_INSURANCE",
        "krankenversicherungsnummer krankenversichertennummer versichertennummer kvnr "
        "krankenkasse krankenversicherung versicherungsnummer gesundheitskarte",
    ),
    _kind(
        "DeSocialSecurity",
        "DE_SOCIAL_SECURITY",
        "rentenversicherungsnummer sozialversicherungsnummer versicherungsnummer rvnr svnr sv",
        alone=r"\d{8}[A-Z]\d{3}",
    ),
    _kind("DeKfz", "DE_KFZ", "kennzeichen kfz nummernschild autokennzeichen"),
    _kind("DeLanr", "DE_LANR", "lanr arztnummer", business=True),
    _kind("DeBsnr", "DE_BSNR", "bsnr betriebsstättennummer", business=True),
    _kind("DeVatId", "DE_VAT_ID", "ust ustidnr umsatzsteuer vat", business=True),
    _kind("DeHandelsregister", "DE_HANDELSREGISTER", "handelsregister hrb hra", business=True),
    # India, Singapore, Korea, Thailand, the Philippines
    _kind("InAadhaar", "IN_AADHAAR", "aadhaar aadhar uidai"),
    _kind(
        "InPan",
        "IN_PAN",
        "pan permanent",
        rf"\bpan{_NAMED}|permanent account",
        alone=r"[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]",
        widely=True,
    ),
    _kind("InPassport", "IN_PASSPORT", _PASSPORT),
    _kind("InVoter", "IN_VOTER", "voter epic"),
    _kind("InVehicleRegistration", "IN_VEHICLE_REGISTRATION", _PLATE),
    _kind("InGstin", "IN_GSTIN", "gstin gst", business=True),
    _kind("SgFin", "SG_NRIC_FIN", "nric fin", alone=r"[STFGM]\d{7}[A-Z]"),
    _kind("SgUen", "SG_UEN", "uen", business=True),
    _kind("KrRrn", "KR_RRN", "rrn resident 주민등록번호"),
    _kind("KrFrn", "KR_FRN", "frn foreigner 외국인등록번호"),
    _kind("KrDriverLicense", "KR_DRIVER_LICENSE", _LICENCE | words("운전면허 운전면허번호")),
    _kind("KrPassport", "KR_PASSPORT", _PASSPORT | words("여권 여권번호")),
    _kind("KrBrn", "KR_BRN", "brn 사업자등록번호", business=True),
    _kind("PhTin", "PH_TIN", "tin bir"),
    _kind("PhUmid", "PH_UMID", "umid philhealth gsis sss"),
    _kind("PhPassport", "PH_PASSPORT", _PASSPORT),
    # Türkiye, Nigeria, South Africa
    _kind("TrNationalId", "TR_NATIONAL_ID", "kimlik tckn tc"),
    _kind("TrLicensePlate", "TR_LICENSE_PLATE", "plaka plakası"),
    _kind("NgNin", "NG_NIN", "nin nimc national"),
    _kind("NgVehicleRegistration", "NG_VEHICLE_REGISTRATION", _PLATE),
    _kind("ZaIdNumber", "ZA_ID_NUMBER", "id identity"),
    _kind("ZaPassport", "ZA_PASSPORT", _PASSPORT),
    _kind("ZaLicensePlate", "ZA_LICENSE_PLATE", _PLATE),
    _kind("ZaCompanyRegistration", "ZA_COMPANY_REGISTRATION", "company cipc", business=True),
    _kind("ZaVatNumber", "ZA_VAT_NUMBER", "vat", business=True),
    # No country
    _kind(
        "Crypto",
        "CRYPTO",
        "bitcoin btc wallet",
        alone=r"(?:bc1|[13])[a-zA-HJ-NP-Z0-9]{25,59}",
        widely=True,
    ),
)
"""Those of one cue are asked in this order, those of the owner's countries before all others."""

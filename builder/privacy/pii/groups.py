"""Nationalities, faiths and political groups (Presidio's NRP), in English, German and Spanish."""

from __future__ import annotations

from collections.abc import Iterator

from builder.core.document import Finding
from builder.privacy.pii.reading import Reading
from builder.privacy.pii.vocabulary import words

NRP = "NRP"

_ENGLISH = (
    "afghan albanian algerian american andorran angolan argentine argentinian armenian "
    "australian austrian "
    "azerbaijani bahamian bahraini bangladeshi barbadian belarusian belgian belizean bolivian "
    "bosnian botswanan "
    "brazilian british briton bulgarian burmese cambodian cameroonian canadian chadian chilean "
    "chinese colombian "
    "congolese costa-rican croatian cuban cypriot czech danish dane dominican dutch ecuadorian "
    "egyptian emirati "
    "english englishman eritrean estonian ethiopian european fijian filipino finn finnish "
    "french frenchman gabonese "
    "gambian georgian german ghanaian greek grenadian guatemalan guinean guyanese haitian "
    "honduran hungarian "
    "icelandic icelander indian indonesian iranian iraqi irish irishman israeli italian "
    "ivorian jamaican japanese "
    "jordanian kazakh kenyan korean kosovan kuwaiti kyrgyz lao laotian latvian lebanese "
    "liberian libyan lithuanian "
    "luxembourgish macedonian malagasy malawian malaysian maldivian malian maltese mauritanian "
    "mauritian mexican "
    "moldovan monegasque mongolian montenegrin moroccan mozambican namibian nepalese nepali "
    "nicaraguan nigerian "
    "norwegian omani pakistani palestinian panamanian paraguayan persian peruvian pole polish "
    "portuguese qatari "
    "romanian russian rwandan salvadoran samoan saudi scot scottish senegalese serbian "
    "singaporean slovak slovakian "
    "slovene slovenian somali spaniard spanish sudanese surinamese swede swedish swiss syrian "
    "taiwanese tajik "
    "tanzanian thai tibetan togolese trinidadian tunisian turk turkish turkmen ugandan "
    "ukrainian uruguayan uzbek "
    "venezuelan vietnamese welsh welshman yemeni zambian zimbabwean african asian arab "
    "hispanic latino latina kurd "
    "kurdish catalan basque scandinavian slavic caucasian jewish jew muslim islamic christian "
    "catholic protestant "
    "orthodox hindu buddhist sikh mormon lutheran anglican methodist baptist atheist agnostic "
    "judaism islam "
    "christianity hinduism buddhism catholicism republican democrat democratic conservative "
    "labour socialist "
    "communist liberal tory libertarian"
)
_GERMAN = (
    "deutsche deutscher deutschen deutsch österreicher österreicherin schweizer schweizerin "
    "franzose französin "
    "italiener italienerin spanier spanierin portugiese portugiesin engländer engländerin "
    "brite britin schotte ire "
    "irin amerikaner amerikanerin kanadier kanadierin mexikaner brasilianer brasilianerin "
    "chinese chinesin japaner "
    "japanerin inder inderin türke türkin araber araberin ägypter syrer syrerin iraker iraner "
    "iranerin afghane "
    "afghanin israeli marokkaner russe russin ukrainer ukrainerin pole polin tscheche "
    "tschechin slowake ungar "
    "ungarin rumäne rumänin bulgare bulgarin serbe serbin kroate kroatin bosnier albaner "
    "albanerin grieche griechin "
    "schwede schwedin norweger däne dänin finne finnin niederländer niederländerin holländer "
    "belgier belgierin "
    "afrikaner asiate asiatin europäer kurde kurdin muslim muslimin muslima christ christin "
    "jude jüdin katholik "
    "katholikin protestant protestantin hindu buddhist buddhistin atheist atheistin muslimisch "
    "christlich jüdisch "
    "katholisch evangelisch buddhistisch hinduistisch islamisch"
)
_GERMAN_ADJECTIVES = (
    "deutsch österreichisch schweizerisch französisch italienisch spanisch portugiesisch "
    "englisch britisch "
    "schottisch irisch amerikanisch kanadisch mexikanisch brasilianisch argentinisch "
    "chinesisch japanisch "
    "koreanisch indisch pakistanisch vietnamesisch thailändisch australisch türkisch arabisch "
    "ägyptisch syrisch "
    "irakisch iranisch afghanisch israelisch marokkanisch nigerianisch russisch ukrainisch "
    "polnisch tschechisch "
    "slowakisch ungarisch rumänisch bulgarisch serbisch kroatisch bosnisch albanisch "
    "griechisch schwedisch "
    "norwegisch dänisch finnisch isländisch niederländisch holländisch belgisch luxemburgisch "
    "europäisch "
    "afrikanisch asiatisch kurdisch"
)
_SPANISH_STEMS = (
    "español aleman alemán francé frances italian ingles inglé irlandé irlandes escocé escoces "
    "portugué portugues "
    "american estadounidense canadiense mexican brasileñ argentin chilen colombian peruan "
    "venezolan cuban ecuatorian "
    "bolivian uruguay paraguay dominican guatemaltec hondureñ salvadoreñ nicaragüense "
    "costarricense panameñ chin "
    "japoné japones corean indi pakistaní vietnamita tailandé australian turc árabe egipci "
    "siri iraquí iraní "
    "marroquí nigerian rus ucranian polac checo húngar ruman búlgar serbi croata grieg suec "
    "norueg danés danes "
    "finlandé holandé holandes belga suiz austriac europe african asiátic catalán catalan vasc "
    "galleg andaluz "
    "musulman musulmán cristian judí católic protestante budista hindú ateo atea"
)
_SPANISH_ENDS = ("", "o", "a", "os", "as", "s", "es", "esa", "esas", "eses")


def _words() -> frozenset[str]:
    english = {form for word in _ENGLISH.split() for form in (word, f"{word}s")}
    german = set(_GERMAN.split()) | {f"{word}n" for word in _GERMAN.split() if word.endswith("e")}
    adjectives = {
        w + e for w in _GERMAN_ADJECTIVES.split() for e in ("", "e", "er", "en", "es", "em")
    }
    spanish = {f"{stem}{end}" for stem in _SPANISH_STEMS.split() for end in _SPANISH_ENDS}
    return frozenset(english | german | adjectives | spanish) - _ORDINARY


# Other things too, or only the beginning of a word.
_ORDINARY = words(
    "chin chino chinos rus indi poles labour labours liberal liberals orthodox conservative "
    "conservatives "
    "democratic christ christs ire finns grieg suec vasc galleg norueg europe lao laos turc "
    "aleman andaluz "
    "danes ruman siri"
)
_GROUPS = _words()


def find_groups(reading: Reading) -> Iterator[Finding]:
    """Every word for a nation, a faith or a political group."""
    for start, end in reading.spots(_GROUPS):
        yield Finding(NRP, start, end, 0.7)

"""What the detector finds, in which words, and what it leaves to the business."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.core.document import Finding
from builder.privacy.pii import Detector, build_detector, mask
from builder.privacy.pii.own import OwnContacts
from builder.privacy.pii.reading import Reading

ENGLISH = build_detector()
BY_LANGUAGE = {lang: build_detector(language=lang) for lang in ("en", "de", "es", "xx")}


def masked(text: str, language: str = "en") -> str:
    return mask(text, BY_LANGUAGE[language].find(text))[0]


def with_check_digit(stem: str) -> str:
    doubled = sum(sum(divmod(2 * int(d), 10)) for d in stem[::-1][::2])
    plain = sum(int(d) for d in stem[::-1][1::2])
    return f"{stem}{-(doubled + plain) % 10}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bob@example.com", "[EMAIL_ADDRESS]"),
        ("<Bob.Smith+shop@mail.example.co.uk>, hi", "<[EMAIL_ADDRESS]>, hi"),
        ("mailto:o'neil@example.org?subject=x", "mailto:[EMAIL_ADDRESS]?subject=x"),
        ("Write to jürgen@müller.de.", "Write to [EMAIL_ADDRESS]."),
        ("It is bob at gmail dot com, thanks", "It is [EMAIL_ADDRESS], thanks"),
        ("BOB AT GMAIL DOT COM", "[EMAIL_ADDRESS]"),
        ("bob [at] mail [dot] example [dot] org", "[EMAIL_ADDRESS]"),
        ("bob(at)example.de", "[EMAIL_ADDRESS]"),
        ("ana arroba correo punto es", "[EMAIL_ADDRESS]"),
        ("max ät web punkt de", "[EMAIL_ADDRESS]"),
        ("bob dot smith at example dot co dot uk", "[EMAIL_ADDRESS]"),
        ("jane underscore doe at yahoo dot com", "[EMAIL_ADDRESS]"),
        ("bob @ gmail . com", "[EMAIL_ADDRESS]"),
        ("bob@gmail dot com", "[EMAIL_ADDRESS]"),
        ("bob.smith at example.com", "[EMAIL_ADDRESS]"),
        ("my e-mail is sales at example.shop", "my e-mail is [EMAIL_ADDRESS]"),
        ("the icon@2x.png file, npm i pkg@1.2.3", "the icon@2x.png file, npm i pkg@1.2.3"),
        ("look at example.com and user@localhost", "look at example.com and user@localhost"),
        ("we stand at the dot com boom", "we stand at the dot com boom"),
    ],
)
def test_email_is_found_however_it_is_written(text: str, expected: str) -> None:
    assert masked(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("+44 20 7946 0958", "xx", "[PHONE_NUMBER]"),
        ("+49 (0)30 1234567.", "xx", "[PHONE_NUMBER]."),
        ("(+34) 612 345 678", "xx", "[PHONE_NUMBER]"),
        ("+1 555 123 4567", "xx", "[PHONE_NUMBER]"),
        ("00 44 20 7946 0958", "xx", "[PHONE_NUMBER]"),
        ("011 44 20 7946 0958", "en", "[PHONE_NUMBER]"),
        ("00 99 12 34 56 78", "de", "00 99 12 34 56 78"),
        ("(212) 555-0123 ext. 12", "en", "[PHONE_NUMBER]"),
        ("001-234-567-8901x123", "en", "[PHONE_NUMBER]"),
        ("212.555.0123", "en", "[PHONE_NUMBER]"),
        ("I am 4155552671", "en", "I am [PHONE_NUMBER]"),
        ("ring me on 07700 900123 tonight", "en", "ring me on [PHONE_NUMBER] tonight"),
        ("07700900123", "en", "[PHONE_NUMBER]"),
        ("0412 345 678", "en", "[PHONE_NUMBER]"),
        ("call 555-0199", "en", "call [PHONE_NUMBER]"),
        ("call 5550199 now", "en", "call [PHONE_NUMBER] now"),
        ("I called about 5550199 things", "en", "I called about 5550199 things"),
        ("the part 555-0199", "en", "the part 555-0199"),
        ("phone no. 020 7946 0958", "en", "phone no. [PHONE_NUMBER]"),
        ("my mobile: 98765 43210", "en", "my mobile: [PHONE_NUMBER]"),
        ("030 1234567", "de", "[PHONE_NUMBER]"),
        ("030/123 45 67", "de", "[PHONE_NUMBER]"),
        ("(030) 12 34 56 78", "de", "[PHONE_NUMBER]"),
        ("Tel.0151-12345678", "de", "Tel.[PHONE_NUMBER]"),
        ("01234 567890", "de", "[PHONE_NUMBER]"),
        ("Zum Bestellen: 0171 2345678", "de", "Zum Bestellen: [PHONE_NUMBER]"),
        ("Telefon Nr. 030 1234567", "de", "Telefon Nr. [PHONE_NUMBER]"),
        ("Handy 0171 2345678 oder 030 1234567", "de", "Handy [PHONE_NUMBER] oder [PHONE_NUMBER]"),
        ("0171 2345678 030 1234567", "de", "[PHONE_NUMBER] [PHONE_NUMBER]"),
        ("am 01.02.2025 0171 2345678", "de", "am 01.02.2025 [PHONE_NUMBER]"),
        ("912 345 678", "es", "[PHONE_NUMBER]"),
        ("llámame al 612345678", "es", "llámame al [PHONE_NUMBER]"),
        ("612345678", "es", "[PHONE_NUMBER]"),
        ("quiero 612345678 unos", "es", "quiero 612345678 unos"),
        ("mi teléfono es 55 1234 5678", "es", "mi teléfono es [PHONE_NUMBER]"),
        ("612/345/678", "es", "612/345/678"),
        ("call +44\u00a07911\u202f123456", "en", "call [PHONE_NUMBER]"),
        ("＋４４ ２０ ７９４６ ０９５８", "en", "[PHONE_NUMBER]"),
        ("call 0 8 3 5 0 8 3 1 2", "en", "call 0 8 3 5 0 8 3 1 2"),
        ("call 12 05 2024 maybe", "en", "call 12 05 2024 maybe"),
        ("+999 12345678", "en", "+999 12345678"),
        ("+1 23", "en", "+1 23"),
    ],
)
def test_phone_is_found_by_plan_shape_or_words(text: str, language: str, expected: str) -> None:
    assert masked(text, language) == expected


@pytest.mark.parametrize(
    "number",
    [
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "5500000000000004",
        "2223003122003222",
        "3782 822463 10005",
        "378282246310005",
        "30569309025904",
        "6011111111111117",
        "3530111333300000",
        "6759649826438453",
        "4222222222222",
    ],
)
def test_card_of_usual_form_is_found_without_any_word(number: str) -> None:
    assert masked(f"It is {number}, ok?") == "It is [CREDIT_CARD], ok?"


@pytest.mark.parametrize(
    "number",
    [
        with_check_digit("50185678901"),  # Maestro, 12 digits
        with_check_digit("471612345678901234"),  # Visa, 19 digits
        with_check_digit("67591234567890123"),  # Maestro, 18 digits
        with_check_digit("923456789012345"),  # no known brand
        "41 1111 1111 1111 11",
    ],
)
def test_card_of_unusual_form_needs_a_word_about_cards(number: str) -> None:
    assert masked(f"my credit card is {number}") == "my credit card is [CREDIT_CARD]"
    assert "[CREDIT_CARD]" not in masked(f"it is {number}")


def test_trade_number_is_no_card_even_when_the_card_check_digit_fits() -> None:
    both = next(
        number
        for stem in range(400638133300, 400638133999)
        if (number := with_check_digit(str(stem)))
        and sum(int(d) * (1, 3)[i % 2] for i, d in enumerate(number[::-1])) % 10 == 0
    )

    assert masked(f"it is {both}") == f"it is {both}"
    assert masked(f"my visa is {both}") == "my visa is [CREDIT_CARD]"


def test_card_is_found_between_its_neighbours() -> None:
    said = "12 4111 1111 1111 1111 12/27 123"

    assert masked(said) == "12 [CREDIT_CARD] 12/27 123"


@pytest.mark.parametrize(
    "said",
    ["4111 1111 1111 1112", "0000 0000 0000 0000", "X-4111111111111111", "4111111111111111-7",
     "12-4111111111111111"],
)  # fmt: skip
def test_number_that_is_no_card_stays(said: str) -> None:
    assert masked(said) == said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DE89 3704 0044 0532 0130 00", "[IBAN_CODE]"),
        ("IBAN: de89370400440532013000.", "IBAN: [IBAN_CODE]."),
        ("IBANGB29NWBK60161331926819", "IBAN[IBAN_CODE]"),
        ("ES91-2100-0418-4502-0005-1332 please", "[IBAN_CODE] please"),
        ("DE88 3704 0044 0532 0130 00", "DE88 3704 0044 0532 0130 00"),
        ("DE89 3704 0044 0532 0130", "DE89 3704 0044 0532 0130"),
        ("DE89370400440532013000X", "DE89370400440532013000X"),
        ("ZZ89 3704 0044 0532 0130 00", "ZZ89 3704 0044 0532 0130 00"),
        ("DE89", "DE89"),
    ],
)
def test_iban_is_found_by_length_and_remainder(text: str, expected: str) -> None:
    assert masked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("536-22-8726", "[US_SSN]"),
        ("my SSN is 536228726", "my SSN is [US_SSN]"),
        ("social security 536 22 8726", "social security [US_SSN]"),
        ("536228726", "536228726"),
        ("666-22-8726", "666-22-8726"),
        ("part no. 536-22-8726", "part no. 536-22-8726"),
    ],
)
def test_social_security_number_is_found(text: str, expected: str) -> None:
    assert masked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 192.168.1.10.", "from [IP_ADDRESS]."),
        ("2001:db8::ff00:42:8329", "[IP_ADDRESS]"),
        ("[::ffff:10.0.0.1]", "[[IP_ADDRESS]]"),
        ("version 10.2.0.1", "version 10.2.0.1"),
        ("300.1.1.1", "300.1.1.1"),
        ("at 10:30:00 or a::b or 1:2:3", "at 10:30:00 or a::b or 1:2:3"),
    ],
)
def test_ip_address_is_found(text: str, expected: str) -> None:
    assert masked(text) == expected


def test_web_address_is_found_in_strict_only() -> None:
    said = "See https://example.com/a?b=1, www.example.org. Or example.de/x; file.py too."
    strict = build_detector(level="strict")

    assert mask(said, strict.find(said))[0] == "See [URL], [URL]. Or [URL]; file.py too."
    assert ENGLISH.find(said) == []


def test_unknown_level_is_refused() -> None:
    with pytest.raises(ValueError, match="loose"):
        build_detector(level="loose")


def test_findings_carry_offsets_of_the_text_as_it_was_given() -> None:
    said = "İİ ﬁ bob@example.com"

    (finding,) = ENGLISH.find(said)

    assert said[finding.start : finding.end] == "bob@example.com"
    assert finding.entity_type == "EMAIL_ADDRESS"
    assert finding.score == 1.0


def test_masking_counts_by_type_and_keeps_nothing() -> None:
    said = "bob@example.com and eve@example.com, 4111 1111 1111 1111"

    text, counts = mask(said, ENGLISH.find(said))

    assert text == "[EMAIL_ADDRESS] and [EMAIL_ADDRESS], [CREDIT_CARD]"
    assert counts == {"EMAIL_ADDRESS": 2, "CREDIT_CARD": 1}


@settings(deadline=None)
@given(st.text(alphabet="0123456789 +-()./@abcdot:DEx\u00a0\n", max_size=80))
def test_findings_are_in_order_apart_and_inside_any_text(text: str) -> None:
    end = 0
    for finding in ENGLISH.find(text):
        assert end <= finding.start < finding.end <= len(text)
        end = finding.end


@pytest.mark.parametrize("hostile", ["1" * 60_000, "1 " * 10_000, "a@" * 30_000, "a." * 30_000,
                                     "(+1-" * 20_000, "a at b dot " * 6_000, "1.1." * 20_000,
                                     "DE89" * 15_000, "a:" * 30_000, "order no. " * 6_000 + "12"],
                         ids=range(10))  # fmt: skip
@pytest.mark.timeout(60)
def test_hostile_text_takes_no_more_than_linear_time(hostile: str) -> None:
    assert build_detector(level="strict").find(hostile) is not None


class FakeNames:
    """Takes every stretch of words with capitals for a person; counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, readings: Sequence[Reading]) -> list[list[Finding]]:
        self.asked += 1
        pattern = re.compile(r"[A-Z][a-z]+(?:,? [A-Z][a-z]+)*")
        return [
            [Finding("PERSON", *match.span(), 0.8) for match in pattern.finditer(reading.text)]
            for reading in readings
        ]


def test_names_are_read_from_many_texts_at_once_and_own_people_stay() -> None:
    names = FakeNames()
    detector = Detector([], OwnContacts((), ("Ann Lee",), ()), names=[names])

    found = detector.find_all(["Bob Ray called", "nobody", "Ann Lee and Eve"])

    assert names.asked == 1
    assert [[(each.start, each.end) for each in row] for row in found] == [[(0, 7)], [], [(12, 15)]]


def test_of_a_name_that_reaches_into_other_data_the_rest_is_kept() -> None:
    def street(reading: Reading) -> list[Finding]:
        return [
            Finding("LOCATION", m.start(), m.end(), 0.9)
            for m in re.finditer("High Street 5", reading.text)
        ]

    said = "Bob Ray, High Street 5"
    detector = Detector([street], OwnContacts((), (), ()), names=[FakeNames()])

    assert mask(said, detector.find(said))[0] == "[PERSON], [LOCATION]"


def test_group_that_is_part_of_a_name_is_a_name() -> None:
    group = lambda reading: [Finding("NRP", 0, 9, 0.7)]  # noqa: E731
    detector = Detector([], OwnContacts((), (), ()), names=[FakeNames()], after_names=[group])

    assert [each.entity_type for each in detector.find("Christian Smith")] == ["PERSON"]


def test_sensitive_facts_are_flagged_at_every_level_and_masked_in_strict_only() -> None:
    said = "I have diabetes, is the bread safe?"

    assert [(f.entity_type, said[f.start : f.end]) for f in ENGLISH.flag(said)] == [
        ("SPECIAL_CATEGORY", "diabetes")
    ]
    assert ENGLISH.find(said) == []
    assert build_detector(level="strict").find(said) == ENGLISH.flag(said)
    assert ENGLISH.flag("Our bread is safe for people with diabetes.") == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("You told us that you are diabetic, so we left the sugar out.", "diabetic"),
        ("Mrs Smith is pregnant.", "pregnant"),
        ("Our patient Anna suffers from asthma.", "asthma"),
        ("Frau Roth ist schwanger.", "schwanger"),
        ("Usted es diabética.", "diabética"),
        ("Mi hija es asmática.", "asmática"),
    ],
)
def test_facts_of_somebody_who_is_written_to_or_of_are_pointed_out(said: str, told: str) -> None:
    assert told in {said[f.start : f.end] for f in ENGLISH.flag(said)}


@pytest.mark.parametrize(
    "said",
    [
        "If you are pregnant, ask us first.",
        "Are you allergic to nuts? Tell us.",
        "Is this insole good for people who are diabetic?",
        "Wenn Sie schwanger sind, fragen Sie uns.",
    ],
)
def test_advice_tells_nothing_of_anybody(said: str) -> None:
    assert ENGLISH.flag(said) == []

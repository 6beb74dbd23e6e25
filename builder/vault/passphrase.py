"""Passphrases: a key from one, how hard one is to guess, and making a good one."""

from __future__ import annotations

import math
import re
import secrets
from dataclasses import dataclass

from builder.core.errors import VaultError
from builder.vault.secret import Secret

KEY_BYTES = 32
SALT_BYTES = 16

_CONSONANTS = "bdfghjklmnprstvz"
_VOWELS = "aeiou"
_SYLLABLE_BITS = math.log2(len(_CONSONANTS) * len(_VOWELS))
_WORDS, _SYLLABLES = 5, 3  # 15 syllables of 6.3 bits: 94.8 bits

_COMMON_WORDS = """
password passwort passwd contraseña clave geheim secret qwerty qwertz azerty asdf letmein welcome
willkommen admin login master monkey dragon football sunshine princess iloveyou abc hello hallo hola
shop store bot hushdesk support chatbot test changeme default
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_SEQUENCES = (
    "abcdefghijklmnopqrstuvwxyz", "0123456789", "9876543210", "qwertyuiop", "qwertzuiop",
    "asdfghjkl", "zxcvbnm", "yxcvbnm",
)  # fmt: skip
_RUNS = re.compile(r"[^\W\d_]+|\d+|[\W_]+")
_GENERATED = re.compile(f"(?:[{_CONSONANTS}][{_VOWELS}]){{{_SYLLABLES}}}")


@dataclass(frozen=True, slots=True)
class Cost:
    """How dear a guess is: Argon2id's memory in KiB, passes and lanes (RFC 9106)."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    def check(self) -> None:
        """Refuse values that a forged file could use to weaken us or to eat the memory.

        Raises:
            VaultError: `slots_damaged`.
        """
        if not (
            8 * 1024 <= self.memory_kib <= 1024 * 1024
            and 1 <= self.passes <= 16
            and 1 <= self.lanes <= 16
        ):
            raise VaultError("slots_damaged")


def derive(passphrase: Secret, salt: bytes, cost: Cost) -> Secret:
    """The 32-byte key that `passphrase` stands for, by Argon2id.

    Raises:
        VaultError: `slots_damaged`, when salt or cost are out of bounds.
    """
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    cost.check()
    if not SALT_BYTES <= len(salt) <= 64:
        raise VaultError("slots_damaged")
    function = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return Secret(function.derive(passphrase.reveal()))


def generate() -> str:
    """A new passphrase of 94 bits that can be read out on the telephone: five made-up words."""
    return "-".join(
        "".join(secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS) for _ in range(_SYLLABLES))
        for _ in range(_WORDS)
    )


def strength_bits(text: str) -> float:
    """How many bits a guesser who knows people's habits would need, roughly and cautiously.

    Words count as words, not as letters; what is repeated, in sequence or much used counts little.
    """
    seen: set[str] = set()
    bits = 0.0
    for run in _RUNS.findall(text):
        plain = run.casefold()
        bits += 1.0 if plain in seen else _run_bits(run, plain)
        seen.add(plain)
    return round(bits, 1)


def _run_bits(run: str, plain: str) -> float:
    distinct = len(set(plain))
    if distinct == 1 or plain in _COMMON or _is_sequence(plain):
        return 3.0 + math.log2(len(run))
    if plain.isdigit():
        is_year = len(plain) == 4 and plain[:2] in {"19", "20"}
        return 7.0 if is_year else len(plain) * math.log2(10)
    if not plain[0].isalpha():
        return distinct * 4.0
    return _letters_bits(run, plain)


def _letters_bits(run: str, plain: str) -> float:
    if _GENERATED.fullmatch(run):
        return _SYLLABLES * _SYLLABLE_BITS
    inner_capitals = sum(letter.isupper() for letter in run[1:])
    if inner_capitals and not run.isupper():
        return len(run) * math.log2(52) * 0.8
    # A word, if it has vowels: as one of some ten thousand; longer runs are several words.
    vowels = sum(letter in "aeiouyäöüáéíóú" for letter in plain)
    capital = 1.0 if run[0].isupper() else 0.0
    if vowels * 5 >= len(run):
        return min(13.0, len(run) * 3.0) + max(0, len(run) - 10) * 1.5 + capital
    return len(run) * math.log2(26) * 0.8 + capital


def _is_sequence(plain: str) -> bool:
    return len(plain) >= 3 and any(plain in line for line in _SEQUENCES)

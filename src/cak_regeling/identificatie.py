# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Numbers and codes that identify: BSN, UZOVI, Postcode, Gemeentecode.

Each is made from text and from nothing else, because a number has already lost its leading zeros: ``10000094.0``
without its dot is another person's valid BSN. Once you hold one, it is right; only ``.value`` gives it.

>>> BSN("999993653")
BSN(…)
>>> BSN("999993653").value
'999993653'
>>> Postcode("2011 ab").value
'2011AB'
>>> BSN("999993654")
Traceback (most recent call last):
...
cak_regeling.errors.WaardeError: not a BSN: expected text of nine digits that pass the elfproef
"""

import re
from typing import Any

from attrs import field, frozen

from cak_regeling._privacy import hides_value
from cak_regeling.errors import WaardeError


def _is_digits(value: object, length: int) -> bool:
    return isinstance(value, str) and len(value) == length and value.isascii() and value.isdigit()


def is_bsn(value: object) -> bool:
    """Elfproef: the digits times 9, 8, 7, 6, 5, 4, 3, 2 and -1 add up to a multiple of 11, and are not all zero.

    `ord` of a digit is 48 more than the digit, so the sum is 48 x (9+8+...+2-1) = 2064 too high.
    """
    if isinstance(value, str) and len(value) == 9 and value.isascii() and value.isdigit():
        a, b, c, d, e, f, g, h, i = value.encode()
        total = 9 * a + 8 * b + 7 * c + 6 * d + 5 * e + 4 * f + 3 * g + 2 * h - i - 2064
        return total % 11 == 0 and value != "000000000"
    return False


def _check_bsn(_instance: object, _attribute: object, value: Any) -> None:
    if not is_bsn(value):
        raise WaardeError("not a BSN: expected text of nine digits that pass the elfproef")


@hides_value
@frozen(order=True)
class BSN:
    """Burgerservicenummer: nine digits that pass the elfproef. That it passes proves nothing about its issue.

    Attributes:
        value: *str*. The nine digits. Personal: use it where the law lets you.

    Raises:
        cak_regeling.WaardeError: For anything else, numbers included.
    """

    value: str = field(validator=_check_bsn)

    def pseudonym(self, key: bytes) -> str:
        """Name the person without the number: sixteen characters that differ with *key*.

        It is an HMAC-SHA256, cut to 80 bits. A bare hash of a BSN can be reversed in minutes; this can't without
        the key.

        Args:
            key: At least 16 bytes, secret, kept as long as the pseudonyms must stay the same.

        Raises:
            cak_regeling.WaardeError: When the key is shorter.
        """
        return _keyed(key, self.value)


def key_version(key: bytes) -> str:
    """Name a key of pseudonyms without giving it away, so that what was made with another one is not compared.

    Raises:
        cak_regeling.WaardeError: When the key has fewer than 16 bytes.
    """
    return _keyed(key, "key")


def _keyed(key: bytes, text: str) -> str:
    import hmac  # noqa: PLC0415 - not needed to import the library
    from base64 import b32encode  # noqa: PLC0415 - likewise

    if not isinstance(key, bytes) or len(key) < 16:
        raise WaardeError("expected a key of at least 16 bytes")
    return b32encode(hmac.digest(key, text.encode(), "sha256")[:10]).decode()


def _check_uzovi(_instance: object, _attribute: object, value: Any) -> None:
    if not _is_digits(value, 4):
        raise WaardeError("not a UZOVI: expected text of four digits")


@hides_value
@frozen(order=True)
class UZOVI:
    """Unieke zorgverzekeraarsidentificatie: four digits as text, since leading zeros exist.

    Attributes:
        value: *str*. The four digits.

    Raises:
        cak_regeling.WaardeError: For anything else.
    """

    value: str = field(validator=_check_uzovi)


_POSTCODE = re.compile(r"([1-9][0-9]{3}) ?([A-Za-z]{2})")


def to_postcode(value: object) -> str:
    """Check and bring to one form; a converter and not a validator, as it does both.

    Raises:
        cak_regeling.WaardeError: For anything else.
    """
    match = _POSTCODE.fullmatch(value) if isinstance(value, str) else None
    letters = match[2].upper() if match else ""
    if match is None or letters in {"SA", "SD", "SS"}:
        raise WaardeError("not a postcode: expected four digits and two letters, such as 1234 AB")
    return match[1] + letters


@hides_value
@frozen(order=True)
class Postcode:
    """Dutch postcode: four digits of which the first is not 0, and two letters (never SA, SD or SS).

    Attributes:
        value: *str*. Six characters in capitals, without the space.

    Raises:
        cak_regeling.WaardeError: For anything else.
    """

    value: str = field(converter=to_postcode)


def _check_gemeentecode(_instance: object, _attribute: object, value: Any) -> None:
    if not _is_digits(value, 4):
        raise WaardeError("not a gemeentecode: expected text of four digits")


@hides_value
@frozen(order=True)
class Gemeentecode:
    """Code of a municipality: four digits as text. Mergers change codes.

    Attributes:
        value: *str*. The four digits.

    Raises:
        cak_regeling.WaardeError: For anything else.
    """

    value: str = field(validator=_check_gemeentecode)


def _to_e164(value: Any) -> str:
    """Write a number as the standard E.164 has it; a number without a country is Dutch."""
    import phonenumbers  # noqa: PLC0415 - large, and not needed to import the library

    try:
        number = phonenumbers.parse(value, "NL") if isinstance(value, str) else None
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_valid_number(number):
        raise WaardeError("not a telephone number: expected text with a number that exists")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@hides_value
@frozen
class Telefoonnummer:
    """A telephone number, in the form of E.164. The CAK does not give it; the insurer does (Rzv 7b.1 lid 2 a).

    >>> Telefoonnummer("06 12345678").value
    '+31612345678'

    Attributes:
        value: *str*. The number, with its country.

    Raises:
        cak_regeling.WaardeError: When it is not one; the message does not hold it.
    """

    value: str = field(converter=_to_e164)

    @property
    def mobiel(self) -> bool | None:
        """Whether it is a mobile one; None for a number that can be either."""
        import phonenumbers  # noqa: PLC0415 - large, and not needed to import the library

        kind = phonenumbers.number_type(phonenumbers.parse(self.value))
        if kind == phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE:
            return None
        return bool(kind == phonenumbers.PhoneNumberType.MOBILE)

# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""BSN, UZOVI, Postcode and Gemeentecode: what they take, what they refuse, and that they keep it to themselves."""

import copy
import hmac
import pickle
from base64 import b32decode
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import example, given
from hypothesis import strategies as st
from stdnum.nl import bsn as stdnum_bsn
from stdnum.nl import postcode as stdnum_postcode

from cak_regeling import BSN, UZOVI, CakRegelingError, Gemeentecode, Postcode, WaardeError
from cak_regeling.testing import strategies


Code = BSN | UZOVI | Postcode | Gemeentecode

DIGITS = "0123456789"
TYPES: list[type[Code]] = [BSN, UZOVI, Postcode, Gemeentecode]
MADE: list[tuple[type[Code], str]] = [
    (BSN, "999993653"),
    (UZOVI, "0101"),
    (Postcode, "2011AB"),
    (Gemeentecode, "0392"),
]
KEY = b"0123456789abcdef"


def _codes() -> st.SearchStrategy[Code]:
    return st.one_of(strategies.bsns(), strategies.uzovis(), strategies.postcodes(), strategies.gemeentecodes())


def _made_or_none(make: Callable[[str], Code], text: str) -> str | None:
    """Give the value that is made of a text, or None when it is refused."""
    try:
        return make(text).value
    except WaardeError:
        return None


@pytest.mark.parametrize("bsn", ["999993653", "999990639", "999991723"])
def test_bsn_takes_official_test_numbers(bsn: str) -> None:
    """BSNs of the official fictional persons are taken, and `.value` gives them back."""
    assert BSN(bsn).value == bsn


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param(999993653, id="int"),
        pytest.param(999993653.0, id="float"),
        pytest.param(True, id="bool"),
        pytest.param(None, id="None"),
        pytest.param(b"999993653", id="bytes"),
        pytest.param(bytearray(b"999993653"), id="bytearray"),
        pytest.param(Decimal(999993653), id="Decimal"),
        pytest.param(["999993653"], id="list"),
        pytest.param(BSN("999993653"), id="BSN"),
        pytest.param("９９９９９３６５３", id="full-width digits"),
        pytest.param("٩٩٩٩٩٣٦٥٣", id="Arabic-Indic digits"),
        pytest.param("99999365³", id="superscript digit"),
        pytest.param("99999365", id="eight digits"),
        pytest.param("9999936530", id="ten digits"),
        pytest.param("0999993653", id="a zero too many"),
        pytest.param("", id="empty"),
        pytest.param(" 999993653", id="space before"),
        pytest.param("999993653 ", id="space after"),
        pytest.param("999993653\n", id="line end after"),
        pytest.param("999 993 653", id="spaces within"),
        pytest.param("9999.93.653", id="points within"),
        pytest.param("999993653.0", id="float as text"),
        pytest.param("-99999365", id="minus"),
        pytest.param("000000000", id="zero"),
        pytest.param("999993654", id="last digit wrong"),
        pytest.param("999996353", id="two digits swapped"),
    ],
)
def test_bsn_refuses_everything_else(bad: Any) -> None:
    """A BSN is made from nine ASCII digits that pass the elfproef and from nothing else, without repair."""
    with pytest.raises(WaardeError):
        BSN(bad)


@given(text=st.text(DIGITS, min_size=9, max_size=9))
@example(text="000000000")
@example(text="999993653")
def test_elfproef_agrees_with_stdnum(text: str) -> None:
    """Of all strings of nine digits, those are taken that python-stdnum takes."""
    assert _made_or_none(BSN, text) == (text if stdnum_bsn.is_valid(text) else None)


@given(prefix=st.integers(0, 99_999_999))
def test_each_first_eight_digits_have_at_most_one_check_digit(prefix: int) -> None:
    """For any eight digits, exactly the last digit that python-stdnum accepts makes a BSN, and no other."""
    candidates = [f"{prefix:08}{last}" for last in range(10)]
    taken = [text for text in candidates if _made_or_none(BSN, text)]
    assert taken == [text for text in candidates if stdnum_bsn.is_valid(text)]
    assert len(taken) <= 1


@given(bsn=strategies.bsns(), at=st.integers(0, 8), digit=st.sampled_from(DIGITS))
def test_one_wrong_digit_is_never_another_bsn(bsn: BSN, at: int, digit: str) -> None:
    """A BSN with one digit changed is refused, whichever digit it is."""
    text = bsn.value[:at] + digit + bsn.value[at + 1 :]
    assert _made_or_none(BSN, text) == (bsn.value if text == bsn.value else None)


@pytest.mark.parametrize("make", [UZOVI, Gemeentecode])
@pytest.mark.parametrize("text", ["0101", "0000", "3311", "9999"])
def test_four_digit_codes_keep_their_zeros(make: type[UZOVI | Gemeentecode], text: str) -> None:
    """Four digits are a UZOVI and a gemeentecode, leading zeros included."""
    assert make(text).value == text


@pytest.mark.parametrize("make", [UZOVI, Gemeentecode])
@pytest.mark.parametrize(
    "bad", [101, 101.0, True, None, b"0101", "101", "00101", "", " 101", "0101 ", "０１０１", "01a1", "+101", "1.01"]
)
def test_four_digit_codes_refuse_everything_else(make: type[UZOVI | Gemeentecode], bad: Any) -> None:
    """A UZOVI and a gemeentecode are made from four ASCII digits and from nothing else."""
    with pytest.raises(WaardeError):
        make(bad)


@pytest.mark.parametrize("text", ["2011AB", "2011ab", "2011 AB", "2011 ab", "2011 aB"])
def test_postcode_is_brought_to_one_form(text: str) -> None:
    """Case and the one space make no difference: the value is six characters in capitals."""
    assert Postcode(text).value == "2011AB"
    assert Postcode(text) == Postcode("2011AB")


@pytest.mark.parametrize(
    "bad",
    [
        *(2011, 2011.0, True, None, b"2011AB"),
        *("", "2011", "2011A", "2011ABC", "0111AB", "AB2011", "201 1AB"),
        *("2011  AB", "2011\tAB", "2011\u00a0AB", "2011-AB", " 2011AB", "2011AB ", "2011AB\n"),
        *("２０１１AB", "2011ＡＢ", "2011ÄB", "2011A1"),
        *("2011SA", "2011SD", "2011SS", "2011 sa", "2011sd", "2011 sS"),
    ],
)
def test_postcode_refuses_everything_else(bad: Any) -> None:
    """A postcode is four digits not starting with 0, at most one space, and two letters that are in use."""
    with pytest.raises(WaardeError):
        Postcode(bad)


@pytest.mark.parametrize("bad", ["2011aß", "2011 ßß", "2011ﬁb", "2011ﬀ1", "2011ıb", "2011ſb"])
def test_postcode_refuses_letters_that_become_ascii_in_capitals(bad: str) -> None:
    """A letter outside ASCII is no letter of a postcode, also when its capital is ASCII (ß is SS, ı is I)."""
    with pytest.raises(WaardeError):
        Postcode(bad)


@given(text=st.from_regex(r"\A[0-9]{4}[A-Z]{2}\Z") | st.text("0129ASDZ", min_size=4, max_size=8))
@example(text="1000SS")
@example(text="0999AB")
def test_postcode_agrees_with_stdnum(text: str) -> None:
    """Of all strings without a separator, those are taken that python-stdnum takes."""
    assert _made_or_none(Postcode, text) == (text if stdnum_postcode.is_valid(text) else None)


@given(postcode=strategies.postcodes())
def test_postcode_takes_what_it_gives(postcode: Postcode) -> None:
    """The value of a postcode, and the official form of it with a space, make the same postcode again."""
    official = stdnum_postcode.validate(postcode.value)
    assert Postcode(postcode.value) == postcode
    assert Postcode(official) == postcode


@pytest.mark.parametrize(("make", "text"), MADE)
def test_shown_values_are_hidden(make: type[Code], text: str) -> None:
    """Repr, str and format, with any width or inside a list, give the name of the type and nothing of the value."""
    value = make(text)
    name = make.__name__
    assert repr(value) == str(value) == format(value) == f"{value}" == f"{name}(…)"
    assert f"{value:>40}" == f"{name}(…)".rjust(40)
    assert f"{value:*^40}" == f"{name}(…)".center(40, "*")
    assert f"{value!r:<40}" == f"{value!s:<40}" == f"{name}(…)".ljust(40)
    assert f"{value:.3}" == name[:3]
    assert repr([value]) == f"[{name}(…)]"


@given(value=_codes(), width=st.integers(0, 60))
def test_shown_values_have_no_digit(value: Code, width: int) -> None:
    """No way of showing a value shows a digit of it."""
    for shown in (repr(value), str(value), format(value), f"{value:{width}}", f"{value!r}", repr((value,))):
        assert not any(character.isdigit() for character in shown)


@given(digits=st.text(DIGITS, min_size=5, max_size=12).filter(lambda text: not stdnum_bsn.is_valid(text.zfill(9))))
@pytest.mark.parametrize("make", TYPES)
def test_messages_do_not_hold_the_input(make: type[Code], digits: str) -> None:
    """The error for a wrong text holds that text nowhere: not in its message or arguments, nor behind it."""
    with pytest.raises(WaardeError) as caught:
        make(digits)
    assert digits not in str(caught.value)
    assert digits not in repr(caught.value)
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None
    assert caught.value.bevindingen == ()
    assert not hasattr(caught.value, "__notes__")


@pytest.mark.parametrize("make", TYPES)
def test_refusal_is_a_value_error_of_the_library(make: type[Code]) -> None:
    """What refuses a value can be caught as ValueError and as the base error of the library, and names the type."""
    with pytest.raises(ValueError, match=r"^not a ") as caught:
        make("CANARY")
    assert isinstance(caught.value, CakRegelingError)
    assert make.__name__.lower() in str(caught.value).lower()
    assert "CANARY" not in str(caught.value)


@given(value=_codes())
def test_pickle_and_copy_keep_values_equal(value: Code) -> None:
    """A value that was pickled or copied is equal, has the same hash, and is still hidden."""
    for again in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):  # noqa: S301 - our own
        assert again == value
        assert hash(again) == hash(value)
        assert again.value == value.value
        assert repr(again) == repr(value)


@given(
    pair=st.one_of(
        *(st.tuples(one, one) for one in (strategies.bsns(), strategies.postcodes())),
        *(st.tuples(one, one) for one in (strategies.uzovis(), strategies.gemeentecodes())),
    )
)
def test_values_are_ordered_as_their_text(pair: tuple[Any, Any]) -> None:
    """Values of one type are equal and ordered exactly as their texts are."""
    a, b = pair
    assert (a == b) == (a.value == b.value)
    assert (a < b) == (a.value < b.value)
    assert (a <= b) == (a.value <= b.value)
    assert [value.value for value in sorted([a, b])] == sorted([a.value, b.value])


def test_values_of_different_types_are_never_equal() -> None:
    """A UZOVI and a gemeentecode with the same digits differ, have no order, and equal no text."""
    uzovi: Any = UZOVI("0101")
    assert uzovi != Gemeentecode("0101")
    assert uzovi != "0101"
    with pytest.raises(TypeError) as caught:
        _ = uzovi < Gemeentecode("0101")
    assert "0101" not in str(caught.value)


@pytest.mark.parametrize(("make", "text"), MADE)
def test_values_can_not_be_changed(make: type[Code], text: str) -> None:
    """Once made, a value stays what it is, and the refusal does not show what it is."""
    value: Any = make(text)
    with pytest.raises(FrozenInstanceError) as caught:
        value.value = text
    assert text not in str(caught.value)
    with pytest.raises(AttributeError):
        value.other = text


def test_values_are_keys() -> None:
    """Equal values are one key, so a person is found by BSN."""
    assert {BSN("999993653"): 1}[BSN("999993653")] == 1
    assert len({Postcode("2011AB"), Postcode("2011 ab"), Postcode("2011AC")}) == 2


@given(bsn=strategies.bsns(), key=st.binary(min_size=16, max_size=64))
def test_pseudonym_is_an_hmac_of_the_number(bsn: BSN, key: bytes) -> None:
    """A pseudonym is the first 80 bits of HMAC-SHA256 in sixteen characters, made here the long way round."""
    pseudonym = bsn.pseudonym(key)
    assert len(pseudonym) == 16
    assert b32decode(pseudonym) == hmac.new(key, bsn.value.encode("ascii"), "sha256").digest()[:10]


def test_pseudonym_is_stable() -> None:
    """The pseudonym of a test person under a fixed key is this one, in every version of the library."""
    assert BSN("999993653").pseudonym(KEY) == "2ZPWQO7GB4AEPGXC"


@given(key=st.binary(min_size=16, max_size=32), other=st.binary(min_size=16, max_size=32), bsn=strategies.bsns())
def test_pseudonym_differs_by_key(bsn: BSN, key: bytes, other: bytes) -> None:
    """Two keys give two pseudonyms (but for the zeros that HMAC itself puts behind a key)."""
    same_key = key.rstrip(b"\0") == other.rstrip(b"\0")
    assert (bsn.pseudonym(key) == bsn.pseudonym(other)) == same_key


def test_pseudonym_differs_by_person() -> None:
    """Three persons have three pseudonyms under one key, and none holds the number."""
    bsns = [BSN(text) for text in ("999993653", "999990639", "999991723")]
    pseudonyms = {bsn.pseudonym(KEY) for bsn in bsns}
    assert len(pseudonyms) == 3
    assert not any(bsn.value in pseudonym for bsn in bsns for pseudonym in pseudonyms)


@pytest.mark.parametrize("length", [0, 1, 15])
def test_pseudonym_refuses_a_short_key(length: int) -> None:
    """A key of fewer than 16 bytes is refused, and is not in the message."""
    key = b"K" * length
    with pytest.raises(WaardeError, match="at least 16 bytes") as caught:
        BSN("999993653").pseudonym(key)
    assert not key or key.decode() not in str(caught.value)


def test_a_date_is_no_code() -> None:
    """A spreadsheet that made a date of a code does not make a value."""
    for make in TYPES:
        with pytest.raises(WaardeError):
            make(date(2011, 1, 1))  # type: ignore[arg-type]

# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The errors: one base, kinds by whose fault it is, and what they carry."""

import pickle
import re

import pytest

from cak_regeling import (
    Bevinding,
    CakRegelingError,
    DoelbindingError,
    KaderError,
    LijstError,
    NietVastgesteldError,
    Tekst,
    WaardeError,
)
from cak_regeling.lijst import soorten


KINDS: list[type[CakRegelingError]] = [WaardeError, LijstError, KaderError, DoelbindingError, NietVastgesteldError]
BEVINDING = Bevinding(soort=soorten.BSN_LEEG, row=3)


def is_said_in_dutch(error: CakRegelingError) -> bool:
    """Tell whether who works with the list can read what is wrong: in Dutch, and in English as the message has it."""
    assert error.explain("en") == str(error)
    return not re.search(r"\b(expected|known|found|called|can't|the|is no|needs|must)\b", error.explain())


@pytest.mark.parametrize("kind", KINDS)
def test_one_base_catches_all(kind: type[CakRegelingError]) -> None:
    """Each kind is caught by the base of the library and by none of the other kinds."""
    with pytest.raises(CakRegelingError, match=r"^expected something$"):
        raise kind("expected something")
    assert not any(issubclass(kind, other) for other in KINDS if other is not kind)


@pytest.mark.parametrize("kind", KINDS)
def test_wrong_values_are_value_errors(kind: type[CakRegelingError]) -> None:
    """What Python would call a ValueError is one too; a refused file and a missing permission are not."""
    assert issubclass(kind, ValueError) == (kind in {WaardeError, KaderError, NietVastgesteldError})


@pytest.mark.parametrize("kind", [CakRegelingError, *KINDS])
def test_errors_carry_bevindingen(kind: type[CakRegelingError]) -> None:
    """An error carries the bevindingen it rests on, none unless given, and takes them through a pickle."""
    assert kind("expected something").bevindingen == ()
    error = kind("expected something", bevindingen=(BEVINDING,))
    assert error.bevindingen == (BEVINDING,)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (type(again), str(again), again.bevindingen) == (kind, "expected something", (BEVINDING,))


@pytest.mark.parametrize("kind", [CakRegelingError, *KINDS])
def test_an_error_is_said_in_two_languages(kind: type[CakRegelingError]) -> None:
    """With a text it is said in Dutch unless asked otherwise, also after a pickle; its message is the English."""
    error = kind(Tekst("verwacht iets", "expected something"))
    assert (str(error), error.explain(), error.explain("en")) == (
        *("expected something", "verwacht iets", "expected something"),
    )
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (again.tekst, again.args) == (error.tekst, ("expected something",))
    assert is_said_in_dutch(error)


def test_what_only_a_programmer_causes_is_english() -> None:
    """Without a text there is only the message; with bevindingen those are said."""
    assert KaderError("expected something").explain() == "expected something"
    assert not is_said_in_dutch(KaderError("expected something"))
    assert LijstError("expected something", bevindingen=(BEVINDING,)).explain("en") == BEVINDING.explain("en")


def test_an_error_is_given_a_place() -> None:
    """The place stands before the words, in both languages; what it rests on is kept."""
    error = KaderError(Tekst("verwacht iets", "expected something"), bevindingen=(BEVINDING,)).at("kader.toml")
    assert (type(error), str(error), error.bevindingen) == (KaderError, "kader.toml: expected something", (BEVINDING,))
    assert error.tekst == Tekst("kader.toml: verwacht iets", "kader.toml: expected something")
    assert str(WaardeError("expected something").at("a")) == "a: expected something"

"""The errors: one base, kinds by whose fault it is, and what they carry."""

import pickle

import pytest

from cak_regeling import (
    Bevinding,
    CakRegelingError,
    DoelbindingError,
    KaderError,
    LijstError,
    NietVastgesteldError,
    WaardeError,
)
from cak_regeling.lijst import soorten


KINDS: list[type[CakRegelingError]] = [WaardeError, LijstError, KaderError, DoelbindingError, NietVastgesteldError]
BEVINDING = Bevinding(soort=soorten.BSN_LEEG, row=3)


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

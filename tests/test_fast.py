# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Frozen values made fast: the same as those made slowly, and as frozen."""

import pickle
from datetime import date

import pytest
from attrs import fields
from attrs.exceptions import FrozenInstanceError

import cak_regeling as cak
from cak_regeling._fast import maker_of


VALUES = [
    cak.BSN("999993653"),
    cak.Postcode("1234AB"),
    cak.Naam(achternaam="Beuk", voorletters="P."),
    cak.Adres(straatnaam="Voorbeeldstraat", huisnummer=1, postcode=cak.Postcode("1234AB")),
    cak.OnvolledigeDatum(1980, 1, 2),
    cak.Aanmelding(bsn=cak.BSN("999993653"), aanmelddatum=date(2020, 3, 1), row=3, extra={"a": "b"}),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_made_fast_is_the_value(value: cak.Aanmelding) -> None:
    """It is of the real class, equal to and hashed as the value, and each of its fields is the same."""
    made = maker_of(type(value))(*(getattr(value, field.name) for field in fields(type(value))))
    assert type(made) is type(value)
    assert (made, hash(made)) == (value, hash(value))
    for field in fields(type(value)):
        assert getattr(made, field.name) is getattr(value, field.name)
    assert pickle.loads(pickle.dumps(made)) == value  # noqa: S301 - our own


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_made_fast_can_not_be_changed(value: cak.Aanmelding) -> None:
    """It is frozen like any other, and takes no attribute that its class has not."""
    names = [field.name for field in fields(type(value))]
    made = maker_of(type(value))(*(getattr(value, name) for name in names))
    with pytest.raises(FrozenInstanceError):
        setattr(made, names[0], None)
    with pytest.raises(FrozenInstanceError):
        made.iets = 1  # type: ignore[attr-defined]

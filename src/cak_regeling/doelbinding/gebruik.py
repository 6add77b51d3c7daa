"""ToegestaanGebruik: permission as a type.

What needs permission asks for one of these, and only `Toetsing.require` gives them. That prevents mistakes, not
malice: whoever wants to get round it in Python can.
"""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from cak_regeling.criteria.voorwaarde import Voorwaarde
from cak_regeling.doelbinding.verwerking import Verwerking
from cak_regeling.errors import DoelbindingError
from cak_regeling.gegevens import Gegeven
from cak_regeling.identificatie import Gemeentecode


@frozen(init=False)
class ToegestaanGebruik:
    """A permission to use the list of one municipality, for a time and for certain data.

    It comes from ``toets(...).require()`` and can't be made otherwise.

    Attributes:
        verwerking: *Verwerking*. What was tested.
        gegevens: *frozenset[Gegeven]*. The data that it covers.
        geldig_van: *date*. First day, inclusive.
        geldig_tot: *date | None*. Last day, exclusive; None when nothing in it ends.
        beperking: *Voorwaarde*. For whom it holds; not known counts as outside.
    """

    verwerking: Verwerking
    gegevens: frozenset[Gegeven]
    geldig_van: date
    geldig_tot: date | None
    beperking: Voorwaarde

    def __init__(self, *_: object, **__: object) -> None:
        raise DoelbindingError("a ToegestaanGebruik is not made but given: toets(verwerking, op=...).require()")

    @property
    def gemeente(self) -> Gemeentecode:
        """The municipality that it is for."""
        return self.verwerking.gemeente


def grant(
    verwerking: Verwerking,
    *,
    gegevens: frozenset[Gegeven],
    geldig_van: date,
    geldig_tot: date | None,
    beperking: Voorwaarde,
) -> ToegestaanGebruik:
    """Give a permission; for `Toetsing.require` alone."""
    gebruik = object.__new__(ToegestaanGebruik)
    for name, value in (
        ("verwerking", verwerking),
        ("gegevens", gegevens),
        ("geldig_van", geldig_van),
        ("geldig_tot", geldig_tot),
        ("beperking", beperking),
    ):
        object.__setattr__(gebruik, name, value)
    return gebruik


def require_gebruik(
    gebruik: object, *, op: date, gemeente: Gemeentecode | None, gegevens: Iterable[Gegeven]
) -> ToegestaanGebruik:
    """Give a permission back if it covers a use.

    Args:
        gebruik: What was offered as a permission.
        op: The day of use.
        gemeente: Whose list it is; None when the list does not say, which passes.
        gegevens: The data that the use needs.

    Raises:
        cak_regeling.DoelbindingError: When it is no permission, or one for another municipality, day or set of data.
    """
    if not isinstance(gebruik, ToegestaanGebruik):
        raise DoelbindingError("expected a ToegestaanGebruik, from toets(verwerking, op=...).require()")
    if gemeente is not None and gemeente != gebruik.gemeente:
        raise DoelbindingError(
            f"the permission is for gemeente {gebruik.gemeente.value}, the list is of gemeente {gemeente.value}"
        )
    if op < gebruik.geldig_van or (gebruik.geldig_tot is not None and op >= gebruik.geldig_tot):
        end = f" to before {gebruik.geldig_tot.isoformat()}" if gebruik.geldig_tot is not None else ""
        raise DoelbindingError(
            f"the permission holds from {gebruik.geldig_van.isoformat()}{end}, not on {op.isoformat()}"
        )
    beyond = sorted(gegeven.name for gegeven in frozenset(gegevens) - gebruik.gegevens)
    if beyond:
        raise DoelbindingError(f"the permission does not cover {', '.join(beyond)}: test the use again with them")
    return gebruik

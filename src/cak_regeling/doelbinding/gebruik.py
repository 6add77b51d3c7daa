# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""ToegestaanGebruik: permission as a type.

What needs permission asks for one of these, and only `Toetsing.require` gives them. That prevents mistakes, not
malice: whoever wants to get round it in Python can.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NoReturn

from attrs import frozen

from cak_regeling._mapping import FrozenMapping
from cak_regeling.bevinding import Tekst
from cak_regeling.criteria.context import Context, by_gegeven
from cak_regeling.criteria.verrijking import Verrijking
from cak_regeling.criteria.voorwaarde import Test, Voorwaarde
from cak_regeling.datums import require_date
from cak_regeling.doelbinding.selectie import Selectie
from cak_regeling.doelbinding.soorten_gegevens import ZONDER_PREMIE
from cak_regeling.doelbinding.verwerking import Verwerking, covers
from cak_regeling.errors import DoelbindingError
from cak_regeling.gegevens import Gegeven
from cak_regeling.identificatie import Gemeentecode
from cak_regeling.lijst.lijst import CakLijst
from cak_regeling.wanbetaler import Wanbetaler


@frozen(kw_only=True, repr=False)
class Weergave:
    """What a permission shows of a list.

    Attributes:
        personen: *tuple[Mapping[str, object], ...]*. By person, the values that it covers by name, in the order of the
            list. Personal.
        buiten_toestemming: *int*. How many persons it does not cover; only the number is kept.
    """

    personen: tuple[Mapping[str, object], ...]
    buiten_toestemming: int

    def __repr__(self) -> str:
        return f"Weergave({len(self.personen)} personen, {self.buiten_toestemming} buiten_toestemming)"


@frozen(init=False, repr=False)
class ToegestaanGebruik:
    """A permission to use the list of one municipality, for a time and for certain data.

    It comes from ``toets(...).require()`` and can't be made otherwise. It is not carried to another process either:
    carry the `Verwerking`, which can be written, and test it again there.

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

    def __repr__(self) -> str:
        end = "" if self.geldig_tot is None else f" tot {self.geldig_tot.isoformat()}"
        since = f"van {self.geldig_van.isoformat()}{end}"
        return f"ToegestaanGebruik(gemeente {self.gemeente.value}, {since}, {len(self.gegevens)} gegevens)"

    def __copy__(self) -> "ToegestaanGebruik":
        return self

    def __deepcopy__(self, _: object) -> "ToegestaanGebruik":
        return self

    def __reduce__(self) -> NoReturn:
        raise DoelbindingError("a ToegestaanGebruik is not carried elsewhere: carry its verwerking and test that again")

    @property
    def gemeente(self) -> Gemeentecode:
        """The municipality that it is for."""
        return self.verwerking.gemeente

    def view(self, lijst: CakLijst, *, op: date | None = None, verrijkingen: Iterable[Verrijking] = ()) -> Weergave:
        """Show of a list only the data and the persons that it covers.

        Args:
            lijst: The list.
            op: The day of use. When None it is the first day on which it can be: the later of the day that was tested
                and the peildatum of the list; give it where a permission is kept for longer.
            verrijkingen: What other administrations say, where the permission holds only for some persons.

        Raises:
            cak_regeling.DoelbindingError: For a list of another municipality, a day on which it does not hold, or when
                it is restricted by a verrijking that is not given.
        """
        day = max(self.geldig_van, lijst.peildatum) if op is None else require_date(op, "op")
        require_gebruik(self, op=day, gemeente=lijst.gemeente, gegevens=(), selectie=None)
        allowed = admitted(self, Context(peildatum=lijst.peildatum, verrijkingen=by_gegeven(verrijkingen)))
        inside = [wanbetaler for wanbetaler in lijst.wanbetalers if allowed(wanbetaler)]
        shown = [get for gegeven, get in _SHOWN.items() if gegeven in self.gegevens]
        return Weergave(
            personen=tuple(FrozenMapping({k: v for get in shown for k, v in get(w).items()}) for w in inside),
            buiten_toestemming=len(lijst.wanbetalers) - len(inside),
        )


_SHOWN: Mapping[Gegeven, Callable[[Wanbetaler], dict[str, object]]] = FrozenMapping(
    {
        Gegeven.BSN: lambda w: {"bsn": w.bsn},
        Gegeven.NAAM: lambda w: {
            "achternaam": w.naam.achternaam,
            "voorvoegsel": w.naam.voorvoegsel,
            "voorletters": w.naam.voorletters,
        },
        Gegeven.GEBOORTEDATUM: lambda w: {"geboortedatum": w.geboortedatum},
        Gegeven.ADRES: lambda w: {
            "straatnaam": w.adres.straatnaam,
            "huisnummer": w.adres.huisnummer,
            "huisletter": w.adres.huisletter,
            "huisnummertoevoeging": w.adres.huisnummertoevoeging,
        },
        Gegeven.POSTCODE: lambda w: {"postcode": w.adres.postcode},
        Gegeven.WOONPLAATS: lambda w: {"woonplaats": w.adres.woonplaats},
        Gegeven.UZOVI: lambda w: {"uzovis": w.uzovis},
        Gegeven.AANMELDDATUM: lambda w: {
            "aanmelddatum": w.aanmelddatum,
            "eerste_aanmelddatum": w.eerste_aanmelddatum,
        },
        Gegeven.STATUSCODE: lambda w: {"statuscodes": w.statuscodes, "in_premieregime": w.in_premieregime},
        Gegeven.INNINGSWIJZE: lambda w: {"inningswijze": w.inningswijze},
        Gegeven.ACHTERSTAND_CAK: lambda w: {"achterstand_cak": w.achterstand_cak},
    }
)
"""What a person shows of each datum of the list."""


def admitted(gebruik: ToegestaanGebruik, context: Context) -> Test:
    """Make what tells whether a permission holds for a person; not known is no.

    Raises:
        cak_regeling.DoelbindingError: When it is restricted by a verrijking that was not given.
    """
    require_restriction(gebruik, context.verrijkingen)
    return gebruik.beperking.bind(context)


def require_restriction(gebruik: ToegestaanGebruik, given: Iterable[Gegeven]) -> None:
    """Refuse a permission for some persons where it can't be told who they are.

    Raises:
        cak_regeling.DoelbindingError: When it is restricted by a verrijking that was not given.
    """
    elsewhere = {gegeven for gegeven in gebruik.beperking.gegevens if not gegeven.fields}
    missing = sorted(gegeven.name for gegeven in elsewhere.difference(given))
    if missing:
        names = ", ".join(missing)
        raise DoelbindingError(
            Tekst(
                f"de toestemming geldt voor een deel van de inwoners: geef een verrijking met {names.lower()}",
                f"the permission holds only for some persons: give a Verrijking with {names}",
            )
        )


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
    gebruik: object,
    *,
    op: date,
    gemeente: Gemeentecode | None,
    gegevens: Iterable[Gegeven],
    selectie: Selectie | None,
) -> ToegestaanGebruik:
    """Give a permission back if it covers a use.

    Args:
        gebruik: What was offered as a permission.
        op: The day of use.
        gemeente: Whose list it is; None when the list does not say, which passes.
        gegevens: The data that the use needs.
        selectie: Whom it chooses at most; None where it chooses nobody.

    Raises:
        cak_regeling.DoelbindingError: When it is no permission, or one for another municipality, day or set of data,
            or when it chooses persons who owe nothing now and was not tested for that.
    """
    if not isinstance(gebruik, ToegestaanGebruik):
        raise DoelbindingError("expected a ToegestaanGebruik, from toets(verwerking, op=...).require()")
    if gemeente is not None and gemeente != gebruik.gemeente:
        raise DoelbindingError(
            Tekst(
                f"de toestemming is voor gemeente {gebruik.gemeente.value}, de lijst is van gemeente {gemeente.value}",
                f"the permission is for gemeente {gebruik.gemeente.value}, the list is of gemeente {gemeente.value}",
            )
        )
    if not covers(gebruik.geldig_van, gebruik.geldig_tot, op):
        van, tot = gebruik.geldig_van, gebruik.geldig_tot
        end = Tekst("", "") if tot is None else Tekst(f" tot {tot:%d-%m-%Y}", f" to before {tot.isoformat()}")
        raise DoelbindingError(
            Tekst(f"de toestemming geldt van {van:%d-%m-%Y}", f"the permission holds from {van.isoformat()}")
            + end
            + Tekst(f", niet op {op:%d-%m-%Y}", f", not on {op.isoformat()}")
        )
    beyond = sorted(gegeven.name for gegeven in frozenset(gegevens) - gebruik.gegevens)
    if beyond:
        names = ", ".join(beyond)
        raise DoelbindingError(
            Tekst(
                f"de toestemming gaat niet over {names.lower()}: toets het gebruik opnieuw, met die gegevens",
                f"the permission does not cover {names}: test the use again with them",
            )
        )
    tested = gebruik.verwerking.selectie
    if selectie is not None and selectie.zonder_premie and not (isinstance(tested, Selectie) and tested.zonder_premie):
        raise DoelbindingError(
            Tekst(
                "het kader vraagt om inwoners die nu geen premie verschuldigd zijn, en daarop is het gebruik niet "
                f"getoetst: toets opnieuw, met de selectie van het kader en een oordeel over {ZONDER_PREMIE.code}",
                "the kader asks for persons who owe no premie now, and the use was not tested for that: test it again "
                f"with selectie=kader.selectie and an Oordeel for {ZONDER_PREMIE.code}",
            )
        )
    return gebruik

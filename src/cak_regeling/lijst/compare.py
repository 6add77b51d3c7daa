# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Comparing lists: who is new, who stayed and what changed, and who is gone from the list.

Persons are compared by BSN, or by pseudonym where only a `Stand` was kept. Who is gone from the list is *verdwenen* and
not *uitgestroomd*: the list does not say why, and a filter, a move or a rejected row looks the same.
"""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar

from attrs import frozen

from cak_regeling._controle import require
from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.errors import WaardeError
from cak_regeling.identificatie import BSN
from cak_regeling.lijst.lijst import CakLijst
from cak_regeling.lijst.stand import Stand, Toestand
from cak_regeling.lijst.summary import number
from cak_regeling.persoon import Adres
from cak_regeling.wanbetaler import Wanbetaler


P = TypeVar("P")
"""How a person is given: a `Wanbetaler`, or the pseudonym of a `Stand`."""
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
Values = dict[str, Any]
"""By field, what is compared of a person."""

_Kept = CakLijst | Stand

ADRES_FIELDS = frozenset({"straatnaam", "huisnummer", "huisletter", "huisnummertoevoeging", "postcode", "woonplaats"})
"""The columns that make an address."""


@frozen(repr=False)
class Wijziging:
    """What changed of a person.

    Attributes:
        field: *str*. ``statuscode``, ``inningswijze``, ``aanmelddatum``, ``uzovi`` or ``adres``; those of a row are of
            the latest aanmelding, the codes and insurers of all.
        van: *Any*. What it was: one value, a sorted tuple where the person had several, None where it was not known.
        naar: *Any*. What it is now.
    """

    field: str
    van: Any
    naar: Any

    def __repr__(self) -> str:
        return f"Wijziging({self.field!r})"


@frozen(kw_only=True, repr=False)
class Gebleven(Generic[P]):
    """A person who is on both lists.

    Attributes:
        vorige: *Wanbetaler | str*. The person on the earlier list.
        huidige: *Wanbetaler | str*. The person on the later list.
        wijzigingen: *tuple[Wijziging, ...]*. What changed, the amount left out.
        achterstand_cak: *Wijziging | None*. The amount, where it is not the same: apart, as it changes every month.
        uit_premieregime: *bool*. Owed the premie and owes it no more, such as from BOE to GBR: a result.
    """

    vorige: P
    huidige: P
    wijzigingen: tuple[Wijziging, ...]
    achterstand_cak: Wijziging | None = None
    uit_premieregime: bool = False

    @property
    def bsn(self: "Gebleven[Wanbetaler]") -> BSN:
        """Whom it is about, when lists were compared."""
        return self.huidige.bsn

    def __repr__(self) -> str:
        return f"Gebleven({', '.join(w.field for w in self.wijzigingen)})"


@frozen(kw_only=True, repr=False)
class Vergelijking(Generic[P]):
    """Two lists, or what was kept of them, compared.

    Attributes:
        vorige_peildatum: *date*. Of the earlier list.
        peildatum: *date*. Of the later list.
        nieuw: *tuple[Wanbetaler | str, ...]*. Who is on the later list only.
        gebleven: *tuple[Gebleven, ...]*. Who is on both.
        verdwenen: *tuple[Wanbetaler | str, ...]*. Who is on the earlier list only; why is not known.
        teruggekeerd: *tuple[Wanbetaler | str, ...]*. Those of nieuw who are on one of the lists before.
        velden: *tuple[str, ...]*. The fields that were compared: those that both lists have.
        eerdere: *int*. How many lists before were looked at for who returned.
        afgekeurd: *int*. How many rows of the later list were rejected: who is on those seems to be gone. 0 for a
            stand, which does not keep them.
        filters_verschillen: *bool*. What was asked for is not the same, so neither is who could be on it.
    """

    vorige_peildatum: date
    peildatum: date
    nieuw: tuple[P, ...]
    gebleven: tuple[Gebleven[P], ...]
    verdwenen: tuple[P, ...]
    teruggekeerd: tuple[P, ...]
    velden: tuple[str, ...]
    eerdere: int = 0
    afgekeurd: int = 0
    filters_verschillen: bool = False

    @property
    def gewijzigd(self) -> tuple[Gebleven[P], ...]:
        """Those of gebleven of whom something other than the amount changed."""
        return tuple(one for one in self.gebleven if one.wijzigingen)

    @property
    def uit_premieregime(self) -> tuple[Gebleven[P], ...]:
        """Those of gebleven who owed the premie and owe it no more."""
        return tuple(one for one in self.gebleven if one.uit_premieregime)

    def __repr__(self) -> str:
        return (
            f"Vergelijking({len(self.nieuw)} nieuw, {len(self.gebleven)} gebleven, {len(self.gewijzigd)} gewijzigd, "
            f"{len(self.verdwenen)} verdwenen, {len(self.teruggekeerd)} teruggekeerd)"
        )

    def to_dict(self) -> dict[str, Any]:
        """Give the counts as plain JSON types; nothing of a person is in it."""
        changed = [wijziging.field for one in self.gebleven for wijziging in one.wijzigingen]
        return {
            "versie": 1,
            "vorige_peildatum": self.vorige_peildatum.isoformat(),
            "peildatum": self.peildatum.isoformat(),
            "nieuw": len(self.nieuw),
            "teruggekeerd": len(self.teruggekeerd) if self.eerdere else None,
            "gebleven": len(self.gebleven),
            "gewijzigd": len(self.gewijzigd),
            "wijzigingen": {name: changed.count(name) for name in self.velden},
            "uit_premieregime": len(self.uit_premieregime),
            "verdwenen": len(self.verdwenen),
            "afgekeurde_rijen": self.afgekeurd,
            "filters_verschillen": self.filters_verschillen,
        }

    def explain(self, lang: Taal = "nl") -> str:
        """Say what came out, and what it may mean, in whole sentences."""
        days = f"{self.vorige_peildatum:%d-%m-%Y}", f"{self.peildatum:%d-%m-%Y}"
        new, stayed, gone = (number(len(part), lang) for part in (self.nieuw, self.gebleven, self.verdwenen))
        changed, result = (number(len(part), lang) for part in (self.gewijzigd, self.uit_premieregime))
        said = [
            Tekst(
                f"Inwoners op de lijst van {days[1]}, vergeleken met die van {days[0]}. Nieuw: {new}. "
                f"Gebleven: {stayed}, van wie gewijzigd: {changed}. Verdwenen: {gone}.",
                f"Residents on the list of {days[1]}, compared with that of {days[0]}. New: {new}. "
                f"Stayed: {stayed}, of whom changed: {changed}. Gone: {gone}.",
            ),
            Tekst(
                f"Gebleven en de bestuursrechtelijke premie niet meer verschuldigd: {result}. Dat is een resultaat.",
                f"Stayed and owe the bestuursrechtelijke premie no more: {result}. That is a result.",
            ),
            VERDWENEN,
        ]
        if self.eerdere:
            returned = number(len(self.teruggekeerd), lang)
            said.insert(
                1,
                Tekst(
                    f"Van de nieuwe inwoners op een lijst van eerder: {returned}.",
                    f"Of the new residents on a list before: {returned}.",
                ),
            )
        if self.afgekeurd:
            rejected = number(self.afgekeurd, lang)
            said.append(
                Tekst(
                    f"Afgekeurde rijen van de nieuwe lijst: {rejected}. Wie daarop staat, lijkt verdwenen.",
                    f"Rejected rows of the later list: {rejected}. Who is on those seems to be gone.",
                )
            )
        if self.filters_verschillen:
            said.append(
                Tekst(
                    "Voor beide lijsten is iets anders gevraagd: wie nieuw of verdwenen is, kan daardoor komen.",
                    "Something else was asked for each list: that may be why someone is new or gone.",
                )
            )
        return " ".join(text.in_taal(lang) for text in said)


VERDWENEN = Tekst(
    "Waarom iemand verdwenen is, staat niet op de lijst: uit de regeling, verhuisd, overleden, een andere "
    "verzekeringnemer, of een fout in het bestand. Noem het dus geen uitstroom voordat het is nagegaan.",
    "Why someone is gone is not on the list: out of the scheme, moved, died, another policyholder, or a mistake in the "
    "file. So do not call it an exit before it was looked into.",
)


def compare_lijsten(
    vorige: CakLijst, huidige: CakLijst, *, eerdere: Sequence[CakLijst] = (), filters_may_differ: bool = False
) -> Vergelijking[Wanbetaler]:
    """Compare two lists of one municipality, person by person.

    Args:
        vorige: The earlier list.
        huidige: The later list.
        eerdere: Lists from before the earlier one, to find who returned.
        filters_may_differ: Compare lists for which not the same was asked; who is new or gone may then come from that.

    Raises:
        cak_regeling.WaardeError: For lists of different municipalities, with unequal filters, or in the wrong order.
    """
    for one in (vorige, huidige, *eerdere):
        require(one, CakLijst, "each list")
    verschillen = _require_comparable(vorige, huidige, eerdere, filters_may_differ=filters_may_differ)
    fields = vorige.fields & huidige.fields
    velden: list[str] = [name for name in (*_KEPT, "uzovi") if name in fields]
    if ADRES_FIELDS & vorige.fields == ADRES_FIELDS & huidige.fields != frozenset():
        velden.append("adres")
    parts = _split(vorige.by_bsn, huidige.by_bsn, [one.by_bsn for one in eerdere])

    def gebleven(bsn: BSN) -> Gebleven[Wanbetaler]:
        was, now = vorige.by_bsn[bsn], huidige.by_bsn[bsn]
        return Gebleven(
            vorige=was,
            huidige=now,
            wijzigingen=_changes(_of_person(was), _of_person(now), velden),
            achterstand_cak=_amount(was.achterstand_cak, now.achterstand_cak),
            uit_premieregime=was.in_premieregime is True and now.in_premieregime is False,
        )

    return Vergelijking(
        vorige_peildatum=vorige.peildatum,
        peildatum=huidige.peildatum,
        nieuw=tuple(huidige.by_bsn[bsn] for bsn in parts.nieuw),
        gebleven=tuple(map(gebleven, parts.gebleven)),
        verdwenen=tuple(vorige.by_bsn[bsn] for bsn in parts.verdwenen),
        teruggekeerd=tuple(huidige.by_bsn[bsn] for bsn in parts.teruggekeerd),
        velden=tuple(velden),
        eerdere=len(eerdere),
        afgekeurd=len(huidige.rejected),
        filters_verschillen=verschillen,
    )


def compare_standen(
    vorige: Stand, huidige: Stand, *, eerdere: Sequence[Stand] = (), filters_may_differ: bool = False
) -> Vergelijking[str]:
    """Compare what was kept of two lists, by pseudonym. Takes and raises what `compare_lijsten` does.

    A stand keeps no address, insurer or amount, so those are not compared.

    Raises:
        cak_regeling.WaardeError: Also for stands with pseudonyms of different keys.
    """
    for one in (vorige, huidige, *eerdere):
        require(one, Stand, "each stand")
    if len({one.version for one in (vorige, huidige, *eerdere)}) > 1:
        raise WaardeError("expected stands with pseudonyms of one key: their versions differ")
    verschillen = _require_comparable(vorige, huidige, eerdere, filters_may_differ=filters_may_differ)
    parts = _split(vorige.personen, huidige.personen, [one.personen for one in eerdere])

    def gebleven(pseudonym: str) -> Gebleven[str]:
        was, now = vorige.personen[pseudonym], huidige.personen[pseudonym]
        return Gebleven(
            vorige=pseudonym,
            huidige=pseudonym,
            wijzigingen=_changes(_of_toestand(was), _of_toestand(now), _KEPT),
            uit_premieregime=was.in_premieregime is True and now.in_premieregime is False,
        )

    return Vergelijking(
        vorige_peildatum=vorige.peildatum,
        peildatum=huidige.peildatum,
        nieuw=parts.nieuw,
        gebleven=tuple(map(gebleven, parts.gebleven)),
        verdwenen=parts.verdwenen,
        teruggekeerd=parts.teruggekeerd,
        velden=_KEPT,
        eerdere=len(eerdere),
        filters_verschillen=verschillen,
    )


_KEPT = ("statuscode", "inningswijze", "aanmelddatum")
"""The fields that a stand keeps."""


def _require_comparable(
    vorige: CakLijst | Stand,
    huidige: CakLijst | Stand,
    eerdere: Sequence[CakLijst | Stand],
    *,
    filters_may_differ: bool,
) -> bool:
    """Refuse what can't be compared; tell whether the filters differ."""
    lists = (vorige, huidige, *eerdere)
    if len({one.gemeente for one in lists if one.gemeente is not None}) > 1:
        raise WaardeError("expected lists of one gemeente")
    if not vorige.peildatum < huidige.peildatum or any(one.peildatum > vorige.peildatum for one in eerdere):
        raise WaardeError("expected an earlier list, a later one, and as eerdere lists from before the earlier one")
    differ = len({None if one.filter is None or one.filter.alles else one.filter for one in lists}) > 1
    if differ and not filters_may_differ:
        raise WaardeError(
            "expected lists with equal filters, as others make false exits; say filters_may_differ=True to compare them"
        )
    return differ


@frozen
class _Parts(Generic[K]):
    nieuw: tuple[K, ...]
    gebleven: tuple[K, ...]
    verdwenen: tuple[K, ...]
    teruggekeerd: tuple[K, ...]


def _split(vorige: Mapping[K, Any], huidige: Mapping[K, Any], eerdere: Sequence[Collection[K]]) -> _Parts[K]:
    """Part persons by the lists that they are on, each in the order of their list."""
    nieuw = tuple(key for key in huidige if key not in vorige)
    return _Parts(
        nieuw=nieuw,
        gebleven=tuple(key for key in huidige if key in vorige),
        verdwenen=tuple(key for key in vorige if key not in huidige),
        teruggekeerd=tuple(key for key in nieuw if any(key in earlier for earlier in eerdere)),
    )


def _changes(was: Values, now: Values, velden: Sequence[str]) -> tuple[Wijziging, ...]:
    return tuple(Wijziging(name, was[name], now[name]) for name in velden if _differ(was[name], now[name]))


def _differ(was: Any, now: Any) -> bool:
    """Tell whether two values differ; addresses by what tells them apart, whatever the case of their letters."""
    if isinstance(was, Adres):
        return _spelled(was) != _spelled(now)
    return bool(was != now)


def _spelled(adres: Adres) -> tuple[object, ...]:
    whole = (adres.straatnaam, adres.huisnummer, adres.huisletter, adres.huisnummertoevoeging, adres.woonplaats)
    return adres.plaats or tuple("" if part is None else str(part).casefold() for part in (adres.pc4, *whole))


def _amount(was: Decimal | None, now: Decimal | None) -> Wijziging | None:
    return None if was == now else Wijziging("achterstand_cak", was, now)


def _of_person(person: Wanbetaler) -> Values:
    return {
        "statuscode": _one(person.statuscodes, str),
        "inningswijze": person.inningswijze,
        "aanmelddatum": person.aanmelddatum,
        "uzovi": _one(person.uzovis, lambda uzovi: uzovi.value),
        "adres": person.adres,
    }


def _of_toestand(toestand: Toestand) -> Values:
    return {
        "statuscode": _one(toestand.statuscodes, str),
        "inningswijze": toestand.inningswijze,
        "aanmelddatum": toestand.aanmelddatum,
    }


def _one(values: Collection[V], key: Callable[[V], str]) -> V | tuple[V, ...] | None:
    """Give the only value, a sorted tuple of several, or None."""
    ordered = tuple(sorted(values, key=key))
    return ordered if len(ordered) > 1 else next(iter(ordered), None)

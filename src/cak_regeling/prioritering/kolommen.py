# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The columns in which a werklijst is handed out: what each approach needs, what it is, and why it is there."""

from collections.abc import Callable, Iterator
from typing import Any

from attrs import frozen

from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.criteria.context import Context
from cak_regeling.datums import OnvolledigeDatum
from cak_regeling.errors import KaderError
from cak_regeling.gegevens import Gegeven
from cak_regeling.identificatie import Telefoonnummer
from cak_regeling.lijst.layout import STANDAARD
from cak_regeling.lijst.sheets import Value
from cak_regeling.prioritering.aanpak import Aanpak, Kanaal
from cak_regeling.prioritering.werklijst import Apart, Werkitem


@frozen(kw_only=True)
class Kolom:
    """A column that is handed out.

    Attributes:
        naam: *str*. What it is called in json: the logical field.
        header: *str*. Its header in a table.
        waarom: *Tekst*. What it is, and why it is there.
        gegeven: *Gegeven | None*. The datum in it; None for what the werklijst itself says.
        get: *Callable[[Any], Value | OnvolledigeDatum]*. What is in it, for an item, or for who is apart.
    """

    naam: str
    header: str
    waarom: Tekst
    gegeven: Gegeven | None
    get: Callable[[Any], Value | OnvolledigeDatum]


_HEADERS = {column.field: column.header for column in STANDAARD.columns}
_WHO = Tekst("Om de inwoner met de goede naam aan te spreken.", "To address the resident by the right name.")
_WHERE = Tekst("Om de inwoner op het goede adres te bereiken.", "To reach the resident at the right address.")


def _kolom(
    field: str, gegeven: Gegeven, waarom: Tekst, get: Callable[[Werkitem | Apart], Value | OnvolledigeDatum]
) -> Kolom:
    return Kolom(naam=field, header=_HEADERS[field], waarom=waarom, gegeven=gegeven, get=get)


def as_cell(value: Value | OnvolledigeDatum) -> Value:
    """Give what goes in a cell: a birth date as a day; where a part is not known as text, with zeros for it."""
    if not isinstance(value, OnvolledigeDatum):
        return value
    if value.vroegste is not None and value.vroegste == value.laatste:
        return value.vroegste
    return f"{value.dag or 0:02}-{value.maand or 0:02}-{value.jaar or 0:04}"


def as_plain(value: Value | OnvolledigeDatum) -> Value:
    """Give what goes in json: a birth date as jjjj-mm-dd, with zeros for a part that is not known; none as None."""
    if isinstance(value, OnvolledigeDatum):
        if value == OnvolledigeDatum():
            return None
        return f"{value.jaar or 0:04}-{value.maand or 0:02}-{value.dag or 0:02}"
    return value


def _postcode(item: Werkitem | Apart) -> str | None:
    postcode = item.wanbetaler.adres.postcode
    return None if postcode is None else f"{postcode.value[:4]} {postcode.value[4:]}"


_RANG = Kolom(
    naam="rang",
    header="Rang",
    waarom=Tekst("De volgorde: wie eerst.", "The order: who first."),
    gegeven=None,
    get=lambda item: item.rang,
)
REGEL = Kolom(
    naam="regel",
    header="Regel",
    waarom=Tekst(
        "De regel van het kader waaronder de inwoner valt. Alleen binnen de gemeente.",
        "The rule of the kader under which the resident falls. Only within the municipality.",
    ),
    gegeven=None,
    get=lambda item: item.regel.naam,
)
BSN = _kolom(
    "bsn",
    Gegeven.BSN,
    Tekst(
        "Om het dossier te vinden en het contact vast te leggen. Alleen binnen de gemeente.",
        "To find the file and record the contact. Only within the municipality.",
    ),
    lambda item: item.wanbetaler.bsn.value,
)
_NAAM = (
    _kolom("voorletters", Gegeven.NAAM, _WHO, lambda item: item.wanbetaler.naam.voorletters),
    _kolom("voorvoegsel", Gegeven.NAAM, _WHO, lambda item: item.wanbetaler.naam.voorvoegsel),
    _kolom("achternaam", Gegeven.NAAM, _WHO, lambda item: item.wanbetaler.naam.achternaam),
)
_GEBOREN = _kolom(
    "geboortedatum",
    Gegeven.GEBOORTEDATUM,
    Tekst(
        "Om na te gaan of u de goede persoon spreekt. 00 is niet bekend.",
        "To make sure that you speak to the right person. 00 is not known.",
    ),
    lambda item: item.wanbetaler.geboortedatum,
)
_ADRES = (
    _kolom("straatnaam", Gegeven.ADRES, _WHERE, lambda item: item.wanbetaler.adres.straatnaam),
    _kolom("huisnummer", Gegeven.ADRES, _WHERE, lambda item: item.wanbetaler.adres.huisnummer),
    _kolom("huisletter", Gegeven.ADRES, _WHERE, lambda item: item.wanbetaler.adres.huisletter),
    _kolom("huisnummertoevoeging", Gegeven.ADRES, _WHERE, lambda item: item.wanbetaler.adres.huisnummertoevoeging),
    _kolom("postcode", Gegeven.POSTCODE, _WHERE, _postcode),
    _kolom("woonplaats", Gegeven.WOONPLAATS, _WHERE, lambda item: item.wanbetaler.adres.woonplaats),
)


def _as_dialled(number: str) -> str:
    """Write a number as it is dialled from here; a ``+`` at its start would make it a formula."""
    return f"0{number[3:]}" if number.startswith("+31") else f"00{number[1:]}"


def _telefoon(context: Context) -> Iterator[Kolom]:
    """Give the column with the telephone number, where a verrijking with it was given."""
    verrijking = context.verrijkingen.get(Gegeven.TELEFOONNUMMER)
    if verrijking is not None:

        def number(item: Werkitem) -> Value:
            value = verrijking.value_of(item.wanbetaler.bsn)
            return _as_dialled(value.value) if isinstance(value, Telefoonnummer) else None

        yield Kolom(
            naam="telefoonnummer",
            header="Telefoonnummer",
            waarom=Tekst(
                f"Om de inwoner te bellen. Van: {verrijking.herkomst}.",
                f"To call the resident. From: {verrijking.herkomst}.",
            ),
            gegeven=Gegeven.TELEFOONNUMMER,
            get=number,
        )


def kolommen(aanpak: Aanpak, context: Context) -> tuple[Kolom, ...]:
    """Give the columns that an approach needs.

    Raises:
        cak_regeling.KaderError: When it has no channel.
    """
    inside = (BSN, REGEL) if aanpak.binnen else ()
    match aanpak.kanaal:
        case Kanaal.BRIEF:
            return (*_NAAM, *_ADRES)
        case Kanaal.TELEFOON:
            return (_RANG, *inside, *_NAAM, _GEBOREN, *_telefoon(context))
        case Kanaal.HUISBEZOEK:
            return (_RANG, *inside, *_NAAM, _GEBOREN, *_ADRES)
        case _:
            raise KaderError(
                Tekst(
                    f"aanpak “{aanpak.naam}” heeft geen kanaal, dus is niet bekend wat ervoor nodig is: geef er "
                    "een op, in het kader onder aanpakken",
                    f"aanpak “{aanpak.naam}” has no kanaal, so it is not known what it needs: "
                    f"give one, as in Aanpak({aanpak.naam!r}, kanaal=Kanaal.BRIEF)",
                )
            )


def not_known(lang: Taal) -> Kolom:
    """Make the column that says what is not known of who is to be judged."""
    return Kolom(
        naam="niet_bekend",
        header=Tekst("Niet bekend is of", "Not known is whether").in_taal(lang),
        waarom=Tekst("Wat een mens moet nagaan of beoordelen.", "What a human has to look up or judge."),
        gegeven=None,
        get=lambda apart: "; ".join(voorwaarde.tekst().in_taal(lang) for voorwaarde in apart.reden.onbekend),
    )

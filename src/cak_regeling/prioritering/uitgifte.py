"""Handing out a werklijst: for one approach, the columns that it needs and no more.

No amount is handed out, and no BSN outside the municipality or in a letter. Who waits for room is not in it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.criteria.bestand import nearest
from cak_regeling.criteria.context import Context
from cak_regeling.datums import OnvolledigeDatum, require_date
from cak_regeling.doelbinding.gebruik import ToegestaanGebruik, admitted, require_gebruik
from cak_regeling.doelbinding.verwerking import Doel
from cak_regeling.errors import DoelbindingError, KaderError
from cak_regeling.gegevens import Gegeven
from cak_regeling.identificatie import Telefoonnummer
from cak_regeling.lijst.layout import STANDAARD
from cak_regeling.lijst.sheets import Format, Table, Target, Value, format_of, write_tables
from cak_regeling.prioritering.aanpak import Aanpak, Kanaal
from cak_regeling.prioritering.toepassen import require_columns
from cak_regeling.prioritering.werklijst import Werkitem


if TYPE_CHECKING:
    from cak_regeling.prioritering.werklijst import Werklijst


@frozen(kw_only=True)
class Kolom:
    """A column that is handed out.

    Attributes:
        header: *str*. Its header.
        waarom: *Tekst*. What it is, and why it is there.
        gegeven: *Gegeven | None*. The datum in it; None for what the werklijst itself says.
        get: *Callable[[Werkitem], Value]*. Its cell, for an item.
    """

    header: str
    waarom: Tekst
    gegeven: Gegeven | None
    get: Callable[[Werkitem], Value]


_HEADERS = {column.field: column.header for column in STANDAARD.columns}
_WHO = Tekst("Om de inwoner met de goede naam aan te spreken.", "To address the resident by the right name.")
_WHERE = Tekst("Om de inwoner op het goede adres te bereiken.", "To reach the resident at the right address.")


def _kolom(field: str, gegeven: Gegeven, waarom: Tekst, get: Callable[[Werkitem], Value]) -> Kolom:
    return Kolom(header=_HEADERS[field], waarom=waarom, gegeven=gegeven, get=get)


def _birth(day: OnvolledigeDatum) -> Value:
    """Write a birth date as a day; where a part is not known as text, with zeros for it."""
    if day.vroegste is not None and day.vroegste == day.laatste:
        return day.vroegste
    return f"{day.dag or 0:02}-{day.maand or 0:02}-{day.jaar or 0:04}"


def _postcode(item: Werkitem) -> str | None:
    postcode = item.wanbetaler.adres.postcode
    return None if postcode is None else f"{postcode.value[:4]} {postcode.value[4:]}"


_RANG = Kolom(
    header="Rang",
    waarom=Tekst("De volgorde: wie eerst.", "The order: who first."),
    gegeven=None,
    get=lambda item: item.rang,
)
_REGEL = Kolom(
    header="Regel",
    waarom=Tekst(
        "De regel van het kader waaronder de inwoner valt. Alleen binnen de gemeente.",
        "The rule of the kader under which the resident falls. Only within the municipality.",
    ),
    gegeven=None,
    get=lambda item: item.regel.naam,
)
_BSN = _kolom(
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
    lambda item: _birth(item.wanbetaler.geboortedatum),
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
    inside = (_BSN, _REGEL) if aanpak.binnen else ()
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


def write(  # noqa: PLR0913 - what `Werklijst.write` takes
    werklijst: "Werklijst",
    context: Context,
    target: Target,
    gebruik: ToegestaanGebruik,
    *,
    aanpak: str,
    op: date | None,
    format: Format | None,  # noqa: A002 - as of `write_tables`
    one_per_address: bool,
    lang: Taal,
) -> int:
    """Hand out the items of one approach; see `Werklijst.write`."""
    chosen = _chosen(werklijst, aanpak)
    columns = kolommen(chosen, context)
    day = werklijst.op if op is None else require_date(op, "op")
    needed = {kolom.gegeven for kolom in columns if kolom.gegeven is not None}
    _require(werklijst, gebruik, day, needed)
    _require_approach(gebruik)
    _require_uitvoerder(chosen, gebruik)
    require_columns(f"aanpak “{aanpak}”", needed, werklijst.fields)
    allowed = admitted(gebruik, context)
    items = [i for i in werklijst if i.aanpak == aanpak and not i.wacht and allowed(i.wanbetaler)]
    if one_per_address:
        items = list(_first_at_each_address(items))
    table = Table(
        naam=aanpak,
        headers=[kolom.header for kolom in columns],
        rows=[[kolom.get(item) for kolom in columns] for item in items],
    )
    chosen_format = format_of(target) if format is None else format
    sheets = [table] if chosen_format == "csv" else [table, _explained(werklijst, chosen, columns, len(items), lang)]
    write_tables(target, *sheets, format=format)
    return len(items)


def write_te_beoordelen(  # noqa: PLR0913 - what `Werklijst.write_te_beoordelen` takes
    werklijst: "Werklijst",
    context: Context,
    target: Target,
    gebruik: ToegestaanGebruik,
    *,
    op: date | None,
    format: Format | None,  # noqa: A002 - as of `write_tables`
    lang: Taal,
) -> int:
    """Hand out whom a human is to judge; see `Werklijst.write_te_beoordelen`."""
    day = werklijst.op if op is None else require_date(op, "op")
    _require(werklijst, gebruik, day, {Gegeven.BSN})
    allowed = admitted(gebruik, context)
    rows = [
        [
            apart.wanbetaler.bsn.value,
            apart.regel.naam,
            "; ".join(voorwaarde.tekst().in_taal(lang) for voorwaarde in apart.reden.onbekend),
        ]
        for apart in werklijst.te_beoordelen
        if allowed(apart.wanbetaler)
    ]
    headers = (_BSN.header, _REGEL.header, Tekst("Niet bekend is of", "Not known is whether").in_taal(lang))
    naam = Tekst("Te beoordelen", "To be judged").in_taal(lang)
    write_tables(target, Table(naam=naam, headers=headers, rows=rows), format=format)
    return len(rows)


def _require(werklijst: "Werklijst", gebruik: ToegestaanGebruik, day: date, needed: Iterable[Gegeven]) -> None:
    """Refuse a permission that does not cover whom this werklijst was made of, or what is handed out."""
    selectie = werklijst.kader.selectie
    require_gebruik(gebruik, op=day, gemeente=werklijst.gemeente, gegevens=needed, selectie=selectie)


def _chosen(werklijst: "Werklijst", aanpak: str) -> Aanpak:
    """Find an approach of the kader by its name."""
    by_name = {one.naam: one for one in werklijst.kader.aanpakken}
    if aanpak not in by_name:
        kader = werklijst.kader.naam
        said = Tekst(
            f"kader “{kader}” heeft geen aanpak die “{aanpak}” heet", f"kader “{kader}” has no aanpak called “{aanpak}”"
        )
        raise KaderError(said + nearest(aanpak, by_name))
    return by_name[aanpak]


def _require_approach(gebruik: ToegestaanGebruik) -> None:
    """Refuse a permission for figures: nobody is approached by it."""
    doel = gebruik.verwerking.doel
    if doel is Doel.STATISTIEK:
        raise DoelbindingError(
            Tekst(
                "met een toestemming voor statistiek wordt niemand benaderd, dus wordt er niets uitgegeven: toets het "
                "gebruik met doel uitstroombevordering",
                f"a permission with purpose {doel.name} does not cover handing out: test the use with "
                "UITSTROOMBEVORDERING",
            )
        )


def _require_uitvoerder(aanpak: Aanpak, gebruik: ToegestaanGebruik) -> None:
    """Refuse to hand out to who was not named when the use was tested."""
    uitvoerder = aanpak.uitvoerder
    if uitvoerder is not None and not aanpak.binnen and uitvoerder not in gebruik.verwerking.uitvoerders:
        raise DoelbindingError(
            Tekst(
                f"de toestemming noemt uitvoerder “{uitvoerder.naam}” niet: toets het gebruik opnieuw, met de "
                "uitvoerders van het kader",
                f"the permission does not name uitvoerder “{uitvoerder.naam}”: test the use again with "
                "kader.uitvoerders",
            )
        )


def _first_at_each_address(items: Iterable[Werkitem]) -> Iterator[Werkitem]:
    """Give of those at one address only the first by rang; who has no known address is always there."""
    seen: set[object] = set()
    for item in items:
        place = item.wanbetaler.adres.plaats
        if place is None or place not in seen:
            yield item
        seen.add(place)


def _explained(werklijst: "Werklijst", aanpak: Aanpak, columns: Sequence[Kolom], count: int, lang: Taal) -> Table:
    """Make the sheet that says what the columns are and why they are there."""
    gebruik = werklijst.gebruik
    until = "" if gebruik.geldig_tot is None else f"{gebruik.geldig_tot:%d-%m-%Y}"
    rows = [
        (Tekst("Aanpak", "Approach"), Tekst(aanpak.naam, aanpak.naam)),
        (Tekst("Kader", "Kader"), Tekst(werklijst.kader.naam, werklijst.kader.naam)),
        (Tekst("Doel", "Purpose"), Tekst(gebruik.verwerking.doel.value, gebruik.verwerking.doel.value)),
        (Tekst("Stand van", "True on"), Tekst(*[f"{werklijst.lijsten[0][0]:%d-%m-%Y}"] * 2)),
        (Tekst("Toestemming tot", "Permission until"), Tekst(until or "geen einddatum", until or "no end")),
        (Tekst("Aantal inwoners", "Number of residents"), Tekst(str(count), str(count))),
        *((Tekst(kolom.header, kolom.header), kolom.waarom) for kolom in columns),
        (Tekst("Let op", "Mind"), _MIND),
    ]
    headers = (Tekst("Onderwerp", "Subject"), Tekst("Toelichting", "Explanation"))
    return Table(
        naam=Tekst("Toelichting", "Explanation").in_taal(lang),
        headers=[header.in_taal(lang) for header in headers],
        rows=[[subject.in_taal(lang), said.in_taal(lang)] for subject, said in rows],
    )


_MIND = Tekst(
    "Dit is een voorstel, geen besluit: kijk ernaar voordat u iemand benadert. Gebruik het alleen voor dit doel en "
    "gooi het daarna weg. Er staat geen bedrag in: wat de inwoner het CAK schuldig is, zegt niet wat er bij de "
    "zorgverzekeraar openstaat.",
    "This is a proposal and no decision: look at it before you approach anyone. Use it for this purpose only, and "
    "throw it away afterwards. There is no amount in it: what the resident owes the CAK does not tell what is owed to "
    "the insurer.",
)

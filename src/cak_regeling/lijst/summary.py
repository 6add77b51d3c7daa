# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What a list holds and what was found in it: for people in words, for machines as plain types. Nobody is in it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from attrs import frozen

from cak_regeling.bevinding import Bevinding, Ernst, Taal, Tekst
from cak_regeling.lijst.standen import DUUR, INNING


if TYPE_CHECKING:
    from cak_regeling.lijst.lijst import CakLijst


@frozen
class Alinea:
    """A paragraph, with points below it.

    Attributes:
        text: *str*. Whole sentences.
        points: *tuple[str, ...]*. What stands below it, each a point of a list.
    """

    text: str
    points: tuple[str, ...] = ()


def paragraphs(lijst: "CakLijst", lang: Taal) -> Iterator[Alinea]:
    """Say what was read, what was rejected and why, and what else was found."""
    standen = lijst.standen()
    rows = counted(len(lijst.aanmeldingen), Tekst("rij", "row"), Tekst("rijen", "rows"))
    persons = counted(standen.aangemeld.personen, Tekst("inwoner", "resident"), Tekst("inwoners", "residents"))
    owing = counted(
        standen.in_premieregime.personen, Tekst("van hen is", "of them owes"), Tekst("van hen zijn", "of them owe")
    )
    unknown = number(standen.premieregime_onbekend, lang)
    texts = [
        Tekst(
            f"{rows.nl} aangenomen, van {persons.nl} (wie vaker is aangemeld, staat er vaker op); {owing.nl} nu de "
            f"bestuursrechtelijke premie verschuldigd, van {unknown} zegt de lijst het niet.",
            f"{rows.en} accepted, of {persons.en} (who was registered more often is on it more often); {owing.en} the "
            f"bestuursrechtelijke premie now, of {unknown} the list does not say.",
        ),
        Tekst(
            f"Regels die geen rij zijn (kop, titel, leeg, totaal of voettekst): {number(len(lijst.skipped), lang)}.",
            f"Lines that are no row (header, title, empty, total or footer): {number(len(lijst.skipped), lang)}.",
        ),
    ]
    yield from (Alinea(text.in_taal(lang)) for text in texts)
    yield Alinea(lijst.header.explain(lang))
    rejecting = [b for b in lijst.bevindingen if b.ernst is Ernst.FOUT]
    others = [b for ernst in Ernst for b in lijst.bevindingen if b.ernst is ernst is not Ernst.FOUT]
    if rejecting:
        text = counted(
            len(lijst.rejected),
            Tekst(
                "rij afgekeurd: een inwoner zonder aanbod, tot de rij is verbeterd:",
                "row rejected: a resident without an offer, until the row is corrected:",
            ),
            Tekst(
                "rijen afgekeurd: inwoners zonder aanbod, tot de rij is verbeterd:",
                "rows rejected: residents without an offer, until the row is corrected:",
            ),
        )
        yield Alinea(text.in_taal(lang), tuple(_by_kind(rejecting, lang)))
    if others:
        text = Tekst(
            "Verder gevonden, zonder dat er een rij om is afgekeurd:", "Also found, without rejecting a row for it:"
        )
        yield Alinea(text.in_taal(lang), tuple(_by_kind(others, lang)))


def summary(lijst: "CakLijst", lang: Taal) -> str:
    """Give the paragraphs as plain text."""
    return "\n".join("\n- ".join((alinea.text, *alinea.points)) for alinea in paragraphs(lijst, lang))


def number(value: int, lang: Taal = "nl") -> str:
    """Write a count, with a dot or comma between the thousands."""
    return f"{value:,}".replace(",", "." if lang == "nl" else ",")


def counted(count: int, one: Tekst, more: Tekst) -> Tekst:
    """Write a count with what is counted, which has another form for one."""
    form = one if count == 1 else more
    return Tekst(f"{number(count, 'nl')} {form.nl}", f"{number(count, 'en')} {form.en}")


def _kinds(bevindingen: Iterable[Bevinding]) -> list[list[Bevinding]]:
    """Bring those of one kind and column together."""
    kinds: dict[tuple[str, str | None, str | None], list[Bevinding]] = {}
    for bevinding in bevindingen:
        kinds.setdefault((bevinding.code, bevinding.column, bevinding.field), []).append(bevinding)
    return list(kinds.values())


def _by_kind(bevindingen: Iterable[Bevinding], lang: Taal) -> Iterator[str]:
    """Say each kind of bevinding once for each column, with the rows where it was found."""
    for found in _kinds(bevindingen):
        rows = [str(bevinding.row) for bevinding in found if bevinding.row is not None]
        word = Tekst("rij" if len(rows) == 1 else "rijen", "row" if len(rows) == 1 else "rows").in_taal(lang)
        more = sum(bevinding.aantal for bevinding in found) - len(found)
        count = number(more, lang)
        after = Tekst(f" en {count} rijen daarna", f" and {count} rows after them").in_taal(lang) if more else ""
        place = f"{word} {', '.join(rows)}{after}. " if rows else ""
        yield f"{place}{found[0].without_row().explain(lang)}"


def to_dict(lijst: "CakLijst") -> dict[str, Any]:
    """Give it as plain JSON types."""
    skipped = Counter(line.kind.value for line in lijst.skipped)
    return {
        "versie": 1,
        "peildatum": lijst.peildatum.isoformat(),
        "gemeente": None if lijst.gemeente is None else lijst.gemeente.value,
        "filter": None if lijst.filter is None else lijst.filter.to_dict(),
        "sha256": lijst.sha256,
        "layout": lijst.layout.naam,
        "kop": {"rij": lijst.header.row, "velden": sorted(lijst.fields), "ongebruikt": list(lijst.header.ongebruikt)},
        "geen_rij": dict(sorted(skipped.items())),
        "standen": lijst.standen().to_dict(),
        "bevindingen": [
            {
                "code": found[0].code,
                "ernst": found[0].ernst.value,
                "aantal": sum(bevinding.aantal for bevinding in found),
                "rijen": [bevinding.row for bevinding in found if bevinding.row is not None],
                "kolom": found[0].column,
                "veld": found[0].field,
            }
            for found in _kinds(lijst.bevindingen)
        ],
    }


def to_html(lijst: "CakLijst", lang: Taal = "nl") -> str:
    """Show it in a notebook: the counts in a table, the words, and what a machine gets, folded."""
    import json  # noqa: PLC0415 - not needed to import the library

    standen = lijst.standen()
    both = (standen.aangemeld, standen.in_premieregime)
    rows: list[tuple[str, Sequence[int]]] = [
        (Tekst("inwoners", "residents").in_taal(lang), [telling.personen for telling in both]),
        *((text.in_taal(lang), [telling.inning[way] for telling in both]) for way, text in INNING.items()),
        *((text.in_taal(lang), [telling.duur[name] for telling in both]) for name, text in DUUR.items()),
    ]
    heads = ("", "aangemeld", "in het premieregime") if lang == "nl" else ("", "registered", "in the premieregime")
    day = f"{lijst.peildatum:%d-%m-%Y}"
    title = Tekst(f"CAK-lijst, peildatum {day}", f"CAK-lijst of {day}").in_taal(lang)
    body = "".join(
        f'<tr><th scope="row" style="text-align:left">{escape(name)}</th>'
        + "".join(f'<td style="text-align:right">{number(count, lang)}</td>' for count in counts)
        + "</tr>"
        for name, counts in rows
    )
    words = "".join(f"<p>{escape(alinea.text)}</p>" + _points(alinea.points) for alinea in paragraphs(lijst, lang))
    columns = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    return (
        f'<div lang="{lang}"><table><caption>{escape(title)}</caption><thead><tr>{columns}</tr></thead>'
        f"<tbody>{body}</tbody></table>{words}<details><summary>to_dict()</summary><pre>"
        f"{escape(json.dumps(to_dict(lijst), indent=1, ensure_ascii=False))}</pre></details></div>"
    )


def _points(points: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(point)}</li>' for point in points)}</ul>" if points else ""

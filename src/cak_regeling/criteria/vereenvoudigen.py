# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Simplifying conditions: shorter, with the same outcome for everyone under Kleene's logic.

What classical logic adds is not used: *a or not a* is not known where *a* is not, so it is not ``ALTIJD``.
"""

from cak_regeling.criteria.voorwaarde import ALTIJD, Altijd, Bekend, Niet, Samenstelling, Verbinding, Voorwaarde


_NOOIT = Niet(ALTIJD)


def simplified(voorwaarde: Voorwaarde) -> Voorwaarde:
    """Give a condition in its simple form; see `Voorwaarde.vereenvoudigd`."""
    match voorwaarde:
        case Niet(deel=deel):
            inner = simplified(deel)
            return inner.deel if isinstance(inner, Niet) else Niet(inner)
        case Bekend(deel=deel):
            inner = simplified(deel)
            bare = inner.deel if isinstance(inner, Niet) else inner  # what is denied is known when it is known
            return ALTIJD if isinstance(bare, Altijd | Bekend) else Bekend(bare)
        case Samenstelling():
            return _simplified_parts(voorwaarde)
        case _:
            return voorwaarde


def _simplified_parts(samenstelling: Samenstelling) -> Voorwaarde:
    verbinding = samenstelling.verbinding
    decides, says_nothing = (_NOOIT, ALTIJD) if verbinding is Verbinding.EN else (ALTIJD, _NOOIT)
    flat = [part for deel in samenstelling.delen for part in _parts(simplified(deel), verbinding)]
    if decides in flat:
        return decides
    parts = [part for part in dict.fromkeys(flat) if part != says_nothing]
    parts = [part for part in parts if not any(_covers(other, part, verbinding) for other in parts)]
    match parts:
        case []:
            return says_nothing
        case [one]:
            return one
        case _:
            return Samenstelling(verbinding, tuple(parts))


def _parts(voorwaarde: Voorwaarde, verbinding: Verbinding) -> tuple[Voorwaarde, ...]:
    """Give what it is combined of in a way; itself when it is not."""
    same = isinstance(voorwaarde, Samenstelling) and voorwaarde.verbinding is verbinding
    return voorwaarde.delen if same else (voorwaarde,)


def _covers(one: Voorwaarde, other: Voorwaarde, verbinding: Verbinding) -> bool:
    """Tell whether beside *one* the *other* adds nothing, by absorption: ``a & (a | b)`` and ``a | (a & b)`` are a."""
    opposite = Verbinding.OF if verbinding is Verbinding.EN else Verbinding.EN
    return one != other and set(_parts(one, opposite)) < set(_parts(other, opposite))

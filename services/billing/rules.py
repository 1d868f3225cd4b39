"""What is true in billing?"""

import calendar
from collections.abc import Iterable
from datetime import date, timedelta

from shared import ice as ices

from .models import Action, Etat, Forfait, ForfaitCourant, Shown

TVA_PERCENT = 20
"""Value added tax. Source: domain model, billing ("VAT 20 %, half-up to the centime")."""

MAX_START_DISTANCE_DAYS = 366
"""How far from today a package may start (domain decision: further is a mistyped year)."""

TRANSITIONS: dict[tuple[Etat, Action], Etat] = {
    ("EN_ATTENTE_PAIEMENT", "ACTIVER"): "ACTIF",
    ("ACTIF", "EPUISER"): "EPUISE",
    ("ACTIF", "EXPIRER"): "EXPIRE",
    ("ACTIF", "RESILIER"): "RESILIE",
}
"""The life of a package. Source: domain model, "Facture, paiement, forfait"."""


def allowed_actions(etat: Etat) -> list[Action]:
    """Return what may happen to a package in this state."""
    return [action for (state, action) in TRANSITIONS if state == etat]


def ttc_centimes(ht_centimes: int) -> int:
    """Return the price with VAT, in centimes, rounded half-up.

    Source: domain model, billing.
    """
    return ht_centimes + (ht_centimes * TVA_PERCENT + 50) // 100


def last_day(first_day: date, months: int) -> date:
    """Return the last day, included, of a period of whole months.

    Twelve months from 1 November end on 31 October; from 29 February, on the last of February.
    """
    month_index = first_day.year * 12 + first_day.month - 1 + months
    year, month = divmod(month_index, 12)
    length = calendar.monthrange(year, month + 1)[1]
    if first_day.day > length:
        return date(year, month + 1, length)
    return date(year, month + 1, first_day.day) - timedelta(days=1)


def start_is_credible(first_day: date, final_day: date, today: date) -> bool:
    """Say whether a package may start on `first_day`: near today, and not over already."""
    near = abs((first_day - today).days) <= MAX_START_DISTANCE_DAYS
    return near and final_day >= today


def is_ice(text: str) -> bool:
    """Say whether `text` is an ICE with the right key."""
    return ices.is_valid(text)


def _precedence(forfait: Forfait) -> tuple[bool, date, str]:
    return (forfait.total is not None, forfait.date_fin, str(forfait.forfait_id))


def bearer(forfaits: Iterable[Forfait], day: date) -> Forfait | None:
    """Return the package that bears a submission made on the civil day `day`, None without one.

    An unlimited package first, so that packs stay whole, else the pack that ends first. A package
    that has expired since still bears what was submitted in its time.

    Source: domain model, "Facture, paiement, forfait".
    """
    usable = [
        forfait
        for forfait in forfaits
        if forfait.etat in ("ACTIF", "EXPIRE")
        and forfait.date_debut <= day <= forfait.date_fin
        and (forfait.solde is None or forfait.solde > 0)
    ]
    return min(usable, key=_precedence, default=None)


def current(forfaits: Iterable[Forfait], today: date) -> ForfaitCourant:
    """Return what a company with these packages may still do on the civil day `today`.

    The card shows the package the next submission uses; with none, the exhausted one whose period
    is not over, if any.

    Source: user guide II.A ("Illimité ou nombre d'opérations restantes").
    """
    forfaits = list(forfaits)
    running = [one for one in forfaits if one.etat == "ACTIF"]
    shown = bearer(running, today)
    if shown is not None:
        packs = [one for one in running if one.date_debut <= today <= one.date_fin]
        unlimited = shown.total is None
        return _card(
            "ILLIMITE" if unlimited else "PACK",
            shown,
            None if unlimited else sum(one.solde or 0 for one in packs),
        )
    exhausted = [
        one for one in forfaits if one.etat == "EPUISE" and one.date_debut <= today <= one.date_fin
    ]
    if exhausted:
        return _card("EPUISE", max(exhausted, key=_precedence), 0)
    return ForfaitCourant(etat="AUCUN")


def _card(etat: Shown, forfait: Forfait, solde_tous: int | None) -> ForfaitCourant:
    return ForfaitCourant(
        etat=etat,
        forfait_id=forfait.forfait_id,
        code=forfait.offre_code,
        libelle=forfait.label,
        consommees=forfait.consommees,
        solde=forfait.solde,
        total=forfait.total,
        date_debut=forfait.date_debut,
        date_fin=forfait.date_fin,
        solde_tous=solde_tous,
    )

"""What may an operator make of a company?"""

from collections.abc import Collection

from services.identity.models.desk import EnregistrerEntreprise, FicheEntreprise, ModifierEntreprise
from services.identity.models.people import PROFILS, EntrepriseRow
from services.identity.rules.entreprises import BANK, is_bank_code
from shared import ice as ices
from shared.auth import OPERATOR
from shared.fold import like_patterns, words
from shared.problems import FieldError, InvalidInput


def patterns(asked: str | None) -> list[str]:
    """Return the LIKE patterns of what somebody searches: all of its words, or digits of an ICE.

    People type an ICE in groups; blanks between digits divide nothing.
    """
    text = ices.compact(asked or "")
    return like_patterns(words(text) if text.isdigit() else words(asked or ""))


def tidy(text: str | None) -> str | None:
    """Return `text` with single blanks, None when nothing is left."""
    return " ".join((text or "").split()) or None


def new_entreprise(order: EnregistrerEntreprise) -> EntrepriseRow:
    """Return the company that an operator registers.

    Raises: InvalidInput — the ICE is mistyped, the name is blank, the profile is PORTNET's own.
    """
    ice = ices.compact(order.ice)
    if not ices.is_shaped(ice):
        raise InvalidInput(errors=[FieldError("#/ice", "not an ICE: 15 digits")])
    is_right = ices.is_valid(ice)
    if not is_right and tidy(order.derogation_ice) is None:
        raise InvalidInput(errors=[FieldError("#/ice", "its check digits are wrong")])
    return EntrepriseRow(
        ice=ice,
        raison_sociale=_name(order.raison_sociale),
        profils=_profils(order.profils, ()),
        rc=tidy(order.rc),
        if_fiscal=tidy(order.if_fiscal),
        adresse=tidy(order.adresse),
        organisme=bank_code(order.organisme, order.profils),
        derogation_ice=None if is_right else tidy(order.derogation_ice),
    )


def changed_entreprise(before: FicheEntreprise, order: ModifierEntreprise) -> EntrepriseRow:
    """Return the company as the order leaves it.

    Raises: InvalidInput — the name is blank, or PORTNET's own profile would be given.
    """
    return EntrepriseRow(
        ice=before.ice,
        raison_sociale=_name(order.raison_sociale),
        profils=_profils(order.profils, before.profils),
        rc=tidy(order.rc),
        if_fiscal=tidy(order.if_fiscal),
        adresse=tidy(order.adresse),
        organisme=bank_code(order.organisme, order.profils),
    )


def differences(before: FicheEntreprise, after: EntrepriseRow) -> dict[str, list[object]]:
    """Return field by field what was and what is, for the security log; empty when all is equal."""
    known = ("raison_sociale", "rc", "if_fiscal", "adresse", "organisme")
    found: dict[str, list[object]] = {
        name: [getattr(before, name), getattr(after, name)]
        for name in known
        if getattr(before, name) != getattr(after, name)
    }
    if set(before.profils) != set(after.profils):
        found["profils"] = [list(before.profils), list(after.profils)]
    return found


def bank_code(code: str | None, profils: Collection[str]) -> str | None:
    """Return the partner code of a company with these profiles: a bank has one, others none.

    Raises: InvalidInput — missing, of no connected bank, or given for a company that is none.
    """
    if BANK not in profils:
        if code is not None:
            raise InvalidInput(errors=[FieldError("#/organisme", "only a bank has one")])
        return None
    if not is_bank_code(code):
        raise InvalidInput(errors=[FieldError("#/organisme", "not the code of a connected bank")])
    return code


def _name(text: str) -> str:
    name = tidy(text)
    if name is None:
        raise InvalidInput(errors=[FieldError("#/raison_sociale", "blank")])
    return name


def _profils(wanted: tuple[str, ...], had: tuple[str, ...]) -> tuple[str, ...]:
    """Return `wanted` in order and once each.

    PORTNET's own profile is neither given nor taken here: a company's administrator could hand
    it on. It comes by command only. Source: domain decision.
    """
    if (OPERATOR in wanted) != (OPERATOR in had):
        raise InvalidInput(errors=[FieldError("#/profils", f"{OPERATOR} is set by command only")])
    return tuple(code for code in PROFILS if code in wanted)

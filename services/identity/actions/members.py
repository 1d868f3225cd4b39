"""What can a company's administrators, and PORTNET's operators, do with its people?

Every act locks the company first: two administrators who would leave it without one come one after
the other. Whether the caller may still act on it is read then, not believed of their token.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from services.identity.actions import desk, factors, lost_device
from services.identity.actions.notices import notify
from services.identity.actions.password_links import send_for
from services.identity.actions.sessions import end_session, record
from services.identity.letters import Letters
from services.identity.means import Means
from services.identity.models.lost_device import DecideDemande
from services.identity.models.members import (
    Droits,
    FacteursRetires,
    FicheMembre,
    SetAffectations,
    Suspend,
)
from services.identity.models.people import EntrepriseRow
from services.identity.models.signin import Visitor
from services.identity.problems import EntrepriseInconnue
from services.identity.problems.members import (
    ComptePartage,
    DejaSuspendu,
    DernierAdministrateur,
    MembreBloque,
    MembreInconnu,
    PasSuspendu,
    ProfilEtranger,
    RetraitDejaDemande,
    SoiMeme,
)
from services.identity.queries import members as queries
from services.identity.queries import people
from services.identity.queries.lost_device import insert_demande
from services.identity.rules import members as rules
from services.identity.rules.person import user_id as person
from shared import clock, outbox
from shared.auth import Principal
from shared.contracts.identity import IdentityCompteBloque
from shared.database import Connection
from shared.problems import FieldError, Forbidden, InvalidInput


@dataclass(frozen=True, kw_only=True)
class Held:
    """The company under lock, and who acts on it."""

    company: EntrepriseRow
    by: UUID
    administrators: list[UUID]


async def hold_company(conn: Connection, who: Principal, ice: str) -> Held:
    """Lock the company for the caller's act, in the caller's transaction.

    Raises: EntrepriseInconnue. Forbidden — the caller does not administer it any more, or is no
    operator any more.
    """
    company = await people.lock_entreprise(conn, ice)
    if company is None:
        raise EntrepriseInconnue
    administrators = await queries.list_administrators(conn, ice)
    by = await desk.operator(conn, who) if who.is_operator else person(who)
    if not who.is_operator and by not in administrators:
        raise Forbidden
    return Held(company=company, by=by, administrators=administrators)


async def set_affectations(
    conn: Connection, who: Principal, ice: str, user_id: UUID, order: SetAffectations
) -> FicheMembre:
    """Give a person other profiles and roles in the company; who loses some is signed out.

    Raises: MembreInconnu, ProfilEtranger, SoiMeme, DernierAdministrateur; as `hold_company`.
    """
    if not rules.distinct(order.affectations):
        raise InvalidInput(errors=[FieldError("#/affectations", "a profile stands there twice")])
    now = clock.now()
    async with conn.transaction():
        held, before = await _held(conn, who, ice, user_id)
        wanted = order.affectations
        if any(each.profil not in held.company.profils for each in wanted):
            raise ProfilEtranger
        if rules.is_administrator(before.affectations) and not rules.is_administrator(wanted):
            _check_leaving(held, user_id)
        if user_id == held.by and rules.takes_away(before.affectations, wanted):
            raise SoiMeme
        if rules.takes_away(before.affectations, wanted):
            await _end_sessions(conn, ice, user_id, "rights-changed")
        await queries.delete_affectations(conn, ice, user_id, [each.profil for each in wanted])
        for each in wanted:
            await people.set_affectation(
                conn, clock.new_id(), user_id, ice, each.profil, each.roles, None, now
            )
        await _record(conn, "member.rights_changed", held, user_id, rights=_told(wanted))
        return await _read(conn, ice, user_id)


async def suspend(
    conn: Connection, who: Principal, ice: str, user_id: UUID, order: Suspend
) -> FicheMembre:
    """Suspend a person in the company: what they are signed in to for it ends at once.

    Raises: MembreInconnu, SoiMeme, DernierAdministrateur, DejaSuspendu; as `hold_company`.
    """
    now = clock.now()
    async with conn.transaction():
        held, _ = await _held(conn, who, ice, user_id)
        _check_leaving(held, user_id)
        motif = order.motif.strip()
        if not await queries.insert_suspension(conn, ice, user_id, motif, held.by, now):
            raise DejaSuspendu
        await _end_sessions(conn, ice, user_id, "suspended")
        await outbox.publish(
            conn,
            IdentityCompteBloque(user_id=user_id, motif=motif),
            ice=ice,
            subject=str(user_id),
        )
        await notify(
            conn, user_id, "suspended", entreprise=held.company.raison_sociale, motif=motif
        )
        await _record(conn, "member.suspended", held, user_id, reason=motif)
        return await _read(conn, ice, user_id)


async def reinstate(conn: Connection, who: Principal, ice: str, user_id: UUID) -> FicheMembre:
    """Let a suspended person work for the company again.

    Raises: MembreInconnu, PasSuspendu, MembreBloque; as `hold_company`.
    """
    async with conn.transaction():
        held, before = await _held(conn, who, ice, user_id)
        if not await queries.delete_suspension(conn, ice, user_id):
            raise MembreBloque if before.etat == "BLOQUE" else PasSuspendu
        await notify(conn, user_id, "reinstated", entreprise=held.company.raison_sociale)
        await _record(conn, "member.reinstated", held, user_id)
        return await _read(conn, ice, user_id)


async def remove(conn: Connection, who: Principal, ice: str, user_id: UUID) -> None:
    """End a person's work for the company; their account and other companies stay.

    Raises: MembreInconnu, SoiMeme, DernierAdministrateur; as `hold_company`.
    """
    async with conn.transaction():
        held, before = await _held(conn, who, ice, user_id)
        _check_leaving(held, user_id)
        await _end_sessions(conn, ice, user_id, "removed")
        await queries.delete_affectations(conn, ice, user_id, [])
        await queries.delete_suspension(conn, ice, user_id)
        await notify(conn, user_id, "removed", entreprise=held.company.raison_sociale)
        await _record(conn, "member.removed", held, user_id, rights=_told(before.affectations))


async def reset_factors(
    conn: Connection,
    means: Means,
    visitor: Visitor,
    who: Principal,
    ice: str,
    user_id: UUID,
    order: DecideDemande,
) -> FacteursRetires:
    """Remove a person's second factors: at once by an operator; by an administrator alone after the
    delay of a lost device, in which the person may cancel.

    Raises: MembreInconnu, MembreBloque, SoiMeme, RetraitDejaDemande; ComptePartage — the person
    works for others too, whose data a company must not come near; as `hold_company`.
    """
    now = clock.now()
    async with conn.transaction():
        held, member = await _held(conn, who, ice, user_id)
        if user_id == held.by:
            raise SoiMeme
        if member.etat == "BLOQUE":
            raise MembreBloque
        effective_at = now
        if who.is_operator:
            await factors.reset_factors(conn, user_id, held.by, now)
        elif await queries.works_elsewhere(conn, ice, user_id):
            raise ComptePartage
        else:
            demande_id = clock.new_id()
            if not await insert_demande(conn, demande_id, user_id, visitor, now):
                raise RetraitDejaDemande
            await lost_device.approve(conn, means, who, demande_id, order)
            effective_at = (await _read(conn, ice, user_id)).facteurs_retires_le or now
        await _record(
            conn,
            "member.factors_reset",
            held,
            user_id,
            reason=order.motif,
            effective_at=effective_at.isoformat(),
        )
    return FacteursRetires(effectif_le=effective_at)


async def send_password_link(
    conn: Connection, means: Means, letters: Letters, who: Principal, ice: str, user_id: UUID
) -> None:
    """Mail a person a link to choose another password; nobody else sees or sets it, and whoever has
    a second factor proves it there.

    Raises: MembreInconnu, MembreBloque, SoiMeme, TropDEnvois, CourrierIndisponible; as
    `hold_company`.
    """
    async with conn.transaction():
        held, member = await _held(conn, who, ice, user_id)
        if user_id == held.by:
            raise SoiMeme
        user = await people.find_utilisateur(conn, user_id)
        if user is None or member.etat == "BLOQUE":
            raise MembreBloque
        await send_for(conn, means, letters, user)
        await _record(conn, "member.password_link_sent", held, user_id)


async def _held(
    conn: Connection, who: Principal, ice: str, user_id: UUID
) -> tuple[Held, FicheMembre]:
    held = await hold_company(conn, who, ice)
    return held, await _read(conn, ice, user_id)


async def _read(conn: Connection, ice: str, user_id: UUID) -> FicheMembre:
    found = await queries.find_member(conn, ice, user_id)
    if found is None:
        raise MembreInconnu
    return found


def _check_leaving(held: Held, user_id: UUID) -> None:
    """Refuse what would leave the company without administrator, or the caller outside."""
    if user_id == held.by:
        raise SoiMeme
    if not rules.keeps_an_administrator(held.administrators, user_id):
        raise DernierAdministrateur


async def _end_sessions(conn: Connection, ice: str, user_id: UUID, why: str) -> None:
    for session_id in await queries.list_sessions(conn, ice, user_id):
        await end_session(conn, session_id, why)


async def _record(
    conn: Connection, kind: str, held: Held, user_id: UUID, **details: object
) -> None:
    by = {"ice": held.company.ice, "by": str(held.by)}
    await record(conn, kind, user_id=user_id, details=by | details)


def _told(droits: Sequence[Droits]) -> dict[str, list[str]]:
    return {each.profil: list(each.roles) for each in droits}

"""What may an operator do about companies and accounts?"""

from typing import Any
from uuid import UUID

from msgspec import structs

from services.identity.actions.password_links import send_for
from services.identity.actions.sessions import block, end_session, end_sessions, record
from services.identity.letters import Letters
from services.identity.means import Means
from services.identity.models.desk import (
    EnregistrerEntreprise,
    FicheCompte,
    FicheEntreprise,
    ModifierEntreprise,
)
from services.identity.models.people import EntrepriseRow
from services.identity.problems import CompteInconnu, EntrepriseInconnue
from services.identity.problems.desk import (
    CompteBloque,
    DejaModifie,
    DernierOperateur,
    EntrepriseExiste,
    EntreprisePortnet,
    PasSoiMeme,
    ProfilPorte,
)
from services.identity.queries import desk as queries
from services.identity.queries import people
from services.identity.rules import desk as rules
from services.identity.rules.person import user_id
from shared import clock, outbox
from shared.auth import OPERATOR, Principal
from shared.contracts.identity import EntrepriseEnregistree, EntrepriseModifiee
from shared.database import Connection, violated
from shared.problems import Forbidden

HISTORY = 50
"""How many acts a company's or an account's sheet shows."""


async def operator(conn: Connection, who: Principal) -> UUID:
    """Return which operator acts; the token may have outlived their suspension.

    Raises: Forbidden.
    """
    acting = user_id(who)
    if not await queries.is_operator(conn, acting):
        raise Forbidden
    return acting


async def read_entreprise(conn: Connection, ice: str) -> FicheEntreprise:
    """Return a company with what was done to it.

    Raises: EntrepriseInconnue.
    """
    found = await queries.find_fiche_entreprise(conn, ice)
    if found is None:
        raise EntrepriseInconnue
    actes = await queries.list_actes_of_entreprise(conn, ice, HISTORY)
    return structs.replace(found, historique=tuple(actes))


async def register_entreprise(
    conn: Connection, who: Principal, order: EnregistrerEntreprise
) -> FicheEntreprise:
    """Register a company by hand, and say so.

    Raises: InvalidInput — see rules.desk. EntrepriseExiste.
    """
    row = rules.new_entreprise(order)
    async with conn.transaction():
        acting = await operator(conn, who)
        if not await people.insert_entreprise(conn, row, clock.now()):
            raise EntrepriseExiste
        await people.insert_profils(conn, row.ice, row.profils)
        await outbox.publish(
            conn,
            EntrepriseEnregistree(
                ice=row.ice, raison_sociale=row.raison_sociale, profils=row.profils
            ),
            ice=row.ice,
            subject=row.ice,
        )
        await _note(conn, acting, "entreprise.registered", row.ice, order.motif)
    return await read_entreprise(conn, row.ice)


async def change_entreprise(
    conn: Connection, who: Principal, ice: str, order: ModifierEntreprise
) -> FicheEntreprise:
    """Change a company, and say so; the same order again changes nothing.

    Raises: EntrepriseInconnue, InvalidInput. DejaModifie — since the operator read it.
    ProfilPorte — people work under a profile that would go.
    """
    async with conn.transaction():
        acting = await operator(conn, who)
        before = await _locked(conn, ice)
        after = rules.changed_entreprise(before, order)
        if before.modifie_le != order.modifie_le:
            if not rules.differences(before, after):
                return await read_entreprise(conn, ice)
            raise DejaModifie
        await apply_entreprise(conn, acting, before, after, order.motif)
    return await read_entreprise(conn, ice)


async def apply_entreprise(
    conn: Connection, acting: UUID, before: FicheEntreprise, after: EntrepriseRow, motif: str
) -> None:
    """Bring a locked company to what `after` says, and say so when that changes anything.

    Raises: ProfilPorte.
    """
    changes = rules.differences(before, after)
    if not changes:
        return
    gone = [code for code in before.profils if code not in after.profils]
    if gone:
        await _take_profils(conn, before.ice, gone)
    await people.insert_profils(conn, before.ice, after.profils)
    await queries.save_entreprise(conn, after, clock.now())
    await outbox.publish(
        conn,
        EntrepriseModifiee(
            ice=after.ice, raison_sociale=after.raison_sociale, profils=after.profils
        ),
        ice=after.ice,
        subject=after.ice,
    )
    await _note(conn, acting, "entreprise.changed", before.ice, motif, changes=changes)


async def suspend_entreprise(
    conn: Connection, who: Principal, ice: str, motif: str
) -> FicheEntreprise:
    """Let nobody work for the company any more: its sessions end with their tokens. Again: nothing.

    Raises: EntrepriseInconnue. EntreprisePortnet — the operators' own.
    """
    async with conn.transaction():
        acting = await operator(conn, who)
        before = await _locked(conn, ice)
        if OPERATOR in before.profils:
            raise EntreprisePortnet
        if before.statut == "ACTIVE":
            await queries.set_statut_entreprise(conn, ice, "SUSPENDUE", clock.now())
            ended = await queries.list_sessions_of_entreprise(conn, ice)
            for session_id in ended:
                await end_session(conn, session_id, "entreprise-suspended")
            await _note(conn, acting, "entreprise.suspended", ice, motif, sessions=len(ended))
    return await read_entreprise(conn, ice)


async def reinstate_entreprise(
    conn: Connection, who: Principal, ice: str, motif: str
) -> FicheEntreprise:
    """Let the company's people work again; those suspended themselves stay so. Again: nothing.

    Raises: EntrepriseInconnue.
    """
    async with conn.transaction():
        acting = await operator(conn, who)
        before = await _locked(conn, ice)
        if before.statut == "SUSPENDUE":
            await queries.set_statut_entreprise(conn, ice, "ACTIVE", clock.now())
            await _note(conn, acting, "entreprise.reinstated", ice, motif)
    return await read_entreprise(conn, ice)


async def read_compte(conn: Connection, whose: UUID) -> FicheCompte:
    """Return an account with its affectations and what was done to it.

    Raises: CompteInconnu.
    """
    found = await queries.find_fiche_compte(conn, whose, clock.now())
    if found is None:
        raise CompteInconnu
    return structs.replace(
        found,
        affectations=tuple(await queries.list_affectations_of_compte(conn, whose)),
        historique=tuple(await queries.list_actes_of_compte(conn, whose, HISTORY)),
    )


async def suspend_compte(conn: Connection, who: Principal, whose: UUID, motif: str) -> FicheCompte:
    """Lock an account: its sessions end with their tokens, and all who listen hear. Again: nothing.

    Raises: CompteInconnu. PasSoiMeme. DernierOperateur.
    """
    async with conn.transaction():
        # Locked together and in one order: two operators cannot suspend each other at once.
        operators = await queries.lock_operators(conn)
        acting = user_id(who)
        if acting not in operators:
            raise Forbidden
        if whose == acting:
            raise PasSoiMeme
        if operators == [whose]:
            raise DernierOperateur
        if await people.find_utilisateur(conn, whose) is None:
            raise CompteInconnu
        if await queries.set_statut_compte(conn, whose, "SUSPENDU"):
            await block(conn, whose, motif)
            await record(
                conn,
                "account.suspended",
                user_id=whose,
                details={"by": str(acting), "reason": motif},
            )
    return await read_compte(conn, whose)


async def reinstate_compte(
    conn: Connection, who: Principal, whose: UUID, motif: str
) -> FicheCompte:
    """Let a person sign in again. Again: nothing.

    Raises: CompteInconnu.
    """
    async with conn.transaction():
        acting = await operator(conn, who)
        if await people.find_utilisateur(conn, whose) is None:
            raise CompteInconnu
        if await queries.set_statut_compte(conn, whose, "ACTIF"):
            await record(
                conn,
                "account.reinstated",
                user_id=whose,
                details={"by": str(acting), "reason": motif},
            )
    return await read_compte(conn, whose)


async def end_sessions_of_compte(conn: Connection, who: Principal, whose: UUID, motif: str) -> int:
    """End every session of a person; return how many.

    Raises: CompteInconnu.
    """
    async with conn.transaction():
        acting = await operator(conn, who)
        if await people.find_utilisateur(conn, whose) is None:
            raise CompteInconnu
        ended = await end_sessions(conn, whose, "ended-by-operator")
        if ended:
            await record(
                conn,
                "account.sessions_ended",
                user_id=whose,
                details={"by": str(acting), "reason": motif, "sessions": ended},
            )
    return ended


async def send_password_link(
    conn: Connection, means: Means, letters: Letters, who: Principal, whose: UUID, motif: str
) -> None:
    """Mail a person the link with which they choose a new password; nobody else ever sees it.

    Raises: CompteInconnu. CompteBloque — suspended. TropDEnvois, CourrierIndisponible.
    """
    async with conn.transaction():
        acting = await operator(conn, who)
        person = await people.find_utilisateur(conn, whose)
        if person is None:
            raise CompteInconnu
        if person.statut != "ACTIF":
            raise CompteBloque
        await send_for(conn, means, letters, person)
        await record(
            conn,
            "account.password_link_sent",
            user_id=whose,
            details={"by": str(acting), "reason": motif},
        )


async def _take_profils(conn: Connection, ice: str, profils: list[str]) -> None:
    """Raises: ProfilPorte — also when somebody is given one at this very moment."""
    try:
        async with conn.transaction():
            await queries.delete_profils(conn, ice, profils)
    except Exception as error:
        if violated(error) is None:
            raise
        carriers = await queries.count_carriers(conn, ice, profils)
        raise ProfilPorte(personnes=carriers) from error


async def _locked(conn: Connection, ice: str) -> FicheEntreprise:
    found = await queries.lock_fiche_entreprise(conn, ice)
    if found is None:
        raise EntrepriseInconnue
    return found


async def _note(
    conn: Connection, acting: UUID, kind: str, ice: str, motif: str, **details: Any
) -> None:
    said = {"by": str(acting), "ice": ice, "reason": motif, **details}
    await record(conn, kind, ice=ice, details=said)

"""What happens with a change that somebody asks for?

Mon espace is read-only (user guide, III.A): one asks, and somebody else decides.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec import structs

from services.identity.actions import desk, members
from services.identity.actions.authorization import well_formed
from services.identity.actions.notices import notify
from services.identity.actions.sessions import record
from services.identity.letters import Letters
from services.identity.mailer import MailFailed
from services.identity.means import Means
from services.identity.models.modifications import (
    ChampModifiable,
    Demande,
    DemanderModification,
    MesModifications,
)
from services.identity.models.people import EntrepriseRow
from services.identity.models.signin import Lost, Visitor
from services.identity.problems import CompteInconnu, EntrepriseInconnue
from services.identity.problems.desk import CourrierIndisponible, PasSoiMeme
from services.identity.problems.modifications import (
    ModificationClose,
    ModificationInconnue,
    ModificationOuverte,
)
from services.identity.queries import codes, passwords, people
from services.identity.queries import desk as desk_queries
from services.identity.queries import modifications as queries
from services.identity.rules import modifications as rules
from services.identity.rules.person import user_id
from services.identity.vault import new_token, sha256
from shared import clock
from shared.auth import Principal
from shared.database import Connection, Pool, violated
from shared.problems import Forbidden

SHOWN = 50
"""How many of their own requests a person sees."""


async def read_mine(conn: Connection, who: Principal) -> MesModifications:
    """Return what the caller may ask to change, and what they have asked.

    Raises: CompteInconnu.
    """
    whose = user_id(who)
    today = await queries.find_valeurs(conn, whose, who.ice)
    if today is None:
        raise CompteInconnu
    open_ = set(await queries.list_ouvertes(conn, whose, who.ice))
    return MesModifications(
        champs=[
            ChampModifiable(champ=champ, valeur=getattr(today, champ), ouverte=champ in open_)
            for champ in rules.fields(who.ice)
        ],
        items=await queries.list_mine(conn, whose, SHOWN),
    )


async def ask(conn: Connection, who: Principal, order: DemanderModification) -> MesModifications:
    """Ask for a change.

    Raises: CompteInconnu, InvalidInput. ModificationOuverte — it is asked for already.
    """
    whose = user_id(who)
    async with conn.transaction():
        today = await queries.find_valeurs(conn, whose, who.ice)
        if today is None:
            raise CompteInconnu
        before = getattr(today, order.champ)
        asked = Demande(
            modification_id=clock.new_id(),
            champ=order.champ,
            user_id=whose,
            ice=who.ice,
            apres=rules.wanted(order.champ, order.valeur, before, who.ice),
            motif=order.motif.strip(),
            etat="SOUMISE",
            de_entreprise=order.champ in rules.OF_COMPANY,
            lien_expire_le=None,
            appliquee_le=None,
        )
        if not await queries.insert_modification(conn, whose, asked, before, clock.now()):
            raise ModificationOuverte
        await _note(conn, asked, "modification.asked", whose)
    return await read_mine(conn, who)


async def cancel(conn: Connection, who: Principal, modification_id: UUID) -> MesModifications:
    """Take back what the caller asked for. Again: nothing.

    Raises: ModificationInconnue. ModificationClose — it was decided.
    """
    whose = user_id(who)
    async with conn.transaction():
        asked = await queries.lock_demande(conn, modification_id)
        if asked is None or asked.user_id != whose:
            raise ModificationInconnue
        if asked.etat != "ANNULEE":
            if not await queries.cancel(conn, whose, modification_id, clock.now()):
                raise ModificationClose
            await _note(conn, asked, "modification.cancelled", whose)
    return await read_mine(conn, who)


async def accept(
    conn: Connection, means: Means, letters: Letters, who: Principal, modification_id: UUID
) -> None:
    """Accept a change: it holds from now on, and the person is told by mail.

    A new e-mail address counts once its owner has opened the link that is sent there; the old
    address is told. Again: nothing.

    Raises: Forbidden, ModificationInconnue, PasSoiMeme, ModificationClose. CourrierIndisponible —
    the link could not be sent; nothing was done.
    """
    now = clock.now()
    async with conn.transaction():
        asked = await _to_decide(conn, who, modification_id)
        acting = user_id(who)
        if asked.etat == "ACCEPTEE":
            return
        if asked.etat != "SOUMISE":
            raise ModificationClose
        await queries.decide(conn, modification_id, "ACCEPTEE", acting, None, now)
        await _note(conn, asked, "modification.accepted", acting)
        if asked.champ == "email":
            await _send_link(conn, means, letters, asked, now)
            return
        await _apply(conn, acting, asked)
        await queries.note_applied(conn, modification_id, now)
        await _tell(conn, asked, "modification-acceptee", now)


async def refuse(conn: Connection, who: Principal, modification_id: UUID, motif: str) -> None:
    """Refuse a change; the person reads why. Again: nothing.

    Raises: Forbidden, ModificationInconnue, PasSoiMeme, ModificationClose.
    """
    now = clock.now()
    async with conn.transaction():
        asked = await _to_decide(conn, who, modification_id)
        if asked.etat == "REFUSEE":
            return
        if asked.etat != "SOUMISE":
            raise ModificationClose
        acting = user_id(who)
        await queries.decide(conn, modification_id, "REFUSEE", acting, motif.strip(), now)
        await _note(conn, asked, "modification.refused", acting, reason=motif)
        await _tell(conn, asked, "modification-refusee", now, motif=motif)


async def look_at_link(pool: Pool, held: str) -> Demande:
    """Return the change of address that a link would confirm.

    Raises: Lost — it has served, is too old, or was taken back.
    """
    async with pool.acquire() as conn, conn.transaction():
        return await _held(conn, held)


async def confirm_address(pool: Pool, visitor: Visitor, held: str) -> None:
    """Make the new address the person's: its owner has opened the link. The old one is told.

    Raises: Lost — the link is void, or the address belongs to another account.
    """
    now = clock.now()
    try:
        async with pool.acquire() as conn, conn.transaction():
            asked = await _held(conn, held)
            # Told first: a notice goes to the address that is the person's when it is written.
            await _tell(conn, asked, "adresse-changee", now)
            await queries.set_email(conn, asked.user_id, asked.apres)
            # What was sent to the old mailbox proves a mailbox that is no longer the person's.
            await codes.void_codes(conn, asked.user_id, "EMAIL", now)
            await passwords.cancel_links(conn, asked.user_id, now)
            await queries.note_applied(conn, asked.modification_id, now)
            await record(
                conn,
                "account.address_changed",
                visitor,
                user_id=asked.user_id,
                details={"modification": str(asked.modification_id)},
            )
    except Exception as error:
        if violated(error) != "utilisateur_email":
            raise
        raise Lost("address-taken") from error


async def _held(conn: Connection, held: str) -> Demande:
    secret = well_formed(held)
    asked = None if secret is None else await queries.lock_by_link(conn, sha256(secret))
    if (
        asked is None
        or asked.etat != "ACCEPTEE"
        or asked.appliquee_le is not None
        or asked.lien_expire_le is None
        or asked.lien_expire_le <= clock.now()
    ):
        raise Lost("address-link")
    return asked


async def _to_decide(conn: Connection, who: Principal, modification_id: UUID) -> Demande:
    """Return a change that is the caller's to decide on, locked."""
    if not rules.may_see_queue(who):
        raise Forbidden
    # The token may have outlived what it says: a role, a suspension.
    if who.is_operator:
        await desk.operator(conn, who)
    else:
        await members.hold_company(conn, who, who.ice or "")
    asked = await queries.lock_demande(conn, modification_id)
    if asked is None or not rules.may_decide(who, asked):
        raise ModificationInconnue
    if asked.user_id == user_id(who):
        raise PasSoiMeme
    return asked


async def _send_link(
    conn: Connection, means: Means, letters: Letters, asked: Demande, now: datetime
) -> None:
    person = await people.find_utilisateur(conn, asked.user_id)
    if person is None:
        raise CompteInconnu
    token = new_token()
    await queries.set_link(conn, asked.modification_id, sha256(token), now + rules.LINK_LIFE)
    await _tell(conn, asked, "adresse-demandee", now)
    link = f"{means.issuer}/adresse?jeton={token}"
    try:
        # Within the transaction: an acceptance without its link would be worth nothing.
        await letters.address_link(means.mailer, asked.apres, link, person.langue or "fr")
    except MailFailed as error:
        raise CourrierIndisponible(headers={"Retry-After": "30"}) from error


async def _apply(conn: Connection, acting: UUID, asked: Demande) -> None:
    if asked.champ == "prenom":
        await queries.set_prenom(conn, asked.user_id, asked.apres)
    elif asked.champ == "nom":
        await queries.set_nom(conn, asked.user_id, asked.apres)
    elif asked.ice is not None:
        before = await desk_queries.lock_fiche_entreprise(conn, asked.ice)
        if before is None:
            raise EntrepriseInconnue
        row = EntrepriseRow(
            ice=before.ice,
            raison_sociale=before.raison_sociale,
            profils=before.profils,
            rc=before.rc,
            if_fiscal=before.if_fiscal,
            adresse=before.adresse,
            organisme=before.organisme,
        )
        after = structs.replace(row, **{asked.champ: asked.apres})
        await desk.apply_entreprise(conn, acting, before, after, asked.motif)


async def _tell(conn: Connection, asked: Demande, kind: str, now: datetime, **details: str) -> None:
    await notify(conn, asked.user_id, kind, valeur=asked.apres, le=now.isoformat(), **details)


async def _note(conn: Connection, asked: Demande, kind: str, by: UUID, **details: Any) -> None:
    await record(
        conn,
        kind,
        user_id=asked.user_id,
        details={
            "by": str(by),
            "modification": str(asked.modification_id),
            "champ": asked.champ,
            **details,
        },
    )

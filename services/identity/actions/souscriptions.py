"""What does a company do about its request to join the portal?"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from services.identity.actions import acces, attempts, notices
from services.identity.means import Means
from services.identity.models.signin import Refused, Visitor
from services.identity.models.souscriptions import (
    Acte,
    Auteur,
    CompleterSouscription,
    DemanderLien,
    DeposerSouscription,
    Depot,
    Souscription,
    Suivi,
)
from services.identity.problems.souscriptions import (
    CleReutilisee,
    SouscriptionEnCours,
    SouscriptionInconnue,
)
from services.identity.queries import documents
from services.identity.queries import souscriptions as queries
from services.identity.rules import acces as keys
from services.identity.rules import souscriptions as rules
from shared import clock
from shared.database import Connection, Pool
from shared.problems import TooManyRequests

DOUBLE_TOLD_EVERY = timedelta(hours=1)
"""How often an applicant is told that someone else asks for the same company."""


async def deposer(
    pool: Pool,
    means: Means,
    visitor: Visitor,
    order: DeposerSouscription,
    langue: Any,
    key: str | None,
) -> Depot:
    """Open a request, and mail the link that confirms its address.

    The answer is the same whether the company is registered or not: what becomes of the request
    is decided when the address is confirmed.

    Raises: InvalidInput, TooManyRequests, SouscriptionEnCours, CleReutilisee.
    """
    said = rules.deposited(order)
    corps = means.vault.digest("souscription/corps", msgspec.json.encode(order).decode())
    idempotence = means.vault.digest("souscription/cle", visitor.address, key) if key else None
    if idempotence and (again := await _replayed(pool, means, idempotence, corps)):
        return again
    await _count(pool, means, visitor.address)
    now = clock.now()
    async with pool.acquire() as conn, conn.transaction():
        await queries.lock_cle(conn, rules.cle(said.ice))
        pending = await queries.lock_en_cours(conn, rules.cle(said.ice))
        if pending is None:
            number = await queries.next_number(conn)
            opened = Souscription(
                souscription_id=clock.new_id(),
                reference=rules.reference(number, now),
                etat="A_CONFIRMER",
                version=1,
                email=order.email,
                langue=langue,
                deposee_le=now,
                soumise_le=None,
                decidee_le=None,
                operateur_id=None,
                derogation_ice=None,
                **{name: getattr(said, name) for name in said.__struct_fields__},
            )
            is_new = await queries.insert_souscription(conn, opened, idempotence, corps)
            if is_new:
                await tell(conn, opened, "confirmation")
        else:
            await _note_double(conn, pending, now)
    if pending is not None:
        raise SouscriptionEnCours
    if not is_new and idempotence and (again := await _replayed(pool, means, idempotence, corps)):
        return again
    return _depot(means, opened.souscription_id, opened.reference, now)


async def _replayed(pool: Pool, means: Means, idempotence: bytes, corps: bytes) -> Depot | None:
    async with pool.acquire() as conn:
        before = await queries.find_by_idempotence(conn, idempotence, corps)
    if before is None:
        return None
    if not before.est_la_meme:
        raise CleReutilisee
    return _depot(means, before.souscription_id, before.reference, before.deposee_le)


def _depot(means: Means, souscription_id: UUID, reference: str, at: datetime) -> Depot:
    return Depot(
        reference=reference,
        cle_depot=keys.deposit_key(means.vault, str(souscription_id)),
        a_confirmer_avant=at + rules.CONFIRMABLE,
    )


async def confirmer(conn: Connection, means: Means, reference: str, key: str) -> None:
    """Take the link's key as proof of the address, and lead the request where it belongs: to the
    operators, or to the administrators of the company if it has any; again changes nothing.

    Raises: SouscriptionInconnue; SouscriptionEnCours — another request for the company is ahead.
    """
    found = await acces.opened(conn, means, reference, key)
    now = clock.now()
    is_late = False
    async with conn.transaction():
        await queries.lock_cle(conn, rules.cle(found.ice))
        held = await _hold(conn, found.souscription_id)
        if held.etat != "A_CONFIRMER":
            return
        administrators = await queries.list_administrateurs(conn, rules.cle(held.ice))
        pending = await queries.lock_en_cours(conn, rules.cle(held.ice))
        if administrators:
            await step(conn, held, "TRANSMETTRE", "PORTAIL", now, decidee_le=now)
            await tell(conn, held, "transmise")
            # Its own name for the company: a stranger's words have no place in its people's mail.
            name = await queries.find_raison_sociale(conn, rules.cle(held.ice))
            said = _person(held) | {"entreprise": name or ""}
            for user_id in administrators:
                await notices.notify(conn, user_id, "souscription.rattachement", **said)
        elif pending is not None:
            is_late = True
            await _note_double(conn, pending, now)
        else:
            await step(conn, held, "CONFIRMER", "DEMANDEUR", now, soumise_le=now)
            await tell(conn, held, "recue")
    if is_late:
        raise SouscriptionEnCours


async def completer(
    conn: Connection, means: Means, reference: str, key: str, order: CompleterSouscription
) -> None:
    """Answer what an operator asked, and submit the same file again with what was mended.

    Raises: SouscriptionInconnue, TransitionInterdite, InvalidInput, SouscriptionEnCours.
    """
    found = await acces.opened(conn, means, reference, key)
    said = rules.mended(found.identification(), order)
    now = clock.now()
    async with conn.transaction():
        await queries.lock_cle(conn, rules.cle(said.ice))
        held = await _hold(conn, found.souscription_id)
        before = held.identification()
        said = rules.mended(before, order)
        touched = rules.changed(before, said)
        rules.after(held.etat, "COMPLETER", "DEMANDEUR")
        asked = rules.demande(held.etat, await queries.list_actes(conn, held.souscription_id))
        rules.check_asked(touched, asked.champs if asked else ())
        pending = await queries.lock_en_cours(conn, rules.cle(said.ice))
        if pending is not None and pending.souscription_id != held.souscription_id:
            raise SouscriptionEnCours
        await queries.update_identification(conn, held.souscription_id, said)
        await step(
            conn,
            held,
            "COMPLETER",
            "DEMANDEUR",
            now,
            {
                "message": order.message,
                "champs": touched,
                "avant": {name: getattr(before, name) for name in touched} or None,
            },
        )
        await tell(conn, held, "completee")


async def annuler(conn: Connection, means: Means, reference: str, key: str) -> None:
    """Give the request up; again changes nothing.

    Raises: SouscriptionInconnue; TransitionInterdite — it is decided.
    """
    found = await acces.opened(conn, means, reference, key)
    now = clock.now()
    async with conn.transaction():
        held = await _hold(conn, found.souscription_id)
        if held.etat == "ANNULEE":
            return
        await step(conn, held, "ANNULER", "DEMANDEUR", now, decidee_le=now)
        await tell(conn, held, "annulee")


async def demander_lien(pool: Pool, means: Means, visitor: Visitor, order: DemanderLien) -> None:
    """Mail the link to a request again, if the address is its applicant's; never say whether.

    Raises: TooManyRequests.
    """
    reference = order.reference.strip().upper()
    await _count(pool, means, visitor.address, reference)
    async with pool.acquire() as conn, conn.transaction():
        found = await queries.find_by_reference(conn, reference)
        if (
            found is not None
            and found.email.lower() == order.email.lower()
            and rules.is_readable(found.etat, found.deposee_le, found.decidee_le, clock.now())
        ):
            await tell(conn, found, "confirmation" if found.etat == "A_CONFIRMER" else "lien")


async def suivre(conn: Connection, means: Means, reference: str, key: str) -> Suivi:
    """Return the request as its applicant sees it.

    Raises: SouscriptionInconnue.
    """
    found = await acces.opened(conn, means, reference, key)
    histoire = await queries.list_actes(conn, found.souscription_id)
    waits = found.etat == "A_CONFIRMER"
    return Suivi(
        reference=found.reference,
        etat=found.etat,
        identification=found.identification(),
        email=found.email,
        deposee_le=found.deposee_le,
        a_confirmer_avant=found.deposee_le + rules.CONFIRMABLE if waits else None,
        complement=rules.demande(found.etat, histoire),
        refus=rules.refus(found.etat, histoire),
        actes=rules.possible(found.etat, "DEMANDEUR"),
        documents=await documents.list_documents(conn, found.souscription_id),
        histoire=rules.told(histoire),
    )


async def step(
    conn: Connection,
    held: Souscription,
    acte: Acte,
    par: Auteur,
    now: datetime,
    written: dict[str, Any] | None = None,
    **changes: Any,
) -> None:
    """Lead a request that is held on by one act, `written` down with it.

    Raises: TransitionInterdite.
    """
    then = rules.after(held.etat, acte, par)
    await queries.move(conn, held.souscription_id, then, **changes)
    await note(conn, held, acte, par, now, **written or {})


async def note(
    conn: Connection, held: Souscription, acte: Acte, par: Auteur, now: datetime, **written: Any
) -> None:
    """Write an act down in the history of a request that is held.

    Raises: TransitionInterdite.
    """
    then = rules.after(held.etat, acte, par)
    acte_id = clock.new_id()
    await queries.insert_acte(conn, acte_id, held.souscription_id, now, acte, par, then, **written)


async def tell(conn: Connection, about: Souscription, kind: str, **details: str) -> None:
    """Mail the applicant what happened to the request, with its link."""
    await notices.write(
        conn,
        about.email,
        about.langue,
        f"souscription.{kind}",
        souscription=str(about.souscription_id),
        reference=about.reference,
        entreprise=about.raison_sociale,
        **details,
    )


async def _note_double(conn: Connection, pending: Souscription, now: datetime) -> None:
    """Write down that the company was asked for a second time, and tell who asked first."""
    last = await queries.find_last_double(conn, pending.souscription_id)
    if last is not None and now - last < DOUBLE_TOLD_EVERY:
        return
    await note(conn, pending, "DEPOSER_DOUBLE", "PORTAIL", now)
    await tell(conn, pending, "double")


async def _hold(conn: Connection, souscription_id: UUID) -> Souscription:
    held = await queries.lock_souscription(conn, souscription_id)
    if held is None:
        raise SouscriptionInconnue
    return held


def _person(held: Souscription) -> dict[str, str]:
    admin = held.administrateur
    return {
        "entreprise": held.raison_sociale,
        "personne": f"{admin.prenom} {admin.nom}",
        "fonction": admin.fonction,
        "courriel": held.email,
    }


async def _count(pool: Pool, means: Means, *subjects: str) -> None:
    """Count a request, or a mail, against an address and against a file.

    Raises: TooManyRequests.
    """
    digests = [means.vault.digest("souscription/compte", subject) for subject in subjects]
    try:
        await attempts.begin(pool, [("souscription", digest) for digest in digests])
    except Refused as refused:
        raise TooManyRequests(headers={"Retry-After": str(refused.seconds)}) from refused

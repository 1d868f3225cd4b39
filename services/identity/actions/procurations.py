"""What happens to procurations: written, signed, answered, suspended, ended, imported?"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from services.identity.actions.sessions import record
from services.identity.models.procurations import (
    Acte,
    Demarche,
    Importation,
    LigneRefusee,
    Procuration,
    Redaction,
    SeedProcuration,
)
from services.identity.models.signin import Visitor
from services.identity.problems.procurations import (
    ActeImpossible,
    MandataireInconnu,
    ProcurationInconnue,
)
from services.identity.queries import oauth
from services.identity.queries import procurations as queries
from services.identity.rules import procurations as rules
from services.identity.rules.person import company, user_id
from shared import clock, outbox
from shared.auth import Principal
from shared.contracts.identity import (
    ProcurationActivee,
    ProcurationExpiree,
    ProcurationRejetee,
    ProcurationRevoquee,
    ProcurationSoumise,
    ProcurationSuspendue,
)
from shared.database import Connection, Pool
from shared.events import CloudEvent, Event, Rejected
from shared.problems import FieldError, InvalidInput

SOURCE = "identity"
OVERDUE_AT_ONCE = 200


async def write(
    conn: Connection, who: Principal, procuration_id: UUID, written: Redaction
) -> Procuration:
    """Write a draft of the caller's company, or change it; the same again changes nothing.

    Raises: InvalidInput, MandataireInconnu, ActeImpossible — it is no draft any more.
    ProcurationInconnue — the id is another company's.
    """
    ice = company(who)
    right = rules.checked(ice, written, clock.day(clock.now()))
    async with conn.transaction():
        if await queries.find_societe(conn, right.mandataire_ice) is None:
            raise MandataireInconnu(errors=[FieldError("/mandataire_ice", "unknown")])
        if not await queries.put_draft(
            conn, ice, procuration_id, who.profil or "", right, clock.now()
        ):
            known = await queries.find_procuration(conn, ice, procuration_id)
            raise ProcurationInconnue if known is None else ActeImpossible(etat=known.etat)
        return await _found(conn, ice, procuration_id)


async def attach(
    conn: Connection, who: Principal, procuration_id: UUID, nom: str, content: bytes
) -> None:
    """Keep the signed paper of a draft.

    Raises: DocumentIllisible, ProcurationInconnue, ActeImpossible.
    """
    ice, right = company(who), rules.checked_document(content)
    async with conn.transaction():
        if not await queries.set_document(conn, ice, procuration_id, nom, right, clock.now()):
            raise ActeImpossible(etat=(await _found(conn, ice, procuration_id)).etat)


async def throw_away(conn: Connection, who: Principal, procuration_id: UUID) -> None:
    """Throw a draft away.

    Raises: ProcurationInconnue, ActeImpossible — it was signed.
    """
    ice = company(who)
    if not await queries.delete_draft(conn, ice, procuration_id):
        raise ActeImpossible(etat=(await _found(conn, ice, procuration_id)).etat)


async def step(
    conn: Connection,
    who: Principal,
    procuration_id: UUID,
    wanted: Demarche,
    visitor: Visitor | None = None,
) -> Procuration:
    """Take a step for the caller's company; the same step again changes nothing.

    Raises: ProcurationInconnue, ActeReserve, ActeImpossible, MotifRequis. InvalidInput — its last
    day is over.
    """
    ice = company(who)
    motif = (wanted.motif or "").strip() or None
    async with conn.transaction():
        await queries.lock_procuration(conn, procuration_id)
        before = await _found(conn, ice, procuration_id)
        cote = rules.side(ice, before)
        if cote is None:
            raise ProcurationInconnue
        etat = rules.after(before.etat, before.type, cote, wanted.acte, motif)
        if etat == before.etat:
            return before
        now = clock.now()
        if etat in {"EN_ATTENTE", "ACTIVE"} and before.date_fin < clock.day(now):
            raise InvalidInput(errors=[FieldError("/date_fin", "already over")])
        await queries.set_state(conn, procuration_id, etat, motif, now)
        await queries.insert_step(
            conn,
            procuration_id,
            wanted.acte,
            etat,
            cote,
            now,
            user_id=user_id(who),
            acr=who.acr,
            motif=motif,
        )
        if etat in rules.ENDS_TOKENS:
            await oauth.revoke_grants_of_procuration(conn, procuration_id, wanted.acte, now)
        await _say(conn, before, wanted.acte, motif)
        await record(
            conn,
            f"procuration.{wanted.acte}",
            visitor,
            user_id=user_id(who),
            details={"procuration_id": str(procuration_id), "ice": ice},
        )
        return await _found(conn, ice, procuration_id)


async def _say(conn: Connection, about: Procuration, acte: Acte, motif: str | None) -> None:
    """Say a step that was taken."""
    known: dict[str, Any] = {
        "procuration_id": about.procuration_id,
        "type_procuration": about.type,
        "mandant_ice": about.mandant_ice,
        "mandataire_ice": about.mandataire_ice,
        "perimetre": about.perimetre,
        "date_debut": about.date_debut,
        "date_fin": about.date_fin,
    }
    said: Event
    if acte == "soumettre":
        said = ProcurationSoumise(**known)
    elif acte in {"accepter", "reprendre"}:
        said = ProcurationActivee(**known)
    elif acte == "refuser":
        said = ProcurationRejetee(procuration_id=about.procuration_id, motif=motif or "")
    elif acte == "suspendre":
        said = ProcurationSuspendue(procuration_id=about.procuration_id, motif=motif or "")
    else:
        said = ProcurationRevoquee(
            procuration_id=about.procuration_id,
            mandant_ice=about.mandant_ice,
            mandataire_ice=about.mandataire_ice,
            motif=motif or "",
        )
    await outbox.publish(
        conn, said, ice=about.mandant_ice, subject=str(about.procuration_id), source=SOURCE
    )


async def hear_customs(
    conn: Connection, event: CloudEvent[ProcurationActivee | ProcurationRejetee]
) -> None:
    """Take customs' answer to a procuration of type DOUANE.

    Raises: Rejected — no such procuration, not customs' to answer, or not waiting any more.
    """
    procuration_id, now = event.data.procuration_id, clock.now()
    await queries.lock_procuration(conn, procuration_id)
    known = await queries.find_mandat(conn, procuration_id)
    if known is None or known.type != "DOUANE":
        raise Rejected("AUTORITE", f"customs has no procuration {procuration_id} to answer")
    accepts = isinstance(event.data, ProcurationActivee)
    etat = "ACTIVE" if accepts else "REJETEE"
    if known.etat == etat:
        return
    if known.etat != "EN_ATTENTE":
        raise Rejected("TRANSITION", f"procuration {procuration_id} is {known.etat}")
    motif = None if isinstance(event.data, ProcurationActivee) else event.data.motif
    acte = "accepter" if accepts else "refuser"
    await queries.set_state(conn, procuration_id, etat, motif, now)
    await queries.insert_step(conn, procuration_id, acte, etat, "DOUANE", event.time, motif=motif)


async def expire(pool: Pool) -> int:
    """End the procurations whose last day is over; return how many."""
    now = clock.now()
    async with pool.acquire() as conn, conn.transaction():
        over = await queries.list_overdue(conn, clock.day(now), OVERDUE_AT_ONCE)
        for each in over:
            await queries.set_state(conn, each.procuration_id, "EXPIREE", None, now)
            await queries.insert_step(
                conn, each.procuration_id, "expirer", "EXPIREE", "SYSTEME", now
            )
            await oauth.revoke_grants_of_procuration(conn, each.procuration_id, "expirer", now)
            await outbox.publish(
                conn,
                ProcurationExpiree(procuration_id=each.procuration_id),
                ice=each.mandant_ice,
                subject=str(each.procuration_id),
                source=SOURCE,
            )
    return len(over)


async def import_lines(conn: Connection, who: Principal, raw: bytes) -> Importation:
    """Give the procurations of a CSV file; wrong lines are told and the others given.

    A line that says what stands already changes nothing, so a file may be sent again.

    Raises: InvalidInput — the file cannot be read at all.
    """
    report, ice = Importation(), company(who)
    # Read to its end first: of a file that is refused, nothing is given.
    for number, said in list(rules.read_lines(raw)):
        if isinstance(said, str):
            report.refusees.append(LigneRefusee(ligne=number, motif=said))
            continue
        try:
            right = rules.checked(ice, said, clock.day(clock.now()))
            async with conn.transaction():
                if await queries.find_same(conn, ice, right) is not None:
                    report.inchangees += 1
                    continue
                procuration_id = clock.new_id()
                await write(conn, who, procuration_id, right)
                await step(conn, who, procuration_id, Demarche(acte="soumettre"))
        except InvalidInput as error:
            why = "; ".join(f"{each.pointer[1:]}: {each.detail}" for each in error.errors or [])
            report.refusees.append(LigneRefusee(ligne=number, motif=why))
        except MandataireInconnu:
            report.refusees.append(LigneRefusee(ligne=number, motif="mandataire_ice: unknown"))
        else:
            report.creees += 1
    return report


async def seed(conn: Connection, wanted: SeedProcuration) -> None:
    """Put a procuration in force, once."""
    now = clock.now()
    today = clock.day(now)
    days = (today, today + timedelta(days=wanted.jours))
    if not await queries.insert_seeded(
        conn,
        wanted.procuration_id,
        wanted.type,
        (wanted.mandant_ice, wanted.profil),
        wanted.mandataire_ice,
        sorted(set(wanted.perimetre)),
        days,
        now,
    ):
        return
    await queries.insert_step(conn, wanted.procuration_id, "accepter", "ACTIVE", "SYSTEME", now)
    seeded = await _found(conn, wanted.mandant_ice, wanted.procuration_id)
    await _say(conn, seeded, "accepter", None)


async def _found(conn: Connection, ice: str, procuration_id: UUID) -> Procuration:
    found = await queries.find_procuration(conn, ice, procuration_id)
    if found is None:
        raise ProcurationInconnue
    return found

"""What can billing do?"""

from datetime import datetime
from uuid import UUID

from shared import clock, money, outbox
from shared.auth import Principal
from shared.contracts.billing import (
    ForfaitActive,
    ForfaitConsomme,
    ForfaitEpuise,
    ForfaitExpire,
    ForfaitResilie,
)
from shared.database import Connection
from shared.problems import FieldError, InvalidInput
from shared.telemetry import log

from . import queries, rules
from .models import (
    Activated,
    ActivateForfait,
    Forfait,
    NewForfait,
    Offre,
    SeedForfait,
    SeedOffre,
    TerminateForfait,
)
from .problems import (
    CleReutilisee,
    EntrepriseInconnue,
    ForfaitInconnu,
    OffreInconnue,
    TransitionInterdite,
)

EXPIRY_BATCH = 200
SEEDED_BY = "seed"


async def publish_offres(conn: Connection, offres: list[SeedOffre]) -> None:
    """Put `offres` on sale, in this order, and take every other off sale.

    Raises: ValueError — a price with VAT that is not its price without, plus VAT.
    """
    async with conn.transaction():
        for rang, offre in enumerate(offres):
            ht, ttc = money.to_centimes(offre.ht), money.to_centimes(offre.ttc)
            if rules.ttc_centimes(ht) != ttc:
                raise ValueError(f"{offre.code}: {offre.ttc} is not {offre.ht} plus VAT")
            priced = Offre(
                code=offre.code,
                label=offre.label,
                ht_centimes=ht,
                ttc_centimes=ttc,
                operations=offre.operations,
                mois=offre.mois,
            )
            await queries.upsert_offre(conn, rang, priced)
        await queries.withdraw_offres_but(conn, [offre.code for offre in offres])


async def register_company(
    conn: Connection, ice: str, raison_sociale: str, profils: list[str], at: datetime
) -> None:
    """Keep what identity said of a company at `at`."""
    await queries.upsert_entreprise(conn, ice, raison_sociale, profils, at)


async def activate_forfait(
    conn: Connection, who: Principal, order: ActivateForfait, key: str | None
) -> Activated:
    """Activate an offer for a company that identity has told of, as PORTNET's operator.

    The same order under the same key (by default the offer and its first day) is carried out once.

    Raises: InvalidInput, EntrepriseInconnue, OffreInconnue, CleReutilisee.
    """
    async with conn.transaction():
        if not await queries.entreprise_exists(conn, order.ice):
            if rules.is_ice(order.ice):
                raise EntrepriseInconnue
            raise InvalidInput(errors=[FieldError("#/ice", "not an ICE: 15 digits with their key")])
        return await _activate(conn, order, key, by=who.sub)


async def seed_forfait(conn: Connection, seed: SeedForfait) -> Activated | None:
    """Activate an offer for a company that an installation opens with; None when it has it.

    The company may be one that identity has not told of yet. An installation that is opened again
    another day keeps the package it has.

    Raises: InvalidInput, OffreInconnue.
    """
    if not rules.is_ice(seed.ice):
        raise InvalidInput(f"{seed.ice} is not an ICE")
    async with conn.transaction():
        await queries.lock_company(conn, seed.ice)
        mine = await queries.list_forfaits(conn, seed.ice)
        today = clock.day(clock.now())
        if any(one.offre_code == seed.offre_code and one.date_fin >= today for one in mine):
            return None
        order = ActivateForfait(
            ice=seed.ice, offre_code=seed.offre_code, date_debut=seed.date_debut
        )
        return await _activate(conn, order, None, by=SEEDED_BY)


async def _activate(
    conn: Connection, order: ActivateForfait, key: str | None, *, by: str
) -> Activated:
    offre = await queries.find_offre(conn, order.offre_code)
    if offre is None:
        raise OffreInconnue
    today = clock.day(clock.now())
    first_day = order.date_debut or today
    final_day = rules.last_day(first_day, offre.mois)
    cle = key or f"{offre.code}/{first_day.isoformat()}"
    await queries.lock_company(conn, order.ice)
    # A repeated order is answered before its date is judged: it was credible when it was given.
    known = await queries.find_forfait_by_key(conn, order.ice, cle)
    if known is not None:
        same_day = order.date_debut is None or known.date_debut == order.date_debut
        if known.offre_code != offre.code or not same_day:
            raise CleReutilisee
        return Activated(forfait=known, nouveau=False)
    if not rules.start_is_credible(first_day, final_day, today):
        raise InvalidInput(errors=[FieldError("#/date_debut", "over already, or too far away")])
    new = NewForfait(
        forfait_id=clock.new_id(),
        ice=order.ice,
        offre_code=offre.code,
        cle=cle,
        total=offre.operations,
        date_debut=first_day,
        date_fin=final_day,
    )
    await queries.insert_forfait(conn, new, clock.now())
    await queries.activate_forfait(conn, new.forfait_id, by, clock.now())
    event = ForfaitActive(
        forfait_id=new.forfait_id,
        forfait_code=offre.code,
        date_debut=first_day,
        date_fin=final_day,
        solde=offre.operations,
    )
    await outbox.publish(conn, event, ice=order.ice, subject=str(new.forfait_id))
    log.info("forfait.activated", forfait_id=str(new.forfait_id), ice=order.ice, by=by)
    return Activated(forfait=await _existing(conn, new.forfait_id), nouveau=True)


async def terminate_forfait(
    conn: Connection, who: Principal, forfait_id: UUID, order: TerminateForfait
) -> Forfait:
    """End a running package before its last day, as PORTNET's operator.

    Raises: ForfaitInconnu, TransitionInterdite.
    """
    async with conn.transaction():
        forfait = await _existing(conn, forfait_id)
        await queries.lock_company(conn, forfait.ice)
        if not await queries.terminate_forfait(conn, forfait_id, order.motif, clock.now()):
            forfait = await _existing(conn, forfait_id)
            raise TransitionInterdite(
                etat=forfait.etat, actions=rules.allowed_actions(forfait.etat)
            )
        event = ForfaitResilie(forfait_id=forfait_id, motif=order.motif)
        await outbox.publish(conn, event, ice=forfait.ice, subject=str(forfait_id))
        log.info("forfait.terminated", forfait_id=str(forfait_id), by=who.sub)
        return await _existing(conn, forfait_id)


async def consume_operation(
    conn: Connection, ice: str, operation_ref: str, service_code: str, at: datetime
) -> None:
    """Charge a submission made at `at` to one of the company's packages, once.

    A submission of a company without a package that day is kept, charged to none: the demande
    exists, whatever billing thinks of it.
    """
    async with conn.transaction():
        await queries.lock_company(conn, ice)
        if not await queries.insert_operation(conn, ice, operation_ref, service_code, at):
            return
        forfait = rules.bearer(await queries.list_forfaits(conn, ice), clock.day(at))
        if forfait is None:
            log.warning("operation.without_package", ice=ice, operation_ref=operation_ref)
            return
        etat = await queries.consume_operation(conn, forfait.forfait_id, clock.now())
        if etat is None:
            raise RuntimeError(f"package {forfait.forfait_id} changed under its company's lock")
        await queries.charge_operation(conn, ice, operation_ref, forfait.forfait_id)
        subject = str(forfait.forfait_id)
        consumed = ForfaitConsomme(
            forfait_id=forfait.forfait_id,
            operation_ref=operation_ref,
            service_code=service_code,
            solde=None if forfait.solde is None else forfait.solde - 1,
        )
        await outbox.publish(conn, consumed, ice=ice, subject=subject)
        if etat == "EPUISE":
            exhausted = ForfaitEpuise(forfait_id=forfait.forfait_id)
            await outbox.publish(conn, exhausted, ice=ice, subject=subject)
            log.info("forfait.exhausted", forfait_id=subject, ice=ice)


async def expire_due(conn: Connection) -> int:
    """Close up to a batch of packages past their last day; return how many there were."""
    now = clock.now()
    async with conn.transaction():
        over = await queries.expire_forfaits(conn, clock.day(now), now, EXPIRY_BATCH)
        for forfait in over:
            event = ForfaitExpire(forfait_id=forfait.forfait_id)
            await outbox.publish(conn, event, ice=forfait.ice, subject=str(forfait.forfait_id))
            log.info("forfait.expired", forfait_id=str(forfait.forfait_id), ice=forfait.ice)
    return len(over)


async def _existing(conn: Connection, forfait_id: UUID) -> Forfait:
    forfait = await queries.find_forfait(conn, None, forfait_id)
    if forfait is None:
        raise ForfaitInconnu
    return forfait

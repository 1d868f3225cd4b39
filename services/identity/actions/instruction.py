"""What does an operator do about a company's request to join?

Whether the caller still is one is read with every act, not believed of their token.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from services.identity.actions import desk, entreprises, notices
from services.identity.actions.passwords import begin_setting
from services.identity.actions.sessions import record
from services.identity.actions.souscriptions import note, step, tell
from services.identity.means import Means
from services.identity.models.people import EntrepriseRow, Utilisateur
from services.identity.models.souscriptions import (
    ApprouverSouscription,
    DemanderComplement,
    Document,
    Dossier,
    RejeterSouscription,
    Souscription,
)
from services.identity.problems.souscriptions import (
    AdministrateurSuspendu,
    DejaPriseEnCharge,
    DerogationRequise,
    DocumentInconnu,
    EntrepriseDejaInscrite,
    SouscriptionInconnue,
    SouscriptionModifiee,
)
from services.identity.queries import documents, people
from services.identity.queries import souscriptions as queries
from services.identity.rules import souscriptions as rules
from services.identity.rules.desk import bank_code
from services.identity.rules.person import user_id
from shared import clock
from shared import ice as ices
from shared.auth import Principal
from shared.database import Connection, violated
from shared.problems import FieldError, InvalidInput

ROLES = ("administrateur", "saisie")
"""What a company's first person may do: administer its accounts, and begin to work."""
INVITED_FOR = timedelta(days=7)
"""How long the first administrator's link to choose a password is good. Domain decision."""


async def lire(conn: Connection, who: Principal, souscription_id: UUID) -> Dossier:
    """Return a request whole.

    Raises: SouscriptionInconnue.
    """
    found = await queries.find_souscription(conn, souscription_id)
    if found is None or found.soumise_le is None:
        raise SouscriptionInconnue
    return await _dossier(conn, who, found)


async def lire_document(conn: Connection, souscription_id: UUID, document_id: UUID) -> Document:
    """Return a document of a request.

    Raises: SouscriptionInconnue, DocumentInconnu.
    """
    found = await queries.find_souscription(conn, souscription_id)
    if found is None or found.soumise_le is None:
        raise SouscriptionInconnue
    document = await documents.find_document(conn, souscription_id, document_id)
    if document is None:
        raise DocumentInconnu
    return document


async def prendre_en_charge(
    conn: Connection, who: Principal, souscription_id: UUID, *, reprendre: bool
) -> Dossier:
    """Put a request in the caller's charge; again changes nothing.

    Raises: SouscriptionInconnue, TransitionInterdite; DejaPriseEnCharge — and not `reprendre`.
    """
    now = clock.now()
    async with conn.transaction():
        me = await desk.operator(conn, who)
        held = await _hold(conn, souscription_id)
        if held.operateur_id != me:
            if held.operateur_id is not None and not reprendre:
                operateur = await queries.find_person(conn, held.operateur_id)
                raise DejaPriseEnCharge(operateur=operateur)
            await note(conn, held, "PRENDRE_EN_CHARGE", "OPERATEUR", now, user_id=me)
            await queries.assign(conn, souscription_id, me)
    return await lire(conn, who, souscription_id)


async def demander_complement(
    conn: Connection, who: Principal, souscription_id: UUID, order: DemanderComplement
) -> Dossier:
    """Ask the applicant to mend or add something.

    Raises: SouscriptionInconnue, SouscriptionModifiee, TransitionInterdite.
    """
    now = clock.now()
    async with conn.transaction():
        me = await desk.operator(conn, who)
        held = await _hold(conn, souscription_id, order.version)
        written = {"user_id": me, "message": order.message, "champs": _once(order.champs)}
        await step(conn, held, "DEMANDER_COMPLEMENT", "OPERATEUR", now, written)
        await _keep_in_charge(conn, held, me)
        await tell(conn, held, "complement", message=order.message)
    return await lire(conn, who, souscription_id)


async def rejeter(
    conn: Connection, who: Principal, souscription_id: UUID, order: RejeterSouscription
) -> Dossier:
    """Refuse the request, for a reason that its applicant reads.

    Raises: SouscriptionInconnue, SouscriptionModifiee, TransitionInterdite.
    """
    now = clock.now()
    async with conn.transaction():
        me = await desk.operator(conn, who)
        held = await _hold(conn, souscription_id, order.version)
        written = {
            "user_id": me,
            "message": order.message,
            "motif": order.motif,
            "champs": _once(order.champs),
        }
        await step(conn, held, "REJETER", "OPERATEUR", now, written, decidee_le=now)
        await _keep_in_charge(conn, held, me)
        await record(conn, "souscription.rejetee", user_id=me, details=_traced(held))
        await tell(conn, held, "rejetee", message=order.message)
    return await lire(conn, who, souscription_id)


async def approuver(
    conn: Connection,
    means: Means,
    who: Principal,
    souscription_id: UUID,
    order: ApprouverSouscription,
) -> Dossier:
    """Register the company, its profiles and its first administrator, in one transaction.

    Approved by two operators at once, it is approved once and both are answered alike.

    Raises: SouscriptionInconnue, SouscriptionModifiee, TransitionInterdite,
    EntrepriseDejaInscrite, AdministrateurSuspendu, DerogationRequise, InvalidInput.
    """
    now = clock.now()
    found = await queries.find_souscription(conn, souscription_id)
    if found is None:
        raise SouscriptionInconnue
    async with conn.transaction():
        me = await desk.operator(conn, who)
        await queries.lock_cle(conn, rules.cle(found.ice))
        held = await _hold(conn, souscription_id)
        if held.etat != "APPROUVEE":
            _check_version(held, order.version)
            _check_derogation(held.ice, order.derogation_ice)
            organisme = bank_code(order.organisme, held.profils)
            await step(
                conn,
                held,
                "APPROUVER",
                "OPERATEUR",
                now,
                {"user_id": me, "message": order.derogation_ice},
                decidee_le=now,
                derogation_ice=order.derogation_ice,
            )
            await _keep_in_charge(conn, held, me)
            await _register(conn, means, held, order.derogation_ice, organisme, now)
            await record(conn, "souscription.approuvee", user_id=me, details=_traced(held))
    return await lire(conn, who, souscription_id)


async def _register(
    conn: Connection,
    means: Means,
    held: Souscription,
    derogation: str | None,
    organisme: str | None,
    now: datetime,
) -> None:
    """Make the company that was approved, and whoever administers it.

    Raises: EntrepriseDejaInscrite, AdministrateurSuspendu.
    """
    if await queries.list_administrateurs(conn, rules.cle(held.ice)):
        raise EntrepriseDejaInscrite
    row = EntrepriseRow(
        ice=held.ice,
        raison_sociale=held.raison_sociale,
        profils=held.profils,
        rc=held.rc,
        if_fiscal=held.if_fiscal,
        adresse=f"{held.adresse}, {held.ville}",
        derogation_ice=derogation,
        organisme=organisme,
    )
    await entreprises.set_entreprise(conn, row)
    admin = held.administrateur
    person, is_new = await _administrator(conn, held, now)
    if person.statut != "ACTIF":
        raise AdministrateurSuspendu(compte=person.username)
    for profil in held.profils:
        await people.set_affectation(
            conn, clock.new_id(), person.user_id, held.ice, profil, ROLES, None, now
        )
    await tell(conn, held, "approuvee", personne=f"{admin.prenom} {admin.nom}")
    if is_new:
        link = await begin_setting(conn, means, person.user_id, "invitation", INVITED_FOR)
        sealed = notices.sealed(means.vault, link)
        await notices.notify(
            conn,
            person.user_id,
            "souscription.invitation",
            entreprise=held.raison_sociale,
            identifiant=person.username,
            lien_scelle=sealed,
        )
    else:
        await notices.notify(
            conn, person.user_id, "souscription.affectation", entreprise=held.raison_sociale
        )


async def _administrator(
    conn: Connection, held: Souscription, now: datetime
) -> tuple[Utilisateur, bool]:
    """Return the account with the first administrator's address, and whether it was made now."""
    admin = held.administrateur
    for username in rules.usernames(admin):
        known = await people.find_utilisateur_by_email(conn, admin.email)
        if known is not None:
            return known, False
        made = Utilisateur(
            user_id=clock.new_id(),
            username=username,
            email=admin.email,
            prenom=admin.prenom,
            nom=admin.nom,
            statut="ACTIF",
            langue=held.langue,
        )
        try:
            async with conn.transaction():
                await people.insert_utilisateur(conn, made, now)
        except Exception as error:
            # Somebody has the name, or has taken name or address at this very moment.
            if violated(error) is None:
                raise
        else:
            return made, True
    raise AssertionError("numbers end nowhere")


async def _dossier(conn: Connection, who: Principal, found: Souscription) -> Dossier:
    histoire = await queries.list_actes(conn, found.souscription_id)
    operateur = None
    if found.operateur_id is not None:
        operateur = await queries.find_person(conn, found.operateur_id)
    return Dossier(
        souscription_id=found.souscription_id,
        reference=found.reference,
        etat=found.etat,
        version=found.version,
        identification=found.identification(),
        ice_valide=ices.is_valid(found.ice),
        email=found.email,
        langue=found.langue,
        deposee_le=found.deposee_le,
        soumise_le=found.soumise_le,
        decidee_le=found.decidee_le,
        operateur=operateur,
        est_a_moi=found.operateur_id == user_id(who),
        derogation_ice=found.derogation_ice,
        entreprise_connue=await queries.find_entreprise_by_cle(conn, rules.cle(found.ice)),
        complement=rules.demande(found.etat, histoire),
        refus=rules.refus(found.etat, histoire),
        actes=rules.possible(found.etat, "OPERATEUR"),
        documents=await documents.list_documents(conn, found.souscription_id),
        histoire=histoire,
    )


async def _hold(
    conn: Connection, souscription_id: UUID, version: int | None = None
) -> Souscription:
    held = await queries.lock_souscription(conn, souscription_id)
    if held is None or held.soumise_le is None:
        raise SouscriptionInconnue
    if version is not None:
        _check_version(held, version)
    return held


def _check_version(held: Souscription, version: int) -> None:
    if held.version != version:
        raise SouscriptionModifiee(version=held.version, etat=held.etat)


def _check_derogation(ice: str, reason: str | None) -> None:
    if ices.is_valid(ice):
        if reason is not None:
            raise InvalidInput(errors=[FieldError("#/derogation_ice", "this ICE needs none")])
    elif reason is None:
        raise DerogationRequise


async def _keep_in_charge(conn: Connection, held: Souscription, me: UUID) -> None:
    """Whoever acts on a request that nobody has taken has taken it."""
    if held.operateur_id is None:
        await queries.assign(conn, held.souscription_id, me)


def _once(champs: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(champs))


def _traced(held: Souscription) -> dict[str, str]:
    return {"reference": held.reference, "ice": held.ice}

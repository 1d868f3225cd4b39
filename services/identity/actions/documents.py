"""What is done with the documents of a request to join?"""

import hashlib
from uuid import UUID

from services.identity.actions import acces
from services.identity.means import Means
from services.identity.models.souscriptions import Document, DocumentVu, Nature, Souscription
from services.identity.problems.souscriptions import (
    DocumentInconnu,
    SouscriptionInconnue,
    TransitionInterdite,
    TropDeDocuments,
)
from services.identity.queries import documents as queries
from services.identity.queries import souscriptions
from services.identity.rules import documents as rules
from shared import clock
from shared.database import Connection


async def deposer(
    conn: Connection,
    means: Means,
    reference: str,
    key: str,
    nature: Nature,
    nom: str,
    declared: str,
    content: bytes,
) -> DocumentVu:
    """Add a document to a request that waits for its applicant.

    Raises: SouscriptionInconnue, DocumentNonPris, InvalidInput, TropDeDocuments,
    TransitionInterdite.
    """
    found = await acces.deposited(conn, means, reference, key)
    media = rules.media_type(content, declared)
    document = Document(nom=rules.file_name(nom, media), media_type=media, contenu=content)
    now, document_id = clock.now(), clock.new_id()
    digest = hashlib.sha256(content).digest()
    async with conn.transaction():
        held = await _held(conn, found.souscription_id)
        present = await queries.list_documents(conn, held.souscription_id)
        same = next((each for each in present if each.sha256 == digest.hex()), None)
        if same is not None:
            return same
        ever = await queries.count_ever(conn, held.souscription_id)
        if len(present) >= rules.MAX_DOCUMENTS or ever >= rules.MAX_EVER:
            raise TropDeDocuments
        await queries.insert_document(
            conn, document_id, held.souscription_id, nature, document, digest, now
        )
    return DocumentVu(
        document_id=document_id,
        nature=nature,
        nom=document.nom,
        media_type=media,
        taille=len(content),
        sha256=digest.hex(),
        depose_le=now,
    )


async def retirer(
    conn: Connection, means: Means, reference: str, key: str, document_id: UUID
) -> None:
    """Withdraw a document from a request that waits for its applicant.

    Raises: SouscriptionInconnue, DocumentInconnu, TransitionInterdite.
    """
    found = await acces.opened(conn, means, reference, key)
    async with conn.transaction():
        held = await _held(conn, found.souscription_id)
        if not await queries.withdraw_document(
            conn, held.souscription_id, document_id, clock.now()
        ):
            raise DocumentInconnu


async def _held(conn: Connection, souscription_id: UUID) -> Souscription:
    held = await souscriptions.lock_souscription(conn, souscription_id)
    if held is None:
        raise SouscriptionInconnue
    # While operators examine a file, what it holds stays as they read it.
    if held.etat not in {"A_CONFIRMER", "COMPLEMENT_DEMANDE"}:
        raise TransitionInterdite(etat=held.etat)
    return held

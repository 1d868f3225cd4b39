"""What does Portnet ID ask about the documents of a request to join?"""

from datetime import datetime
from uuid import UUID

from services.identity.models.souscriptions import Document, DocumentVu
from shared.database import Connection, many, one, run, value


async def insert_document(
    conn: Connection,
    document_id: UUID,
    souscription_id: UUID,
    nature: str,
    document: Document,
    sha256: bytes,
    now: datetime,
) -> None:
    """Keep a document."""
    await run(
        conn,
        """
        INSERT INTO souscription_document
               (document_id, souscription_id, nature, nom, media_type, sha256, contenu, depose_le)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """,
        document_id,
        souscription_id,
        nature,
        document.nom,
        document.media_type,
        sha256,
        document.contenu,
        now,
    )


async def list_documents(conn: Connection, souscription_id: UUID) -> list[DocumentVu]:
    """Return a request's documents, without those that were withdrawn."""
    return await many(
        conn,
        DocumentVu,
        """
        SELECT document_id, nature, nom, media_type, length(contenu) AS taille,
               encode(sha256, 'hex') AS sha256, depose_le
          FROM souscription_document
         WHERE souscription_id = $1 AND retire_le IS NULL
         ORDER BY depose_le, document_id
        """,
        souscription_id,
    )


async def count_ever(conn: Connection, souscription_id: UUID) -> int:
    """Return how many documents a request has ever held."""
    count: int = await value(
        conn,
        "SELECT count(*) FROM souscription_document WHERE souscription_id = $1",
        souscription_id,
    )
    return count


async def find_document(
    conn: Connection, souscription_id: UUID, document_id: UUID
) -> Document | None:
    """Return a document of a request, with its content."""
    return await one(
        conn,
        Document,
        """
        SELECT nom, media_type, contenu
          FROM souscription_document
         WHERE souscription_id = $1 AND document_id = $2 AND retire_le IS NULL
        """,
        souscription_id,
        document_id,
    )


async def withdraw_document(
    conn: Connection, souscription_id: UUID, document_id: UUID, now: datetime
) -> bool:
    """Mark a document as withdrawn; False when there is none."""
    return bool(
        await run(
            conn,
            """
            UPDATE souscription_document
               SET retire_le = $3
             WHERE souscription_id = $1 AND document_id = $2 AND retire_le IS NULL
            """,
            souscription_id,
            document_id,
            now,
        )
    )

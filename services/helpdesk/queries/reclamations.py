"""What does the help desk ask about complaints?"""

from datetime import datetime
from uuid import UUID

from services.helpdesk.models import Etape, Reclamation, ReclamationHead, Whose
from shared.database import Connection, many, one, run, value


async def is_opened_for(conn: Connection, origine_id: UUID) -> bool:
    """Say whether a fact has opened a complaint already."""
    return bool(
        await value(
            conn, "SELECT EXISTS (SELECT FROM reclamation WHERE origine_id = $1)", origine_id
        )
    )


async def next_number(conn: Connection, annee: int) -> int:
    """Return the next number of a year; others wait until the transaction ends."""
    number: int = await value(
        conn,
        """
        INSERT INTO reclamation_compteur (annee, dernier)
        VALUES ($1, 1)
        ON CONFLICT (annee) DO UPDATE SET dernier = reclamation_compteur.dernier + 1
        RETURNING dernier
        """,
        annee,
    )
    return number


async def insert_reclamation(
    conn: Connection, reclamation: Reclamation, origine_id: UUID | None
) -> bool:
    """File a complaint; False when the same fact has opened one already."""
    return bool(
        await run(
            conn,
            """
            INSERT INTO reclamation (numero, genre, theme_code, service_code, priorite, statut,
                                     user_id, ice, objet, texte, motif_code, details, origine_id,
                                     cree_le, modifie_le)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            ON CONFLICT (origine_id) DO NOTHING
            """,
            reclamation.numero,
            reclamation.genre,
            reclamation.theme_code,
            reclamation.service_code,
            reclamation.priorite,
            reclamation.statut,
            reclamation.user_id,
            reclamation.ice,
            reclamation.objet,
            reclamation.texte,
            reclamation.motif_code,
            reclamation.details,
            origine_id,
            reclamation.cree_le,
            reclamation.modifie_le,
        )
    )


async def insert_etape(
    conn: Connection, numero: str, statut: str, at: datetime, by: UUID | None
) -> None:
    """Note a change of a complaint's state."""
    await run(
        conn,
        """
        INSERT INTO reclamation_etape (numero, rang, statut, le, par)
        SELECT $1, coalesce(max(rang), 0) + 1, $2, $3, $4
          FROM reclamation_etape
         WHERE numero = $1
        """,
        numero,
        statut,
        at,
        by,
    )


async def page_reclamations(
    conn: Connection,
    whose: Whose,
    priorite: str | None,
    after: tuple[datetime, str] | None,
    limit: int,
) -> list[ReclamationHead]:
    """Return complaints, the latest first, after the one with these sort keys."""
    return await many(
        conn,
        ReclamationHead,
        """
        SELECT numero, genre, theme_code, service_code, priorite, statut, objet, motif_code,
               cree_le, modifie_le
          FROM reclamation
         WHERE ($1::uuid IS NULL OR user_id = $1) AND ($2::text IS NULL OR ice = $2)
           AND ($3::text IS NULL OR priorite = $3)
           AND ($4::timestamptz IS NULL OR (cree_le, numero) < ($4, $5::text))
         ORDER BY cree_le DESC, numero DESC
         LIMIT $6
        """,
        whose.user_id,
        whose.ice,
        priorite,
        *(after or (None, None)),
        limit,
    )


async def find_reclamation(conn: Connection, whose: Whose, numero: str) -> Reclamation | None:
    """Return a complaint with this number when it is one of those."""
    return await one(
        conn,
        Reclamation,
        """
        SELECT numero, genre, theme_code, service_code, priorite, statut, user_id, ice, objet,
               texte, motif_code, details, cree_le, modifie_le
          FROM reclamation
         WHERE ($1::uuid IS NULL OR user_id = $1) AND ($2::text IS NULL OR ice = $2)
           AND numero = $3
        """,
        whose.user_id,
        whose.ice,
        numero,
    )


async def list_etapes(conn: Connection, numero: str) -> list[Etape]:
    """Return how a complaint came to its state, in order."""
    return await many(
        conn,
        Etape,
        "SELECT statut, le, motif FROM reclamation_etape WHERE numero = $1 ORDER BY rang",
        numero,
    )

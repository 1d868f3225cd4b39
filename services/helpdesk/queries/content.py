"""What does the help desk ask about what it publishes, and about the catalogue's services?"""

from datetime import datetime

from services.helpdesk.models import (
    Assistance,
    Chapitre,
    ChapitreHead,
    Entree,
    Guide,
    GuideHead,
    Label,
    Named,
    Question,
    Searchable,
    Service,
    Theme,
)
from shared.database import Connection, many, one, run, value

CONTENT_LOCK = 0x41494445
"""The advisory lock of a publication (any constant; 'AIDE' in ASCII)."""

# --- help centre ----------------------------------------------------------------------------


async def lock_content(conn: Connection) -> None:
    """Let one publication at a time pass, until the transaction ends."""
    await value(conn, "SELECT pg_advisory_xact_lock($1)", CONTENT_LOCK)


async def find_assistance(conn: Connection) -> Assistance | None:
    """Return how people reach an adviser, None before anything is published."""
    return await one(conn, Assistance, "SELECT telephone, telephone_affiche FROM assistance")


async def upsert_assistance(conn: Connection, assistance: Assistance) -> None:
    """Write how people reach an adviser."""
    await run(
        conn,
        """
        INSERT INTO assistance (telephone, telephone_affiche)
        VALUES ($1, $2)
            ON CONFLICT (une) DO UPDATE
           SET telephone = excluded.telephone, telephone_affiche = excluded.telephone_affiche
        """,
        assistance.telephone,
        assistance.telephone_affiche,
    )


async def list_entrees(conn: Connection) -> list[Entree]:
    """Return what the help centre offers in its order."""
    return await many(
        conn, Entree, "SELECT code, label, description, path FROM aide_entree ORDER BY rang"
    )


async def upsert_entree(conn: Connection, rang: int, entree: Entree) -> None:
    """Write one thing the help centre offers."""
    await run(
        conn,
        """
        INSERT INTO aide_entree (code, rang, label, description, path)
        VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (code) DO UPDATE
           SET rang = excluded.rang, label = excluded.label, description = excluded.description,
               path = excluded.path
        """,
        entree.code,
        rang,
        entree.label,
        entree.description,
        entree.path,
    )


async def delete_entrees_but(conn: Connection, codes: list[str]) -> None:
    """Remove every entry whose code is not in `codes`."""
    await run(conn, "DELETE FROM aide_entree WHERE code <> ALL ($1::text[])", codes)


# --- FAQ ------------------------------------------------------------------------------------


async def list_themes(conn: Connection) -> list[Named]:
    """Return the themes of the FAQ in their order."""
    return await many(conn, Named, "SELECT code, label FROM theme ORDER BY rang")


async def upsert_theme(conn: Connection, rang: int, theme: Theme) -> None:
    """Write a theme."""
    await run(
        conn,
        """
        INSERT INTO theme (code, rang, label)
        VALUES ($1, $2, $3)
            ON CONFLICT (code) DO UPDATE SET rang = excluded.rang, label = excluded.label
        """,
        theme.code,
        rang,
        theme.label,
    )


async def list_questions(conn: Connection) -> list[Searchable]:
    """Return the published entries of the FAQ in their order."""
    return await many(
        conn,
        Searchable,
        """
        SELECT q.code, q.theme_code, q.question, q.reponse, q.folded
          FROM question q
          JOIN theme t ON t.code = q.theme_code
         WHERE q.retiree_le IS NULL
         ORDER BY t.rang, q.rang
        """,
    )


async def upsert_question(
    conn: Connection,
    theme_code: str,
    rang: int,
    question: Question,
    *,
    folded: str,
    revision: str,
    at: datetime,
) -> bool:
    """Write an entry of the FAQ; False when it was already published in this revision.

    An entry that only moves to another place in its theme is written and not new.
    """
    changed = await value(
        conn,
        """
        WITH before AS (
            SELECT revision FROM question WHERE code = $1 AND retiree_le IS NULL
        )
        INSERT INTO question (code, theme_code, rang, question, reponse, folded, revision,
                              publiee_le)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (code) DO UPDATE
           SET theme_code = excluded.theme_code, rang = excluded.rang,
               question = excluded.question, reponse = excluded.reponse,
               folded = excluded.folded, revision = excluded.revision,
               publiee_le = CASE WHEN question.revision = excluded.revision
                                  AND question.retiree_le IS NULL
                                 THEN question.publiee_le ELSE excluded.publiee_le END,
               retiree_le = NULL
        RETURNING revision IS DISTINCT FROM (SELECT revision FROM before)
        """,
        question.code,
        theme_code,
        rang,
        question.question,
        question.reponse,
        folded,
        revision,
        at,
    )
    return changed is True


async def retire_questions_but(conn: Connection, codes: list[str], at: datetime) -> list[str]:
    """Withdraw every entry whose code is not in `codes`; return the codes withdrawn."""
    rows = await conn.fetch(
        """
        UPDATE question
           SET retiree_le = $2
         WHERE retiree_le IS NULL AND code <> ALL ($1::text[])
        RETURNING code
        """,
        codes,
        at,
    )
    return [row["code"] for row in rows]


# --- guides ---------------------------------------------------------------------------------


async def list_chapter_places(conn: Connection) -> list[Named]:
    """Return the chapters that the guide of every service has, in their order."""
    return await many(conn, Named, "SELECT code, label FROM chapitre_modele ORDER BY rang")


async def upsert_chapter_place(conn: Connection, rang: int, place: Named) -> None:
    """Write one of the chapters that the guide of every service has."""
    await run(
        conn,
        """
        INSERT INTO chapitre_modele (code, rang, label)
        VALUES ($1, $2, $3)
            ON CONFLICT (code) DO UPDATE SET rang = excluded.rang, label = excluded.label
        """,
        place.code,
        rang,
        place.label,
    )


async def list_guides(conn: Connection) -> list[GuideHead]:
    """Return the guides that have content, in their order."""
    return await many(conn, GuideHead, "SELECT code, service_code, label FROM guide ORDER BY rang")


async def find_guide(conn: Connection, code: str) -> GuideHead | None:
    """Return a guide by its own code or by that of its service, None when it has no content."""
    return await one(
        conn,
        GuideHead,
        "SELECT code, service_code, label FROM guide WHERE code = $1 OR service_code = $1",
        code,
    )


async def upsert_guide(conn: Connection, rang: int, guide: Guide) -> None:
    """Write a guide without its chapters."""
    await run(
        conn,
        """
        INSERT INTO guide (code, rang, service_code, label)
        VALUES ($1, $2, $3, $4)
            ON CONFLICT (code) DO UPDATE
           SET rang = excluded.rang, service_code = excluded.service_code, label = excluded.label
        """,
        guide.code,
        rang,
        guide.service_code,
        guide.label,
    )


async def list_chapter_heads(conn: Connection) -> list[ChapitreHead]:
    """Return the published chapters of all guides in their order, without their texts."""
    return await many(
        conn,
        ChapitreHead,
        """
        SELECT guide_code, code, chapitre, label
          FROM chapitre
         WHERE retire_le IS NULL
         ORDER BY guide_code, rang
        """,
    )


async def list_chapters(conn: Connection, guide_code: str) -> list[Chapitre]:
    """Return the published chapters of a guide in their order."""
    return await many(
        conn,
        Chapitre,
        """
        SELECT code, chapitre, label, corps
          FROM chapitre
         WHERE guide_code = $1 AND retire_le IS NULL
         ORDER BY rang
        """,
        guide_code,
    )


async def upsert_chapter(
    conn: Connection,
    guide_code: str,
    rang: int,
    chapitre: Chapitre,
    *,
    revision: str,
    at: datetime,
) -> bool:
    """Write a chapter; False when it was already published in this revision."""
    changed = await value(
        conn,
        """
        WITH before AS (
            SELECT revision FROM chapitre WHERE code = $1 AND retire_le IS NULL
        )
        INSERT INTO chapitre (code, guide_code, chapitre, rang, label, corps, revision, publie_le)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (code) DO UPDATE
           SET guide_code = excluded.guide_code, chapitre = excluded.chapitre,
               rang = excluded.rang, label = excluded.label, corps = excluded.corps,
               revision = excluded.revision,
               publie_le = CASE WHEN chapitre.revision = excluded.revision
                                 AND chapitre.retire_le IS NULL
                                THEN chapitre.publie_le ELSE excluded.publie_le END,
               retire_le = NULL
        RETURNING revision IS DISTINCT FROM (SELECT revision FROM before)
        """,
        chapitre.code,
        guide_code,
        chapitre.chapitre,
        rang,
        chapitre.label,
        chapitre.corps,
        revision,
        at,
    )
    return changed is True


async def retire_chapters_but(conn: Connection, codes: list[str], at: datetime) -> list[str]:
    """Withdraw every chapter whose code is not in `codes`; return the codes withdrawn."""
    rows = await conn.fetch(
        """
        UPDATE chapitre
           SET retire_le = $2
         WHERE retire_le IS NULL AND code <> ALL ($1::text[])
        RETURNING code
        """,
        codes,
        at,
    )
    return [row["code"] for row in rows]


# --- services -------------------------------------------------------------------------------


async def list_services(conn: Connection) -> list[Service]:
    """Return the services offered, by code."""
    return await many(
        conn, Service, "SELECT code, label, genre FROM service WHERE offert ORDER BY code"
    )


async def upsert_service(
    conn: Connection, code: str, label: Label, genre: str, at: datetime
) -> None:
    """Keep what the catalogue said of a service at `at`, unless something newer is known."""
    await run(
        conn,
        """
        INSERT INTO service (code, label, genre, offert, dit_le)
        VALUES ($1, $2, $3, true, $4)
            ON CONFLICT (code) DO UPDATE
           SET label = excluded.label, genre = excluded.genre, offert = true,
               dit_le = excluded.dit_le
         WHERE service.dit_le < excluded.dit_le
        """,
        code,
        label,
        genre,
        at,
    )


async def retire_service(conn: Connection, code: str, at: datetime) -> None:
    """Note that a service is no longer offered since `at`, even if it was never heard of."""
    await run(
        conn,
        """
        INSERT INTO service (code, label, genre, offert, dit_le)
        VALUES ($1, '{}', '', false, $2)
            ON CONFLICT (code) DO UPDATE SET offert = false, dit_le = excluded.dit_le
         WHERE service.dit_le < excluded.dit_le
        """,
        code,
        at,
    )

"""What does the assistant ask its database?"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from shared.database import Connection, many, one, run, value

from .models import (
    ConversationHead,
    Frequency,
    Heard,
    Kept,
    Kind,
    Langue,
    Message,
    Passage,
    Reponse,
    SeedTerm,
    Term,
)

# --- index ----------------------------------------------------------------------------------


async def upsert_passage(conn: Connection, passage: Passage, at: datetime) -> None:
    """Keep what was published at `at`, unless something newer is known of it."""
    await run(
        conn,
        """
        INSERT INTO passage (kind, code, titre, texte, profils, carte, titre_folded, texte_folded,
                             offert, dit_le)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, true, $9)
            ON CONFLICT (kind, code) DO UPDATE
           SET titre = excluded.titre, texte = excluded.texte, profils = excluded.profils,
               carte = excluded.carte, titre_folded = excluded.titre_folded,
               texte_folded = excluded.texte_folded, offert = true, dit_le = excluded.dit_le
         WHERE passage.dit_le < excluded.dit_le
        """,
        passage.kind,
        passage.code,
        passage.titre,
        passage.texte,
        passage.profils,
        passage.carte,
        passage.titre_folded,
        passage.texte_folded,
        at,
    )


async def retire_passage(conn: Connection, kind: Kind, code: str, at: datetime) -> None:
    """Forget what was withdrawn at `at`, even if it was never heard of."""
    await run(
        conn,
        """
        INSERT INTO passage (kind, code, titre, texte, titre_folded, texte_folded, offert, dit_le)
        VALUES ($1, $2, '{}', '{}', '', '', false, $3)
            ON CONFLICT (kind, code) DO UPDATE
           SET titre = '{}', texte = '{}', profils = NULL, carte = NULL, titre_folded = '',
               texte_folded = '', offert = false, dit_le = excluded.dit_le
         WHERE passage.dit_le < excluded.dit_le
        """,
        kind,
        code,
        at,
    )


async def count_passages(conn: Connection) -> int:
    """Return how many passages there are to answer from."""
    number: int = await value(conn, "SELECT count(*) FROM passage WHERE offert")
    return number


async def list_glossary(conn: Connection, words: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Return the glossary's lines for `words`."""
    rows = await conn.fetch(
        "SELECT terme, cibles FROM glossaire WHERE terme = ANY ($1::text[])", list(words)
    )
    return [(row["terme"], row["cibles"]) for row in rows]


async def replace_glossary(conn: Connection, lines: Sequence[SeedTerm]) -> None:
    """Make `lines` the glossary; what several lines say of one term is put together."""
    targets: dict[str, list[str]] = {}
    for line in lines:
        for term in line.termes:
            targets.setdefault(term, []).extend(line.cibles)
    await run(conn, "DELETE FROM glossaire")
    for term, said in targets.items():
        await run(
            conn,
            "INSERT INTO glossaire (terme, cibles) VALUES ($1, $2)",
            term,
            list(dict.fromkeys(said)),
        )


async def list_frequencies(conn: Connection, terms: Sequence[Term]) -> list[Frequency]:
    """Return in how many passages each term stands, in any of its variants."""
    places, variants = _variants(terms)
    return await many(
        conn,
        Frequency,
        """
        WITH asked AS (
            SELECT place, string_agg('(' || index_query(variant)::text || ')', ' | ')::tsquery AS q
              FROM unnest($1::int[], $2::text[]) AS t (place, variant)
             WHERE numnode(index_query(variant)) > 0
             GROUP BY place
        )
        SELECT n.place AS terme,
               (SELECT count(*) FROM passage p WHERE p.offert AND p.mots @@ a.q) AS nombre
          FROM generate_series(0, $3 - 1) AS n (place)
          LEFT JOIN asked a USING (place)
         ORDER BY n.place
        """,
        places,
        variants,
        len(terms),
    )


async def list_passages(conn: Connection, profil: str | None, terms: Sequence[Term]) -> list[Heard]:
    """Return the passages that hold at least one term, and which; services of `profil` only
    (None: of all).
    """
    places, variants = _variants(terms)
    return await many(
        conn,
        Heard,
        """
        WITH asked AS (
            SELECT place, string_agg('(' || index_query(variant)::text || ')', ' | ')::tsquery AS q
              FROM unnest($2::int[], $3::text[]) AS t (place, variant)
             WHERE numnode(index_query(variant)) > 0
             GROUP BY place
        )
        SELECT p.kind, p.code, p.titre, p.texte, p.carte,
               cardinality(string_to_array(p.titre_folded || ' ' || p.texte_folded, ' '))
                   AS longueur,
               array_agg(a.place ORDER BY a.place) AS termes,
               coalesce(array_agg(a.place ORDER BY a.place) FILTER (WHERE p.titre_mots @@ a.q),
                        '{}') AS termes_titre
          FROM asked a
          JOIN passage p ON p.offert AND p.mots @@ a.q
         WHERE p.profils IS NULL OR $1::text IS NULL OR $1 = ANY (p.profils)
         GROUP BY p.kind, p.code
        """,
        profil,
        places,
        variants,
    )


async def list_vocabulary(conn: Connection) -> list[str]:
    """Return the words of everything published, as they stand."""
    rows = await conn.fetch(
        """
        SELECT DISTINCT word
          FROM passage p,
               unnest(string_to_array(p.titre_folded || ' ' || p.texte_folded, ' ')) AS word
         WHERE p.offert AND length(word) > 3
        """
    )
    return [row["word"] for row in rows]


def _variants(terms: Sequence[Term]) -> tuple[list[int], list[str]]:
    pairs = [(place, text) for place, term in enumerate(terms) for text in term.variantes]
    return [place for place, _ in pairs], [text for _, text in pairs]


# --- conversations --------------------------------------------------------------------------


async def insert_conversation(
    conn: Connection, sub: str, conversation_id: UUID, at: datetime
) -> None:
    """Open a conversation of the person."""
    await run(
        conn,
        """
        INSERT INTO conversation (conversation_id, sub, cree_le, modifiee_le)
        VALUES ($2, $1, $3, $3)
        """,
        sub,
        conversation_id,
        at,
    )


async def find_conversation(
    conn: Connection, sub: str, conversation_id: UUID
) -> ConversationHead | None:
    """Return the person's conversation, None when it is not theirs or not there."""
    return await one(
        conn,
        ConversationHead,
        """
        SELECT conversation_id, titre, cree_le, modifiee_le
          FROM conversation
         WHERE sub = $1 AND conversation_id = $2
        """,
        sub,
        conversation_id,
    )


async def lock_conversation(
    conn: Connection, sub: str, conversation_id: UUID
) -> ConversationHead | None:
    """Return the person's conversation and let nobody else change it until the transaction ends."""
    return await one(
        conn,
        ConversationHead,
        """
        SELECT conversation_id, titre, cree_le, modifiee_le
          FROM conversation
         WHERE sub = $1 AND conversation_id = $2
           FOR UPDATE
        """,
        sub,
        conversation_id,
    )


async def page_conversations(
    conn: Connection, sub: str, after: tuple[datetime, UUID] | None, limit: int
) -> list[ConversationHead]:
    """Return the person's conversations in which something was asked, the latest first."""
    return await many(
        conn,
        ConversationHead,
        """
        SELECT conversation_id, titre, cree_le, modifiee_le
          FROM conversation
         WHERE sub = $1 AND titre IS NOT NULL
           AND ($2::timestamptz IS NULL OR (cree_le, conversation_id) < ($2, $3::uuid))
         ORDER BY cree_le DESC, conversation_id DESC
         LIMIT $4
        """,
        sub,
        None if after is None else after[0],
        None if after is None else after[1],
        limit,
    )


async def delete_conversation(conn: Connection, sub: str, conversation_id: UUID) -> bool:
    """Delete the person's conversation with all it holds; False when there is no such one."""
    deleted = await run(
        conn,
        "DELETE FROM conversation WHERE sub = $1 AND conversation_id = $2",
        sub,
        conversation_id,
    )
    return deleted == 1


async def list_messages(conn: Connection, sub: str, conversation_id: UUID) -> list[Message]:
    """Return the questions and answers of the person's conversation, the oldest first."""
    return await many(
        conn,
        Message,
        """
        SELECT message_id, texte, langue, cree_le, reponse
          FROM message
         WHERE sub = $1 AND conversation_id = $2
         ORDER BY cree_le, message_id
        """,
        sub,
        conversation_id,
    )


async def count_messages(conn: Connection, sub: str, conversation_id: UUID) -> int:
    """Return how many questions the person's conversation holds."""
    number: int = await value(
        conn,
        "SELECT count(*) FROM message WHERE sub = $1 AND conversation_id = $2",
        sub,
        conversation_id,
    )
    return number


async def find_message_by_client_id(
    conn: Connection, sub: str, conversation_id: UUID, client_message_id: str
) -> Kept | None:
    """Return the question the client sent under its own id."""
    return await one(
        conn,
        Kept,
        """
        SELECT message_id, texte, reponse
          FROM message
         WHERE sub = $1 AND conversation_id = $2 AND client_message_id = $3
        """,
        sub,
        conversation_id,
        client_message_id,
    )


async def insert_message(
    conn: Connection,
    sub: str,
    conversation_id: UUID,
    message_id: UUID,
    *,
    client_message_id: str | None,
    texte: str,
    langue: Langue,
    reponse: Reponse,
    at: datetime,
) -> None:
    """Keep a question of the person with its answer."""
    await run(
        conn,
        """
        INSERT INTO message (message_id, conversation_id, sub, client_message_id, texte, langue,
                             reponse, cree_le)
        VALUES ($3, $2, $1, $4, $5, $6, $7, $8)
        """,
        sub,
        conversation_id,
        message_id,
        client_message_id,
        texte,
        langue,
        reponse,
        at,
    )


async def touch_conversation(
    conn: Connection, sub: str, conversation_id: UUID, titre: str, at: datetime
) -> None:
    """Note that something was asked in the person's conversation; the first question names it."""
    await run(
        conn,
        """
        UPDATE conversation
           SET titre = coalesce(titre, $3), modifiee_le = $4
         WHERE sub = $1 AND conversation_id = $2
        """,
        sub,
        conversation_id,
        titre,
        at,
    )


async def lock_pace(conn: Connection, sub: str) -> None:
    """Let one question of the person at a time be counted, until the transaction ends."""
    await value(conn, "SELECT pg_advisory_xact_lock(hashtextextended('demande ' || $1, 0))", sub)


async def count_recent(conn: Connection, sub: str, since: datetime) -> tuple[int, datetime | None]:
    """Return how often the person asked since `since`, and when first of these."""
    row = await conn.fetchrow(
        "SELECT count(*) AS n, min(cree_le) AS first FROM demande WHERE sub = $1 AND cree_le > $2",
        sub,
        since,
    )
    return (0, None) if row is None else (row["n"], row["first"])


async def insert_pace(conn: Connection, sub: str, at: datetime, keep: timedelta) -> None:
    """Count a question of the person, and forget those older than `keep`."""
    await run(conn, "DELETE FROM demande WHERE sub = $1 AND cree_le <= $2", sub, at - keep)
    await run(conn, "INSERT INTO demande (sub, cree_le) VALUES ($1, $2)", sub, at)

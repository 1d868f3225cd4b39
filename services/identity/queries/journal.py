"""What does Portnet ID write down about security, who reads it, and how often did it fail?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from services.identity.models.journal import Choice, Ligne
from services.identity.models.signin import Throttle, ThrottleKind, Visitor
from shared.database import Connection, many, one, run, value


async def record(
    conn: Connection,
    at: datetime,
    kind: str,
    *,
    visitor: Visitor | None = None,
    user_id: UUID | None = None,
    client_id: str | None = None,
    sid: UUID | None = None,
    ice: str | None = None,
    details: dict[str, Any] | None = None,
) -> None:
    """Append a line to the security log."""
    await run(
        conn,
        """
        INSERT INTO security_log (at, kind, user_id, client_id, sid, address, appareil, details,
                                  ice)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        at,
        kind,
        user_id,
        client_id,
        sid,
        visitor.address if visitor else None,
        visitor.appareil if visitor else None,
        details or {},
        ice,
    )


async def page_own(
    conn: Connection,
    user_id: UUID,
    kinds: Sequence[str],
    since: datetime,
    before: int | None = None,
    limit: int | None = None,
) -> list[Ligne]:
    """Return a person's lines of some kinds, the newest first, down from the line `before`; with
    no `limit` all of them.
    """
    return await many(
        conn,
        Ligne,
        """
        SELECT l.seq, l.at AS le, l.kind AS nature, l.user_id, NULL AS utilisateur, NULL AS par,
               l.ice, l.client_id AS client, l.address AS adresse, l.appareil, l.sid, l.details
          FROM security_log l
         WHERE l.user_id = $1 AND l.kind = ANY($2::text[]) AND l.at > $3
           AND ($4::bigint IS NULL OR l.seq < $4)
         ORDER BY l.seq DESC
         LIMIT $5::bigint
        """,
        user_id,
        list(kinds),
        since,
        before,
        limit,
    )


async def find_own(
    conn: Connection, user_id: UUID, seq: int, kinds: Sequence[str], since: datetime
) -> Ligne | None:
    """Return a person's line when it is of one of `kinds` and not older than `since`."""
    return await one(
        conn,
        Ligne,
        """
        SELECT l.seq, l.at AS le, l.kind AS nature, l.user_id, NULL AS utilisateur, NULL AS par,
               l.ice, l.client_id AS client, l.address AS adresse, l.appareil, l.sid, l.details
          FROM security_log l
         WHERE l.user_id = $1 AND l.seq = $2 AND l.kind = ANY($3::text[]) AND l.at > $4
        """,
        user_id,
        seq,
        list(kinds),
        since,
    )


async def find_person(conn: Connection, ice: str | None, name: str) -> UUID | None:
    """Return who bears a username or, when it holds an @, an e-mail address; with `ice`, among
    those who work for that company.
    """
    user_id: UUID | None = await value(
        conn,
        """
        SELECT u.user_id
          FROM utilisateur u
         WHERE CASE WHEN position('@' IN $2) > 0
                    THEN lower(u.email) = lower($2)
                    ELSE lower(u.username) = lower($2) END
           AND ($1::text IS NULL
                OR EXISTS (SELECT FROM affectation a WHERE a.user_id = u.user_id AND a.ice = $1))
        """,
        ice,
        name,
    )
    return user_id


async def page_of_entreprise(
    conn: Connection, ice: str, choice: Choice, before: int | None, limit: int
) -> list[Ligne]:
    """Return the lines of a company's people, the newest first, down from the line `before`.

    What a person did in the name of another company is not among them.
    """
    return await many(
        conn,
        Ligne,
        """
        WITH found AS (
            (SELECT l.*
               FROM security_log l
              WHERE l.ice = $1
                AND ($2::uuid IS NULL OR l.user_id = $2) AND ($3::text IS NULL OR l.kind = $3)
                AND ($4::timestamptz IS NULL OR l.at >= $4)
                AND ($5::timestamptz IS NULL OR l.at < $5)
                AND ($6::bigint IS NULL OR l.seq < $6)
              ORDER BY l.seq DESC
              LIMIT $7)
            UNION ALL
            (SELECT l.*
               FROM security_log l
              WHERE l.ice IS NULL
                AND l.user_id = ANY(ARRAY(SELECT a.user_id FROM affectation a WHERE a.ice = $1))
                AND ($2::uuid IS NULL OR l.user_id = $2) AND ($3::text IS NULL OR l.kind = $3)
                AND ($4::timestamptz IS NULL OR l.at >= $4)
                AND ($5::timestamptz IS NULL OR l.at < $5)
                AND ($6::bigint IS NULL OR l.seq < $6)
              ORDER BY l.seq DESC
              LIMIT $7)
        )
        SELECT f.seq, f.at AS le, f.kind AS nature, f.user_id, u.username AS utilisateur,
               b.username AS par, f.ice, coalesce(c.nom, f.client_id) AS client,
               f.address AS adresse, f.appareil, f.sid, f.details
          FROM (SELECT * FROM found ORDER BY seq DESC LIMIT $7) f
          LEFT JOIN utilisateur u ON u.user_id = f.user_id
          LEFT JOIN utilisateur b ON b.user_id::text = f.details ->> 'by'
          LEFT JOIN oauth_client c ON c.client_id = f.client_id
         ORDER BY f.seq DESC
        """,
        ice,
        choice.user_id,
        choice.nature,
        choice.since,
        choice.until,
        before,
        limit,
    )


async def page_all(conn: Connection, choice: Choice, before: int | None, limit: int) -> list[Ligne]:
    """Return everybody's lines, for operators: the newest first, down from the line `before`."""
    return await many(
        conn,
        Ligne,
        """
        SELECT f.seq, f.at AS le, f.kind AS nature, f.user_id, u.username AS utilisateur,
               b.username AS par, f.ice, coalesce(c.nom, f.client_id) AS client,
               f.address AS adresse, f.appareil, f.sid, f.details
          FROM (SELECT l.*
                  FROM security_log l
                 WHERE ($1::uuid IS NULL OR l.user_id = $1) AND ($2::text IS NULL OR l.kind = $2)
                   AND ($3::timestamptz IS NULL OR l.at >= $3)
                   AND ($4::timestamptz IS NULL OR l.at < $4)
                   AND ($5::bigint IS NULL OR l.seq < $5)
                 ORDER BY l.seq DESC
                 LIMIT $6) f
          LEFT JOIN utilisateur u ON u.user_id = f.user_id
          LEFT JOIN utilisateur b ON b.user_id::text = f.details ->> 'by'
          LEFT JOIN oauth_client c ON c.client_id = f.client_id
         ORDER BY f.seq DESC
        """,
        choice.user_id,
        choice.nature,
        choice.since,
        choice.until,
        before,
        limit,
    )


async def delete_old_lines(conn: Connection, before: datetime) -> int:
    """Forget lines older than `before`; the database itself refuses younger than a year."""
    return await run(conn, "DELETE FROM security_log WHERE at < $1", before)


async def lock_throttle(
    conn: Connection, kind: ThrottleKind, subject: bytes, now: datetime
) -> Throttle | None:
    """Return the failures counted for a subject, and keep others waiting until we have counted.

    There is a row to lock even for the first attempt, so that attempts at once are counted one by
    one.
    """
    return await one(
        conn,
        Throttle,
        """
        INSERT INTO throttle AS counted (kind, subject, failures, first_at, last_at, until)
        VALUES ($1, $2, 0, $3, $3, $3)
        ON CONFLICT (kind, subject) DO UPDATE SET last_at = counted.last_at
        RETURNING failures, first_at, until
        """,
        kind,
        subject,
        now,
    )


async def save_throttle(
    conn: Connection, kind: ThrottleKind, subject: bytes, state: Throttle, now: datetime
) -> None:
    """Keep the count."""
    await run(
        conn,
        """
        UPDATE throttle
           SET failures = $3, first_at = $4, until = $5, last_at = $6
         WHERE kind = $1 AND subject = $2
        """,
        kind,
        subject,
        state.failures,
        state.first_at,
        state.until,
        now,
    )


async def forgive(conn: Connection, kind: ThrottleKind, subject: bytes) -> None:
    """Forget the failures of a subject that has just succeeded."""
    await run(conn, "DELETE FROM throttle WHERE kind = $1 AND subject = $2", kind, subject)


async def forgive_one(conn: Connection, kind: ThrottleKind, subject: bytes, now: datetime) -> None:
    """Take back the one failure that was counted before a try that then succeeded."""
    await run(
        conn,
        """
        UPDATE throttle
           SET failures = greatest(failures - 1, 0), until = least(until, $3)
         WHERE kind = $1 AND subject = $2
        """,
        kind,
        subject,
        now,
    )


async def delete_old_throttles(conn: Connection, before: datetime) -> None:
    """Forget counts that nobody has added to since `before`."""
    await run(conn, "DELETE FROM throttle WHERE last_at < $1 AND until < $1", before)

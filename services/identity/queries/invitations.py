"""What does Portnet ID ask about invitations? By company, whose ICE comes first, or by link."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from services.identity.models.members import HeldInvitation, Invitation, Invite
from shared.database import Connection, many, one, run, value


async def list_invitations(
    conn: Connection,
    ice: str,
    now: datetime,
    etat: str | None,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> list[Invitation]:
    """Return the company's invitations, the newest first."""
    return await many(
        conn,
        Invitation,
        """
        SELECT i.invitation_id, i.email, i.profil, i.roles, i.langue, i.etat, i.invite_par,
               i.invite_le, i.envoye_le, i.expire_le
          FROM (SELECT n.invitation_id, n.email, n.profil, n.roles, n.langue, n.invite_le,
                       n.envoye_le, n.expire_le, trim(u.prenom || ' ' || u.nom) AS invite_par,
                       CASE WHEN n.accepte_le IS NOT NULL THEN 'ACCEPTEE'
                            WHEN n.annule_le IS NOT NULL THEN 'ANNULEE'
                            WHEN n.expire_le > $2 THEN 'ENVOYEE'
                            ELSE 'EXPIREE' END AS etat
                  FROM invitation n
                  JOIN utilisateur u ON u.user_id = n.invite_par
                 WHERE n.ice = $1) i
         WHERE ($3::text IS NULL OR i.etat = $3)
           AND ($4::timestamptz IS NULL OR (i.invite_le, i.invitation_id) < ($4, $5::uuid))
         ORDER BY i.invite_le DESC, i.invitation_id DESC
         LIMIT $6
        """,
        ice,
        now,
        etat,
        after[0] if after else None,
        after[1] if after else None,
        limit,
    )


async def find_invitation(
    conn: Connection, ice: str, invitation_id: UUID, now: datetime
) -> Invitation | None:
    """Return one of the company's invitations."""
    return await one(
        conn,
        Invitation,
        """
        SELECT n.invitation_id, n.email, n.profil, n.roles, n.langue, n.invite_le, n.envoye_le,
               n.expire_le, trim(u.prenom || ' ' || u.nom) AS invite_par,
               CASE WHEN n.accepte_le IS NOT NULL THEN 'ACCEPTEE'
                    WHEN n.annule_le IS NOT NULL THEN 'ANNULEE'
                    WHEN n.expire_le > $3 THEN 'ENVOYEE'
                    ELSE 'EXPIREE' END AS etat
          FROM invitation n
          JOIN utilisateur u ON u.user_id = n.invite_par
         WHERE n.ice = $1 AND n.invitation_id = $2
        """,
        ice,
        invitation_id,
        now,
    )


async def lock_invitation(conn: Connection, ice: str, invitation_id: UUID) -> HeldInvitation | None:
    """Return one of the company's invitations and keep others from changing it meanwhile."""
    return await one(
        conn,
        HeldInvitation,
        """
        SELECT n.invitation_id, n.ice, e.raison_sociale, n.email, n.profil, n.roles, n.langue,
               n.invite_le, n.envoye_le, n.envois, n.expire_le, n.accord_le, n.accepte_le,
               n.annule_le
          FROM invitation n
          JOIN entreprise e USING (ice)
         WHERE n.ice = $1 AND n.invitation_id = $2
           FOR UPDATE OF n
        """,
        ice,
        invitation_id,
    )


async def lock_invitation_of_address(
    conn: Connection, ice: str, email: str
) -> HeldInvitation | None:
    """Return the company's invitation of an address and keep others from changing it meanwhile."""
    return await one(
        conn,
        HeldInvitation,
        """
        SELECT n.invitation_id, n.ice, e.raison_sociale, n.email, n.profil, n.roles, n.langue,
               n.invite_le, n.envoye_le, n.envois, n.expire_le, n.accord_le, n.accepte_le,
               n.annule_le
          FROM invitation n
          JOIN entreprise e USING (ice)
         WHERE n.ice = $1 AND lower(n.email) = lower($2)
           FOR UPDATE OF n
        """,
        ice,
        email,
    )


async def lock_invitation_of_link(conn: Connection, digest: bytes) -> HeldInvitation | None:
    """Return the invitation of a link and keep others from changing it meanwhile."""
    return await one(
        conn,
        HeldInvitation,
        """
        SELECT n.invitation_id, n.ice, e.raison_sociale, n.email, n.profil, n.roles, n.langue,
               n.invite_le, n.envoye_le, n.envois, n.expire_le, n.accord_le, n.accepte_le,
               n.annule_le
          FROM invitation n
          JOIN entreprise e USING (ice)
         WHERE n.digest = $1
           FOR UPDATE OF n
        """,
        digest,
    )


async def list_agreed(conn: Connection, email: str, since: datetime) -> list[HeldInvitation]:
    """Return invitations of an address whose link's holder has agreed since, and keep others from
    changing them meanwhile.
    """
    return await many(
        conn,
        HeldInvitation,
        """
        SELECT n.invitation_id, n.ice, e.raison_sociale, n.email, n.profil, n.roles, n.langue,
               n.invite_le, n.envoye_le, n.envois, n.expire_le, n.accord_le, n.accepte_le,
               n.annule_le
          FROM invitation n
          JOIN entreprise e USING (ice)
         WHERE lower(n.email) = lower($1) AND n.accord_le > $2 AND n.accepte_le IS NULL
         ORDER BY n.invitation_id
           FOR UPDATE OF n
        """,
        email,
        since,
    )


async def count_sent(conn: Connection, ice: str, since: datetime) -> int:
    """Return how many letters the company has had sent since."""
    count: int = await value(
        conn,
        "SELECT coalesce(sum(envois), 0) FROM invitation WHERE ice = $1 AND envoye_le > $2",
        ice,
        since,
    )
    return count


async def insert_invitation(
    conn: Connection,
    ice: str,
    invitation_id: UUID,
    order: Invite,
    digest: bytes,
    by: UUID,
    now: datetime,
    expires_at: datetime,
) -> None:
    """Keep a new invitation, sent now."""
    await run(
        conn,
        """
        INSERT INTO invitation (ice, invitation_id, email, profil, roles, langue, digest,
                                invite_par, invite_le, envoye_le, envois, expire_le)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, 1, $10)
        """,
        ice,
        invitation_id,
        order.email,
        order.profil,
        list(order.roles),
        order.langue,
        digest,
        by,
        now,
        expires_at,
    )


async def renew_invitation(
    conn: Connection,
    ice: str,
    invitation_id: UUID,
    order: Invite,
    digest: bytes,
    by: UUID,
    now: datetime,
    expires_at: datetime,
    envois: int,
) -> None:
    """Send an invitation anew, with another link: the one before is void."""
    await run(
        conn,
        """
        UPDATE invitation
           SET email = $3, profil = $4, roles = $5, langue = $6, digest = $7, invite_par = $8,
               invite_le = CASE WHEN accepte_le IS NULL AND annule_le IS NULL THEN invite_le
                                ELSE $9 END,
               envoye_le = $9, expire_le = $10, envois = $11, accord_le = NULL,
               accepte_le = NULL, accepte_par = NULL, annule_le = NULL
         WHERE ice = $1 AND invitation_id = $2
        """,
        ice,
        invitation_id,
        order.email,
        order.profil,
        list(order.roles),
        order.langue,
        digest,
        by,
        now,
        expires_at,
        envois,
    )


async def cancel_invitation(conn: Connection, ice: str, invitation_id: UUID, now: datetime) -> None:
    """Void an invitation."""
    await run(
        conn,
        "UPDATE invitation SET annule_le = $3 WHERE ice = $1 AND invitation_id = $2",
        ice,
        invitation_id,
        now,
    )


async def note_agreed(conn: Connection, ice: str, invitation_id: UUID, now: datetime) -> None:
    """Note that the link's holder agrees to the invitation."""
    await run(
        conn,
        "UPDATE invitation SET accord_le = $3 WHERE ice = $1 AND invitation_id = $2",
        ice,
        invitation_id,
        now,
    )


async def accept_invitation(
    conn: Connection, ice: str, invitation_id: UUID, user_id: UUID, now: datetime
) -> None:
    """Note who has accepted an invitation."""
    await run(
        conn,
        """
        UPDATE invitation
           SET accepte_le = $4, accepte_par = $3
         WHERE ice = $1 AND invitation_id = $2
        """,
        ice,
        invitation_id,
        user_id,
        now,
    )


async def take_in(
    conn: Connection,
    ice: str,
    affectation_id: UUID,
    user_id: UUID,
    profil: str,
    roles: Sequence[str],
    now: datetime,
) -> None:
    """Let a person work for the company with these rights, unless they do already."""
    await run(
        conn,
        """
        INSERT INTO affectation (affectation_id, user_id, ice, profil, roles, cree_le)
        SELECT $2, $3, $1, $4, $5, $6
         WHERE NOT EXISTS (SELECT FROM affectation WHERE ice = $1 AND user_id = $3)
        ON CONFLICT DO NOTHING
        """,
        ice,
        affectation_id,
        user_id,
        profil,
        list(roles),
        now,
    )


async def is_member(conn: Connection, ice: str, email: str) -> bool:
    """Say whether the owner of an address works for the company already."""
    found = await conn.fetchval(
        """
        SELECT true
          FROM affectation a
          JOIN utilisateur u USING (user_id)
         WHERE a.ice = $1 AND lower(u.email) = lower($2)
         LIMIT 1
        """,
        ice,
        email,
    )
    return bool(found)

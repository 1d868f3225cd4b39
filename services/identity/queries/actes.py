"""What was done under procurations?"""

from datetime import datetime
from uuid import UUID

from services.identity.models.procurations import ActeAccompli
from shared.database import Connection, many, run, value


async def insert_act(
    conn: Connection,
    acte_id: UUID,
    procuration_id: UUID,
    *,
    mandant_ice: str,
    mandataire_ice: str,
    user_id: UUID,
    service_code: str,
    action: str,
    objet: str,
    at: datetime,
) -> None:
    """Keep an act; once, however often it is said."""
    await run(
        conn,
        """
        INSERT INTO procuration_acte (acte_id, procuration_id, mandant_ice, mandataire_ice, user_id,
                                      service_code, action, objet, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (acte_id) DO NOTHING
        """,
        acte_id,
        procuration_id,
        mandant_ice,
        mandataire_ice,
        user_id,
        service_code,
        action,
        objet,
        at,
    )


async def is_first_use(conn: Connection, procuration_id: UUID, session_id: UUID | None) -> bool:
    """Say whether a session has not acted under a procuration before."""
    known = await value(
        conn,
        """
        SELECT true FROM oauth_grant
         WHERE procuration_id = $1 AND session_id IS NOT DISTINCT FROM $2
         LIMIT 1
        """,
        procuration_id,
        session_id,
    )
    return not known


async def list_acts(
    conn: Connection,
    ice: str,
    procuration_id: UUID | None,
    before: tuple[datetime, UUID] | None,
    limit: int,
) -> list[ActeAccompli]:
    """Return what was done under procurations that a company gave or received, latest first."""
    return await many(
        conn,
        ActeAccompli,
        """
        SELECT j.acte_id, j.procuration_id, j.at, j.mandant_ice, m.raison_sociale AS mandant,
               j.mandataire_ice, a.raison_sociale AS mandataire,
               coalesce(u.prenom || ' ' || u.nom, '') AS nom,
               j.service_code, j.action, j.objet
          FROM procuration_acte j
          JOIN entreprise m ON m.ice = j.mandant_ice
          JOIN entreprise a ON a.ice = j.mandataire_ice
          LEFT JOIN utilisateur u ON u.user_id = j.user_id
         WHERE (j.mandant_ice = $1 OR j.mandataire_ice = $1)
           AND ($2::uuid IS NULL OR j.procuration_id = $2)
           AND ($3::timestamptz IS NULL OR (j.at, j.acte_id) < ($3, $4))
         ORDER BY j.at DESC, j.acte_id DESC
         LIMIT $5
        """,
        ice,
        procuration_id,
        None if before is None else before[0],
        None if before is None else before[1],
        limit,
    )

"""What stands beside the counters on a board: its freshness, and the package in force?"""

from datetime import date

from services.dashboard.models.board import Standing
from shared.database import Connection, one


async def find_standing(conn: Connection, ice: str, today: date) -> Standing | None:
    """Return the company's freshness and its package in force `today`.

    Of several packages, an unlimited one goes first, then one with operations left, then the
    newest.
    """
    return await one(
        conn,
        Standing,
        """
        SELECT tableau.a_jour_a, current.in_force IS TRUE AS in_force, current.code,
               current.total, current.date_fin, current.consommees
          FROM (VALUES ($1::text)) AS asked (ice)
          LEFT JOIN tableau USING (ice)
          LEFT JOIN LATERAL (
                SELECT true AS in_force, code, total, date_fin, consommees
                  FROM forfait
                 CROSS JOIN LATERAL (
                        SELECT count(*) AS consommees
                          FROM operation
                         WHERE operation.ice = forfait.ice
                           AND operation.forfait_id = forfait.forfait_id
                           AND consommee_le IS NOT NULL
                           AND (restituee_le IS NULL OR restituee_le < consommee_le)
                       ) AS used
                 WHERE forfait.ice = $1
                   AND active_le IS NOT NULL
                   AND (ferme_le IS NULL OR ferme_le < active_le)
                   AND date_debut <= $2 AND date_fin >= $2
                 ORDER BY total IS NULL DESC, total > consommees DESC, active_le DESC
                 LIMIT 1
               ) AS current ON true
        """,
        ice,
        today,
    )

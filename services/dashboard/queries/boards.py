"""What stands beside the counters on a board: the package, and the company's name?"""

from datetime import date

import msgspec

from shared.database import Connection, one


class CurrentForfait(msgspec.Struct, frozen=True, kw_only=True):
    """The package in force, and how many of its operations are consumed."""

    code: str | None
    total: int | None
    date_fin: date | None
    consommees: int


async def find_forfait(conn: Connection, ice: str, today: date) -> CurrentForfait | None:
    """Return the company's package in force `today`, None when there is none.

    Of several, an unlimited one goes first, then one with operations left, then the newest.
    """
    return await one(
        conn,
        CurrentForfait,
        """
        SELECT code, total, date_fin, consommees
          FROM (SELECT code, total, date_fin, active_le,
                       (SELECT count(*)
                          FROM operation
                         WHERE operation.ice = forfait.ice
                           AND operation.forfait_id = forfait.forfait_id
                           AND consommee_le IS NOT NULL
                           AND (restituee_le IS NULL OR restituee_le < consommee_le)
                       ) AS consommees
                  FROM forfait
                 WHERE ice = $1
                   AND active_le IS NOT NULL
                   AND (ferme_le IS NULL OR ferme_le < active_le)
                   AND date_debut <= $2 AND date_fin >= $2
               ) AS in_force
         ORDER BY total IS NULL DESC, total > consommees DESC, active_le DESC
         LIMIT 1
        """,
        ice,
        today,
    )

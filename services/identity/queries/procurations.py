"""What does Portnet ID ask about procurations?"""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from services.identity.models.procurations import (
    Etape,
    Mandat,
    Procuration,
    Redaction,
    Sens,
    Societe,
    Type,
)
from shared import money
from shared.database import Connection, many, one, run, value


async def find_procuration(conn: Connection, ice: str, procuration_id: UUID) -> Procuration | None:
    """Return a procuration that a company gave or, once it is no draft, received."""
    return await one(
        conn,
        Procuration,
        """
        SELECT p.procuration_id, p.type, p.etat, p.mandant_ice, m.raison_sociale AS mandant,
               p.profil, p.mandataire_ice, a.raison_sociale AS mandataire, p.perimetre, p.bureaux,
               p.chapitres, (p.montant_max / 100.0)::numeric(15, 2)::text AS montant_max,
               p.date_debut, p.date_fin, p.motif, p.document_nom, p.cree_le, p.modifie_le
          FROM procuration p
          JOIN entreprise m ON m.ice = p.mandant_ice
          JOIN entreprise a ON a.ice = p.mandataire_ice
         WHERE (p.mandant_ice = $1 OR (p.mandataire_ice = $1 AND p.etat <> 'BROUILLON'))
           AND p.procuration_id = $2
        """,
        ice,
        procuration_id,
    )


async def lock_procuration(conn: Connection, procuration_id: UUID) -> None:
    """Keep others from changing a procuration until the transaction ends."""
    await run(
        conn,
        "SELECT 1 FROM procuration WHERE procuration_id = $1 FOR UPDATE",
        procuration_id,
    )


async def list_procurations(
    conn: Connection,
    ice: str,
    sens: Sens,
    type_: Type | None,
    etats: Sequence[str],
    before: UUID | None,
    limit: int,
) -> list[Procuration]:
    """Return what a company gave or received, the latest first; no `type_`, no `etats`: all."""
    return await many(
        conn,
        Procuration,
        """
        SELECT p.procuration_id, p.type, p.etat, p.mandant_ice, m.raison_sociale AS mandant,
               p.profil, p.mandataire_ice, a.raison_sociale AS mandataire, p.perimetre, p.bureaux,
               p.chapitres, (p.montant_max / 100.0)::numeric(15, 2)::text AS montant_max,
               p.date_debut, p.date_fin, p.motif, p.document_nom, p.cree_le, p.modifie_le
          FROM procuration p
          JOIN entreprise m ON m.ice = p.mandant_ice
          JOIN entreprise a ON a.ice = p.mandataire_ice
         WHERE (($2 = 'donnees' AND p.mandant_ice = $1)
                OR ($2 = 'recues' AND p.mandataire_ice = $1 AND p.etat <> 'BROUILLON'))
           AND ($3::text IS NULL OR p.type = $3)
           AND (cardinality($4::text[]) = 0 OR p.etat = ANY ($4))
           AND ($5::uuid IS NULL OR p.procuration_id < $5)
         ORDER BY p.procuration_id DESC
         LIMIT $6
        """,
        ice,
        sens,
        type_,
        list(etats),
        before,
        limit,
    )


async def list_steps(conn: Connection, ice: str, procuration_id: UUID) -> list[Etape]:
    """Return the steps of a procuration; the people of `ice` with their names."""
    return await many(
        conn,
        Etape,
        """
        SELECT e.at, e.acte, e.etat, e.par, e.acr, e.motif,
               CASE WHEN EXISTS (SELECT 1 FROM affectation f
                                  WHERE f.ice = $1 AND f.user_id = e.user_id)
                    THEN u.prenom || ' ' || u.nom END AS nom
          FROM procuration p
          JOIN procuration_etape e ON e.procuration_id = p.procuration_id
          LEFT JOIN utilisateur u ON u.user_id = e.user_id
         WHERE (p.mandant_ice = $1 OR p.mandataire_ice = $1) AND p.procuration_id = $2
         ORDER BY e.seq
        """,
        ice,
        procuration_id,
    )


async def put_draft(
    conn: Connection,
    ice: str,
    procuration_id: UUID,
    profil: str,
    written: Redaction,
    now: datetime,
) -> bool:
    """Write a draft of a company, or change it; False when there is one that is not its draft."""
    return bool(
        await run(
            conn,
            """
            INSERT INTO procuration
                   (procuration_id, type, mandant_ice, profil, mandataire_ice, perimetre, bureaux,
                    chapitres, montant_max, date_debut, date_fin, etat, cree_le, modifie_le)
            VALUES ($2, $4, $1, $3, $5, $6, $7, $8, $9, $10, $11, 'BROUILLON', $12, $12)
            ON CONFLICT (procuration_id) DO UPDATE
               SET type = excluded.type, profil = excluded.profil,
                   mandataire_ice = excluded.mandataire_ice, perimetre = excluded.perimetre,
                   bureaux = excluded.bureaux, chapitres = excluded.chapitres,
                   montant_max = excluded.montant_max, date_debut = excluded.date_debut,
                   date_fin = excluded.date_fin, modifie_le = excluded.modifie_le
             WHERE procuration.mandant_ice = $1 AND procuration.etat = 'BROUILLON'
            """,
            ice,
            procuration_id,
            profil,
            written.type,
            written.mandataire_ice,
            written.perimetre,
            written.bureaux,
            written.chapitres,
            None if written.montant_max is None else money.to_centimes(written.montant_max),
            written.date_debut,
            written.date_fin,
            now,
        )
    )


async def delete_draft(conn: Connection, ice: str, procuration_id: UUID) -> bool:
    """Throw a company's draft away; False when there is none."""
    return bool(
        await run(
            conn,
            """
            DELETE FROM procuration
             WHERE mandant_ice = $1 AND procuration_id = $2 AND etat = 'BROUILLON'
            """,
            ice,
            procuration_id,
        )
    )


async def find_same(conn: Connection, ice: str, written: Redaction) -> UUID | None:
    """Return a procuration of a company that says the same and is not over."""
    found: UUID | None = await value(
        conn,
        """
        SELECT procuration_id
          FROM procuration
         WHERE mandant_ice = $1 AND mandataire_ice = $2 AND type = $3 AND perimetre = $4
           AND date_debut = $5 AND date_fin = $6
           AND etat IN ('BROUILLON', 'EN_ATTENTE', 'ACTIVE', 'SUSPENDUE')
         LIMIT 1
        """,
        ice,
        written.mandataire_ice,
        written.type,
        written.perimetre,
        written.date_debut,
        written.date_fin,
    )
    return found


async def set_state(
    conn: Connection, procuration_id: UUID, etat: str, motif: str | None, now: datetime
) -> None:
    """Bring a procuration to a state."""
    await run(
        conn,
        """
        UPDATE procuration
           SET etat = $2, motif = $3, modifie_le = $4
         WHERE procuration_id = $1
        """,
        procuration_id,
        etat,
        motif,
        now,
    )


async def insert_step(
    conn: Connection,
    procuration_id: UUID,
    acte: str,
    etat: str,
    par: str,
    at: datetime,
    *,
    user_id: UUID | None = None,
    acr: str | None = None,
    motif: str | None = None,
) -> None:
    """Write down a step."""
    await run(
        conn,
        """
        INSERT INTO procuration_etape (procuration_id, at, acte, etat, par, user_id, acr, motif)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """,
        procuration_id,
        at,
        acte,
        etat,
        par,
        user_id,
        acr,
        motif,
    )


async def set_document(
    conn: Connection, ice: str, procuration_id: UUID, nom: str, contenu: bytes, now: datetime
) -> bool:
    """Keep the signed paper of a company's draft; False when there is no such draft."""
    found = await run(
        conn,
        """
        UPDATE procuration
           SET document_nom = $3, modifie_le = $4
         WHERE mandant_ice = $1 AND procuration_id = $2 AND etat = 'BROUILLON'
        """,
        ice,
        procuration_id,
        nom,
        now,
    )
    if found:
        await run(
            conn,
            """
            INSERT INTO procuration_document (procuration_id, contenu, sha256, depose_le)
            VALUES ($1, $2, sha256($2), $3)
            ON CONFLICT (procuration_id) DO UPDATE
               SET contenu = excluded.contenu, sha256 = excluded.sha256,
                   depose_le = excluded.depose_le
            """,
            procuration_id,
            contenu,
            now,
        )
    return bool(found)


async def find_document(conn: Connection, ice: str, procuration_id: UUID) -> bytes | None:
    """Return the signed paper of a procuration that a company gave or, signed, received."""
    found: bytes | None = await value(
        conn,
        """
        SELECT d.contenu
          FROM procuration p
          JOIN procuration_document d ON d.procuration_id = p.procuration_id
         WHERE (p.mandant_ice = $1 OR (p.mandataire_ice = $1 AND p.etat <> 'BROUILLON'))
           AND p.procuration_id = $2
        """,
        ice,
        procuration_id,
    )
    return found


async def find_societe(conn: Connection, ice: str) -> Societe | None:
    """Return the company that bears an ICE."""
    return await one(
        conn, Societe, "SELECT ice, raison_sociale FROM entreprise WHERE ice = $1", ice
    )


async def find_mandat(conn: Connection, procuration_id: UUID) -> Mandat | None:
    """Return a procuration as a token exchange reads it, and keep it from changing meanwhile."""
    return await one(
        conn,
        Mandat,
        """
        SELECT p.procuration_id, p.type, p.etat, p.mandant_ice, e.raison_sociale AS mandant,
               e.statut = 'ACTIVE' AS is_mandant_active, p.profil, p.mandataire_ice, p.perimetre,
               p.bureaux, p.chapitres, p.montant_max, p.date_debut, p.date_fin
          FROM procuration p
          JOIN entreprise e ON e.ice = p.mandant_ice
         WHERE p.procuration_id = $1
           FOR SHARE OF p
        """,
        procuration_id,
    )


async def list_overdue(conn: Connection, today: date, limit: int) -> list[Mandat]:
    """Return procurations whose last day is over, and keep others from ending them meanwhile."""
    return await many(
        conn,
        Mandat,
        """
        SELECT p.procuration_id, p.type, p.etat, p.mandant_ice, e.raison_sociale AS mandant,
               e.statut = 'ACTIVE' AS is_mandant_active, p.profil, p.mandataire_ice, p.perimetre,
               p.bureaux, p.chapitres, p.montant_max, p.date_debut, p.date_fin
          FROM procuration p
          JOIN entreprise e ON e.ice = p.mandant_ice
         WHERE p.date_fin < $1 AND p.etat IN ('EN_ATTENTE', 'ACTIVE', 'SUSPENDUE')
         ORDER BY p.date_fin
         LIMIT $2
           FOR UPDATE OF p SKIP LOCKED
        """,
        today,
        limit,
    )


async def insert_seeded(
    conn: Connection,
    procuration_id: UUID,
    type_: str,
    mandant: tuple[str, str],
    mandataire_ice: str,
    perimetre: Sequence[str],
    days: tuple[date, date],
    now: datetime,
) -> bool:
    """Write a procuration that is in force; False when it is there.

    `mandant` is ICE and profile.
    """
    return bool(
        await run(
            conn,
            """
            INSERT INTO procuration
                   (procuration_id, type, mandant_ice, profil, mandataire_ice, perimetre,
                    date_debut, date_fin, etat, cree_le, modifie_le)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'ACTIVE', $9, $9)
            ON CONFLICT (procuration_id) DO NOTHING
            """,
            procuration_id,
            type_,
            mandant[0],
            mandant[1],
            mandataire_ice,
            list(perimetre),
            days[0],
            days[1],
            now,
        )
    )

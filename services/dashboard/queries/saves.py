"""How are changed objects written back, many in one statement?

The caller holds the lock of each company concerned (`lock_tableaux`): two writers never meet here.
"""

from collections.abc import Sequence

from services.dashboard.models.objects import (
    Bad,
    Controle,
    Domiciliation,
    Dum,
    Entreprise,
    Forfait,
    Imputation,
    Mainlevee,
    Operation,
    Reglement,
    Titre,
)
from shared.database import Connection, run


async def save_titres(conn: Connection, rows: Sequence[Titre]) -> None:
    """Write these titles, new or changed."""
    await run(
        conn,
        """
        INSERT INTO titre (ice, titre_no, annule_le)
        SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[])
            ON CONFLICT (ice, titre_no) DO UPDATE SET annule_le = excluded.annule_le
        """,
        [row.ice for row in rows],
        [row.titre_no for row in rows],
        [row.annule_le for row in rows],
    )


async def save_domiciliations(conn: Connection, rows: Sequence[Domiciliation]) -> None:
    """Write these domiciliations, new or changed."""
    await run(
        conn,
        """
        INSERT INTO domiciliation (ice, titre_no, domiciliation_no, banque, domicilie_le, soumis_le)
        SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[],
                             $6::timestamptz[])
            ON CONFLICT (ice, titre_no, domiciliation_no) DO UPDATE
           SET banque = excluded.banque,
               domicilie_le = excluded.domicilie_le,
               soumis_le = excluded.soumis_le
        """,
        [row.ice for row in rows],
        [row.titre_no for row in rows],
        [row.domiciliation_no for row in rows],
        [row.banque for row in rows],
        [row.domicilie_le for row in rows],
        [row.soumis_le for row in rows],
    )


async def save_imputations(conn: Connection, rows: Sequence[Imputation]) -> None:
    """Write these imputations, new or changed."""
    await run(
        conn,
        """
        INSERT INTO imputation (ice, imputation_id, titre_no, impute_le, montant_centimes,
                                annulee_le)
        SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::bigint[],
                             $6::timestamptz[])
            ON CONFLICT (ice, imputation_id) DO UPDATE
           SET titre_no = excluded.titre_no,
               impute_le = excluded.impute_le,
               montant_centimes = excluded.montant_centimes,
               annulee_le = excluded.annulee_le
        """,
        [row.ice for row in rows],
        [row.imputation_id for row in rows],
        [row.titre_no for row in rows],
        [row.impute_le for row in rows],
        [row.montant_centimes for row in rows],
        [row.annulee_le for row in rows],
    )


async def save_reglements(conn: Connection, rows: Sequence[Reglement]) -> None:
    """Write these settlements, new or changed."""
    await run(
        conn,
        """
        INSERT INTO reglement (ice, source, reglement_id, regle_le, montant_centimes, annule_le)
        SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::bigint[],
                             $6::timestamptz[])
            ON CONFLICT (ice, source, reglement_id) DO UPDATE
           SET regle_le = excluded.regle_le,
               montant_centimes = excluded.montant_centimes,
               annule_le = excluded.annule_le
        """,
        [row.ice for row in rows],
        [row.source for row in rows],
        [row.reglement_id for row in rows],
        [row.regle_le for row in rows],
        [row.montant_centimes for row in rows],
        [row.annule_le for row in rows],
    )


async def save_dums(conn: Connection, rows: Sequence[Dum]) -> None:
    """Write these declarations, new or changed."""
    await run(
        conn,
        """
        INSERT INTO dum (ice, dum_ref, enregistree_le, declarant_ice, valeur_centimes, rectifiee_le,
                         valeur_rectifiee_centimes, annulee_le, mainlevee_retiree_le)
        SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::bigint[],
                             $6::timestamptz[], $7::bigint[], $8::timestamptz[],
                             $9::timestamptz[])
            ON CONFLICT (ice, dum_ref) DO UPDATE
           SET enregistree_le = excluded.enregistree_le,
               declarant_ice = excluded.declarant_ice,
               valeur_centimes = excluded.valeur_centimes,
               rectifiee_le = excluded.rectifiee_le,
               valeur_rectifiee_centimes = excluded.valeur_rectifiee_centimes,
               annulee_le = excluded.annulee_le,
               mainlevee_retiree_le = excluded.mainlevee_retiree_le
        """,
        [row.ice for row in rows],
        [row.dum_ref for row in rows],
        [row.enregistree_le for row in rows],
        [row.declarant_ice for row in rows],
        [row.valeur_centimes for row in rows],
        [row.rectifiee_le for row in rows],
        [row.valeur_rectifiee_centimes for row in rows],
        [row.annulee_le for row in rows],
        [row.mainlevee_retiree_le for row in rows],
    )


async def save_mainlevees(conn: Connection, rows: Sequence[Mainlevee]) -> None:
    """Write these releases, new or changed."""
    await run(
        conn,
        """
        INSERT INTO mainlevee (ice, dum_ref, prononcee_le, enregistree_le, sens)
        SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[],
                             $5::text[])
            ON CONFLICT (ice, dum_ref, prononcee_le) DO UPDATE
           SET enregistree_le = excluded.enregistree_le, sens = excluded.sens
        """,
        [row.ice for row in rows],
        [row.dum_ref for row in rows],
        [row.prononcee_le for row in rows],
        [row.enregistree_le for row in rows],
        [row.sens for row in rows],
    )


async def save_controles(conn: Connection, rows: Sequence[Controle]) -> None:
    """Write these controls, new or changed."""
    await run(
        conn,
        """
        INSERT INTO controle (ice, source, controle_id, visite, effectue_le, annule_le)
        SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[],
                             $6::timestamptz[])
            ON CONFLICT (ice, source, controle_id) DO UPDATE
           SET visite = excluded.visite,
               effectue_le = excluded.effectue_le,
               annule_le = excluded.annule_le
        """,
        [row.ice for row in rows],
        [row.source for row in rows],
        [row.controle_id for row in rows],
        [row.visite for row in rows],
        [row.effectue_le for row in rows],
        [row.annule_le for row in rows],
    )


async def save_bads(conn: Connection, rows: Sequence[Bad]) -> None:
    """Write these delivery orders, new or changed."""
    await run(
        conn,
        """
        INSERT INTO bad (ice, source, bad_no, emis_le, annule_le)
        SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[],
                             $5::timestamptz[])
            ON CONFLICT (ice, source, bad_no) DO UPDATE
           SET emis_le = excluded.emis_le, annule_le = excluded.annule_le
        """,
        [row.ice for row in rows],
        [row.source for row in rows],
        [row.bad_no for row in rows],
        [row.emis_le for row in rows],
        [row.annule_le for row in rows],
    )


async def save_forfaits(conn: Connection, rows: Sequence[Forfait]) -> None:
    """Write these packages, new or changed."""
    await run(
        conn,
        """
        INSERT INTO forfait (ice, forfait_id, active_le, code, total, date_debut, date_fin,
                             ferme_le)
        SELECT * FROM unnest($1::text[], $2::uuid[], $3::timestamptz[], $4::text[], $5::int[],
                             $6::date[], $7::date[], $8::timestamptz[])
            ON CONFLICT (ice, forfait_id) DO UPDATE
           SET active_le = excluded.active_le,
               code = excluded.code,
               total = excluded.total,
               date_debut = excluded.date_debut,
               date_fin = excluded.date_fin,
               ferme_le = excluded.ferme_le
        """,
        [row.ice for row in rows],
        [row.forfait_id for row in rows],
        [row.active_le for row in rows],
        [row.code for row in rows],
        [row.total for row in rows],
        [row.date_debut for row in rows],
        [row.date_fin for row in rows],
        [row.ferme_le for row in rows],
    )


async def save_operations(conn: Connection, rows: Sequence[Operation]) -> None:
    """Write these operations, new or changed."""
    await run(
        conn,
        """
        INSERT INTO operation (ice, forfait_id, operation_ref, consommee_le, restituee_le)
        SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[], $4::timestamptz[],
                             $5::timestamptz[])
            ON CONFLICT (ice, forfait_id, operation_ref) DO UPDATE
           SET consommee_le = excluded.consommee_le, restituee_le = excluded.restituee_le
        """,
        [row.ice for row in rows],
        [row.forfait_id for row in rows],
        [row.operation_ref for row in rows],
        [row.consommee_le for row in rows],
        [row.restituee_le for row in rows],
    )


async def save_entreprises(conn: Connection, rows: Sequence[Entreprise]) -> None:
    """Write these companies, new or changed."""
    await run(
        conn,
        """
        INSERT INTO entreprise (ice, connue_le, raison_sociale, profils)
        SELECT ice, connue_le, raison_sociale, string_to_array(profils, ',')
          FROM unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[])
            AS heard (ice, connue_le, raison_sociale, profils)
            ON CONFLICT (ice) DO UPDATE
           SET connue_le = excluded.connue_le,
               raison_sociale = excluded.raison_sociale,
               profils = excluded.profils
        """,
        [row.ice for row in rows],
        [row.connue_le for row in rows],
        [row.raison_sociale for row in rows],
        [",".join(row.profils) for row in rows],
    )

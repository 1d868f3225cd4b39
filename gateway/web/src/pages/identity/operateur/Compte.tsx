/** What protects one account, for whom does it work, and what may an operator do about it? */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useParams } from "wouter";
import { api, take } from "../../../api/client.ts";
import type { FicheCompte } from "../../../api/types.ts";
import { dateTime, number, t, useLang } from "../../../i18n.ts";
import { useSignedIn } from "../../../session.ts";
import { Empty, Loaded } from "../../../ui/states.tsx";
import { ActButton } from "../act.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Etat } from "../Etat.tsx";
import { History } from "../History.tsx";
import { profilName, roleNames } from "../names.ts";
import { Table } from "../listing.tsx";
import { Operateur } from "./Operateur.tsx";

export default function Compte() {
  useLang();
  const { id = "" } = useParams<{ id: string }>();
  const account = useQuery({
    queryKey: ["desk", "compte", id],
    queryFn: () =>
      take(
        api.GET("/api/identity/v1/comptes/{compte_id}", { params: { path: { compte_id: id } } }),
      ),
  });
  const title = account.data?.username ?? t("desk.compte");
  const trail = [{ label: t("operateur.comptes"), href: "/operateur/comptes" }, { label: title }];
  return (
    <Operateur title={<bdi>{title}</bdi>} trail={trail}>
      <Loaded answer={account} lines={16}>
        {(seen) => <Sheet seen={seen} />}
      </Loaded>
    </Operateur>
  );
}

function Sheet({ seen }: { seen: FicheCompte }) {
  return (
    <>
      <div className="desk">
        <section className="panel" aria-labelledby="known">
          <h2 id="known">{t("desk.connu")}</h2>
          <Facts
            rows={[
              [t("espace.prenom"), seen.prenom],
              [t("espace.nom"), seen.nom],
              [t("espace.email"), seen.email],
              [t("desk.facteurs"), t("desk.facteurs.n", { apps: number(seen.applications), keys: number(seen.cles) })],
              [t("desk.sessions"), number(seen.sessions)],
              [t("desk.derniere"), seen.derniere_connexion && dateTime(seen.derniere_connexion)],
              [t("desk.depuis"), dateTime(seen.cree_le)],
            ]}
          />
        </section>
        <Acts seen={seen} />
      </div>
      <div className="below">
        <h2>{t("desk.affectations")}</h2>
        {seen.affectations.length === 0 ? (
          <Empty>{t("desk.affectations.vide")}</Empty>
        ) : (
          <Table
            label={t("desk.affectations")}
            rows={seen.affectations}
            id={(row) => row.affectation_id}
            columns={[
              {
                label: t("espace.raison"),
                cell: (row) =>
                  row.ice ? (
                    <Link href={`/operateur/entreprises/${row.ice}`}>
                      <bdi>{row.raison_sociale}</bdi>
                    </Link>
                  ) : (
                    <bdi>{row.organisme ?? t("none")}</bdi>
                  ),
              },
              { label: t("espace.profil"), cell: (row) => profilName(row.profil) },
              {
                label: t("espace.roles"),
                cell: (row) => roleNames(row.roles) || t("none"),
              },
              {
                label: t("desk.etat"),
                cell: (row) => (
                  <Badge colour={row.en_vigueur ? "good" : "warn"}>
                    {t(row.en_vigueur ? "desk.en-vigueur" : "desk.etat.SUSPENDUE")}
                  </Badge>
                ),
              },
            ]}
          />
        )}
      </div>
      <History actes={seen.historique} />
    </>
  );
}

function Acts({ seen }: { seen: FicheCompte }) {
  const me = useSignedIn();
  const queries = useQueryClient();
  const [said, setSaid] = useState("");
  const active = seen.statut === "ACTIF";
  const mine = me?.user.sub === seen.user_id;
  const path = { params: { path: { compte_id: seen.user_id } } };
  const keep = (now: FicheCompte) => {
    queries.setQueryData(["desk", "compte", seen.user_id], now);
    void queries.invalidateQueries({ queryKey: ["desk", "comptes"] });
  };
  const again = () => queries.invalidateQueries({ queryKey: ["desk", "compte", seen.user_id] });
  return (
    <aside className="panel decide" aria-labelledby="decide">
      <h2 id="decide">{t("desk.agir")}</h2>
      <p>
        <Etat of="desk" etat={seen.statut} />
      </p>
      <p role="status">{said}</p>
      <p>
        <Link href="/compte/securite/demandes">{t("demandes.title")}</Link>
      </p>
      {mine && <p className="muted">{t("desk.cest-vous")}</p>}
      <div className="decide-acts">
        {active ? (
          <>
            <ActButton
              reason={t("motif.journal")}
              label={t("desk.lien")}
              text={t("desk.lien.text", { courriel: seen.email })}
              act={async (motif) => {
                await take(
                  api.POST("/api/identity/v1/comptes/{compte_id}/lien-mot-de-passe", {
                    ...path,
                    body: { motif },
                  }),
                );
                setSaid(t("desk.lien.parti"));
                await again();
              }}
            />
            <ActButton
              reason={t("motif.journal")}
              label={t("desk.fermer")}
              text={t("desk.fermer.text")}
              act={async (motif) => {
                const { fermees } = await take(
                  api.POST("/api/identity/v1/comptes/{compte_id}/deconnexion", {
                    ...path,
                    body: { motif },
                  }),
                );
                setSaid(t("desk.fermees", { n: fermees }));
                await again();
              }}
            />
            {!mine && (
              <ActButton
                reason={t("motif.journal")}
                label={t("desk.suspendre")}
                text={t("desk.suspendre.compte")}
                kind="danger"
                act={async (motif) =>
                  keep(
                    await take(
                      api.POST("/api/identity/v1/comptes/{compte_id}/suspension", {
                        ...path,
                        body: { motif },
                      }),
                    ),
                  )
                }
              />
            )}
          </>
        ) : (
          <ActButton
            reason={t("motif.journal")}
            label={t("desk.retablir")}
            text={t("desk.retablir.compte")}
            act={async (motif) =>
              keep(
                await take(
                  api.POST("/api/identity/v1/comptes/{compte_id}/retablissement", {
                    ...path,
                    body: { motif },
                  }),
                ),
              )
            }
          />
        )}
      </div>
    </aside>
  );
}

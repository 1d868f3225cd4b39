/** What is known of one company, and what may an operator do about it? */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useParams } from "wouter";
import { api, take } from "../../../api/client.ts";
import type { FicheEntreprise } from "../../../api/types.ts";
import { dateTime, number, t, useLang } from "../../../i18n.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Loaded } from "../../../ui/states.tsx";
import { ActButton } from "../act.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Etat } from "../Etat.tsx";
import { History } from "../History.tsx";
import { profilNames } from "../names.ts";
import { EditEntreprise } from "./EntrepriseForm.tsx";
import { Operateur } from "./Operateur.tsx";

export function useFiche(ice: string) {
  return useQuery({
    queryKey: ["desk", "entreprise", ice],
    queryFn: () =>
      take(api.GET("/api/identity/v1/entreprises/{ice}", { params: { path: { ice } } })),
  });
}

export default function Entreprise() {
  useLang();
  const { ice = "" } = useParams<{ ice: string }>();
  const company = useFiche(ice);
  const title = company.data?.raison_sociale ?? t("desk.entreprise");
  const trail = [
    { label: t("operateur.entreprises"), href: "/operateur/entreprises" },
    { label: title },
  ];
  return (
    <Operateur title={<bdi>{title}</bdi>} trail={trail}>
      <Loaded answer={company} lines={16}>
        {(seen) => <Sheet seen={seen} />}
      </Loaded>
    </Operateur>
  );
}

function Sheet({ seen }: { seen: FicheEntreprise }) {
  const [editing, setEditing] = useState(false);
  const queries = useQueryClient();
  const keep = (now: FicheEntreprise) => {
    queries.setQueryData(["desk", "entreprise", now.ice], now);
    void queries.invalidateQueries({ queryKey: ["desk", "entreprises"] });
  };
  const close = () => {
    setEditing(false);
    // Whatever was refused, the next try starts from what stands now.
    void queries.invalidateQueries({ queryKey: ["desk", "entreprise", seen.ice] });
  };
  const path = { params: { path: { ice: seen.ice } } };
  const active = seen.statut === "ACTIVE";
  return (
    <>
      <div className="desk">
        <section className="panel" aria-labelledby="known">
          <h2 id="known">{t("desk.connu")}</h2>
          <Facts
            rows={[
              [t("desk.ice"), <span className="ref">{seen.ice}</span>],
              [t("espace.raison"), seen.raison_sociale],
              [t("desk.profils"), profilNames(seen.profils)],
              ...(seen.organisme
                ? [[t("desk.banque"), <span className="ref">{seen.organisme}</span>] as const]
                : []),
              [t("champ.rc"), seen.rc],
              [t("champ.if_fiscal"), seen.if_fiscal],
              [t("champ.adresse"), seen.adresse],
              [t("desk.depuis"), dateTime(seen.cree_le)],
              [t("desk.modifie"), dateTime(seen.modifie_le)],
            ]}
          />
          {seen.derogation_ice && (
            <p className="hint-box">
              <Icon name="alert" />
              <span>
                {t("desk.derogation")} <bdi>{seen.derogation_ice}</bdi>
              </span>
            </p>
          )}
        </section>
        <aside className="panel decide" aria-labelledby="decide">
          <h2 id="decide">{t("desk.agir")}</h2>
          <p>
            <Etat of="desk" etat={seen.statut} />
          </p>
          <p>
            <Link href={`/operateur/entreprises/${seen.ice}/utilisateurs`}>
              {t("desk.gens", { n: seen.personnes })}
            </Link>
          </p>
          <div className="decide-acts">
            <button type="button" className="button" onClick={() => setEditing(true)}>
              {t("desk.modifier")}
            </button>
            {active ? (
              <ActButton
                reason={t("motif.journal")}
                label={t("desk.suspendre")}
                text={t("desk.suspendre.entreprise", { n: number(seen.personnes) })}
                kind="danger"
                act={async (motif) =>
                  keep(
                    await take(
                      api.POST("/api/identity/v1/entreprises/{ice}/suspension", {
                        ...path,
                        body: { motif },
                      }),
                    ),
                  )
                }
              />
            ) : (
              <ActButton
                reason={t("motif.journal")}
                label={t("desk.retablir")}
                text={t("desk.retablir.entreprise")}
                act={async (motif) =>
                  keep(
                    await take(
                      api.POST("/api/identity/v1/entreprises/{ice}/retablissement", {
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
      </div>
      <Dialog open={editing} onClose={close} title={t("desk.modifier")} kind="box">
        <EditEntreprise seen={seen} onClose={close} onDone={keep} />
      </Dialog>
      <History actes={seen.historique} />
    </>
  );
}

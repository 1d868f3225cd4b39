/** What an administrator can do to a colleague, each in a box that says what will follow. */
import { useState } from "react";
import { useLocation } from "wouter";
import { api, take } from "../../../api/client.ts";
import type { Entreprise, FicheMembre } from "../../../api/types.ts";
import { t, type Key } from "../../../i18n.ts";
import { ActButton, Done } from "../act.tsx";
import { pathOf, useKeep } from "./api.ts";

type Act = "suspendre" | "retablir" | "retirer" | "mdp" | "facteurs";

export function Acts({ seen, own }: { seen: FicheMembre; own: Entreprise }) {
  const [done, setDone] = useState<Key>();
  const keep = useKeep(seen);
  const [, go] = useLocation();
  const at = pathOf(seen);
  const who = { qui: `${seen.prenom} ${seen.nom}`, entreprise: own.raison_sociale };
  const button = (
    act: Act,
    kind: "" | "danger",
    run: (motif: string) => Promise<unknown>,
    options: { reason?: boolean; said?: Key } = {},
  ) => (
    <ActButton
      label={t(`acts.${act}`)}
      text={t(`acts.${act}.text`, who)}
      reason={options.reason ? t("motif.personne") : undefined}
      kind={kind}
      act={async (motif) => {
        setDone(undefined);
        await run(motif);
        setDone(options.said);
      }}
    />
  );
  return (
    <>
      <Done>{done && t(done)}</Done>
      <div className="decide-acts">
        {seen.etat === "SUSPENDU" &&
          button(
            "retablir",
            "",
            async () =>
              keep(
                await take(
                  api.DELETE("/api/identity/v1/entreprise/utilisateurs/{user_id}/suspension", at),
                ),
              ),
            { said: "acts.retablir.fait" },
          )}
        {seen.etat !== "BLOQUE" &&
          button(
            "mdp",
            "",
            () =>
              take(api.POST("/api/identity/v1/entreprise/utilisateurs/{user_id}/mot-de-passe", at)),
            { said: "acts.mdp.fait" },
          )}
        {seen.etat !== "BLOQUE" &&
          seen.facteurs.length > 0 &&
          !seen.facteurs_retires_le &&
          button(
            "facteurs",
            "",
            async (motif) => {
              await take(
                api.POST("/api/identity/v1/entreprise/utilisateurs/{user_id}/retrait-facteurs", {
                  ...at,
                  body: { motif },
                }),
              );
              keep(await take(api.GET("/api/identity/v1/entreprise/utilisateurs/{user_id}", at)));
            },
            { reason: true, said: "acts.facteurs.fait" },
          )}
        {seen.etat === "ACTIF" &&
          button(
            "suspendre",
            "danger",
            async (motif) =>
              keep(
                await take(
                  api.POST("/api/identity/v1/entreprise/utilisateurs/{user_id}/suspension", {
                    ...at,
                    body: { motif },
                  }),
                ),
              ),
            { reason: true, said: "acts.suspendre.fait" },
          )}
        {button("retirer", "danger", async () => {
          await take(api.DELETE("/api/identity/v1/entreprise/utilisateurs/{user_id}", at));
          go("/entreprise/utilisateurs");
          keep(undefined);
        })}
      </div>
    </>
  );
}

/** The procurations of one side, of one type or both as the address says, the latest first. */
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { day, t, useLang } from "../../../i18n.ts";
import { Field } from "../../../ui/field.tsx";
import { Listing } from "../listing.tsx";
import { useProcurations, type Etat as Known } from "./api.ts";
import { Etat } from "../Etat.tsx";
import { Frame } from "./Frame.tsx";
import { shownAt, type Sens } from "./rules.ts";

const ETATS: Readonly<Record<Sens, readonly Known[]>> = {
  donnees: ["BROUILLON", "EN_ATTENTE", "ACTIVE", "SUSPENDUE", "REJETEE", "REVOQUEE", "EXPIREE"],
  recues: ["EN_ATTENTE", "ACTIVE", "SUSPENDUE", "REJETEE", "REVOQUEE", "EXPIREE"],
};

export default function Liste() {
  useLang();
  const [path] = useLocation();
  const { sens, type } = shownAt(path);
  const [etat, setEtat] = useState<Known>();
  const answer = useProcurations(sens, type, etat);
  const gave = sens === "donnees";
  return (
    <Frame>
      <div className="people-filter">
        <Field label={t("desk.etat")}>
          {(wired) => (
            <select
              {...wired}
              value={etat ?? ""}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setEtat(ETATS[sens].find((each) => each === value));
              }}
            >
              <option value="">{t("procurations.tous-etats")}</option>
              {ETATS[sens].map((each) => (
                <option key={each} value={each}>
                  {t(`procuration.etat.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Listing
        answer={answer}
        label={t(`procurations.${sens}`)}
        empty={t(etat || type ? "procurations.aucune" : `procurations.${sens}.rien`)}
        id={(each) => each.procuration_id}
        columns={[
          {
            label: t(gave ? "procuration.mandataire" : "procuration.mandant"),
            cell: (each) => (
              <>
                <Link href={`/procurations/${each.procuration_id}`}>
                  <bdi>{gave ? each.mandataire : each.mandant}</bdi>
                </Link>
                <small>
                  ICE <span className="ref">{gave ? each.mandataire_ice : each.mandant_ice}</span>
                </small>
              </>
            ),
          },
          {
            label: t("procuration.type"),
            cell: (each) => t(`procuration.type.${each.type}.court`),
          },
          { label: t("desk.etat"), cell: (each) => <Etat of="procuration" etat={each.etat} /> },
          {
            label: t("procuration.duree"),
            cell: (each) =>
              t("procuration.du-au", { du: day(each.date_debut), au: day(each.date_fin) }),
          },
          {
            label: t("procuration.services"),
            cell: (each) => t("procuration.n-services", { n: each.perimetre.length }),
          },
        ]}
      />
    </Frame>
  );
}

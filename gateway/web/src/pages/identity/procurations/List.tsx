/** The procurations of one side, the latest first; a table that narrow screens show as cards. */
import { useState } from "react";
import { Link } from "wouter";
import type { Procuration } from "../../../api/types.ts";
import { day, t, useLang } from "../../../i18n.ts";
import { Field } from "../../../ui/field.tsx";
import { More } from "../../../ui/more.tsx";
import { Empty, Loaded } from "../../../ui/states.tsx";
import { useProcurations, type Etat as Known, type Sens } from "./api.ts";
import { Etat } from "./Etat.tsx";
import { Frame } from "./Frame.tsx";

const ETATS: Readonly<Record<Sens, readonly Known[]>> = {
  donnees: ["BROUILLON", "EN_ATTENTE", "ACTIVE", "SUSPENDUE", "REJETEE", "REVOQUEE", "EXPIREE"],
  recues: ["EN_ATTENTE", "ACTIVE", "SUSPENDUE", "REJETEE", "REVOQUEE", "EXPIREE"],
};

export function List({ sens }: { sens: Sens }) {
  useLang();
  const [etat, setEtat] = useState<Known>();
  const answer = useProcurations(sens, etat);
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
      <Loaded answer={answer} lines={10}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) {
            return (
              <div className="panel">
                <Empty>{t(etat ? "procurations.aucune" : `procurations.${sens}.rien`)}</Empty>
              </div>
            );
          }
          return (
            <>
              <Table items={items} sens={sens} />
              <More answer={answer} />
            </>
          );
        }}
      </Loaded>
    </Frame>
  );
}

function Table({ items, sens }: { items: Procuration[]; sens: Sens }) {
  const heads = [
    t(sens === "donnees" ? "procuration.mandataire" : "procuration.mandant"),
    t("procuration.type"),
    t("desk.etat"),
    t("procuration.duree"),
    t("procuration.services"),
  ];
  return (
    <table role="table" className="cards-table">
      <thead role="rowgroup">
        <tr role="row">
          {heads.map((head) => (
            <th key={head} role="columnheader" scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((each) => (
          <tr key={each.procuration_id} role="row">
            <th role="rowheader" scope="row">
              <Link href={`/procurations/${each.procuration_id}`}>
                <bdi>{sens === "donnees" ? each.mandataire : each.mandant}</bdi>
              </Link>
              <small>
                <span className="ref">
                  ICE {sens === "donnees" ? each.mandataire_ice : each.mandant_ice}
                </span>
              </small>
            </th>
            <td role="cell" data-head={heads[1]}>
              {t(`procuration.type.${each.type}.court`)}
            </td>
            <td role="cell">
              <Etat etat={each.etat} />
            </td>
            <td role="cell" data-head={heads[3]}>
              {t("procuration.du-au", { du: day(each.date_debut), au: day(each.date_fin) })}
            </td>
            <td role="cell">{t("procuration.n-services", { n: each.perimetre.length })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

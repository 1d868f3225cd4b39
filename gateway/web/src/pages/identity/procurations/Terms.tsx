/** What a procuration says: who, for what, within which limits, from when to when. */
import type { ReactNode } from "react";
import type { Procuration } from "../../../api/types.ts";
import { Facts, type Fact } from "../../../ui/facts.tsx";
import { amount, day, list, t } from "../../../i18n.ts";
import { useServiceNames } from "./api.ts";

export function Terms({ of, children }: { of: Procuration; children?: ReactNode }) {
  const nameOf = useServiceNames();
  const none = t("procuration.sans-limite");
  const rows: Fact[] = [
    [t("procuration.type"), t(`procuration.type.${of.type}.court`)],
    [t("procuration.mandant"), <Company key="m" name={of.mandant} ice={of.mandant_ice} />],
    [t("procuration.mandataire"), <Company key="a" name={of.mandataire} ice={of.mandataire_ice} />],
    [
      t("procuration.duree"),
      t("procuration.du-au", { du: day(of.date_debut), au: day(of.date_fin) }),
    ],
    [
      t("procuration.services"),
      <ul key="s" className="bullets">
        {of.perimetre.map((code) => (
          <li key={code}>
            <bdi>{nameOf(code)}</bdi>
          </li>
        ))}
      </ul>,
    ],
    [t("procuration.bureaux"), of.bureaux.length > 0 ? list(of.bureaux) : none],
    [t("procuration.chapitres"), of.chapitres.length > 0 ? list(of.chapitres) : none],
    [
      t("procuration.montant"),
      of.montant_max ? `${amount(of.montant_max)} ${t("unit.mad")}` : none,
    ],
    [t("procuration.document"), children ?? of.document_nom ?? t("procuration.sans-document")],
  ];
  return <Facts rows={rows} />;
}

function Company({ name, ice }: { name: string; ice: string }) {
  return (
    <>
      <bdi>{name}</bdi>
      <br />
      <small className="muted">
        <span className="ref">ICE {ice}</span>
      </small>
    </>
  );
}

/** What is this complaint about, and how did it come to where it is? */
import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { api, take } from "../../api/client.ts";
import type { SuiviReclamation } from "../../api/types.ts";
import { dateTime, t, tryText, useLang } from "../../i18n.ts";
import { Badge } from "../../ui/badge.tsx";
import { Facts } from "../../ui/facts.tsx";
import { BackButton, PageHead } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { subjectOf } from "./Reclamations.tsx";

export default function Reclamation() {
  useLang();
  const { numero = "" } = useParams<{ numero: string }>();
  const complaint = useQuery({
    queryKey: ["reclamations", numero],
    queryFn: () =>
      take(api.GET("/api/helpdesk/v1/reclamations/{numero}", { params: { path: { numero } } })),
  });
  const trail = [
    { label: t("help.title"), href: "/aide" },
    { label: t("help.reclamations"), href: "/aide/reclamations" },
    { label: numero },
  ];
  return (
    <div className="medium">
      <PageHead title={<bdi>{numero}</bdi>} trail={trail}>
        <div className="page-actions">
          <BackButton href="/aide/reclamations" />
        </div>
      </PageHead>
      <Loaded answer={complaint} lines={10}>
        {(found) => <Whole found={found} />}
      </Loaded>
    </div>
  );
}

function Whole({ found: { reclamation, etapes } }: { found: SuiviReclamation }) {
  const known = Object.entries(reclamation.details).flatMap(([name, value]) => {
    const label = tryText(`reclamation.detail.${name}`);
    if (!label || typeof value !== "string") return [];
    return [[label, name.endsWith("_le") ? dateTime(value) : value] as const];
  });
  return (
    <>
      <section className="panel" aria-labelledby="subject">
        <div className="panel-head">
          <h2 id="subject">{subjectOf(reclamation)}</h2>
          <Badge colour="info">{t(`reclamation.statut.${reclamation.statut}`)}</Badge>
        </div>
        {reclamation.priorite === "HAUTE" && <p>{t("reclamation.prioritaire.text")}</p>}
        {reclamation.texte && <p className="said">{reclamation.texte}</p>}
        {known.length > 0 && (
          <Facts rows={known} />
        )}
      </section>
      <section className="panel" aria-labelledby="steps">
        <h2 id="steps">{t("reclamation.suivi")}</h2>
        <ol className="timeline">
          {etapes.map(({ statut, le, motif }) => (
            <li key={le}>
              <strong>{t(`reclamation.statut.${statut}`)}</strong>
              <time dateTime={le}>
                <bdi>{dateTime(le)}</bdi>
              </time>
              {motif && <p className="said">{motif}</p>}
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

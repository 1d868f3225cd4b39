/** Who has lost their second factor and waits for me to decide? For administrators and operators. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "../../../api/client.ts";
import type { DemandeAide } from "../../../api/types.ts";
import { dateTime, list, t, useLang } from "../../../i18n.ts";
import { ActButton } from "../act.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Empty, Loaded } from "../../../ui/states.tsx";
import { Securite } from "./Securite.tsx";

const KEY = ["demandes-aide"] as const;

export default function Demandes() {
  useLang();
  const demandes = useQuery({
    queryKey: KEY,
    queryFn: () => take(api.GET("/api/identity/v1/demandes-aide")),
  });
  return (
    <Securite>
      <Loaded answer={demandes} lines={6}>
        {({ items }) =>
          items.length === 0 ? (
            <section className="panel" aria-label={t("demandes.title")}>
              <Empty>{t("demandes.aucune")}</Empty>
            </section>
          ) : (
            <>
              <p className="lead">{t("demandes.lead")}</p>
              <ul className="events">
                {items.map((demande) => (
                  <Entry key={demande.demande_id} demande={demande} />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </Securite>
  );
}

function Entry({ demande }: { demande: DemandeAide }) {
  const id = `demande-${demande.demande_id}`;
  return (
    <li>
      <div className="event-head">
        <h2 id={id}>
          <bdi>
            {demande.prenom} {demande.nom}
          </bdi>
        </h2>
        {demande.etat === "OUVERTE" ? (
          <div className="actions">
            <Decide demande={demande} approves about={id} />
            <Decide demande={demande} approves={false} about={id} />
          </div>
        ) : (
          <span className="muted">
            {demande.effective_le && t("demandes.effet", { at: dateTime(demande.effective_le) })}
          </span>
        )}
      </div>
      <Facts
        terse
        rows={[
          [t("espace.username"), demande.username],
          [t("espace.email"), demande.email],
          [t("espace.raison"), list(demande.entreprises)],
          [t("demandes.depuis"), dateTime(demande.ouverte_le)],
          [t("sessions.adresse"), demande.adresse],
          [t("sessions.appareil"), demande.appareil],
        ]}
      />
    </li>
  );
}

/** What will follow, and why it is decided so. */
function Decide(props: { demande: DemandeAide; approves: boolean; about: string }) {
  const { demande, approves, about } = props;
  const queries = useQueryClient();
  const decide = async (motif: string) => {
    const order = { params: { path: { demande_id: demande.demande_id } }, body: { motif } };
    await (approves
      ? take(api.POST("/api/identity/v1/demandes-aide/{demande_id}/approbation", order))
      : take(api.POST("/api/identity/v1/demandes-aide/{demande_id}/refus", order)));
    await queries.invalidateQueries({ queryKey: KEY });
  };
  const nom = `${demande.prenom} ${demande.nom}`;
  return (
    <ActButton
      label={t(approves ? "demandes.approuver" : "demandes.refuser")}
      text={t(approves ? "demandes.approuver.text" : "demandes.refuser.text", { nom })}
      reason={t(approves ? "motif.reconnu" : "motif.personne")}
      kind="small"
      about={about}
      act={decide}
    />
  );
}

/** Who has lost their second factor and waits for me to decide? For administrators and operators. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, take } from "../../../api/client.ts";
import type { DemandeAide } from "../../../api/types.ts";
import { dateTime, list, t, useLang } from "../../../i18n.ts";
import { withStepUp } from "../../../stepup.ts";
import { busy } from "../../../ui/busy.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { Empty, Failure, Loaded } from "../../../ui/states.tsx";
import { Securite } from "./Securite.tsx";

const KEY = ["demandes-aide"] as const;

type Decision = { demande: DemandeAide; approves: boolean };

export default function Demandes() {
  useLang();
  const [deciding, setDeciding] = useState<Decision>();
  const demandes = useQuery({
    queryKey: KEY,
    queryFn: () => take(api.GET("/api/identity/v1/demandes-aide")),
  });
  const close = () => setDeciding(undefined);
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
                  <Entry key={demande.demande_id} demande={demande} onDecide={setDeciding} />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
      <Dialog
        open={deciding !== undefined}
        onClose={close}
        title={t(deciding?.approves ? "demandes.approuver.title" : "demandes.refuser.title")}
        kind="box"
      >
        {deciding && <Decide {...deciding} onDone={close} />}
      </Dialog>
    </Securite>
  );
}

function Entry(props: { demande: DemandeAide; onDecide: (decision: Decision) => void }) {
  const { demande, onDecide } = props;
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
            <button
              type="button"
              className="button small"
              aria-describedby={id}
              onClick={() => onDecide({ demande, approves: true })}
            >
              {t("demandes.approuver")}
            </button>
            <button
              type="button"
              className="button small"
              aria-describedby={id}
              onClick={() => onDecide({ demande, approves: false })}
            >
              {t("demandes.refuser")}
            </button>
          </div>
        ) : (
          <span className="muted">
            {demande.effective_le && t("demandes.effet", { at: dateTime(demande.effective_le) })}
          </span>
        )}
      </div>
      <dl className="facts">
        <div>
          <dt>{t("espace.username")}</dt>
          <dd>
            <bdi>{demande.username}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t("espace.email")}</dt>
          <dd>
            <bdi>{demande.email}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t("espace.raison")}</dt>
          <dd>
            <bdi>{list(demande.entreprises) || t("none")}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t("demandes.depuis")}</dt>
          <dd>
            {dateTime(demande.ouverte_le)} · <bdi className="ref">{demande.adresse}</bdi>
            {demande.appareil && (
              <>
                {" · "}
                <bdi>{demande.appareil}</bdi>
              </>
            )}
          </dd>
        </div>
      </dl>
    </li>
  );
}

function Decide({ demande, approves, onDone }: Decision & { onDone: () => void }) {
  const queries = useQueryClient();
  const [motif, setMotif] = useState("");
  const decide = useMutation({
    mutationFn: () => {
      const order = { params: { path: { demande_id: demande.demande_id } }, body: { motif } };
      return withStepUp(() =>
        approves
          ? take(api.POST("/api/identity/v1/demandes-aide/{demande_id}/approbation", order))
          : take(api.POST("/api/identity/v1/demandes-aide/{demande_id}/refus", order)),
      );
    },
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (motif.trim()) decide.mutate();
      }}
    >
      {decide.error && <Failure error={decide.error} />}
      <p>
        {t(approves ? "demandes.approuver.text" : "demandes.refuser.text", {
          nom: `${demande.prenom} ${demande.nom}`,
        })}
      </p>
      <Field label={t("demandes.motif")} hint={t(approves ? "demandes.motif.note" : "demandes.motif.hint")}>
        {(wired) => (
          <textarea
            {...wired}
            required
            rows={3}
            maxLength={500}
            dir="auto"
            value={motif}
            onChange={(event) => setMotif(event.currentTarget.value)}
          />
        )}
      </Field>
      <p className="actions">
        <button type="submit" className="button primary" {...busy(decide.isPending)}>
          {t(approves ? "demandes.approuver" : "demandes.refuser")}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {t("cancel")}
        </button>
      </p>
    </form>
  );
}

/** One request to join: what it says, what proves it, what was done, and what to decide. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useParams } from "wouter";
import { api, take } from "../../../api/client.ts";
import { Problem } from "../../../api/problem.ts";
import type { Dossier } from "../../../api/types.ts";
import { dateTime, t, tryText, useLang } from "../../../i18n.ts";
import { busy } from "../../../ui/busy.ts";
import { Icon } from "../../../ui/icon.tsx";
import { Failure, Loaded } from "../../../ui/states.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Answers } from "../souscription/Answers.tsx";
import { History } from "../souscription/History.tsx";
import { size } from "../souscription/Papers.tsx";
import { Etat } from "../Etat.tsx";
import { Accept, AskMore, Refuse } from "./decisions.tsx";
import { Operateur } from "./Operateur.tsx";

export default function Souscription() {
  useLang();
  const { id = "" } = useParams<{ id: string }>();
  const file = useQuery({
    queryKey: ["souscription", id],
    queryFn: () =>
      take(
        api.GET("/api/identity/v1/souscriptions/{souscription_id}", {
          params: { path: { souscription_id: id } },
        }),
      ),
  });
  const title = file.data ? file.data.identification.raison_sociale : t("operateur.souscription");
  const trail = [
    { label: t("operateur.souscriptions"), href: "/operateur/souscriptions" },
    { label: file.data?.reference ?? t("operateur.souscription") },
  ];
  return (
    <Operateur title={<bdi>{title}</bdi>} trail={trail}>
      <Loaded answer={file} lines={18}>
        {(seen) => <Desk seen={seen} />}
      </Loaded>
    </Operateur>
  );
}

function Desk({ seen }: { seen: Dossier }) {
  return (
    <div className="desk">
      <div className="stack">
        <Warnings seen={seen} />
        <section className="panel" aria-labelledby="says">
          <h2 id="says">{t("suivi.demande")}</h2>
          <Answers of={seen.identification} email={seen.email} />
        </section>
        <Documents seen={seen} />
        <History acts={seen.histoire} from={seen.deposee_le} />
      </div>
      <Decide seen={seen} />
    </div>
  );
}

/** What an operator must not overlook. */
function Warnings({ seen }: { seen: Dossier }) {
  return (
    <>
      {!seen.ice_valide && (
        <p className="hint-box warning">
          <Icon name="alert" />
          <span>
            {seen.derogation_ice ? (
              <>
                {t("dossier.derogation")} <bdi>{seen.derogation_ice}</bdi>
              </>
            ) : (
              t("dossier.cle-fausse")
            )}
          </span>
        </p>
      )}
      {seen.entreprise_connue && seen.etat !== "APPROUVEE" && (
        <p className="hint-box warning">
          <Icon name="alert" />
          <span>
            {t("dossier.connue")} <bdi>{seen.entreprise_connue}</bdi>
          </span>
        </p>
      )}
    </>
  );
}

function Documents({ seen }: { seen: Dossier }) {
  const base = `/api/identity/v1/souscriptions/${seen.souscription_id}/documents`;
  return (
    <section className="panel" aria-labelledby="papers">
      <h2 id="papers">{t("souscription.etape.documents")}</h2>
      {seen.documents.length === 0 && <p className="empty">{t("suivi.sans-document")}</p>}
      <ul className="paper-list">
        {seen.documents.map((document) => (
          <li key={document.document_id}>
            <Icon name="book" />
            <span>
              <strong>{t(`papier.${document.nature}`)}</strong>
              <small>
                <bdi>{document.nom}</bdi> · {size(document.taille)} · {dateTime(document.depose_le)}
              </small>
              <small className="digest">
                SHA-256 <code className="ref">{document.sha256}</code>
              </small>
            </span>
            <a
              className="button small"
              href={`${base}/${document.document_id}`}
              download={document.nom}
            >
              {t("papier.enregistrer")}
              <span className="sr"> – {document.nom}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Act = "complement" | "approbation" | "rejet";

function Decide({ seen }: { seen: Dossier }) {
  const [open, setOpen] = useState<Act>();
  const queries = useQueryClient();
  const keep = (now: Dossier) => {
    queries.setQueryData(["souscription", seen.souscription_id], now);
    void queries.invalidateQueries({ queryKey: ["souscriptions"] });
  };
  const charge = useMutation({
    mutationFn: (reprendre: boolean) =>
      take(
        api.POST("/api/identity/v1/souscriptions/{souscription_id}/prise-en-charge", {
          params: { path: { souscription_id: seen.souscription_id } },
          body: { reprendre },
        }),
      ),
    onSuccess: keep,
    onError: (error) => {
      // A colleague was quicker: show who.
      if (error instanceof Problem && error.status === 409) {
        void queries.invalidateQueries({ queryKey: ["souscription", seen.souscription_id] });
      }
    },
  });
  const may = (acte: Dossier["actes"][number]) => seen.actes.includes(acte);
  const dialog = { seen, onDone: keep, onClose: () => setOpen(undefined) };
  return (
    <aside className="panel decide" aria-labelledby="decide">
      <h2 id="decide">{t("dossier.decider")}</h2>
      <p>
        <Etat of="souscription" etat={seen.etat} />
      </p>
      <Facts
        rows={[
          [t("suivi.reference"), <span className="ref">{seen.reference}</span>],
          [t("file.depuis"), seen.soumise_le && dateTime(seen.soumise_le)],
          [t("file.operateur"), seen.operateur],
          [t("dossier.langue"), tryText(`langue.${seen.langue}`) ?? seen.langue],
        ]}
      />
      {charge.error && <Failure error={charge.error} />}
      <div className="decide-acts">
        {may("PRENDRE_EN_CHARGE") && !seen.est_a_moi && (
          <button
            type="button"
            className="button"
            onClick={() => charge.mutate(seen.operateur !== null)}
            {...busy(charge.isPending)}
          >
            {t(seen.operateur === null ? "dossier.prendre" : "dossier.reprendre")}
          </button>
        )}
        {may("APPROUVER") && (
          <button type="button" className="button primary" onClick={() => setOpen("approbation")}>
            {t("dossier.approuver")}
          </button>
        )}
        {may("DEMANDER_COMPLEMENT") && (
          <button type="button" className="button" onClick={() => setOpen("complement")}>
            {t("dossier.complement")}
          </button>
        )}
        {may("REJETER") && (
          <button type="button" className="button danger" onClick={() => setOpen("rejet")}>
            {t("dossier.rejeter")}
          </button>
        )}
        {seen.actes.length === 0 && <p className="muted">{t("dossier.clos")}</p>}
      </div>
      <Accept open={open === "approbation"} {...dialog} />
      <AskMore open={open === "complement"} {...dialog} />
      <Refuse open={open === "rejet"} {...dialog} />
    </aside>
  );
}

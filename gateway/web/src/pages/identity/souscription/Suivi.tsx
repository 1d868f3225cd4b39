/** What has become of my request? For whoever has the mailed link; others may have it mailed. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useParams } from "wouter";
import { api, take } from "../../../api/client.ts";
import { Problem } from "../../../api/problem.ts";
import type { Suivi as Seen } from "../../../api/types.ts";
import { dateTime, t, tryText, useLang } from "../../../i18n.ts";
import { loginAddress } from "../../../session.ts";
import { busy } from "../../../ui/busy.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { PageHead } from "../../../ui/page.tsx";
import { Failure, Loaded, problemText } from "../../../ui/states.tsx";
import { keyOf, save, withKey } from "./api.ts";
import { Complement } from "./Complement.tsx";
import { Answers } from "./Answers.tsx";
import { History } from "./History.tsx";
import { size } from "./Papers.tsx";
import { SendLink } from "./SendLink.tsx";
import { Etat } from "../Etat.tsx";

const FILE = "suivi";

export default function Suivi() {
  useLang();
  const { reference = "" } = useParams<{ reference?: string }>();
  const [cle] = useState(() => (reference ? keyOf(reference) : ""));
  const title = t("suivi.title");
  const trail = [{ label: t("souscription.title"), href: "/souscription" }, { label: title }];
  return (
    <div className="medium">
      <PageHead title={title} trail={trail} />
      {cle ? <File reference={reference} cle={cle} /> : <Ask reference={reference} />}
    </div>
  );
}

function Ask({ reference }: { reference: string }) {
  return (
    <section className="panel prose" aria-labelledby="ask">
      <h2 id="ask">{t("suivi.demander")}</h2>
      <p>{t("suivi.demander.text")}</p>
      <SendLink reference={reference} />
    </section>
  );
}

function File({ reference, cle }: { reference: string; cle: string }) {
  const file = useQuery({
    queryKey: [FILE, reference],
    queryFn: () =>
      take(
        api.GET("/api/identity/v1/souscriptions/suivi/{reference}", withKey(reference, cle)),
      ),
  });
  const { error } = file;
  if (error instanceof Problem && error.status === 404) {
    return (
      <>
        <Failure error={error} />
        <Ask reference={reference} />
      </>
    );
  }
  return (
    <Loaded answer={file} lines={14}>
      {(seen) => <Whole seen={seen} cle={cle} />}
    </Loaded>
  );
}

function Whole({ seen, cle }: { seen: Seen; cle: string }) {
  return (
    <>
      <section className="panel file-state" aria-labelledby="state">
        <p className="muted">
          {t("suivi.reference")} <strong className="ref">{seen.reference}</strong>
        </p>
        <h2 id="state">
          <Etat of="souscription" etat={seen.etat} />
        </h2>
        <p>{tryText(`suivi.etat.${seen.etat}`)}</p>
        <Next seen={seen} cle={cle} />
      </section>
      {seen.complement && <Complement seen={seen} cle={cle} asked={seen.complement} />}
      <section className="panel" aria-labelledby="says">
        <h2 id="says">{t("suivi.demande")}</h2>
        <Answers of={seen.identification} email={seen.email} />
      </section>
      {!seen.complement && <Documents seen={seen} cle={cle} />}
      <History acts={seen.histoire} from={seen.deposee_le} />
      {seen.actes.includes("ANNULER") && <Cancel seen={seen} cle={cle} />}
    </>
  );
}

/** The one thing to do now. */
function Next({ seen, cle }: { seen: Seen; cle: string }) {
  const confirm = useAct(seen.reference, () =>
    take(
      api.POST(
        "/api/identity/v1/souscriptions/suivi/{reference}/confirmation",
        withKey(seen.reference, cle),
      ),
    ),
  );
  if (seen.etat === "A_CONFIRMER") {
    return (
      <>
        {seen.a_confirmer_avant && (
          <p>{t("suivi.avant", { date: dateTime(seen.a_confirmer_avant) })}</p>
        )}
        {confirm.error && <Failure error={confirm.error} />}
        <p className="actions">
          <button
            type="button"
            className="button primary"
            onClick={() => confirm.mutate()}
            {...busy(confirm.isPending)}
          >
            {t("suivi.confirmer")}
          </button>
        </p>
      </>
    );
  }
  if (seen.etat === "APPROUVEE") {
    return (
      <p className="actions">
        <a href={loginAddress("/")} className="button primary">
          {t("signin")}
        </a>
      </p>
    );
  }
  if (!seen.refus) return null;
  return (
    <div className="prose">
      <p>
        <strong>{tryText(`motif.${seen.refus.motif}`) ?? seen.refus.motif}</strong>
      </p>
      <p className="quoted" dir="auto">{seen.refus.message}</p>
      {seen.refus.champs.length > 0 && (
        <>
          <p>{t("suivi.a-corriger")}</p>
          <ul className="bullets">
            {seen.refus.champs.map((champ) => (
              <li key={champ}>{tryText(`souscription.q.${champ}`) ?? champ}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Documents({ seen, cle }: { seen: Seen; cle: string }) {
  const load = useMutation({
    mutationFn: (document: Seen["documents"][number]) => save(seen.reference, cle, document),
  });
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
                <bdi>{document.nom}</bdi> · {size(document.taille)}
              </small>
            </span>
            <button
              type="button"
              className="button small"
              onClick={() => load.mutate(document)}
              {...busy(load.isPending)}
            >
              {t("papier.enregistrer")}
              <span className="sr"> – {document.nom}</span>
            </button>
          </li>
        ))}
      </ul>
      {load.error && <Failure error={load.error} />}
    </section>
  );
}

function Cancel({ seen, cle }: { seen: Seen; cle: string }) {
  const [open, setOpen] = useState(false);
  const cancel = useAct(seen.reference, () =>
    take(
      api.POST(
        "/api/identity/v1/souscriptions/suivi/{reference}/annulation",
        withKey(seen.reference, cle),
      ),
    ),
  );
  return (
    <div className="actions">
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t("suivi.annuler")}
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t("suivi.annuler")} kind="box">
        <p>{t("suivi.annuler.text")}</p>
        {cancel.error && <p className="error">{problemText(cancel.error)}</p>}
        <p className="actions">
          <button
            type="button"
            className="button danger"
            onClick={() => cancel.mutate(undefined, { onSuccess: () => setOpen(false) })}
            {...busy(cancel.isPending)}
          >
            {t("suivi.annuler.oui")}
          </button>
          <button type="button" className="button" onClick={() => setOpen(false)}>
            {t("suivi.annuler.non")}
          </button>
        </p>
      </Dialog>
    </div>
  );
}

/** Do something to the request; its answer is the request as it is then. */
function useAct(reference: string, act: () => Promise<Seen>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (now) => queries.setQueryData([FILE, reference], now),
  });
}

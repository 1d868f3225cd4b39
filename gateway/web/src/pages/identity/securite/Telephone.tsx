/** May codes be sent to my telephone, and to which number? */
import { useState } from "react";
import { api, take } from "../../../api/client.ts";
import type { CodeEnvoye, Telephone as Phone } from "../../../api/types.ts";
import { dateTime, t } from "../../../i18n.ts";
import { busy } from "../../../ui/busy.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { Failure } from "../../../ui/states.tsx";
import { useChange } from "./change.ts";
import { CodeField } from "./Devices.tsx";

export function Telephone({ telephone }: { telephone: Phone | null }) {
  const [giving, setGiving] = useState(false);
  const remove = useChange(() => take(api.DELETE("/api/identity/v1/telephone")));
  const close = () => setGiving(false);
  return (
    <section className="panel" aria-labelledby="telephone">
      <h2 id="telephone">{t("telephone.title")}</h2>
      <p className="hint">{t("telephone.hint")}</p>
      {remove.error && <Failure error={remove.error} />}
      <p>
        {telephone ? (
          <>
            <bdi className="ref">{telephone.numero}</bdi>{" "}
            <small className="muted">
              {telephone.utilise_le
                ? t("facteurs.utilise", { at: dateTime(telephone.utilise_le) })
                : t("facteurs.jamais")}
            </small>
          </>
        ) : (
          t("telephone.aucun")
        )}
      </p>
      <p className="actions">
        <button type="button" className="button" onClick={() => setGiving(true)}>
          {t(telephone ? "telephone.changer" : "telephone.ajouter")}
        </button>
        {telephone && (
          <button
            type="button"
            className="button"
            onClick={() => remove.mutate(undefined)}
            {...busy(remove.isPending)}
          >
            {t("telephone.retirer")}
          </button>
        )}
      </p>
      <Dialog open={giving} onClose={close} title={t("telephone.ajouter")} kind="box">
        <Steps onClose={close} />
      </Dialog>
    </section>
  );
}

function Steps({ onClose }: { onClose: () => void }) {
  const [sent, setSent] = useState<CodeEnvoye>();
  if (sent) return <Confirm sent={sent} onClose={onClose} />;
  return <Give onSent={setSent} onClose={onClose} />;
}

function Give({ onSent, onClose }: { onSent: (sent: CodeEnvoye) => void; onClose: () => void }) {
  const [numero, setNumero] = useState("");
  const give = useChange(
    () => take(api.POST("/api/identity/v1/telephone", { body: { numero } })),
    onSent,
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        give.mutate(undefined);
      }}
    >
      {give.error && <Failure error={give.error} />}
      <Field label={t("telephone.numero")} hint={t("telephone.numero.hint")}>
        {(wired) => (
          <input
            {...wired}
            className="ref"
            type="tel"
            required
            autoComplete="tel"
            maxLength={40}
            dir="ltr"
            value={numero}
            onChange={(event) => setNumero(event.currentTarget.value)}
          />
        )}
      </Field>
      <p className="actions">
        <button type="submit" className="button primary" {...busy(give.isPending)}>
          {t("telephone.envoyer")}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t("cancel")}
        </button>
      </p>
    </form>
  );
}

function Confirm({ sent, onClose }: { sent: CodeEnvoye; onClose: () => void }) {
  const [code, setCode] = useState("");
  const confirm = useChange(
    () => take(api.POST("/api/identity/v1/telephone/confirmation", { body: { code } })),
    onClose,
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate(undefined);
      }}
    >
      <p role="status">{t("telephone.envoye", { numero: sent.numero })}</p>
      {confirm.error && <Failure error={confirm.error} />}
      <CodeField value={code} onChange={setCode} />
      <p className="actions">
        <button type="submit" className="button primary" {...busy(confirm.isPending)}>
          {t("telephone.confirmer")}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t("cancel")}
        </button>
      </p>
    </form>
  );
}

/** The steps that this company may take now, each in a box that says what will follow. */
import { useState } from "react";
import type { ProcurationSuivie } from "../../../api/types.ts";
import { t } from "../../../i18n.ts";
import { busy } from "../../../ui/busy.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Failure } from "../../../ui/states.tsx";
import { useDemarche, type Acte } from "./api.ts";

/** What the other company is told the reason of. */
const EXPLAINED: ReadonlySet<Acte> = new Set(["refuser", "suspendre", "revoquer", "renoncer"]);

export function Demarches({ seen }: { seen: ProcurationSuivie }) {
  const [open, setOpen] = useState<Acte>();
  const [done, setDone] = useState<Acte>();
  const close = () => setOpen(undefined);
  return (
    <>
      <div role="status">
        {done && (
          <p className="hint-box">
            <Icon name="check" />
            <span>{t(`procuration.fait.${done}`)}</span>
          </p>
        )}
      </div>
      <div className="decide-acts">
        {seen.actes.map((acte) => (
          <button
            key={acte}
            type="button"
            className={classOf(acte)}
            onClick={() => {
              setDone(undefined);
              setOpen(acte);
            }}
          >
            {t(`procuration.acte.${acte}`)}
          </button>
        ))}
      </div>
      <Dialog open={open !== undefined} onClose={close} title={open ? t(`procuration.acte.${open}`) : ""} kind="box">
        {open && (
          <Form
            acte={open}
            seen={seen}
            onClose={close}
            onDone={() => {
              setDone(open);
              close();
            }}
          />
        )}
      </Dialog>
    </>
  );
}

function classOf(acte: Acte): string {
  if (EXPLAINED.has(acte)) return "button danger";
  return "button primary";
}

function Form(props: {
  acte: Acte;
  seen: ProcurationSuivie;
  onClose: () => void;
  onDone: () => void;
}) {
  const { acte, seen, onClose, onDone } = props;
  const { procuration_id, mandant, mandataire } = seen.procuration;
  const [motif, setMotif] = useState("");
  const act = useDemarche(procuration_id, onDone);
  const explained = EXPLAINED.has(acte);
  return (
    <form
      className="steps"
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate(explained ? { acte, motif: motif.trim() } : { acte });
      }}
    >
      <p>{t(`procuration.acte.${acte}.text`, { mandant, mandataire })}</p>
      {explained && (
        <Field label={t("acts.motif")} hint={t("procuration.motif.hint")}>
          {(wired) => (
            <textarea
              {...wired}
              rows={3}
              required
              maxLength={500}
              value={motif}
              onChange={(event) => setMotif(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      {act.error && <Failure error={act.error} />}
      <p className="actions">
        <button type="submit" className={classOf(acte)} {...busy(act.isPending)}>
          {t(`procuration.acte.${acte}`)}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t("cancel")}
        </button>
      </p>
    </form>
  );
}

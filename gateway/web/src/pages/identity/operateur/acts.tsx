/** What may be done here, why it is done, and what was done before? */
import { useMutation } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import type { Acte } from "../../../api/types.ts";
import { dateTime, t, tryText } from "../../../i18n.ts";
import { withStepUp } from "../../../stepup.ts";
import { busy } from "../../../ui/busy.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { Empty, Failure } from "../../../ui/states.tsx";

/** The inside of a box: a form that is sent once, after a fresh sign-in when the portal wants one. */
export function ActForm(props: {
  go: string;
  act: () => Promise<unknown>;
  onClose: () => void;
  danger?: boolean;
  ready?: boolean;
  children: ReactNode;
}) {
  const { go, act, onClose, danger = false, ready = true, children } = props;
  const sent = useMutation({ mutationFn: () => withStepUp(act), onSuccess: onClose });
  return (
    <form
      className="steps"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !sent.isPending) sent.mutate();
      }}
    >
      {children}
      {sent.error && <Failure error={sent.error} />}
      <p className="actions">
        <button
          type="submit"
          className={danger ? "button danger" : "button primary"}
          {...busy(sent.isPending)}
        >
          {go}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t("cancel")}
        </button>
      </p>
    </form>
  );
}

/** Why it is done; the security log keeps it. */
export function Reason({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <Field label={t("desk.motif")} hint={t("desk.motif.hint")}>
      {(wired) => (
        <textarea
          {...wired}
          rows={2}
          required
          minLength={3}
          maxLength={500}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** A button that asks for the reason, and then acts. */
export function ActButton(props: {
  label: string;
  text: string;
  danger?: boolean;
  act: (motif: string) => Promise<unknown>;
}) {
  const { label, danger = false } = props;
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={danger ? "button danger" : "button"}
        onClick={() => setOpen(true)}
      >
        {label}
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={label} kind="box">
        <ReasonForm {...props} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function ReasonForm(props: Parameters<typeof ActButton>[0] & { onClose: () => void }) {
  const { label, text, danger = false, act, onClose } = props;
  const [motif, setMotif] = useState("");
  return (
    <ActForm go={label} act={() => act(motif.trim())} onClose={onClose} danger={danger}>
      <p>{text}</p>
      <Reason value={motif} onChange={setMotif} />
    </ActForm>
  );
}

/** One line of text in a form. */
export function Line(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  required?: boolean;
  max: number;
  code?: boolean;
}) {
  return (
    <Field label={props.label} hint={props.hint}>
      {(wired) => (
        <input
          {...wired}
          className={props.code ? "ref" : undefined}
          required={props.required}
          maxLength={props.max}
          autoComplete="off"
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export function History({ actes }: { actes: readonly Acte[] }) {
  return (
    <section className="panel" aria-labelledby="history">
      <h2 id="history">{t("desk.historique")}</h2>
      {actes.length === 0 ? (
        <Empty>{t("desk.historique.vide")}</Empty>
      ) : (
        <ol className="history">
          {actes.map((acte) => (
            <li key={acte.seq}>
              <p>
                <strong>{tryText(`acte.${acte.acte}`) ?? acte.acte}</strong>{" "}
                <time dateTime={acte.le}>{dateTime(acte.le)}</time>
              </p>
              {acte.par && (
                <p className="muted">
                  {t("desk.par")} <bdi>{acte.par}</bdi>
                </p>
              )}
              {acte.motif && (
                <p>
                  <bdi>{acte.motif}</bdi>
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

export function Badge({ good, children }: { good: boolean; children: ReactNode }) {
  return <span className={good ? "state approuvee" : "state rejetee"}>{children}</span>;
}

export type Fact = readonly [label: string, value: ReactNode];

export function Facts({ rows }: { rows: readonly Fact[] }) {
  return (
    <dl className="details">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value || t("none")}</dd>
        </div>
      ))}
    </dl>
  );
}

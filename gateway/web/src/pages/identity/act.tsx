/** What will follow, why it is done, and the button that does it: the forms of acts that matter. */
import { useMutation } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { t } from "../../i18n.ts";
import { withStepUp } from "../../stepup.ts";
import { busy } from "../../ui/busy.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Failure } from "../../ui/states.tsx";

/** The inside of a box: a form that is sent once, after a fresh sign-in when the portal wants one. */
export function ActForm(props: {
  go: string;
  act: () => Promise<unknown>;
  onClose: () => void;
  danger?: boolean;
  ready?: boolean;
  /** Sent although it is not ready: say what is missing. */
  onUnready?: () => void;
  children: ReactNode;
}) {
  const { go, act, onClose, danger = false, ready = true, onUnready, children } = props;
  const sent = useMutation({ mutationFn: () => withStepUp(act), onSuccess: onClose });
  return (
    <form
      className="steps"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) sent.mutate();
        else onUnready?.();
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

/** Why it is done; `hint` says who will read it. */
export function Reason(props: {
  label?: string;
  hint: string;
  rows?: number;
  max?: number;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <Field label={props.label ?? t("motif")} hint={props.hint}>
      {(wired) => (
        <textarea
          {...wired}
          dir="auto"
          rows={props.rows ?? 3}
          required
          minLength={3}
          maxLength={props.max ?? 500}
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** A button that says what will follow, asks why if `reason` says who will read it, and then acts. */
export function ActButton(props: {
  label: string;
  text: string;
  reason?: string | undefined;
  kind?: "" | "primary" | "danger" | "small";
  about?: string;
  act: (motif: string) => Promise<unknown>;
}) {
  const { label, kind = "", about } = props;
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={`button ${kind}`}
        aria-describedby={about}
        onClick={() => setOpen(true)}
      >
        {label}
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={label} kind="box">
        <Ask {...props} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function Ask(props: Parameters<typeof ActButton>[0] & { onClose: () => void }) {
  const { label, text, reason, kind, act, onClose } = props;
  const [motif, setMotif] = useState("");
  return (
    <ActForm go={label} act={() => act(motif.trim())} onClose={onClose} danger={kind === "danger"}>
      <p>{text}</p>
      {reason && <Reason hint={reason} value={motif} onChange={setMotif} />}
    </ActForm>
  );
}

/** What was just done, said once, where the button was. */
export function Done({ children }: { children: ReactNode }) {
  return (
    <div role="status">
      {children && (
        <p className="hint-box">
          <Icon name="check" />
          <span>{children}</span>
        </p>
      )}
    </div>
  );
}

/** One line of text in a form. */
export function Line(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  required?: boolean;
  min?: number;
  max: number;
  code?: boolean;
}) {
  return (
    <Field label={props.label} hint={props.hint}>
      {(wired) => (
        <input
          {...wired}
          className={props.code ? "ref" : undefined}
          dir={props.code ? undefined : "auto"}
          required={props.required}
          minLength={props.min}
          maxLength={props.max}
          autoComplete="off"
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** One question of a form: its name, how to answer, what is wrong with the answer, and the box. */
import { useId, type ReactNode } from "react";

type Wired = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

export function Field(props: {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** So that a summary of errors can lead here. */
  id?: string;
  children: (wired: Wired) => ReactNode;
}) {
  const { label, hint, error, children } = props;
  const made = useId();
  const id = props.id ?? made;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={error ? "field invalid" : "field"}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children({
        id,
        "aria-describedby": described || undefined,
        "aria-invalid": error ? true : undefined,
      })}
    </div>
  );
}

/** Several boxes that answer one question. */
export function Choices(props: {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  id: string;
  children: ReactNode;
}) {
  const { label, hint, error, id, children } = props;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <fieldset
      className={error ? "field choices invalid" : "field choices"}
      id={id}
      tabIndex={-1}
      aria-describedby={described || undefined}
    >
      <legend>{label}</legend>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children}
    </fieldset>
  );
}

export function Check(props: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  id?: string | undefined;
  invalid?: boolean;
  describedBy?: string | undefined;
  children: ReactNode;
}) {
  return (
    <label className="check">
      <input
        type="checkbox"
        id={props.id}
        checked={props.checked}
        aria-invalid={props.invalid || undefined}
        aria-describedby={props.describedBy}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.children}</span>
    </label>
  );
}

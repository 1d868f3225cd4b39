/** Whose board? An operator names the company by its ICE. */
import { useId, useState } from "react";
import { useSearchParams } from "wouter";
import { t } from "../../i18n.ts";
import { validIce } from "../../ice.ts";

export function IceForm({ ice }: { ice: string | null }) {
  const [, setSearch] = useSearchParams();
  const [typed, setTyped] = useState(ice ?? "");
  const [wrong, setWrong] = useState(false);
  const id = useId();
  const submit = () => {
    const wanted = typed.replace(/\s/g, "");
    setWrong(!validIce(wanted));
    if (validIce(wanted)) setSearch({ ice: wanted });
  };
  return (
    <form
      className="panel ice-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={wrong ? "field invalid" : "field"}>
        <label htmlFor={id}>{t("ice.label")}</label>
        <p className="hint" id={`${id}-hint`}>
          {t("ice.hint")}
        </p>
        {wrong && (
          <p className="error" id={`${id}-error`} role="alert">
            {t("ice.wrong")}
          </p>
        )}
        <input
          id={id}
          className="ref"
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
          aria-invalid={wrong || undefined}
          aria-describedby={`${id}-hint${wrong ? ` ${id}-error` : ""}`}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <button type="submit" className="button primary">
        {t("ice.show")}
      </button>
    </form>
  );
}

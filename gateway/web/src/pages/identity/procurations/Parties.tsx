/** Which kind of procuration, and to whom? The agent's name is shown before anything is signed. */
import { useQuery } from "@tanstack/react-query";
import { api, take } from "../../../api/client.ts";
import { t } from "../../../i18n.ts";
import { validIce } from "../../../ice.ts";
import { Choices, Field } from "../../../ui/field.tsx";
import { problemText } from "../../../ui/states.tsx";
import { reasonText } from "./api.ts";
import type { Draft, Wrong } from "./draft.ts";

const TYPES = ["PORTNET", "DOUANE"] as const;

export function Parties(props: {
  draft: Draft;
  wrong: Wrong;
  onChange: (changes: Partial<Draft>) => void;
}) {
  const { draft, wrong, onChange } = props;
  return (
    <>
      <Choices id="procuration-type" label={t("procuration.type")}>
        {TYPES.map((type) => (
          <label key={type} className="check">
            <input
              type="radio"
              name="type"
              checked={draft.type === type}
              onChange={() => onChange({ type })}
            />
            <span>
              <strong>{t(`procuration.type.${type}.court`)}</strong>
              <small>{t(`procuration.type.${type}.text`)}</small>
            </span>
          </label>
        ))}
      </Choices>
      <Field
        label={t("procuration.ice")}
        hint={t("procuration.ice.hint")}
        error={wrong.ice && reasonText(wrong.ice)}
      >
        {(wired) => (
          <input
            {...wired}
            className="ref"
            type="text"
            inputMode="numeric"
            autoComplete="off"
            maxLength={25}
            value={draft.ice}
            onChange={(event) => onChange({ ice: event.currentTarget.value.replace(/\D/g, "") })}
          />
        )}
      </Field>
      <Name ice={draft.ice} />
    </>
  );
}

function Name({ ice }: { ice: string }) {
  const found = useQuery({
    queryKey: ["procurations", "mandataire", ice],
    queryFn: () =>
      take(
        api.GET("/api/identity/v1/procurations/mandataires/{ice}", { params: { path: { ice } } }),
      ),
    enabled: validIce(ice),
    staleTime: 60_000,
  });
  const named = validIce(ice) && found.data;
  return (
    <p className={`ice-now ${named ? "juste" : found.error ? "faux" : ""}`} role="status">
      {named && <bdi>{named.raison_sociale}</bdi>}
      {validIce(ice) && found.error && problemText(found.error)}
    </p>
  );
}

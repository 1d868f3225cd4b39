/** For which services, within which limits, from when to when, and by which paper? */
import { useState } from "react";
import { useMenu, useServiceIndex } from "../../../catalog.ts";
import { groupEntries, type Group } from "../../../finder.ts";
import { say, t } from "../../../i18n.ts";
import { groupName } from "../../../shell/Menu.tsx";
import { Check, Choices, Field } from "../../../ui/field.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Loaded } from "../../../ui/states.tsx";
import { reasonText } from "./api.ts";
import type { Draft, Wrong } from "./draft.ts";

type Props = {
  draft: Draft;
  wrong: Wrong;
  onChange: (changes: Partial<Draft>) => void;
};

export function Etendue(props: Props & { kept: string | null | undefined }) {
  const { draft, wrong, kept, onChange } = props;
  const why = (box: keyof Draft) => wrong[box] && reasonText(wrong[box]);
  const text = (box: "bureaux" | "chapitres" | "montant") => (
    <Field
      label={t(`procuration.${box}`)}
      hint={t(`procuration.${box}.hint`)}
      error={why(box)}
    >
      {(wired) => (
        <input
          {...wired}
          className="ref"
          type="text"
          inputMode={box === "montant" ? "decimal" : "text"}
          autoComplete="off"
          maxLength={400}
          value={draft[box]}
          onChange={(event) => onChange({ [box]: event.currentTarget.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      <Services {...props} />
      <h3>{t("procuration.limites")}</h3>
      <p className="hint">{t("procuration.limites.hint")}</p>
      <div className="pair">
        {text("bureaux")}
        {text("chapitres")}
        {text("montant")}
      </div>
      <div className="pair">
        {(["debut", "fin"] as const).map((box) => (
          <Field key={box} label={t(`procuration.${box}`)} error={why(box)}>
            {(wired) => (
              <input
                {...wired}
                type="date"
                min="2000-01-01"
                max="2099-12-31"
                value={draft[box]}
                onChange={(event) => onChange({ [box]: event.currentTarget.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <Field
        label={t("procuration.document")}
        hint={
          <>
            {t("procuration.document.hint")}
            {kept && (
              <>
                {" "}
                {t("procuration.document.deja")} <bdi>{kept}</bdi>
              </>
            )}
          </>
        }
        error={why("file")}
      >
        {(wired) => (
          <input
            {...wired}
            type="file"
            accept=".pdf,application/pdf"
            onChange={(event) => onChange({ file: event.currentTarget.files?.[0] })}
          />
        )}
      </Field>
    </>
  );
}

/** The services of one's own menu: nobody can let another do what they may not do themselves. */
function Services({ draft, wrong, onChange }: Props) {
  const menu = useMenu();
  const groups = groupEntries(useServiceIndex(), "section");
  const chosen = new Set(draft.perimetre);
  const set = (codes: string[], on: boolean) => {
    const next = new Set(chosen);
    for (const code of codes) {
      if (on) next.add(code);
      else next.delete(code);
    }
    onChange({ perimetre: [...next] });
  };
  const all = groups.flatMap(({ services }) => services.map(({ code }) => code));
  return (
    <Choices
      id="procuration-services"
      label={t("procuration.services")}
      hint={t("procuration.services.hint")}
      error={wrong.perimetre && reasonText(wrong.perimetre)}
    >
      <Loaded answer={menu} lines={10}>
        {() => (
          <>
            <div className="filter-foot">
              <p role="status">{t("procuration.n-services", { n: chosen.size })}</p>
              <button
                type="button"
                className="link"
                onClick={() => set(all, !all.every((code) => chosen.has(code)))}
              >
                {t(
                  all.every((code) => chosen.has(code))
                    ? "procuration.services.aucun"
                    : "procuration.services.tous",
                )}
              </button>
            </div>
            {groups.map((group) => (
              <Section key={group.key} group={group} chosen={chosen} onSet={set} />
            ))}
          </>
        )}
      </Loaded>
    </Choices>
  );
}

function Section(props: {
  group: Group;
  chosen: ReadonlySet<string>;
  onSet: (codes: string[], on: boolean) => void;
}) {
  const { group, chosen, onSet } = props;
  const codes = group.services.map(({ code }) => code);
  const count = codes.filter((code) => chosen.has(code)).length;
  const [begunOpen] = useState(count > 0);
  return (
    <details className="coming" open={begunOpen}>
      <summary>
        <Icon name="chevron" />
        <span>{groupName(group)}</span>
        <span className="muted">{t("procuration.choisis", { n: count, sur: codes.length })}</span>
      </summary>
      {codes.length > 1 && (
        <Check checked={count === codes.length} onChange={(on) => onSet(codes, on)}>
          <strong>{t("procuration.section.tout", { nom: groupName(group) })}</strong>
        </Check>
      )}
      <div className="two-columns">
        {group.services.map(({ code, label }) => (
          <Check key={code} checked={chosen.has(code)} onChange={(on) => onSet([code], on)}>
            {say(label)}
          </Check>
        ))}
      </div>
    </details>
  );
}

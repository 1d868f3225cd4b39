/** Which documents prove the request? Chosen one kind at a time, looked at before they leave. */
import { useId, useRef, useState } from "react";
import { number, t } from "../../../i18n.ts";
import { Field } from "../../../ui/field.tsx";
import { Icon } from "../../../ui/icon.tsx";
import type { Chosen } from "./api.ts";
import { MAX_DOCUMENTS, MEDIA, NATURES, refusedFile, type Nature, type Refused } from "./draft.ts";

export function size(bytes: number): string {
  const mega = bytes >= 1_048_576;
  const n = mega ? Math.round((bytes / 1_048_576) * 10) / 10 : Math.max(1, Math.round(bytes / 1024));
  return t(mega ? "souscription.mo" : "souscription.ko", { size: number(n) });
}

export function Papers(props: {
  files: Chosen[];
  onFiles: (next: Chosen[]) => void;
  /** How many the server has already. */
  present?: number;
}) {
  const { files, onFiles, present = 0 } = props;
  const [nature, setNature] = useState<Nature>("ICE");
  const [refused, setRefused] = useState<{ why: Refused; name: string }>();
  const [said, setSaid] = useState("");
  const box = useRef<HTMLInputElement>(null);
  const list = useId();
  const add = (chosen: File) => {
    const why = refusedFile(chosen, files.length + present);
    setRefused(why && { why, name: chosen.name });
    if (why) return setSaid("");
    const next = [...files, { nature, file: chosen }];
    onFiles(next);
    setSaid(t("souscription.papier.ajoute", { nom: chosen.name }));
    setNature(NATURES.find((each) => !next.some((one) => one.nature === each)) ?? "AUTRE");
  };
  const remove = (gone: Chosen) => {
    onFiles(files.filter((each) => each !== gone));
    setSaid(t("souscription.papier.retire", { nom: gone.file.name }));
    box.current?.focus();
  };
  return (
    <div className="papers">
      <div className="pair">
        <Field label={t("souscription.papier.nature")}>
          {(wired) => (
            <select
              {...wired}
              value={nature}
              onChange={(event) => setNature(event.currentTarget.value as Nature)}
            >
              {NATURES.map((each) => (
                <option key={each} value={each}>
                  {t(`papier.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          label={t("souscription.papier.fichier")}
          hint={t("souscription.papier.hint", { n: MAX_DOCUMENTS })}
          error={refused && `${refused.name} – ${t(`souscription.papier.${refused.why}`)}`}
        >
          {(wired) => (
            <input
              {...wired}
              ref={box}
              type="file"
              accept={MEDIA.join(",")}
              onChange={(event) => {
                const [chosen] = event.currentTarget.files ?? [];
                event.currentTarget.value = "";
                if (chosen) add(chosen);
              }}
            />
          )}
        </Field>
      </div>
      <p className="sr" role="status">
        {said}
      </p>
      {files.length > 0 && (
        <ul className="paper-list" aria-label={t("souscription.papier.liste")} id={list}>
          {files.map((each, i) => (
            <li key={`${each.file.name} ${i}`}>
              <Icon name="book" />
              <span>
                <strong>{t(`papier.${each.nature}`)}</strong>
                <small>
                  <bdi>{each.file.name}</bdi> · {size(each.file.size)}
                </small>
              </span>
              <button
                type="button"
                className="icon-button"
                onClick={() => remove(each)}
              >
                <Icon name="close" label={t("souscription.papier.enlever", { nom: each.file.name })} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

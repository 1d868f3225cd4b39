/** Give many procurations at once: a CSV file, and a report of the lines that were not taken. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { api, take } from "../../../api/client.ts";
import type { Importation } from "../../../api/types.ts";
import { number, t } from "../../../i18n.ts";
import { withStepUp } from "../../../stepup.ts";
import { busy } from "../../../ui/busy.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Field } from "../../../ui/field.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Failure } from "../../../ui/states.tsx";
import { PROCURATIONS, reasonText } from "./api.ts";
import { reasonsOf } from "./rules.ts";

const COLUMNS = [
  "mandataire_ice", "type", "perimetre", "date_debut", "date_fin", "bureaux", "chapitres",
  "montant_max",
] as const;

export function Import({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={t("procurations.importer")} kind="box">
      <Form onClose={onClose} />
    </Dialog>
  );
}

function Form({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const [file, setFile] = useState<File>();
  const send = useMutation({
    mutationFn: (chosen: File) =>
      withStepUp(() =>
        take(
          api.POST("/api/identity/v1/procurations/import", {
            headers: { "Content-Type": "text/csv" },
            body: chosen as never,
            bodySerializer: (body: unknown) => body as File,
          }),
        ),
      ),
    onSuccess: () => void queries.invalidateQueries({ queryKey: PROCURATIONS }),
  });
  if (send.data) return <Report of={send.data} onClose={onClose} />;
  return (
    <form
      className="steps"
      onSubmit={(event) => {
        event.preventDefault();
        if (file) send.mutate(file);
      }}
    >
      <p>{t("csv.lead")}</p>
      <Facts
        rows={COLUMNS.map((column) => [column, t(`csv.${column}`)] as const)}
      />
      <Example />
      {send.error && <Failure error={send.error} />}
      <Field label={t("csv.fichier")} hint={t("csv.fichier.hint")}>
        {(wired) => (
          <input
            {...wired}
            type="file"
            required
            accept=".csv,text/csv"
            onChange={(event) => setFile(event.currentTarget.files?.[0])}
          />
        )}
      </Field>
      <p className="actions">
        <button type="submit" className="button primary" {...busy(send.isPending)}>
          {t("csv.go")}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t("cancel")}
        </button>
      </p>
    </form>
  );
}

function Example() {
  const href = useMemo(() => {
    const year = new Date().getFullYear() + 1;
    const lines = [
      COLUMNS,
      ["001234567000089", "PORTNET", "TB TI-EI TI-GES", `${year}-01-01`, `${year}-12-31`, "300 309",
        "84 85", "1500000.00"],
    ].map((cells) => cells.join(";"));
    return `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${lines.join("\r\n")}\r\n`)}`;
  }, []);
  return (
    <p>
      <a className="more" href={href} download="procurations.csv">
        <Icon name="download" />
        {t("csv.exemple")}
      </a>
    </p>
  );
}

function Report({ of, onClose }: { of: Importation; onClose: () => void }) {
  const wrong = of.refusees ?? [];
  return (
    <div className="steps">
      <div role="status" className="steps">
        <p className="hint-box">
          <Icon name="check" />
          <span>
            {t("csv.creees", { n: of.creees })} {of.inchangees > 0 && t("csv.inchangees", { n: of.inchangees })}
          </span>
        </p>
        {wrong.length > 0 && <h3>{t("csv.refusees", { n: wrong.length })}</h3>}
      </div>
      {wrong.length > 0 && (
        <ul className="history">
          {wrong.map(({ ligne, motif }) => (
            <li key={ligne}>
              <strong>{t("csv.ligne", { ligne: number(ligne) })}</strong>
              <ul className="bullets">
                {reasonsOf(motif).map(({ column, detail }) => (
                  <li key={`${column} ${detail}`}>
                    {column && (
                      <>
                        <code className="ref">{column}</code>{" – "}
                      </>
                    )}
                    {reasonText(detail)}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
      <p className="actions">
        <button type="button" className="button primary" onClick={onClose}>
          {t("close")}
        </button>
      </p>
    </div>
  );
}

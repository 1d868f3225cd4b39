/** What if I lose my device? Ten codes to keep on paper, shown when they are made and never again. */
import { useState } from "react";
import { api, take } from "../../../api/client.ts";
import type { CodesSecours as Codes } from "../../../api/types.ts";
import { dateTime, t } from "../../../i18n.ts";
import { busy } from "../../../ui/busy.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Failure } from "../../../ui/states.tsx";
import { useChange } from "./change.ts";

const FEW = 3;

export function CodesSecours({ codes }: { codes: Codes }) {
  const [made, setMade] = useState<string[]>();
  const [asking, setAsking] = useState(false);
  const renew = useChange(
    () => take(api.POST("/api/identity/v1/codes-secours")),
    (got) => {
      setAsking(false);
      setMade(got.codes);
    },
  );
  const ask = () => (codes.restants ? setAsking(true) : renew.mutate(undefined));
  return (
    <section className="panel" aria-labelledby="secours">
      <h2 id="secours">{t("secours.title")}</h2>
      <p className="hint">{t("secours.hint")}</p>
      <p className={codes.restants <= FEW ? "stale" : undefined}>
        {codes.crees_le
          ? t("secours.restants", { n: codes.restants, at: dateTime(codes.crees_le) })
          : t("secours.aucun")}
      </p>
      {renew.error && !asking && <Failure error={renew.error} />}
      <button type="button" className="button" onClick={ask} {...busy(renew.isPending)}>
        {t(codes.crees_le ? "secours.renouveler" : "secours.creer")}
      </button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("secours.renouveler")}
        kind="box"
      >
        {renew.error && <Failure error={renew.error} />}
        <p>{t("secours.renouveler.text")}</p>
        <p className="actions">
          <button
            type="button"
            className="button primary"
            onClick={() => renew.mutate(undefined)}
            {...busy(renew.isPending)}
          >
            {t("secours.renouveler")}
          </button>
          <button type="button" className="button" onClick={() => setAsking(false)}>
            {t("cancel")}
          </button>
        </p>
      </Dialog>
      <Dialog
        open={made !== undefined}
        onClose={() => setMade(undefined)}
        title={t("secours.nouveaux")}
        kind="box"
        closable={false}
      >
        {made && <Shown codes={made} onKept={() => setMade(undefined)} />}
      </Dialog>
    </section>
  );
}

function Shown({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const file = `${t("secours.nouveaux")} – Portnet ID\n\n${codes.join("\n")}\n`;
  return (
    <>
      <p>{t("secours.une-fois")}</p>
      <ol className="recovery-codes" dir="ltr">
        {codes.map((code) => (
          <li key={code}>
            <code className="ref">{code}</code>
          </li>
        ))}
      </ol>
      <p className="actions">
        <a
          className="button"
          download="portnet-id-codes.txt"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(file)}`}
        >
          {t("secours.telecharger")}
        </a>
        <button type="button" className="button" onClick={() => window.print()}>
          {t("secours.imprimer")}
        </button>
        <button type="button" className="button primary" onClick={onKept}>
          {t("secours.gardes")}
        </button>
      </p>
    </>
  );
}

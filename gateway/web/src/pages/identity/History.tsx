/** What was done before, by whom, and why? */
import type { Acte } from "../../api/types.ts";
import { dateTime, t, tryText } from "../../i18n.ts";
import { Empty } from "../../ui/states.tsx";

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

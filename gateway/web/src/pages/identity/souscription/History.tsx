/** What was done with a request, in the order it was done. */
import type { ActeVu } from "../../../api/types.ts";
import { dateTime, list, t, tryText } from "../../../i18n.ts";

export function champNames(champs: readonly string[]): string {
  const named = champs.filter((champ) => champ !== "ice_atteste");
  return list(named.map((champ) => tryText(`souscription.q.${champ}`) ?? champ));
}

export function History({ acts, from }: { acts: ActeVu[]; from: string }) {
  return (
    <section className="panel" aria-labelledby="history">
      <h2 id="history">{t("suivi.histoire")}</h2>
      <ol className="timeline">
        <li>
          <time dateTime={from}>{dateTime(from)}</time>
          <p>{t("acte.DEPOSER")}</p>
        </li>
        {acts.map((act, i) => (
          <li key={i}>
            <time dateTime={act.le}>{dateTime(act.le)}</time>
            <p>
              {t(`acte.${act.acte}`)}
              {act.operateur && (
                <>
                  {" – "}
                  <bdi>{act.operateur}</bdi>
                </>
              )}
            </p>
            {act.motif && <p>{tryText(`motif.${act.motif}`) ?? act.motif}</p>}
            {act.champs && act.champs.length > 0 && (
              <p className="muted">{t("acte.champs", { champs: champNames(act.champs) })}</p>
            )}
            {act.message && <p className="quoted" dir="auto">{act.message}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** How is my trade going? Eight live cards, three shortcuts, the latest news. */
import { useContext, useEffect, useState } from "react";
import { Link, useSearchParams } from "wouter";
import { dateTime, sameDay, t, time, useLang } from "../../i18n.ts";
import { boardOf, useSignedIn } from "../../session.ts";
import { LiveContext } from "../../shell/LiveContext.ts";
import { Empty, Failure } from "../../ui/states.tsx";
import { CARDS } from "./cards.ts";
import { Card } from "./Card.tsx";
import { IceForm } from "./IceForm.tsx";
import { useBoard } from "./board.ts";
import { Notices, Portals, Quick } from "./Panels.tsx";

export default function Dashboard() {
  useLang();
  const session = useSignedIn();
  const [search] = useSearchParams();
  const operator = session?.profil === "OPE";
  const whose = session ? boardOf(session, search.get("ice")) : null;
  const { board, series, changed, announcement } = useBoard(whose);
  const kpis = board.data;
  return (
    <>
      <div className="page-head">
        <h1>{t("dash.title")}</h1>
        {kpis && <Freshness at={kpis.a_jour_a} />}
        {operator && (
          <div className="page-actions">
            <Link href="/operateur/souscriptions" className="button">
              {t("operateur.title")}
            </Link>
          </div>
        )}
      </div>
      {operator && <IceForm ice={whose} key={whose} />}
      {whose === null && !operator && (
        <div className="panel">
          <Empty>{t("dash.none")}</Empty>
        </div>
      )}
      {whose !== null && (
        <section aria-label={t("dash.cards")}>
          {board.error && !kpis ? (
            <Failure error={board.error} onRetry={() => void board.refetch()} />
          ) : (
            <ul className="cards">
              {CARDS.map((name) => (
                <li key={name} className={changed.has(name) ? "card changed" : "card"}>
                  <Card name={name} kpis={kpis} series={series.data} />
                </li>
              ))}
            </ul>
          )}
          {board.error && kpis && <p className="stale">{t("dash.stale")}</p>}
        </section>
      )}
      <p className="sr" role="status">
        {announcement}
      </p>
      <div className="two">
        <div className="stack">
          <Quick />
          <Portals />
        </div>
        <Notices />
      </div>
    </>
  );
}

/** When was the board last fed, and does it still listen? */
function Freshness({ at }: { at: string | null }) {
  const live = useContext(LiveContext);
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => setNow(new Date().toISOString()), [at]);
  return (
    <p className={`fresh ${live}`}>
      <span className="pulse" aria-hidden="true" />
      {t(`live.${live}`)}
      {at && (
        <>
          <span aria-hidden="true">·</span>
          <time dateTime={at}>
            {sameDay(at, now)
              ? t("dash.updated.today", { at: time(at) })
              : t("dash.updated", { at: dateTime(at) })}
          </time>
        </>
      )}
    </p>
  );
}

/** Under the cards: shortcuts, other portals, the latest notifications. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { api, take } from "../../api/client.ts";
import { useLiens } from "../../catalog.ts";
import { say, t } from "../../i18n.ts";
import { useRecentNotices } from "../../notices.ts";
import { serviceHref } from "../../pages.ts";
import { OutsideLink } from "../../shell/Footer.tsx";
import { NoticeList } from "../../shell/NoticeList.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";

const SHOWN = 6;

export function Quick() {
  const quick = useQuery({
    queryKey: ["acces-rapides"],
    queryFn: () => take(api.GET("/api/catalog/v1/acces-rapides")),
    staleTime: 30 * 60_000,
  });
  return (
    <section className="panel" aria-labelledby="quick">
      <h2 id="quick">{t("quick.title")}</h2>
      <Loaded answer={quick} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t("quick.empty")}</Empty>
          ) : (
            <ul className="rows">
              {items.map((service) => (
                <li key={service.code}>
                  {service.accessible ? (
                    <Link href={serviceHref(service.code)}>
                      <span>{say(service.label)}</span>
                      <Icon name="forward" />
                    </Link>
                  ) : (
                    <p className="closed">
                      <span>{say(service.label)}</span>
                      <small>{t("quick.closed")}</small>
                    </p>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

export function Portals() {
  const liens = useLiens();
  return (
    <section className="panel" aria-labelledby="portals">
      <h2 id="portals">{t("foot.portals")}</h2>
      <Loaded answer={liens} lines={4}>
        {({ portails, autres, reseaux }) => (
          <>
            <ul className="rows">
              {[...portails.filter(({ connexion }) => !connexion), ...autres].map((lien) => (
                <li key={lien.code}>
                  <a href={lien.url} target="_blank" rel="noreferrer">
                    <span>{say(lien.label)}</span>
                    <Icon name="external" label={t("newtab")} />
                  </a>
                </li>
              ))}
            </ul>
            <h3 className="sr">{t("foot.networks")}</h3>
            <ul className="social" translate="no">
              {reseaux.map((lien) => (
                <li key={lien.code}>
                  <OutsideLink lien={lien} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </section>
  );
}

export function Notices() {
  const recent = useRecentNotices(SHOWN);
  return (
    <section className="panel" aria-labelledby="notices">
      <div className="panel-head">
        <h2 id="notices">{t("notif.recent")}</h2>
        <Link href="/notifications" className="more">
          <Icon name="bell" />
          {t("notif.all")}
        </Link>
      </div>
      <Loaded answer={recent} lines={9}>
        {({ items }) => <NoticeList items={items} />}
      </Loaded>
    </section>
  );
}

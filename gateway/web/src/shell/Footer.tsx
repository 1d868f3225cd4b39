/** What stands under every page: help by phone, other portals, social networks. */
import { Link } from "wouter";
import { useAide, useLiens } from "../catalog.ts";
import { say, t } from "../i18n.ts";
import type { Lien } from "../api/types.ts";

export function OutsideLink({ lien }: { lien: Lien }) {
  return (
    <a href={lien.url} target="_blank" rel="noreferrer" title={t("newtab")}>
      {say(lien.label)}
    </a>
  );
}

/** The phone number as the help centre gives it. */
export function Phone() {
  const { data } = useAide();
  if (!data) return null;
  return (
    <a href={`tel:${data.telephone}`} className="ref">
      {data.telephone_affiche}
    </a>
  );
}

export function Footer() {
  const { data } = useLiens();
  return (
    <footer className="foot">
      <p>
        {t("foot.phone")} <Phone />
      </p>
      <nav aria-label={t("foot.portals")}>
        <ul>
          {data?.autres.map((lien) => (
            <li key={lien.code}>
              <OutsideLink lien={lien} />
            </li>
          ))}
          <li>
            <Link href="/confidentialite">{t("foot.privacy")}</Link>
          </li>
        </ul>
      </nav>
      <nav aria-label={t("foot.networks")}>
        <ul translate="no">
          {data?.reseaux.map((lien) => (
            <li key={lien.code}>
              <OutsideLink lien={lien} />
            </li>
          ))}
        </ul>
      </nav>
      <p>
        <bdi>© 2026 PORTNET S.A.</bdi>
      </p>
    </footer>
  );
}

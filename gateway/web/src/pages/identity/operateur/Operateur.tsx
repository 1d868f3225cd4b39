/** Where do PORTNET's operators work? One frame: what there is to look after, and the page itself. */
import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { Problem } from "../../../api/problem.ts";
import { t, type Key } from "../../../i18n.ts";
import { PAGES } from "../../../pages.ts";
import { useSignedIn } from "../../../session.ts";
import { PageHead, type Crumb } from "../../../ui/page.tsx";
import { Failure } from "../../../ui/states.tsx";

const DESKS: ReadonlyArray<readonly [Key, string]> = [
  ["operateur.souscriptions", "/operateur/souscriptions"],
  ["operateur.entreprises", "/operateur/entreprises"],
  ["operateur.comptes", "/operateur/comptes"],
  ["operateur.clients", "/operateur/clients"],
  ["operateur.modifications", "/operateur/modifications"],
];

/** Draw an operator's page. `trail` ends with the page itself; `actions` stand beside its title. */
export function Operateur(props: {
  title: ReactNode;
  trail: Crumb[];
  actions?: ReactNode;
  children: ReactNode;
}) {
  const here = useSignedIn();
  if (here?.profil !== "OPE") return <Failure error={new Problem(403, "forbidden")} />;
  return (
    <div className="wide">
      <PageHead title={props.title} trail={[{ label: t("operateur.title") }, ...props.trail]}>
        {props.actions && <div className="page-actions">{props.actions}</div>}
      </PageHead>
      <Desks />
      {props.children}
    </div>
  );
}

function Desks() {
  const [path] = useLocation();
  const current = (href: string) => {
    if (path === href) return "page" as const;
    return path.startsWith(`${href}/`) ? ("true" as const) : undefined;
  };
  return (
    <nav className="desks" aria-label={t("operateur.title")}>
      <ul>
        {DESKS.filter(([, href]) => PAGES.some(({ path }) => path === href)).map(([key, href]) => (
          <li key={href}>
            <Link href={href} aria-current={current(href)}>
              {t(key)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

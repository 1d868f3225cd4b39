/** Is my account safe? One frame for how I prove myself, where I am signed in, and what happened. */
import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { t, type Key } from "../../../i18n.ts";
import { PAGES } from "../../../pages.ts";
import { PageHead } from "../../../ui/page.tsx";

const SECTIONS: ReadonlyArray<readonly [Key, string]> = [
  ["securite.facteurs", "/compte/securite"],
  ["securite.sessions", "/compte/securite/sessions"],
  ["securite.activite", "/compte/securite/activite"],
];

/** Draw a page of "Sécurité" under the links to all of them. */
export function Securite({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  const title = t("securite.title");
  const [here] = SECTIONS.find(([, href]) => href === path) ?? [];
  const trail = [{ label: title, href: "/compte/securite" }];
  return (
    <div className="medium">
      <PageHead title={title} trail={here ? [...trail, { label: t(here) }] : trail} />
      <nav className="desks" aria-label={title}>
        <ul>
          {SECTIONS.filter(([, href]) => PAGES.some((page) => page.path === href)).map(([key, href]) => (
            <li key={href}>
              <Link href={href} aria-current={href === path ? "page" : undefined}>
                {t(key)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </div>
  );
}

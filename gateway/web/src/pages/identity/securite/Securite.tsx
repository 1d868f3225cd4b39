/** Is my account safe? One frame for how I prove myself, where I am signed in, and what happened. */
import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { t, type Key } from "../../../i18n.ts";
import { useSignedIn } from "../../../session.ts";
import { PageHead } from "../../../ui/page.tsx";

/** Of administrators and operators only. */
const DECIDES = "/compte/securite/demandes";
const SECTIONS: ReadonlyArray<readonly [Key, string]> = [
  ["securite.facteurs", "/compte/securite"],
  ["securite.sessions", "/compte/securite/sessions"],
  ["securite.activite", "/compte/securite/activite"],
  ["securite.demandes", DECIDES],
];

/** Draw a page of "Sécurité" under the links to all of them. */
export function Securite({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  const session = useSignedIn();
  const decides = session?.profil === "OPE" || session?.roles?.includes("administrateur");
  const title = t("securite.title");
  const [here] = SECTIONS.find(([, href]) => href === path) ?? [];
  const trail = [{ label: title, href: "/compte/securite" }];
  return (
    <div className="medium">
      <PageHead title={title} trail={here ? [...trail, { label: t(here) }] : trail} />
      <nav className="desks" aria-label={title}>
        <ul>
          {SECTIONS.filter(([, href]) => decides || href !== DECIDES).map(([key, href]) => (
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

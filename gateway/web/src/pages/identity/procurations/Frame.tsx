/** Which procurations are there? One frame: given, received, and what was done under them. */
import { useState, type ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { Problem } from "../../../api/problem.ts";
import { t, type Key } from "../../../i18n.ts";
import { useSignedIn } from "../../../session.ts";
import { PageHead } from "../../../ui/page.tsx";
import { Failure } from "../../../ui/states.tsx";
import { useSigns } from "./api.ts";
import { Import } from "./Import.tsx";

const TABS: ReadonlyArray<readonly [Key, string]> = [
  ["procurations.donnees", "/procurations"],
  ["procurations.recues", "/procurations/recues"],
  ["procurations.journal", "/procurations/journal"],
];

export function Frame({ children }: { children: ReactNode }) {
  const here = useSignedIn();
  const signs = useSigns();
  const [path] = useLocation();
  const [importing, setImporting] = useState(false);
  const title = t("procurations.title");
  if (!here?.ice) return <Failure error={new Problem(403, "forbidden")} />;
  return (
    <div className="wide">
      <PageHead title={title} trail={[{ label: title }]}>
        {signs && (
          <div className="page-actions">
            <button type="button" className="button" onClick={() => setImporting(true)}>
              {t("procurations.importer")}
            </button>
            <Link href="/procurations/nouvelle" className="button primary">
              {t("procurations.nouvelle")}
            </Link>
          </div>
        )}
      </PageHead>
      <nav className="desks" aria-label={title}>
        <ul>
          {TABS.map(([key, href]) => (
            <li key={href}>
              <Link href={href} aria-current={href === path ? "page" : undefined}>
                {t(key)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {here.acting && <p className="hint-box">{t("procurations.les-votres", { nom: here.raison_sociale ?? here.ice })}</p>}
      {children}
      <Import open={importing} onClose={() => setImporting(false)} />
    </div>
  );
}

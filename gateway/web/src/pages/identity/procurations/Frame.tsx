/** Which procurations are there? One frame: given, received, and what was done under them. */
import { useState, type ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { Problem } from "../../../api/problem.ts";
import { t, type Key } from "../../../i18n.ts";
import { useSignedIn } from "../../../session.ts";
import { PageHead } from "../../../ui/page.tsx";
import { Failure } from "../../../ui/states.tsx";
import { useTitle } from "../../../shell/Views.tsx";
import { useSigns } from "./api.ts";
import { Import } from "./Import.tsx";
import { shownAt } from "./rules.ts";

const SIDES: ReadonlyArray<readonly [Key, string]> = [
  ["procurations.donnees", ""],
  ["procurations.recues", "/recues"],
];

export function Frame({ children }: { children: ReactNode }) {
  const here = useSignedIn();
  const signs = useSigns();
  const [path] = useLocation();
  const [importing, setImporting] = useState(false);
  const { base, type } = shownAt(path);
  const title = type
    ? t("procurations.de-type", { type: t(`procuration.type.${type}.court`) })
    : t("procurations.title");
  useTitle(title);
  const tabs = [
    ...SIDES.map(([key, end]) => [key, `${base}${end}`] as const),
    ["procurations.journal", "/procurations/journal"] as const,
  ];
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
          {tabs.map(([key, href]) => (
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

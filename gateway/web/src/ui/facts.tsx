/** What is known of one thing: each fact with its name. */
import type { ReactNode } from "react";
import { t } from "../i18n.ts";

export type Fact = readonly [label: string, value: ReactNode];

/** `terse` sets facts side by side and leaves out those that are not known. */
export function Facts({ rows, terse = false }: { rows: readonly Fact[]; terse?: boolean }) {
  return (
    <dl className={terse ? "facts" : "details"}>
      {rows.map(
        ([label, value]) =>
          (value || !terse) && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{typeof value === "string" ? <bdi>{value || t("none")}</bdi> : (value ?? t("none"))}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** The steps that this company may take now, each in a box that says what will follow. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ProcurationSuivie } from "../../../api/types.ts";
import { t } from "../../../i18n.ts";
import { ActButton, Done } from "../act.tsx";
import { PROCURATIONS, takeStep, type Acte } from "./api.ts";

/** What the other company is told the reason of. */
const EXPLAINED: ReadonlySet<Acte> = new Set(["refuser", "suspendre", "revoquer", "renoncer"]);

export function Demarches({ seen }: { seen: ProcurationSuivie }) {
  const [done, setDone] = useState<Acte>();
  const queries = useQueryClient();
  const { procuration_id, mandant, mandataire } = seen.procuration;
  return (
    <>
      <Done>{done && t(`procuration.fait.${done}`)}</Done>
      <div className="decide-acts">
        {seen.actes.map((acte) => (
          <ActButton
            key={acte}
            label={t(`procuration.acte.${acte}`)}
            text={t(`procuration.acte.${acte}.text`, { mandant, mandataire })}
            reason={EXPLAINED.has(acte) ? t("motif.entreprise") : undefined}
            kind={EXPLAINED.has(acte) ? "danger" : "primary"}
            act={async (motif) => {
              setDone(undefined);
              await takeStep(procuration_id, EXPLAINED.has(acte) ? { acte, motif } : { acte });
              setDone(acte);
              await queries.invalidateQueries({ queryKey: PROCURATIONS });
            }}
          />
        ))}
      </div>
    </>
  );
}

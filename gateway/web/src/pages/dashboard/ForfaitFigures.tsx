/** What is left of the company's package? */
import type { ForfaitCard } from "../../api/types.ts";
import { useOffers } from "../../catalog.ts";
import { day, percent, say, t } from "../../i18n.ts";
import { Gauge } from "../../ui/charts.tsx";

export function ForfaitFigures({ forfait }: { forfait: ForfaitCard }) {
  const { etat, consommees, solde, total, date_fin: end } = forfait;
  if (etat === "AUCUN") {
    return (
      <>
        <p className="big">{t("forfait.AUCUN")}</p>
        <p className="note">{t("forfait.AUCUN.text")}</p>
      </>
    );
  }
  const left = solde ?? 0;
  return (
    <>
      <p className="big">
        {etat === "ILLIMITE" ? t("forfait.ILLIMITE") : t("forfait.left", { n: left })}
      </p>
      {total != null && total > 0 && (
        <Gauge
          share={(total - left) / total}
          label={t("forfait.used", { p: percent((total - left) / total) })}
        />
      )}
      <p className={etat === "EPUISE" ? "note late" : "note"}>
        {etat === "ILLIMITE"
          ? t("forfait.operations", { n: consommees ?? 0 })
          : etat === "EPUISE"
            ? t("forfait.EPUISE")
            : t("forfait.of", { n: consommees ?? 0, total: total ?? 0 })}
      </p>
      <p className="note">
        <PlanName forfait={forfait} />
        {end && ` · ${t("forfait.until", { day: day(end) })}`}
      </p>
    </>
  );
}

/** The board knows a package by its code; what it is called, the offers say. */
function PlanName({ forfait }: { forfait: ForfaitCard }) {
  const { data } = useOffers();
  const offer = data?.items.find(({ code }) => code === forfait.code);
  return say(offer?.label) || forfait.code;
}

/** A card in a few words, for those who hear it. */
import type { CardName, Kpis } from "../../api/types.ts";
import { duration, number, t } from "../../i18n.ts";

export function headline(kpis: Kpis, card: CardName): string {
  switch (card) {
    case "delai_domiciliation":
    case "delai_dedouanement":
      return duration(kpis[card].moi_secondes ?? 0);
    case "titres_domicilies":
    case "titres_imputes":
      return t("unit.titres", { n: kpis[card].annee.nombre });
    case "declarations":
      return `${number(kpis.declarations.annee.nombre)} ${t("unit.dum")}`;
    case "controles_physiques":
    case "bons_a_delivrer":
      return number(kpis[card].annee);
    case "forfait":
      return t("forfait.operations", { n: kpis.forfait.consommees ?? 0 });
  }
}

/** Which cards are there, and which of them say something new? */
import type { CardName, Kpis } from "../../api/types.ts";

/** In the order of the user guide, II.A. */
export const CARDS = [
  "delai_domiciliation",
  "titres_domicilies",
  "titres_imputes",
  "forfait",
  "declarations",
  "delai_dedouanement",
  "controles_physiques",
  "bons_a_delivrer",
] as const satisfies readonly CardName[];

/** What a card says of the company itself; the place's average moves all day and is no news. */
function own(kpis: Kpis, card: CardName): string {
  const { place_secondes: _place, place_n: _n, ...mine } = kpis.delai_domiciliation;
  return JSON.stringify(card === "delai_domiciliation" ? mine : kpis[card]);
}

/** Name the cards whose own figures differ; two boards of different companies have no news. */
export function changedCards(before: Kpis | undefined, after: Kpis): CardName[] {
  if (!before || before.ice !== after.ice) return [];
  return CARDS.filter((card) => own(before, card) !== own(after, card));
}

/** How much faster than the place, as a share of the place: 0.42 is 42 % faster, −0.1 slower. */
export function lead(mine: number | null, place: number | null): number | null {
  return mine === null || place === null || place <= 0 ? null : (place - mine) / place;
}

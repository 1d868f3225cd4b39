/** Small rules that decide what people see: what is new, who is said to be here, when to retry. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Kpis } from "../src/api/types.ts";
import { Problem } from "../src/api/problem.ts";
import { validIce } from "../src/ice.ts";
import { isNews, retryDelay } from "../src/news.ts";
import { changedCards, lead } from "../src/pages/dashboard/cards.ts";
import { readSaid } from "../src/tabs.ts";

const BOARD: Kpis = {
  ice: "001234567000089", annee: 2026, mois: 11, a_jour_a: "2026-11-24T09:00:00Z",
  delai_domiciliation: { moi_secondes: 60, n: 1, affichage: "0h 1min", place_secondes: 90, place_n: 9 },
  titres_domicilies: { annee: { nombre: 1, montant_mad: "10.00" }, mois: { nombre: 1, montant_mad: "10.00" } },
  titres_imputes: { annee: { nombre: 0, montant_mad: "0.00" }, mois: { nombre: 0, montant_mad: "0.00" } },
  forfait: { etat: "AUCUN", consommees: 0 },
  declarations: { annee: { nombre: 0, valeur_mad: "0.00", mainlevees: 0 }, mois: { nombre: 0, valeur_mad: "0.00", mainlevees: 0 } },
  delai_dedouanement: { moi_secondes: null, n: 0, affichage: "0h 0min" },
  controles_physiques: { annee: 0, mois: 0 },
  bons_a_delivrer: { annee: 0, mois: 0 },
};

test("only the cards whose own figures moved are marked", () => {
  const after = structuredClone(BOARD);
  after.titres_domicilies.annee.montant_mad = "10.01";
  after.bons_a_delivrer.annee = 1;
  after.a_jour_a = "2026-11-24T09:00:01Z";
  assert.deepEqual(changedCards(BOARD, after), ["titres_domicilies", "bons_a_delivrer"]);
});

test("the place's average moving is no news of the company's", () => {
  const after = structuredClone(BOARD);
  after.delai_domiciliation.place_secondes = 91;
  after.delai_domiciliation.place_n = 10;
  assert.deepEqual(changedCards(BOARD, after), []);
  after.delai_domiciliation.moi_secondes = 61;
  assert.deepEqual(changedCards(BOARD, after), ["delai_domiciliation"]);
});

test("a first board, or another company's, marks nothing", () => {
  assert.deepEqual(changedCards(undefined, BOARD), []);
  assert.deepEqual(changedCards(BOARD, { ...BOARD, ice: "other", bons_a_delivrer: { annee: 9, mois: 9 } }), []);
});

test("the lead over the place is a share of the place, and unknown without both", () => {
  assert.equal(lead(60, 90), 1 / 3);
  assert.equal(lead(100, 80), -0.25);
  assert.equal(lead(null, 90), null);
  assert.equal(lead(60, null), null);
});

test("an ICE has fifteen digits and is a multiple of 97", () => {
  assert.ok(validIce("999001000000165"));
  assert.ok(!validIce("999001000000166"));
  assert.ok(!validIce("99900100000016"));
  assert.ok(!validIce("99900100000016x"));
});

test("a refused stream waits longer each time, never over 30 s, never all at once", () => {
  assert.deepEqual([0, 1, 2, 3].map((n) => retryDelay(n, 1)), [1_000, 2_000, 4_000, 8_000]);
  assert.equal(retryDelay(50, 1), 30_000);
  assert.equal(retryDelay(50, 0), 15_000);
});

test("foreign messages on a channel are ignored", () => {
  assert.equal(readSaid({ said: "signed-in" }), undefined);
  assert.equal(readSaid("signed-out"), undefined);
  assert.deepEqual(readSaid({ said: "signed-in", sub: "u1", more: 1 }), { said: "signed-in", sub: "u1" });
  assert.deepEqual(readSaid({ said: "acting-changed", sub: "u1" }), { said: "acting-changed" });
  assert.ok(!isNews({ kind: "other" }));
  assert.ok(isNews({ kind: "carte" }));
});

test("a refusal keeps its code, title and trace, and an unreadable one says its status", () => {
  const problem = Problem.of(404, { code: "dashboard.ice-inconnu", title: "Inconnu", trace_id: "ab" });
  assert.deepEqual([problem.code, problem.title, problem.trace, problem.passing], ["dashboard.ice-inconnu", "Inconnu", "ab", false]);
  assert.equal(Problem.of(503, "<html>").code, "http-503");
  assert.ok(Problem.of(503, undefined).passing);
  assert.ok(Problem.offline().passing);
  assert.deepEqual([Problem.of(503, undefined).worthRepeating, Problem.of(504, undefined).worthRepeating], [true, false]);
  assert.ok(Problem.of(504, undefined).passing);
});

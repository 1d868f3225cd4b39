/** The filter ignores case, accents and Arabic spelling, and marks the very letters typed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { cut, fold, matches } from "../src/search.ts";

test("case and accents do not matter", () => {
  assert.equal(fold("Dédouanement À L’ÉTRANGER"), "dedouanement a l'etranger");
  assert.ok(matches(fold("Contrôle physique"), "CONTROLE"));
  assert.ok(matches(fold("Œuvres"), "oeuvres"));
});

test("hamza, alef, ya, ta marbuta, vowel marks and tatweel do not matter", () => {
  assert.equal(fold("إجمالي"), fold("اجمالي"));
  assert.equal(fold("كِتَابٌ"), fold("كتاب"));
  assert.equal(fold("مؤسسة"), fold("موسسه"));
  assert.equal(fold("مستشفى"), fold("مستشفي"));
  assert.equal(fold("ســند"), fold("سند"));
});

test("Arabic-Indic digits are the same as Western ones", () => {
  assert.equal(fold("٢٠٢٦"), "2026");
});

test("every word must be found, in any order", () => {
  const text = fold("Gestion des titres d’importation");
  assert.ok(matches(text, "import titre"));
  assert.ok(!matches(text, "titre export"));
});

test("the mark covers what was typed, with its accents", () => {
  assert.deepEqual(cut("Délai de dédouanement", "dedou"), ["Délai de ", "dédou", "anement"]);
});

test("the mark covers vowel marks that nobody typed", () => {
  assert.deepEqual(cut("السَّنَدُ الأول", "السند"), ["", "السَّنَدُ", " الأول"]);
});

test("a letter that folds to two is marked whole", () => {
  assert.deepEqual(cut("Cœur", "coe"), ["", "Cœ", "ur"]);
});

test("when the whole query is not in the name, its first word that is, is marked", () => {
  assert.deepEqual(cut("Bons à délivrer", "maritime bons"), ["", "Bons", " à délivrer"]);
});

test("a name without the query is left whole", () => {
  assert.deepEqual(cut("Franchises", "xyz"), ["Franchises", "", ""]);
  assert.deepEqual(cut("Franchises", "  "), ["Franchises", "", ""]);
});

/** The form by which a company asks to join: what is right, what is wrong, where one may go. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  emptyDraft,
  errorsOf,
  iceProgress,
  MAX_BYTES,
  orderOf,
  parseDraft,
  reachable,
  refusedFields,
  refusedFile,
  stepOf,
  type Draft,
} from "../src/pages/identity/souscription/draft.ts";

const GOOD: Draft = {
  ...emptyDraft(),
  ice: "001 561 191 0000 66",
  raison_sociale: " Neuve Négoce ",
  rc: "1 Casablanca",
  if_fiscal: "40",
  adresse: "1, rue X",
  ville: "Rabat",
  telephone: "+212 (0)522-00.00.00",
  email: "a@b.ma",
  profils: ["IMP"],
  administrateur: { prenom: "I", nom: "B", email: "i@b.ma", fonction: "Gérante" },
  consentement: true,
};

test("an ICE is judged while it is typed", () => {
  assert.equal(iceProgress(""), "court");
  assert.equal(iceProgress("001 561 191 0000 6"), "court");
  assert.equal(iceProgress("001 561 191 0000 66"), "juste");
  assert.equal(iceProgress("001561191000065"), "faux");
  assert.equal(iceProgress("0015611910000660"), "illisible");
  assert.equal(iceProgress("00156x"), "illisible");
});

test("a good request has no errors, and leaves tidy", () => {
  assert.deepEqual(errorsOf(GOOD), {});
  const order = orderOf({ ...GOOD, ice_atteste: true, cle: "k" });
  assert.equal(order.ice, "001561191000066");
  assert.equal(order.ice_atteste, false);
  assert.equal(order.raison_sociale, "Neuve Négoce");
  assert.equal("cle" in order, false);
});

test("wrong check digits pass only when the certificate is said to bear them", () => {
  const old = { ...GOOD, ice: "001561191000065" };
  assert.deepEqual(errorsOf(old), { ice: "ice" });
  assert.deepEqual(errorsOf({ ...old, ice_atteste: true }), {});
  assert.deepEqual(errorsOf({ ...GOOD, ice: "1", ice_atteste: true }), { ice: "ice" });
});

test("each step judges its own questions", () => {
  const empty = emptyDraft();
  assert.deepEqual(Object.keys(errorsOf(empty, "profil")), ["profils"]);
  assert.equal(errorsOf(empty, "entreprise")["telephone"], "vide");
  assert.equal(errorsOf({ ...GOOD, telephone: "12" })["telephone"], "telephone");
  assert.equal(errorsOf({ ...GOOD, email: "a@b" })["email"], "email");
  assert.deepEqual(errorsOf(empty, "documents"), {});
});

test("nobody skips a step that is not answered", () => {
  assert.equal(reachable(emptyDraft(), "recapitulatif"), "entreprise");
  assert.equal(reachable({ ...GOOD, profils: [] }, "documents"), "profil");
  assert.equal(reachable({ ...GOOD, consentement: false }, "recapitulatif"), "recapitulatif");
});

test("a draft that is broken or older is begun anew", () => {
  assert.deepEqual(parseDraft(JSON.stringify(GOOD)), GOOD);
  const broken = ["{", "null", "[]", "{}", JSON.stringify({ ...GOOD, profils: ["OPE"] }), JSON.stringify({ ...GOOD, administrateur: null })];
  for (const text of [null, ...broken]) assert.deepEqual(parseDraft(text), emptyDraft());
});

test("what the server refuses leads to its question", () => {
  const errors = refusedFields(["#/administrateur/email", "#/profils[0]", "#/unknown"]);
  assert.deepEqual(errors, { "administrateur/email": "refuse", profils: "refuse" });
  assert.equal(stepOf(errors), "profil");
  assert.equal(stepOf(refusedFields(["#/unknown"])), undefined);
});

test("a file is looked at before it leaves", () => {
  const file = { type: "application/pdf", size: 10 };
  assert.equal(refusedFile(file, 0), undefined);
  assert.equal(refusedFile({ ...file, type: "text/html" }, 0), "type");
  assert.equal(refusedFile({ ...file, size: MAX_BYTES + 1 }, 0), "taille");
  assert.equal(refusedFile({ ...file, size: 0 }, 0), "vide");
  assert.equal(refusedFile(file, 6), "nombre");
});

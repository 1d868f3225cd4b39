/** What may be written in a procuration, when it counts, and how its refusals are read. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { today } from "../src/format.ts";
import { newId } from "../src/ids.ts";
import {
  emptyDraft, orderOf, stepOf, wrongIn, wrongOf, type Draft,
} from "../src/pages/identity/procurations/draft.ts";
import {
  amountOf, codesOf, isInForce, objetKey, reasonKey, reasonsOf, shownAt,
} from "../src/pages/identity/procurations/rules.ts";

const OWN = "001234567000089";
const DAY = "2026-11-24";
const WHOLE: Draft = {
  ...emptyDraft(DAY), ice: "999001000000165", perimetre: ["TB"], bureaux: "300, 309", chapitres: "84 85",
  montant: "1 500 000,5",
};

test("ids sort by the time they were made, and are of version 7", () => {
  const [first, second] = [newId(1_700_000_000_000), newId(1_700_000_000_001)];
  assert.match(first, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.ok(first.startsWith("018bcfe5-6800-7"));
  assert.ok(first < second);
  assert.notEqual(newId(1), newId(1));
});

test("the day is Morocco's, also in the last hour of the day before in London", () => {
  assert.equal(today(new Date("2026-11-24T23:30:00Z")), "2026-11-25");
  assert.equal(today(new Date("2026-11-24T22:30:00Z")), "2026-11-24");
});

test("a whole draft becomes the order that is sent", () => {
  assert.deepEqual(wrongIn("parties", WHOLE, OWN, DAY), {});
  assert.deepEqual(wrongIn("etendue", WHOLE, OWN, DAY), {});
  assert.deepEqual(orderOf(WHOLE), {
    type: "PORTNET", mandataire_ice: "999001000000165", perimetre: ["TB"], bureaux: ["300", "309"],
    chapitres: ["84", "85"], montant_max: "1500000.5", date_debut: DAY, date_fin: "2027-11-24",
  });
});

test("a draft begun on a leap day ends on a day that exists", () => {
  assert.equal(emptyDraft("2028-02-29").fin, "2029-02-28");
});

test("each box says what is wrong in it", () => {
  const wrong = (changes: Partial<Draft>) => wrongIn("etendue", { ...WHOLE, ...changes }, OWN, DAY);
  assert.deepEqual(wrong({ perimetre: [] }), { perimetre: "no service" });
  assert.deepEqual(wrong({ bureaux: "30" }), { bureaux: "no bureau" });
  assert.deepEqual(wrong({ chapitres: "98" }), { chapitres: "no chapter" });
  assert.deepEqual(wrong({ montant: "0" }), { montant: "must be more than nothing" });
  assert.deepEqual(wrong({ debut: "2026-12-01", fin: "2026-11-30" }), { fin: "before date_debut" });
  assert.deepEqual(wrong({ debut: "2026-11-01", fin: "2026-11-23" }), { fin: "already over" });
  assert.deepEqual(wrongIn("parties", { ...WHOLE, ice: "1" }, OWN, DAY), { ice: "not a valid ICE" });
  assert.ok(wrongIn("parties", WHOLE, "999001000000262", DAY).ice);
});

test("what Portnet ID refuses leads back to its box", () => {
  const refused = wrongOf([{ pointer: "/mandataire_ice", detail: "unknown" }, { pointer: "/x", detail: "?" }]);
  assert.deepEqual(refused, { ice: "unknown" });
  assert.equal(stepOf("ice"), "parties");
  assert.equal(stepOf("fin"), "etendue");
});

test("amounts are read as they are typed in Morocco", () => {
  assert.equal(amountOf("1\u00a0500,50"), "1500.50");
  assert.equal(amountOf("-1"), undefined);
  assert.equal(amountOf("1,555"), undefined);
  assert.deepEqual(codesOf(" 84;85, 84 "), ["84", "85"]);
});

test("one may act from the first day to the last, while it is active", () => {
  const of = { etat: "ACTIVE" as const, date_debut: DAY, date_fin: "2026-11-25" };
  assert.ok(isInForce(of, DAY) && isInForce(of, "2026-11-25"));
  assert.ok(!isInForce(of, "2026-11-23") && !isInForce(of, "2026-11-26"));
  assert.ok(!isInForce({ ...of, etat: "SUSPENDUE" }, DAY));
});

test("the reasons of refused lines are taken apart, and have their words", () => {
  assert.deepEqual(reasonsOf("mandataire_ice: not a valid ICE; date_fin: already over"), [
    { column: "mandataire_ice", detail: "not a valid ICE" },
    { column: "date_fin", detail: "already over" },
  ]);
  assert.deepEqual(reasonsOf("Invalid enum value 'X' - at `$.type`"), [
    { column: "type", detail: "malformed" },
  ]);
  const file = new URL("../src/text/identity/fr.json", import.meta.url);
  const texts = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
  for (const detail of [
    "not a valid ICE", "a company gives no procuration to itself", "before date_debut", "already over",
    "more than five years after date_debut", "must be more than nothing", "unknown", "malformed",
    "no service", "no bureau", "no chapter", "no date", "too large", "no pdf",
    "more cells than columns",
  ]) {
    assert.ok(texts[reasonKey(detail)], detail);
  }
});

test("what an act was about has words, read or written", () => {
  assert.equal(objetKey("/api/dashboard/v1/kpis/series"), "acte.objet.dashboard.kpis");
  assert.equal(objetKey("POST /api/dashboard/v1/notifications/1/lue"), "acte.objet.dashboard.notifications");
  assert.equal(objetKey("titre 2026-1"), "acte.objet..");
});

test("an address says which side and which type of procurations it shows", () => {
  assert.deepEqual(shownAt("/procurations"), { base: "/procurations", sens: "donnees" });
  assert.deepEqual(shownAt("/procurations/recues"), { base: "/procurations", sens: "recues" });
  assert.deepEqual(shownAt("/procurations/douane/recues"), {
    base: "/procurations/douane",
    sens: "recues",
    type: "DOUANE",
  });
  assert.equal(shownAt("/procurations/portnet").type, "PORTNET");
});

/** The menu answers in three languages, groups in its own order, and ranks names first. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Menu, Service } from "../src/api/types.ts";
import { filterEntries, groupEntries, indexMenu, rankEntries } from "../src/finder.ts";

const label = (fr: string, ar: string, en: string) => ({ fr, ar, en });
function service(code: string, section: string, name: Service["label"], more: Partial<Service> = {}) {
  return {
    code, section, label: name, organisme: label("Banques", "الأبناك", "Banks"),
    produit: label("Tous", "الكل", "All"), flux: "IMPORT", kind: "DEMANDE", url: null,
    keywords: [], description: name, url_verified: false, consomme: true, ...more,
  } as Service;
}
const MENU: Menu = {
  total: 4,
  sections: [
    {
      code: "titres", label: label("Titres", "السندات", "Titles"),
      services: [
        service("TI-EI", "titres", label("Engagement d’importation", "التزام بالاستيراد", "Import commitment")),
        service("TI-GES", "titres", label("Gestion des titres", "تدبير السندات", "Title management"), { keywords: ["domiciliation"] }),
      ],
    },
    {
      code: "pcs", label: label("Services PCS", "خدمات PCS", "PCS services"),
      services: [
        service("PCS-BADM", "pcs", label("BAD Maritime", "إذن التسليم البحري", "Maritime delivery order"), { organisme: label("Agents", "الوكلاء", "Agents"), flux: "EXPORT" }),
        service("TI-X", "pcs", label("Titre à part", "سند آخر", "Other title")),
      ],
    },
  ],
};
const INDEX = indexMenu(MENU);
const codes = (entries: { service: Service }[]) => entries.map((entry) => entry.service.code);

test("the name of the section finds all its services, in any language", () => {
  assert.deepEqual(codes(filterEntries(INDEX, "السندات")), ["TI-EI", "TI-GES"]);
  assert.deepEqual(codes(filterEntries(INDEX, "PCS services")), ["PCS-BADM", "TI-X"]);
});

test("the first letter already filters, and spaces alone do not", () => {
  assert.equal(filterEntries(INDEX, "b").length, 4);
  assert.deepEqual(codes(filterEntries(INDEX, "bad")), ["PCS-BADM"]);
  assert.equal(filterEntries(INDEX, "   ").length, 4);
});

test("a name that begins with the words comes before one that holds them, then keywords", () => {
  assert.deepEqual(codes(rankEntries(INDEX, "titre")), ["TI-X", "TI-GES", "TI-EI"]);
});

test("groups come in the order of the menu, whatever they are made of", () => {
  assert.deepEqual(groupEntries(INDEX, "section").map((g) => [g.key, g.services.length]), [["titres", 2], ["pcs", 2]]);
  assert.deepEqual(groupEntries(INDEX, "organisme").map((g) => g.key), ["Banques", "Agents"]);
  assert.deepEqual(groupEntries(INDEX, "flux").map((g) => [g.key, g.label]), [["IMPORT", null], ["EXPORT", null]]);
});

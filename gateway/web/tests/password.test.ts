/** Ticks while a new password is typed: the same as identity's own rules. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { met, RULES } from "../src/password.ts";

const REGLES = { minimum: 8, maximum: 128, phrase_des: 15 };
const ticks = (password: string, regles = REGLES) => [...met(password, regles)];

test("each kind of character ticks its own rule", () => {
  assert.deepEqual(ticks(""), []);
  assert.deepEqual(ticks("A"), ["majuscule"]);
  assert.deepEqual(ticks("é"), ["minuscule"]);
  assert.deepEqual(ticks("٣"), ["chiffre"]);
  assert.deepEqual(ticks(" "), ["special"]);
  assert.deepEqual(ticks("€"), ["special"]);
  assert.deepEqual(ticks("Vagues-4"), [...RULES]);
});

test("a phrase needs no mixture, unless the installation wants it", () => {
  assert.deepEqual(ticks("جملة طويلة جدا هنا"), [...RULES]);
  assert.deepEqual(ticks("une phrase longue", { ...REGLES, phrase_des: 0 }), [
    "minimum",
    "minuscule",
    "special",
  ]);
});

test("characters are counted in normal form, not in code units or bytes", () => {
  assert.ok(!met("🐪🐪🐪🐪", REGLES).has("minimum"));
  assert.ok(!met("kX7#wQe\u0301", REGLES).has("minimum"));
  assert.ok(met("a".repeat(128), REGLES).has("minimum"));
  assert.ok(!met("a".repeat(129), REGLES).has("minimum"));
});

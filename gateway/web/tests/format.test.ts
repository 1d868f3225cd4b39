/** Numbers, money and delays are written in the way of each language, to the centime. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  formatAmount, formatDateTime, formatDay, formatList, formatMonth, formatNumber, formatPercent,
  hoursAndMinutes, sameDay, typeset,
} from "../src/format.ts";

test("thousands are set apart by a space that Plex has", () => {
  assert.equal(formatNumber("fr", 42817301), "42\u00a0817\u00a0301");
  assert.ok(!formatAmount("fr", "42817301.25").includes("\u202f"));
});

test("amounts keep their centimes, even beyond what a float holds", () => {
  assert.equal(formatAmount("fr", "5951483.2"), "5\u00a0951\u00a0483,20");
  assert.equal(formatAmount("en", "90071992547409.93"), "90,071,992,547,409.93");
});

test("Morocco's Arabic writes Western digits and its own month names", () => {
  assert.equal(formatNumber("ar", 1234567), "1.234.567");
  assert.match(formatMonth("ar", "2026-11"), /نونبر/);
});

test("a share is written with its sign", () => {
  assert.equal(formatPercent("fr", 0.42), "42\u00a0%");
  assert.equal(formatPercent("en", 0.42), "42%");
});

test("words are joined as each language joins them", () => {
  const words = ["a", "b", "c"];
  assert.equal(formatList("fr", words), "a, b et c");
  assert.ok(!formatList("ar", words).includes(","));
});

test("a server's text gets the apostrophes and no-break spaces of print", () => {
  assert.equal(typeset("L'ICE ? « Oui » : 15"), "L’ICE\u00a0? «\u00a0Oui\u00a0»\u00a0: 15");
  assert.equal(typeset("Why? It's 10:30."), "Why? It’s 10:30.");
});

test("a delay is rounded to the nearest minute, half up", () => {
  assert.deepEqual(hoursAndMinutes(13_230), { hours: 3, minutes: 41 });
  assert.deepEqual(hoursAndMinutes(13_229), { hours: 3, minutes: 40 });
  assert.deepEqual(hoursAndMinutes(0), { hours: 0, minutes: 0 });
  assert.deepEqual(hoursAndMinutes(3_599.9), { hours: 1, minutes: 0 });
});

test("instants are shown in Morocco's time, and a day stays the day it is", () => {
  assert.match(formatDateTime("fr", "2026-07-31T23:30:00Z"), /^01\/08\/2026 00:30$/);
  assert.match(formatDay("fr", "2027-03-31"), /^31 mars 2027$/);
});

test("two instants are the same day when Morocco's calendar says so", () => {
  assert.ok(sameDay("2026-07-31T23:30:00Z", "2026-08-01T10:00:00Z"));
  assert.ok(!sameDay("2026-07-31T22:30:00Z", "2026-08-01T10:00:00Z"));
});

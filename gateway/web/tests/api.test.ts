/** The client's types are those of the public API as it is now. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";

test("the types were written from today's openapi.json (if not: make openapi)", () => {
  const document = readFileSync(new URL("../../openapi.json", import.meta.url));
  const digest = createHash("sha256").update(document).digest("hex");
  const types = readFileSync(new URL("../src/api/schema.d.ts", import.meta.url), "utf8");
  assert.match(types.slice(0, 200), new RegExp(digest));
});

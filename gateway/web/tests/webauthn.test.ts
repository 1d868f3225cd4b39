/** Bytes go to the device and back as the portal writes them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fromBase64Url, toBase64Url } from "../src/webauthn.ts";

test("bytes survive the way through base64url, whatever they are", () => {
  for (let length = 0; length < 40; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 91 + 251) % 256);
    const text = toBase64Url(bytes.buffer);
    assert.match(text, /^[\w-]*$/);
    assert.deepEqual(fromBase64Url(text), bytes);
  }
});

test("the two letters that differ from base64 are read", () => {
  assert.deepEqual(fromBase64Url("-_8"), Uint8Array.from([251, 255]));
  assert.equal(toBase64Url(Uint8Array.from([251, 255]).buffer), "-_8");
});

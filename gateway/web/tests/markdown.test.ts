/** Help texts are read as a tree, and nothing in them can become a script. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readMarkdown } from "../src/markdown.ts";

const text = (words: string) => ({ kind: "text", text: words });

test("paragraphs are set apart by blank lines, and their lines joined", () => {
  assert.deepEqual(readMarkdown("un\ndeux\n\ntrois"), [
    { kind: "paragraph", content: [text("un deux")] },
    { kind: "paragraph", content: [text("trois")] },
  ]);
});

test("numbered and dashed lists are kept apart, and an indented line goes on with its item", () => {
  assert.deepEqual(readMarkdown("Avant\n1. un\n2. deux\n   suite\n- trois\nAprès"), [
    { kind: "paragraph", content: [text("Avant")] },
    { kind: "list", ordered: true, items: [[text("un")], [text("deux suite")]] },
    { kind: "list", ordered: false, items: [[text("trois")]] },
    { kind: "paragraph", content: [text("Après")] },
  ]);
});

test("bold and links stand inside the sentence", () => {
  assert.deepEqual(readMarkdown("Cliquez sur **Se connecter**, puis [ici](/aide)."), [
    {
      kind: "paragraph",
      content: [
        text("Cliquez sur "),
        { kind: "strong", text: "Se connecter" },
        text(", puis "),
        { kind: "link", text: "ici", href: "/aide" },
        text("."),
      ],
    },
  ]);
});

test("only pages of the portal and https are linked; the rest stays words", () => {
  for (const href of ["javascript:alert", "//evil.example", "/\\evil.example", "http://x.example"]) {
    assert.deepEqual(readMarkdown(`[mot](${href})`), [{ kind: "paragraph", content: [text("mot")] }]);
  }
  const [block] = readMarkdown("[mot](https://x.example)");
  assert.deepEqual(block, {
    kind: "paragraph",
    content: [{ kind: "link", text: "mot", href: "https://x.example" }],
  });
});

test("tags are plain letters", () => {
  assert.deepEqual(readMarkdown("<b>x</b>"), [{ kind: "paragraph", content: [text("<b>x</b>")] }]);
});

test("titles are titles, and an empty text is empty", () => {
  assert.deepEqual(readMarkdown("## Un titre"), [{ kind: "title", content: [text("Un titre")] }]);
  assert.deepEqual(readMarkdown("\n\n"), []);
});

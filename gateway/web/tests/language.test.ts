/** Every text exists in the three languages, with all its plural forms. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { chooseLanguage, sentence, type Lang, type Texts } from "../src/language.ts";

const AREAS = ["", "home/", "identity/", "services/"];
const read = (lang: Lang): Texts =>
  Object.assign({}, ...AREAS.map((area) => part(area, lang))) as Texts;

function part(area: string, lang: Lang): Texts {
  const file = new URL(`../src/text/${area}${lang}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as Texts;
}

const TEXTS: Record<Lang, Texts> = { fr: read("fr"), ar: read("ar"), en: read("en") };
const FORM = /_(zero|one|two|few|many|other)$/;

function forms(lang: Lang): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const key of Object.keys(TEXTS[lang])) {
    const form = FORM.exec(key)?.[1] ?? "";
    const base = key.replace(FORM, "");
    found.set(base, (found.get(base) ?? new Set()).add(form));
  }
  return found;
}

const holes = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map((hit) => hit[1]));

test("the three languages have the same keys", () => {
  const french = [...forms("fr").keys()].sort();
  assert.deepEqual([...forms("ar").keys()].sort(), french);
  assert.deepEqual([...forms("en").keys()].sort(), french);
});

test("what counts has two forms in French and English, six in Arabic", () => {
  for (const [key, seen] of forms("fr")) {
    if (seen.has("")) continue;
    assert.deepEqual([...seen].sort(), ["one", "other"], key);
    assert.deepEqual([...(forms("en").get(key) ?? [])].sort(), ["one", "other"], key);
    assert.deepEqual(
      [...(forms("ar").get(key) ?? [])].sort(),
      ["few", "many", "one", "other", "two", "zero"],
      key,
    );
  }
});

test("no text is empty, and translations fill the same holes", () => {
  for (const [key, french] of Object.entries(TEXTS.fr)) {
    assert.ok(french.trim(), key);
    for (const lang of ["ar", "en"] as const) {
      const text = TEXTS[lang][key];
      assert.ok(text?.trim(), `${lang} ${key}`);
      if (FORM.test(key)) continue;
      assert.deepEqual(holes(text ?? ""), holes(french), `${lang} ${key}`);
    }
  }
});

test("French sets its double signs apart with a no-break space", () => {
  for (const [key, text] of Object.entries(TEXTS.fr)) {
    assert.doesNotMatch(text, /[^\s\u00a0][:;?!](?=\s|$)/, key);
    assert.doesNotMatch(text, / [:;?!]/, key);
    assert.doesNotMatch(text, /'/, `${key}: typographic apostrophe`);
  }
});

test("every key that the code names exists, and no text lies unused", () => {
  const source = new URL("../src/", import.meta.url);
  const code = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(new URL(name, source), "utf8"))
    .join("\n");
  const families = [...code.matchAll(/`([a-z][\w.-]*\.)\$\{/g)].map((hit) => hit[1] ?? "");
  const named = (key: string) =>
    code.includes(`"${key}"`) || families.some((family) => key.startsWith(family));
  assert.deepEqual([...forms("fr").keys()].filter((key) => !named(key)), []);
});

test("Arabic counts by its six forms", () => {
  const count = (n: number) => sentence(TEXTS.ar, "ar", "menu.count", { n }, String);
  assert.equal(count(0), "لا خدمة");
  assert.equal(count(1), "خدمة واحدة");
  assert.equal(count(2), "خدمتان");
  assert.equal(count(8), "8 خدمات");
  assert.equal(count(53), "53 خدمة");
  assert.equal(count(100), "100 خدمة");
});

test("French says 0 and 1 in the singular, and a million by its general form", () => {
  const count = (n: number) => sentence(TEXTS.fr, "fr", "menu.count", { n }, String);
  assert.equal(count(0), "0 service");
  assert.equal(count(1), "1 service");
  assert.equal(count(2), "2 services");
  assert.equal(count(1_000_000), "1000000 services");
});

test("a hole without a value is left visible, and a missing key is undefined", () => {
  assert.equal(sentence({ a: "x {y}" }, "en", "a", {}, String), "x {y}");
  assert.equal(sentence({}, "en", "a", {}, String), undefined);
});

test("the address decides, then what was chosen, then the browser", () => {
  assert.equal(chooseLanguage("?lang=ar", "lang=en", ["fr-FR"]), "ar");
  assert.equal(chooseLanguage("?lang=xx", "a=b; lang=en", ["fr-FR"]), "en");
  assert.equal(chooseLanguage("", "xlang=en", ["de-DE", "ar-MA"]), "ar");
  assert.equal(chooseLanguage("", "", ["de"]), "fr");
});

test("a text stands in one file only", () => {
  for (const lang of ["fr", "ar", "en"] as const) {
    const all = AREAS.flatMap((area) => Object.keys(part(area, lang)));
    assert.equal(new Set(all).size, all.length, lang);
  }
});

test("what every page needs speaks of no text that only some pages have", () => {
  const rare = new Set(
    AREAS.slice(1)
      .flatMap((area) => Object.keys(part(area, "fr")))
      .map((key) => key.replace(FORM, "")),
  );
  for (const name of ["shell", "ui", "pages/dashboard"]) {
    const folder = new URL(`../src/${name}/`, import.meta.url);
    for (const file of readdirSync(folder, { recursive: true }) as string[]) {
      if (!/\.tsx?$/.test(file)) continue;
      const source = readFileSync(new URL(file, folder), "utf8");
      const said = [...source.matchAll(/\bt\("([^"]+)"/g)].map((hit) => hit[1] ?? "");
      assert.deepEqual(said.filter((key) => rare.has(key)), [], `${name}/${file}`);
    }
  }
});

test("every page says only what it brings with it, or what all have", () => {
  const pages = new URL("../src/pages.ts", import.meta.url);
  const everywhere = new Set(forms("fr").keys());
  const common = wordsOf("");
  const routes = readFileSync(pages, "utf8").matchAll(
    /(page|account|service|worded)\(\s*\(\) => import\("([^"]+)"\)((?:,\s*"\w+")*)/g,
  );
  const brings: Record<string, string[]> = {
    page: [], account: ["identity"], service: ["services"],
  };
  let seen = 0;
  for (const [, how = "", path = "", named = ""] of routes) {
    const areas = brings[how] ?? [...named.matchAll(/\w+/g)].map(String);
    const known = new Set([...common, ...areas.flatMap((area) => [...wordsOf(`${area}/`)])]);
    for (const file of parts(new URL(path, pages))) {
      const words = readFileSync(file, "utf8").matchAll(/"([a-z][\w./-]*)"/g);
      const said = [...words].map((hit) => hit[1] ?? "").filter((key) => everywhere.has(key));
      const strange = said.filter((key) => key.includes(".") && !known.has(key));
      assert.deepEqual(strange, [], `${path} – ${file.pathname}`);
    }
    seen += 1;
  }
  assert.ok(seen > 30, `${seen} pages`);
});

function wordsOf(area: string): Set<string> {
  return new Set(Object.keys(part(area, "fr")).map((key) => key.replace(FORM, "")));
}

/** A page and all that it is made of; which page there is where is no part of any of them. */
function parts(page: URL, found = new Map<string, URL>()): Iterable<URL> {
  if (/\/pages\.ts$/.test(page.pathname) || found.has(page.href)) return found.values();
  found.set(page.href, page);
  const imported = /(?:from|import) "(\.[^"]+\.tsx?)"/g;
  for (const [, path = ""] of readFileSync(page, "utf8").matchAll(imported)) {
    parts(new URL(path, page), found);
  }
  return found.values();
}

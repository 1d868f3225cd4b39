/** How does a key become a sentence? Plural forms by CLDR, numbers in the locale's way. */

export type Lang = "fr" | "ar" | "en";
export type Texts = Readonly<Record<string, string>>;
export type Vars = Readonly<Record<string, string | number>>;

export const LANGS: readonly Lang[] = ["fr", "ar", "en"];

/** French numbers in `fr`: `fr-MA` differs between browsers and servers. */
export const LOCALE: Readonly<Record<Lang, string>> = { fr: "fr", ar: "ar-MA", en: "en-GB" };

const PLURALS: Readonly<Record<Lang, Intl.PluralRules>> = {
  fr: new Intl.PluralRules("fr"),
  ar: new Intl.PluralRules("ar"),
  en: new Intl.PluralRules("en"),
};

export function isLang(value: unknown): value is Lang {
  return LANGS.some((lang) => lang === value);
}

/** Choose the language: what the address says, then what was chosen, then the browser's. */
export function chooseLanguage(
  address: string,
  cookies: string,
  browser: readonly string[],
): Lang {
  const asked = new URLSearchParams(address).get("lang");
  if (isLang(asked)) return asked;
  const kept = /(?:^|;\s*)lang=(\w+)/.exec(cookies)?.[1];
  if (isLang(kept)) return kept;
  return browser.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLang) ?? "fr";
}

/** Return the sentence of `key`, or undefined; `n` chooses the plural form. */
export function sentence(
  texts: Texts,
  lang: Lang,
  key: string,
  vars: Vars,
  write: (n: number) => string,
): string | undefined {
  const count = vars["n"];
  let text = texts[key];
  if (typeof count === "number") {
    text = texts[`${key}_${PLURALS[lang].select(count)}`] ?? texts[`${key}_other`] ?? text;
  }
  return text?.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = vars[name];
    if (value === undefined) return hole;
    return typeof value === "number" ? write(value) : value;
  });
}

/** What does it say, in the language of the moment? */
import { useSyncExternalStore } from "react";
import * as format from "./format.ts";
import { chooseLanguage, sentence, type Lang, type Texts, type Vars } from "./language.ts";
import type fr from "./text/fr.json";
import type frHome from "./text/home/fr.json";
import type frIdentity from "./text/identity/fr.json";
import type frServices from "./text/services/fr.json";

export { LANGS, type Lang } from "./language.ts";

type Form = "zero" | "one" | "two" | "few" | "many" | "other";
type Plain<K> = K extends `${infer Key}_${Form}` ? Key : K;
export type Key = Plain<
  keyof typeof fr | keyof typeof frHome | keyof typeof frIdentity | keyof typeof frServices
>;

/** A text that the server sends in the three languages. */
export type Label = Readonly<Record<Lang, string>>;

/** A page of text is its own file: nobody downloads a language they do not read. */
const LOAD: Readonly<Record<Lang, () => Promise<{ default: Texts }>>> = {
  fr: () => import("./text/fr.json"),
  ar: () => import("./text/ar.json"),
  en: () => import("./text/en.json"),
};

/** What only some pages say comes with those pages: nobody downloads the words of a desk to see
 * their board. */
const MORE = {
  home: {
    fr: () => import("./text/home/fr.json"),
    ar: () => import("./text/home/ar.json"),
    en: () => import("./text/home/en.json"),
  },
  identity: {
    fr: () => import("./text/identity/fr.json"),
    ar: () => import("./text/identity/ar.json"),
    en: () => import("./text/identity/en.json"),
  },
  services: {
    fr: () => import("./text/services/fr.json"),
    ar: () => import("./text/services/ar.json"),
    en: () => import("./text/services/en.json"),
  },
} satisfies Record<string, typeof LOAD>;

export type Area = keyof typeof MORE;

let lang: Lang = "fr";
let texts: Texts = {};
const areas = new Map<Area, Promise<void>>();
const listeners = new Set<() => void>();

/** Show the portal in `next`, remember it, and turn the page round for Arabic. */
export async function setLanguage(next: Lang): Promise<void> {
  const wanted = [...areas.keys()];
  const [modules] = await Promise.all([
    Promise.all([LOAD[next](), ...wanted.map((area) => MORE[area][next]())]),
    next === "ar" ? import("./style/arabic.css") : undefined,
  ]);
  if (wanted.length !== areas.size) return setLanguage(next);
  lang = next;
  texts = Object.assign({}, ...modules.map((module) => module.default));
  document.documentElement.lang = next;
  document.documentElement.dir = next === "ar" ? "rtl" : "ltr";
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `lang=${next}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  for (const tell of listeners) tell();
}

/** Bring the words of pages that are about to be shown, and keep them through changes of language. */
export function needTexts(area: Area): Promise<void> {
  const known = areas.get(area);
  if (known) return known;
  const asked = lang;
  const coming = MORE[area][asked]().then(
    (module) => {
      // A change of language that came between has brought them in its own.
      if (asked === lang) texts = { ...texts, ...module.default };
    },
    (error: unknown) => {
      areas.delete(area);
      throw error;
    },
  );
  areas.set(area, coming);
  return coming;
}

export function startLanguage(): Promise<void> {
  const chosen = chooseLanguage(location.search, document.cookie, navigator.languages);
  // Asked for once: the cookie remembers it, and a later choice outlives a reload.
  const address = new URL(location.href);
  if (address.searchParams.has("lang")) {
    address.searchParams.delete("lang");
    history.replaceState(history.state, "", address);
  }
  return setLanguage(chosen);
}

/** Follow the language; a component that writes text calls this. */
export function useLang(): Lang {
  return useSyncExternalStore(subscribe, () => lang);
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

export function currentLang(): Lang {
  return lang;
}

/** Return the text of `key`; `n` among `vars` chooses the plural form. */
export function t(key: Key, vars: Vars = {}): string {
  return sentence(texts, lang, key, vars, number) ?? key;
}

/** Return the text of a key made at run time, if there is one. */
export function tryText(key: string, vars: Vars = {}): string | undefined {
  return sentence(texts, lang, key, vars, number);
}

/** Say a server's text in the language of the moment, as print sets it. */
export function say(label: Label | string | null | undefined): string {
  if (label === null || label === undefined) return "";
  const text = typeof label === "string" ? label : label[lang] || label.fr;
  return format.typeset(text);
}

export const number = (n: number) => format.formatNumber(lang, n);
export const percent = (share: number) => format.formatPercent(lang, share);
export const amount = (dirhams: string) => format.formatAmount(lang, dirhams);
export const dateTime = (iso: string) => format.formatDateTime(lang, iso);
export const time = (iso: string) => format.formatTime(lang, iso);
export const day = (iso: string) => format.formatDay(lang, iso);
export const month = (yearMonth: string) => format.formatMonth(lang, yearMonth);
export const list = (words: readonly string[]) => format.formatList(lang, words);
export const sameDay = format.sameDay;

export function duration(seconds: number): string {
  const { hours, minutes } = format.hoursAndMinutes(seconds);
  return t("unit.duration", { h: number(hours), m: number(minutes) });
}

/** What does it say, in the language of the moment? */
import { useSyncExternalStore } from "react";
import * as format from "./format.ts";
import { chooseLanguage, sentence, type Lang, type Texts, type Vars } from "./language.ts";
import type fr from "./text/fr.json";

export { LANGS, type Lang } from "./language.ts";

type Form = "zero" | "one" | "two" | "few" | "many" | "other";
type Plain<K> = K extends `${infer Key}_${Form}` ? Key : K;
export type Key = Plain<keyof typeof fr>;

/** A text that the server sends in the three languages. */
export type Label = Readonly<Record<Lang, string>>;

/** A page of text is its own file: nobody downloads a language they do not read. */
const LOAD: Readonly<Record<Lang, () => Promise<{ default: Texts }>>> = {
  fr: () => import("./text/fr.json"),
  ar: () => import("./text/ar.json"),
  en: () => import("./text/en.json"),
};

let lang: Lang = "fr";
let texts: Texts = {};
const listeners = new Set<() => void>();

/** Show the portal in `next`, remember it, and turn the page round for Arabic. */
export async function setLanguage(next: Lang): Promise<void> {
  const [module] = await Promise.all([
    LOAD[next](),
    next === "ar" ? import("./style/arabic.css") : undefined,
  ]);
  lang = next;
  texts = module.default;
  document.documentElement.lang = next;
  document.documentElement.dir = next === "ar" ? "rtl" : "ltr";
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `lang=${next}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  for (const tell of listeners) tell();
}

export function startLanguage(): Promise<void> {
  return setLanguage(chooseLanguage(location.search, document.cookie, navigator.languages));
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

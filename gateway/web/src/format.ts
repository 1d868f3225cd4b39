/** How are numbers, money, days and delays written in each language? */
import { LOCALE, type Lang } from "./language.ts";

const ZONE = "Africa/Casablanca";

const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

function numberFormat(lang: Lang, name: string, options: Intl.NumberFormatOptions) {
  const key = `${lang} ${name}`;
  const kept = numbers.get(key) ?? new Intl.NumberFormat(LOCALE[lang], options);
  numbers.set(key, kept);
  return kept;
}

function dateFormat(lang: Lang, name: string, options: Intl.DateTimeFormatOptions) {
  const key = `${lang} ${name}`;
  const kept = dates.get(key) ?? new Intl.DateTimeFormat(LOCALE[lang], options);
  dates.set(key, kept);
  return kept;
}

/** IBM Plex has no U+202F, and the fallback's is too thin to tell thousands apart. */
const widen = (text: string) => text.replaceAll("\u202f", "\u00a0");

export function formatNumber(lang: Lang, n: number): string {
  return widen(numberFormat(lang, "number", {}).format(n));
}

/** Write a share: 0.42 → "42 %". */
export function formatPercent(lang: Lang, share: number): string {
  return widen(numberFormat(lang, "percent", { style: "percent" }).format(share));
}

/** Write a decimal string of dirhams to the centime, without passing through binary floats. */
export function formatAmount(lang: Lang, amount: string): string {
  const format = numberFormat(lang, "amount", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return widen(format.format(amount as `${number}`));
}

/** Cut a delay in whole hours and minutes: nearest minute, half up (13 230 s is 3 h 41). */
export function hoursAndMinutes(seconds: number): { hours: number; minutes: number } {
  const total = Math.floor(seconds / 60 + 0.5);
  return { hours: Math.floor(total / 60), minutes: total % 60 };
}

/** Write an instant as a day and an hour in Morocco. */
export function formatDateTime(lang: Lang, iso: string): string {
  const options = { dateStyle: "short", timeStyle: "short", timeZone: ZONE } as const;
  return widen(dateFormat(lang, "instant", options).format(new Date(iso)));
}

/** Write an instant as an hour in Morocco. */
export function formatTime(lang: Lang, iso: string): string {
  const options = { timeStyle: "short", timeZone: ZONE } as const;
  return dateFormat(lang, "time", options).format(new Date(iso));
}

/** Write a civil day, "2026-11-24", in long form. */
export function formatDay(lang: Lang, day: string): string {
  const options = { dateStyle: "long", timeZone: "UTC" } as const;
  return dateFormat(lang, "day", options).format(new Date(`${day.slice(0, 10)}T00:00:00Z`));
}

/** Write a month, "2026-11", with its year. */
export function formatMonth(lang: Lang, month: string): string {
  const options = { month: "long", year: "numeric", timeZone: "UTC" } as const;
  return dateFormat(lang, "month", options).format(new Date(`${month}-01T00:00:00Z`));
}

/** Print's apostrophes, and no line break before French's double signs or inside its quotes. */
export function typeset(text: string): string {
  return text
    .replaceAll("'", "’")
    .replace(/ (?=[:;?!»])/g, "\u00a0")
    .replaceAll("« ", "«\u00a0");
}

/** Write several words as the language joins them: "saisie, validation et lecture". */
export function formatList(lang: Lang, words: readonly string[]): string {
  return new Intl.ListFormat(LOCALE[lang]).format(words);
}

/** Is it the same day in Morocco? Decides whether the date must be written. */
export function sameDay(a: string, b: string): boolean {
  const options = { dateStyle: "short", timeZone: ZONE } as const;
  const format = dateFormat("fr", "same-day", options);
  return format.format(new Date(a)) === format.format(new Date(b));
}

/** Return the civil day that it is in Morocco, "2026-11-24". */
export function today(now = new Date()): string {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE }).formatToParts(now);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return `${of("year")}-${of("month")}-${of("day")}`;
}

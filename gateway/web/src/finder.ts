/** Which services answer what was typed, and how are they grouped? */
import type { Menu, Service } from "./api/types.ts";
import { fold, matches } from "./search.ts";
import type { Label } from "./i18n.ts";

export type Entry = { service: Service; section: Label; text: string; names: string };
export type GroupBy = "section" | "organisme" | "produit" | "flux";
export const GROUPS: readonly GroupBy[] = ["section", "organisme", "produit", "flux"];
export type Group = { key: string; label: Label | null; services: Service[] };

const all = (label: Label) => [label.fr, label.ar, label.en];

/** Fold each service once: code, name, section, organisme and produit in three languages, keywords. */
export function indexMenu(menu: Menu): Entry[] {
  return menu.sections.flatMap((section) =>
    section.services.map((service) => {
      const names = fold([service.code, ...all(service.label)].join(" "));
      const rest = [service.organisme, service.produit, section.label].flatMap(all);
      const text = `${names} ${fold([...rest, ...service.keywords].join(" "))}`;
      return { service, section: section.label, text, names };
    }),
  );
}

/** Keep the entries that hold every word of `query`, in the order of the menu. */
export function filterEntries(entries: readonly Entry[], query: string): Entry[] {
  const wanted = query.trim();
  return wanted ? entries.filter((entry) => matches(entry.text, wanted)) : [...entries];
}

/** Put first the services whose name begins with the query, then those that contain it. */
export function rankEntries(entries: readonly Entry[], query: string): Entry[] {
  const wanted = fold(query.trim());
  const rank = ({ names, service }: Entry) => {
    if (fold(service.code) === wanted) return 0;
    if (all(service.label).some((name) => fold(name).startsWith(wanted))) return 1;
    return names.includes(wanted) ? 2 : 3;
  };
  return filterEntries(entries, query)
    .map((entry, place) => ({ entry, place, rank: rank(entry) }))
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .map(({ entry }) => entry);
}

/** Group entries, in the order in which groups first appear. */
export function groupEntries(entries: readonly Entry[], by: GroupBy): Group[] {
  const groups = new Map<string, Group>();
  for (const { service, section } of entries) {
    const [key, label] =
      by === "section"
        ? [service.section, section]
        : by === "flux"
          ? [service.flux, null]
          : [service[by].fr, service[by]];
    const group = groups.get(key) ?? { key, label, services: [] };
    group.services.push(service);
    groups.set(key, group);
  }
  return [...groups.values()];
}

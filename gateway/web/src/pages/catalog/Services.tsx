/** Every service of the profile, narrowed by words, organism, product, direction. */
import { Link, useSearchParams } from "wouter";
import { useMenu, useServiceIndex } from "../../catalog.ts";
import { filterEntries, groupEntries, type Entry, type GroupBy } from "../../finder.ts";
import { say, t, tryText, useLang } from "../../i18n.ts";
import { serviceHref } from "../../pages.ts";
import { groupName } from "../../shell/Menu.tsx";
import { Marked } from "../../shell/Marked.tsx";
import { Icon } from "../../ui/icon.tsx";
import { PageHead } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";

const FACETS = ["section", "organisme", "produit", "flux"] as const satisfies readonly GroupBy[];

function holds(entry: Entry, facet: GroupBy, wanted: string): boolean {
  const { service } = entry;
  const value = facet === "section" || facet === "flux" ? service[facet] : service[facet].fr;
  return value === wanted;
}

export default function Services() {
  useLang();
  const menu = useMenu();
  const index = useServiceIndex();
  const [search, setSearch] = useSearchParams();
  const query = search.get("q") ?? "";
  const chosen = FACETS.filter((facet) => search.get(facet));
  const set = (name: string, value: string) =>
    setSearch(
      (old) => {
        if (value) old.set(name, value);
        else old.delete(name);
        return old;
      },
      { replace: true },
    );
  const found = filterEntries(index, query).filter((entry) =>
    chosen.every((facet) => holds(entry, facet, search.get(facet) ?? "")),
  );
  return (
    <>
      <PageHead title={t("services.title")} trail={[{ label: t("services.title") }]} />
      <search className="panel filters">
        <div className="filter-grid">
          <div className="field wide-field">
            <label htmlFor="services-q">{t("services.words")}</label>
            <input
              id="services-q"
              type="text"
              inputMode="search"
              autoComplete="off"
              value={query}
              onChange={(event) => set("q", event.currentTarget.value)}
            />
          </div>
          {FACETS.map((facet) => (
            <div className="field" key={facet}>
              <label htmlFor={`services-${facet}`}>{t(`menu.group.${facet}`)}</label>
              <select
                id={`services-${facet}`}
                value={search.get(facet) ?? ""}
                onChange={(event) => set(facet, event.currentTarget.value)}
              >
                <option value="">{t("services.any")}</option>
                {groupEntries(index, facet).map((group) => (
                  <option key={group.key} value={group.key}>
                    {groupName(group)}
                  </option>
                ))}
              </select>
            </div>
          ))}
        </div>
        <div className="filter-foot">
          <p role="status">{menu.data ? t("menu.count", { n: found.length }) : ""}</p>
          {(query || chosen.length > 0) && (
            <button type="button" className="link" onClick={() => setSearch({}, { replace: true })}>
              {t("menu.reset")}
            </button>
          )}
        </div>
      </search>
      <Loaded answer={menu} lines={20}>
        {() =>
          found.length === 0 ? (
            <div className="panel">
              <Empty>{t("services.none")}</Empty>
            </div>
          ) : (
            groupEntries(found, "section").map((group) => (
              <section key={group.key} className="catalog" aria-label={groupName(group)}>
                <h2>{groupName(group)}</h2>
                <ul>
                  {group.services.map((service) => (
                    <li key={service.code}>
                      <Link href={serviceHref(service.code)}>
                        <strong>
                          <Marked text={say(service.label)} query={query} />
                          {service.kind === "LIEN" && (
                            <Icon name="external" label={t("services.lien")} />
                          )}
                        </strong>
                        <small>
                          {[
                            say(service.organisme),
                            say(service.produit),
                            tryText(`flux.${service.flux}`),
                          ].join(" · ")}
                        </small>
                      </Link>
                    </li>
                  ))}
                </ul>
              </section>
            ))
          )
        }
      </Loaded>
    </>
  );
}

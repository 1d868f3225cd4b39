/** Which services are there? All of the profile's, by section, filtered from the first letter. */
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { Link, useLocation } from "wouter";
import { useMenu, useServiceIndex } from "../catalog.ts";
import { filterEntries, groupEntries, GROUPS, type Group, type GroupBy } from "../finder.ts";
import { say, t, tryText, useLang, number } from "../i18n.ts";
import { serviceHref } from "../pages.ts";
import { Icon } from "../ui/icon.tsx";
import { Failure, Skeleton } from "../ui/states.tsx";
import { Marked } from "./Marked.tsx";

export function groupName({ label, key }: Group): string {
  return label ? say(label) : (tryText(`flux.${key}`) ?? key);
}

export function Menu() {
  useLang();
  const menu = useMenu();
  const index = useServiceIndex();
  const [query, setQuery] = useState("");
  const [by, setBy] = useState<GroupBy>("section");
  const found = useMemo(() => filterEntries(index, query), [index, query]);
  const groups = useMemo(() => groupEntries(found, by), [found, by]);
  const id = useId();
  return (
    <>
      <div className="menu-group">
        <label htmlFor={id}>{t("menu.group")}</label>
        <select id={id} value={by} onChange={(event) => setBy(event.currentTarget.value as GroupBy)}>
          {GROUPS.map((group) => (
            <option key={group} value={group}>
              {t(`menu.group.${group}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="menu-scroll">
        {!menu.data && menu.error && (
          <Failure error={menu.error} onRetry={() => void menu.refetch()} />
        )}
        {menu.isPending && <Skeleton lines={14} />}
        {menu.data && <Sections key={by} groups={groups} query={query} />}
      </div>
      <Filter query={query} onQuery={setQuery} count={menu.data ? found.length : undefined} />
    </>
  );
}

function Sections({ groups, query }: { groups: Group[]; query: string }) {
  const [path] = useLocation();
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const here = (group: Group) => group.services.some(({ code }) => serviceHref(code) === path);
  const isOpen = (group: Group) => query.trim() !== "" || (toggled.get(group.key) ?? here(group));
  const toggle = (group: Group) =>
    setToggled((old) => new Map(old).set(group.key, !isOpen(group)));
  return (
    <>
      <ul className="sections">
        {groups.map((group) => {
          const [only] = group.services;
          return group.services.length === 1 && only?.code === "TB" ? (
            <li key={group.key}>
              <Link href="/" className="section-link" aria-current={path === "/" ? "page" : undefined}>
                <Icon name="grid" />
                <Marked text={say(only.label)} query={query} />
              </Link>
            </li>
          ) : (
            <Section
              key={group.key}
              group={group}
              query={query}
              path={path}
              open={isOpen(group)}
              onToggle={() => toggle(group)}
            />
          );
        })}
      </ul>
      {groups.length === 0 && <p className="menu-none">{t("menu.none", { q: query.trim() })}</p>}
    </>
  );
}

function Section(props: {
  group: Group;
  query: string;
  path: string;
  open: boolean;
  onToggle: () => void;
}) {
  const { group, query, path, open, onToggle } = props;
  const id = useId();
  return (
    <li>
      <button type="button" aria-expanded={open} aria-controls={id} onClick={onToggle}>
        <Icon name="chevron" />
        <span>{groupName(group)}</span>
        <span className="count">{number(group.services.length)}</span>
      </button>
      <ul id={id} hidden={!open}>
        {group.services.map((service) => {
          const href = serviceHref(service.code);
          return (
            <li key={service.code}>
              <Link href={href} aria-current={path === href ? "page" : undefined}>
                <Marked text={say(service.label)} query={query} />
                {service.kind === "LIEN" && <Icon name="external" label={t("services.lien")} />}
              </Link>
            </li>
          );
        })}
      </ul>
    </li>
  );
}

function Filter(props: {
  query: string;
  onQuery: (query: string) => void;
  count: number | undefined;
}) {
  const { query, onQuery, count } = props;
  const box = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    const shortcut = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.key !== "/" || target.closest("input, textarea, select, dialog")) return;
      event.preventDefault();
      box.current?.focus();
    };
    document.addEventListener("keydown", shortcut);
    return () => document.removeEventListener("keydown", shortcut);
  }, []);
  const reset = () => {
    onQuery("");
    box.current?.focus();
  };
  return (
    <div className="menu-search" role="search" aria-label={t("menu.search")}>
      <label htmlFor={id}>
        {t("menu.search")} <kbd aria-hidden="true">/</kbd>
      </label>
      <input
        ref={box}
        id={id}
        type="text"
        inputMode="search"
        autoComplete="off"
        spellCheck={false}
        placeholder={t("menu.hint")}
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || !query) return;
          event.preventDefault();
          onQuery("");
        }}
      />
      <div className="menu-count">
        <p role="status">{count === undefined ? "" : t("menu.count", { n: count })}</p>
        {query && (
          <button type="button" className="link" onClick={reset}>
            {t("menu.reset")}
          </button>
        )}
        {!query && (
          <Link href="/services" className="link">
            {t("menu.all")}
          </Link>
        )}
      </div>
    </div>
  );
}

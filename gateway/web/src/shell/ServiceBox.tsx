/** One box in the band: type a few letters, pick a service. Ctrl-K leads here. */
import { useEffect, useId, useRef, useState, type KeyboardEvent as Key } from "react";
import { useLocation } from "wouter";
import { useServiceIndex } from "../catalog.ts";
import { rankEntries } from "../finder.ts";
import { say, t, useLang } from "../i18n.ts";
import { serviceHref } from "../pages.ts";
import { Icon } from "../ui/icon.tsx";
import { Marked } from "./Marked.tsx";

const SHOWN = 8;

export function ServiceBox() {
  useLang();
  const [, navigate] = useLocation();
  const index = useServiceIndex();
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const box = useRef<HTMLInputElement>(null);
  const id = useId();

  const found = query.trim() ? rankEntries(index, query) : [];
  const shown = found.slice(0, SHOWN);
  const listed = open && shown.length > 0;

  useEffect(() => {
    const shortcut = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      box.current?.focus();
      box.current?.select();
    };
    document.addEventListener("keydown", shortcut);
    return () => document.removeEventListener("keydown", shortcut);
  }, []);

  const go = (href: string) => {
    setQuery("");
    setOpen(false);
    setActive(-1);
    box.current?.blur();
    navigate(href);
  };
  const submit = () => {
    const picked = shown[active] ?? (found.length === 1 ? found[0] : undefined);
    if (picked) go(serviceHref(picked.service.code));
    else if (query.trim()) go(`/services?${new URLSearchParams({ q: query.trim() })}`);
  };
  const press = (event: Key) => {
    if (event.key === "Escape") {
      if (!query) return;
      event.preventDefault();
      setQuery("");
      setOpen(false);
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    setOpen(true);
    const step = event.key === "ArrowDown" ? 1 : -1;
    const places = shown.length + 1;
    setActive((now) => ((now + 1 + step + places) % places) - 1);
  };

  return (
    <form
      className="reference"
      role="search"
      aria-label={t("box.label")}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Icon name="search" />
      <input
        ref={box}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        name="q"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-label={t("box.label")}
        aria-expanded={listed}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        placeholder={t("box.hint")}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setOpen(true);
          setActive(-1);
        }}
        onKeyDown={press}
        onBlur={() => setOpen(false)}
      />
      <ul id={id} role="listbox" aria-label={t("box.label")} hidden={!listed}>
        {shown.map(({ service, section }, i) => (
          <li
            key={service.code}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === active}
            // The pointer must not take the focus before the click arrives.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => go(serviceHref(service.code))}
          >
            <Marked text={say(service.label)} query={query} />
            <small>{say(section)}</small>
          </li>
        ))}
      </ul>
      <p className="sr" role="status">
        {open && query.trim() ? t("menu.count", { n: found.length }) : ""}
      </p>
    </form>
  );
}

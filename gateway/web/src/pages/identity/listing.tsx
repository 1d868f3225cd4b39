/** How does a desk list what it looks after? Searched, filtered, page by page: a table where there
 * is room, cards where there is not. */
import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useSearchParams } from "wouter";
import { t } from "../../i18n.ts";
import { More } from "../../ui/more.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";

/** The filter in the address: shareable, and there again after going back. */
export function useFilter() {
  const [search, setSearch] = useSearchParams();
  const set = (changes: Record<string, string>) => {
    const now = { ...Object.fromEntries(search), ...changes };
    const kept = Object.entries(now).filter(([, value]) => value);
    setSearch(Object.fromEntries(kept), { replace: true });
  };
  return { get: (name: string) => search.get(name) ?? "", set };
}

export function Search(props: {
  q: string;
  label: string;
  max?: number;
  onSearch: (q: string) => void;
}) {
  const [typed, setTyped] = useState(props.q);
  return (
    <form
      role="search"
      aria-label={props.label}
      onSubmit={(event) => {
        event.preventDefault();
        props.onSearch(typed.trim());
      }}
    >
      <div className="field">
        <label htmlFor="desk-q">{props.label}</label>
        <input
          id="desk-q"
          type="search"
          maxLength={props.max ?? 200}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <button type="submit" className="button">
        {t("desk.search")}
      </button>
    </form>
  );
}

export function Choice<T extends string>(props: {
  label: string;
  value: T;
  options: ReadonlyArray<readonly [T, string]>;
  onChange: (value: T) => void;
}) {
  return (
    <div className="segments" role="group" aria-label={props.label}>
      {props.options.map(([value, text]) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === props.value}
          onClick={() => props.onChange(value)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}

export type Column<T> = { label: string; cell: (row: T) => ReactNode };
type Pages<T> = { pages: ReadonlyArray<{ items: T[] }> };

/** Draw all pages that were asked for; the first column names the row. */
export function Listing<T>(props: {
  answer: UseInfiniteQueryResult<Pages<T>>;
  label: string;
  empty: string;
  columns: ReadonlyArray<Column<T>>;
  id: (row: T) => string;
}) {
  const { answer, label, empty, columns, id } = props;
  return (
    <Loaded answer={answer} lines={12}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.items);
        if (rows.length === 0) return <Empty>{empty}</Empty>;
        return (
          <>
            <Table label={label} columns={columns} rows={rows} id={id} />
            <More answer={answer} />
          </>
        );
      }}
    </Loaded>
  );
}

/** The roles are said because cards, by their display, would take them away. */
export function Table<T>(props: {
  label: string;
  columns: ReadonlyArray<Column<T>>;
  rows: readonly T[];
  id: (row: T) => string;
}) {
  const { label, columns, rows, id } = props;
  const [head, ...rest] = columns;
  if (!head) return null;
  return (
    <div className="table-scroll as-cards" tabIndex={0} role="region" aria-label={label}>
      <table role="table">
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.label} scope="col" role="columnheader">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={id(row)} role="row">
              <th scope="row" role="rowheader">
                {head.cell(row)}
              </th>
              {rest.map((column) => (
                <td key={column.label} role="cell">
                  <span className="card-label" aria-hidden="true">
                    {column.label}
                  </span>
                  <div>{column.cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

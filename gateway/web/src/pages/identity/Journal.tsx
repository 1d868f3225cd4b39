/** What happened to the company's accounts? For operators: to all of them. */
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "wouter";
import { api, take } from "../../api/client.ts";
import { Problem } from "../../api/problem.ts";
import type { Ligne, Nature } from "../../api/types.ts";
import { currentLang, dateTime, say, t, tryText, useLang } from "../../i18n.ts";
import { useSignedIn } from "../../session.ts";
import { Icon } from "../../ui/icon.tsx";
import { More } from "../../ui/more.tsx";
import { PageHead } from "../../ui/page.tsx";
import { Empty, Failure, Loaded } from "../../ui/states.tsx";

const FILTERS = ["personne", "nature", "du", "au"] as const;
type Filter = (typeof FILTERS)[number];
type Wanted = Partial<Record<Filter, string>>;

export default function Journal() {
  useLang();
  const here = useSignedIn();
  const operator = here?.profil === "OPE";
  if (!operator && !(here?.ice && here.roles.includes("administrateur"))) {
    return <Failure error={new Problem(403, "forbidden")} />;
  }
  return <Log path={operator ? "/api/identity/v1/journal" : "/api/identity/v1/entreprise/journal"} />;
}

type Path = "/api/identity/v1/journal" | "/api/identity/v1/entreprise/journal";

function Log({ path }: { path: Path }) {
  const [search, setSearch] = useSearchParams();
  const wanted: Wanted = Object.fromEntries(
    FILTERS.flatMap((name) => (search.get(name) ? [[name, search.get(name)]] : [])),
  );
  const natures = useQuery({
    queryKey: ["natures"],
    queryFn: () => take(api.GET("/api/identity/v1/journal/natures")),
    staleTime: Infinity,
  });
  const lines = useInfiniteQuery({
    queryKey: ["journal", path, wanted],
    queryFn: ({ pageParam }) =>
      take(
        api.GET(path, { params: { query: { ...wanted, ...(pageParam && { cursor: pageParam }) } } }),
      ),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const all = natures.data?.items ?? [];
  const title = t("journal.title");
  const file = new URLSearchParams({ ...wanted, langue: currentLang() });
  return (
    <div className="wide">
      <PageHead title={title} trail={[{ label: title }]}>
        <div className="page-actions">
          <a className="button" href={`${path}/export?${file}`} download>
            <Icon name="download" />
            {t("journal.export")}
          </a>
        </div>
      </PageHead>
      <Filters
        key={search.toString()}
        wanted={wanted}
        natures={all}
        onFilter={(next) => setSearch(next, { replace: true })}
      />
      <Loaded answer={lines} lines={16}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Empty>{t("journal.rien")}</Empty>;
          return <Table items={items} natures={all} />;
        }}
      </Loaded>
      <More answer={lines} />
    </div>
  );
}

function Filters(props: {
  wanted: Wanted;
  natures: Nature[];
  onFilter: (wanted: Record<string, string>) => void;
}) {
  const { wanted, natures, onFilter } = props;
  return (
    <form
      role="search"
      className="panel filters"
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        onFilter(
          Object.fromEntries(
            FILTERS.flatMap((name) => {
              const typed = `${given.get(name) ?? ""}`.trim();
              return typed ? [[name, typed]] : [];
            }),
          ),
        );
      }}
    >
      <div className="filter-grid">
        <div className="field">
          <label htmlFor="journal-personne">{t("journal.personne")}</label>
          <input
            id="journal-personne"
            name="personne"
            type="text"
            maxLength={254}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={wanted.personne}
          />
        </div>
        <div className="field">
          <label htmlFor="journal-nature">{t("journal.nature")}</label>
          <select
            key={natures.length}
            id="journal-nature"
            name="nature"
            defaultValue={wanted.nature ?? ""}
          >
            <option value="">{t("desk.tous")}</option>
            {natures.map(({ code, label }) => (
              <option key={code} value={code}>
                {say(label)}
              </option>
            ))}
          </select>
        </div>
        {(["du", "au"] as const).map((name) => (
          <div className="field" key={name}>
            <label htmlFor={`journal-${name}`}>{t(`journal.${name}`)}</label>
            <input
              id={`journal-${name}`}
              name={name}
              type="date"
              min="2000-01-01"
              max="2099-12-31"
              defaultValue={wanted[name]}
            />
          </div>
        ))}
      </div>
      <p className="actions">
        <button type="submit" className="button primary">
          {t("journal.filtrer")}
        </button>
        {Object.keys(wanted).length > 0 && (
          <button type="button" className="link" onClick={() => onFilter({})}>
            {t("menu.reset")}
          </button>
        )}
      </p>
    </form>
  );
}

function Table({ items, natures }: { items: Ligne[]; natures: Nature[] }) {
  const words = new Map(natures.map(({ code, label }) => [code, label]));
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={t("journal.title")}>
      <table className="journal">
        <thead>
          <tr>
            <th scope="col">{t("journal.le")}</th>
            <th scope="col">{t("journal.nature")}</th>
            <th scope="col">{t("journal.personne.col")}</th>
            <th scope="col">{t("sessions.adresse")}</th>
            <th scope="col">{t("sessions.appareil")}</th>
            <th scope="col">{t("journal.client")}</th>
            <th scope="col">{t("journal.par")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((line) => (
            <tr key={line.seq}>
              <td>
                <time dateTime={line.le}>
                  <bdi>{dateTime(line.le)}</bdi>
                </time>
              </td>
              <th scope="row">
                {say(words.get(line.nature)) || line.nature}
                <Why line={line} />
              </th>
              <Cell value={line.utilisateur} />
              <Cell value={line.adresse} />
              <Cell value={line.appareil} />
              <Cell value={line.client} />
              <Cell value={line.par} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Why it happened, where the line says so in words that somebody wrote or that we know. */
function Why({ line: { details } }: { line: Ligne }) {
  const { why, reason } = details;
  const words =
    typeof reason === "string" ? reason : tryText(`journal.motif.${typeof why === "string" ? why : ""}`);
  return words ? (
    <small className="muted">
      <bdi>{words}</bdi>
    </small>
  ) : null;
}

function Cell({ value }: { value: string | null }) {
  return <td>{value ? <bdi>{value}</bdi> : <span aria-hidden="true">–</span>}</td>;
}

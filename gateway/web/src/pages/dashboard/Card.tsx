/** One indicator: its figures, twelve months behind them, and how it is worked out. */
import { useRef } from "react";
import type {
  CardName, Count, Declarations, Delay, Kpis, PlaceDelay, Series,
} from "../../api/types.ts";
import { amount, duration, month, number, percent, t } from "../../i18n.ts";
import { Bar, Sparkline } from "../../ui/charts.tsx";
import { Icon } from "../../ui/icon.tsx";
import { lead } from "./cards.ts";
import { ForfaitFigures } from "./ForfaitFigures.tsx";

type CardProps = { name: CardName; kpis: Kpis | undefined; series: Series | undefined };

/** The head stays the same element while figures come, so that it keeps the focus. */
export function Card({ name, kpis, series }: CardProps) {
  return (
    <>
      <CardHead name={name} />
      {kpis ? (
        <>
          <div className="card-body">
            <Figures name={name} kpis={kpis} />
          </div>
          <Trend name={name} series={series} />
        </>
      ) : (
        <div className="card-body skeleton" role="status" aria-label={t("state.loading")}>
          <span />
          <span />
          <span />
          <span />
        </div>
      )}
    </>
  );
}

/** The name, and the formula one click away; Escape closes it and gives the focus back. */
function CardHead({ name }: { name: CardName }) {
  const box = useRef<HTMLDetailsElement>(null);
  const title = t(`kpi.${name}`);
  const close = () => {
    if (!box.current?.open) return;
    box.current.open = false;
    box.current.querySelector("summary")?.focus();
  };
  return (
    <div className="card-head">
      <h2>{title}</h2>
      <details
        ref={box}
        className="formula"
        onKeyDown={(event) => {
          if (event.key === "Escape") close();
        }}
      >
        <summary>
          <Icon name="info" label={t("kpi.formula", { carte: title })} />
        </summary>
        <div className="formula-text">
          <p>{t(`kpi.${name}.formula`)}</p>
          <p className="muted">{t(`kpi.${name}.source`)}</p>
          <button type="button" className="link" onClick={close}>
            {t("close")}
          </button>
        </div>
      </details>
    </div>
  );
}

function Figures({ name, kpis }: { name: CardName; kpis: Kpis }) {
  const { annee, mois } = kpis;
  const periods = [t("dash.year", { y: String(annee) }), month(yearMonth(annee, mois))] as const;
  switch (name) {
    case "delai_domiciliation":
      return <PlaceDelayFigures delay={kpis.delai_domiciliation} />;
    case "delai_dedouanement":
      return <DelayFigures delay={kpis.delai_dedouanement} />;
    case "titres_domicilies":
    case "titres_imputes":
      return <TitreFigures periods={periods} card={name} {...kpis[name]} />;
    case "declarations":
      return <DeclarationFigures periods={periods} {...kpis.declarations} />;
    case "controles_physiques":
    case "bons_a_delivrer":
      return <CountFigures periods={periods} {...kpis[name]} />;
    case "forfait":
      return <ForfaitFigures forfait={kpis.forfait} />;
  }
}

function yearMonth(year: number, monthNumber: number): string {
  return `${year}-${String(monthNumber).padStart(2, "0")}`;
}

function PlaceDelayFigures({ delay }: { delay: PlaceDelay }) {
  const { moi_secondes: mine, place_secondes: place } = delay;
  const top = Math.max(mine ?? 0, place ?? 0, 1);
  const gap = lead(mine, place);
  return (
    <>
      <p className="big">{duration(mine ?? 0)}</p>
      <dl className="bars">
        <Bar name={t("dash.you")} value={duration(mine ?? 0)} share={(mine ?? 0) / top} mine />
        {place === null ? (
          <div>
            <dt>{t("dash.place")}</dt>
            <dd className="hidden-place">{t("dash.place.hidden")}</dd>
          </div>
        ) : (
          <Bar name={t("dash.place")} value={duration(place)} share={place / top} />
        )}
      </dl>
      {mine === null && <p className="note">{t("kpi.delai_domiciliation.none")}</p>}
      {gap !== null && <Gap gap={gap} />}
      {mine !== null && gap === null && (
        <p className="note">{t("dash.sample.titres", { n: delay.n })}</p>
      )}
    </>
  );
}

function Gap({ gap }: { gap: number }) {
  const share = percent(Math.abs(gap));
  if (Math.abs(gap) < 0.005) return <p className="note">{t("dash.same")}</p>;
  return (
    <p className={gap > 0 ? "note good" : "note late"}>
      {t(gap > 0 ? "dash.faster" : "dash.slower", { p: share })}
    </p>
  );
}

function DelayFigures({ delay }: { delay: Delay }) {
  return (
    <>
      <p className="big">{duration(delay.moi_secondes ?? 0)}</p>
      <p className="note">
        {delay.moi_secondes === null
          ? t("kpi.delai_dedouanement.none")
          : t("dash.sample.mainlevees", { n: delay.n })}
      </p>
    </>
  );
}

type Periods = readonly [year: string, month: string];

function TitreFigures(props: {
  periods: Periods;
  card: "titres_domicilies" | "titres_imputes";
  annee: Count;
  mois: Count;
}) {
  const { periods, card, annee, mois } = props;
  return (
    <dl className="volume">
      {[annee, mois].map((figure, i) => (
        <div key={periods[i]}>
          <dt>{periods[i]}</dt>
          <dd>
            <span>
              <b>{number(figure.nombre)}</b> {t("unit.titres.word", { n: figure.nombre })}
            </span>
            <Money value={figure.montant_mad} unit={t(`kpi.${card}.unit`)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Money({ value, unit }: { value: string; unit: string }) {
  return (
    <small>
      <bdi>{amount(value)}</bdi> <span className="unit">{unit}</span>
    </small>
  );
}

function DeclarationFigures(props: {
  periods: Periods;
  annee: Declarations;
  mois: Declarations;
}) {
  const { periods, annee, mois } = props;
  return (
    <dl className="volume">
      {[annee, mois].map((figure, i) => (
        <div key={periods[i]}>
          <dt>{periods[i]}</dt>
          <dd>
            <span>
              <b>{number(figure.nombre)}</b> {t("unit.dum")}
            </span>
            <small>
              <bdi>{amount(figure.valeur_mad)}</bdi>{" "}
              <abbr className="unit" title={t("unit.ml.title")}>
                {t("unit.ml")}
              </abbr>
            </small>
            <small className="under">{t("dash.mainlevees", { n: figure.mainlevees })}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function CountFigures({ periods, annee, mois }: { periods: Periods; annee: number; mois: number }) {
  return (
    <dl className="volume">
      {[annee, mois].map((figure, i) => (
        <div key={periods[i]}>
          <dt>{periods[i]}</dt>
          <dd>
            <b>{number(figure)}</b>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const DELAYS: ReadonlySet<CardName> = new Set(["delai_domiciliation", "delai_dedouanement"]);

function Trend({ name, series }: { name: CardName; series: Series | undefined }) {
  if (!series || name === "forfait") return null;
  const values: (number | null)[] = series.cartes[name];
  if (values.every((value) => !value)) return null;
  const write = DELAYS.has(name) ? duration : number;
  const said = values.map((value, i) => {
    const when = month(series.mois[i] ?? "");
    return `${when} : ${value === null ? t("dash.nodata") : write(value)}`;
  });
  return (
    <div className="trend">
      <Sparkline values={values} label={`${t("dash.trend")} – ${said.join(", ")}`} />
      <span aria-hidden="true">{t("dash.months")}</span>
    </div>
  );
}

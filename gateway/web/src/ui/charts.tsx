/** Small figures without a library: two bars to compare, a gauge, twelve months. */

type BarProps = { name: string; value: string; share: number; mine?: boolean };

/** A labelled bar; `share` in 0…1 is its length in a track that all bars of the list share. */
export function Bar({ name, value, share, mine = false }: BarProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span className="track" aria-hidden="true">
          <span className={mine ? "bar mine" : "bar"} style={{ inlineSize: `${share * 100}%` }} />
        </span>
        <span>{value}</span>
      </dd>
    </div>
  );
}

export function Gauge({ share, label }: { share: number; label: string }) {
  const width = `${Math.min(100, Math.max(0, share * 100))}%`;
  return (
    <div className="gauge" role="img" aria-label={label}>
      <span style={{ inlineSize: width }} />
    </div>
  );
}

const STEP = 10;
const HEIGHT = 28;

/** Twelve columns, oldest first, the current month in full colour; a month without value is a dot. */
export function Sparkline({ values, label }: { values: (number | null)[]; label: string }) {
  const top = Math.max(1e-9, ...values.map((v) => v ?? 0));
  const last = values.length - 1;
  return (
    <svg
      className="sparkline"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${values.length * STEP} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      {values.map((value, i) => {
        const height = value ? Math.max(2, (value / top) * HEIGHT) : 1;
        return (
          <rect
            key={i}
            className={i === last ? "now" : undefined}
            x={i * STEP + 1}
            y={HEIGHT - height}
            width={STEP - 2}
            height={height}
          />
        );
      })}
    </svg>
  );
}

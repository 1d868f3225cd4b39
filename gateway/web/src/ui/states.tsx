/** How does a part of the page look while it waits, when it has nothing, when it failed? */
import type { ReactNode } from "react";
import { Problem } from "../api/problem.ts";
import { say, t, tryText } from "../i18n.ts";
import { wantsProof } from "../stepup.ts";
import { Icon } from "./icon.tsx";

export function Skeleton({ lines }: { lines: number }) {
  return (
    <div className="skeleton" role="status" aria-label={t("state.loading")}>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} />
      ))}
    </div>
  );
}

/** Say in the reader's language why it failed. */
export function problemText(error: unknown): string {
  if (!(error instanceof Problem)) return t("state.failed");
  return tryText(`problem.${error.code}`) ?? (say(error.title) || t("state.failed"));
}

export function Failure({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const trace = error instanceof Problem ? error.trace : "";
  // What will be refused again needs no button.
  const again = !(error instanceof Problem) || error.passing || wantsProof(error);
  return (
    <div className="failure" role="alert">
      <Icon name="alert" />
      <div>
        <p>{problemText(error)}</p>
        {trace && (
          <p className="trace">
            {t("state.trace")} <code className="ref">{trace}</code>
          </p>
        )}
        {onRetry && again && (
          <button type="button" className="button small" onClick={onRetry}>
            {t("state.retry")}
          </button>
        )}
      </div>
    </div>
  );
}

/** Nothing here: say what would be here, and the one thing to do. */
export function Empty({ children }: { children: ReactNode }) {
  return <div className="empty">{children}</div>;
}

type Answer<T> = {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
};

/** Draw the answer once it is there; until then its skeleton, or its failure. */
export function Loaded<T>(props: {
  answer: Answer<T>;
  lines?: number;
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}) {
  const { answer, lines = 6, skeleton, children } = props;
  if (answer.data !== undefined) return children(answer.data);
  if (answer.error) return <Failure error={answer.error} onRetry={() => void answer.refetch()} />;
  return skeleton ?? <Skeleton lines={lines} />;
}

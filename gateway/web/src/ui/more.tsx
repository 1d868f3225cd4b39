/** The button below a list that has another page, and why that page did not come. */
import { t } from "../i18n.ts";
import { problemText } from "./states.tsx";
import { busy } from "./busy.ts";

export function More(props: {
  answer: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    error: unknown;
    fetchNextPage: () => unknown;
  };
  className?: string;
}) {
  const { answer, className = "actions" } = props;
  if (!answer.hasNextPage) return null;
  return (
    <p className={className}>
      <button
        type="button"
        className="button"
        onClick={() => void answer.fetchNextPage()}
        {...busy(answer.isFetchingNextPage)}
      >
        {t("more")}
      </button>
      {answer.error ? <span className="error">{problemText(answer.error)}</span> : null}
    </p>
  );
}

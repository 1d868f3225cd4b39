/** The button below a list that has another page. */
import { t } from "../../../i18n.ts";
import { problemText } from "../../../ui/states.tsx";

export function More({ answer }: {
  answer: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    error: unknown;
    fetchNextPage: () => unknown;
  };
}) {
  if (!answer.hasNextPage) return null;
  return (
    <p className="actions">
      <button
        type="button"
        className="button"
        disabled={answer.isFetchingNextPage}
        onClick={() => void answer.fetchNextPage()}
      >
        {t("file.suite")}
      </button>
      {answer.error ? <span className="error">{problemText(answer.error)}</span> : null}
    </p>
  );
}

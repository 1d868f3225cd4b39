/** No network: say that what is shown may be old. */
import { useSyncExternalStore } from "react";
import { t } from "../i18n.ts";
import { Icon } from "../ui/icon.tsx";

function subscribe(tell: () => void): () => void {
  addEventListener("online", tell);
  addEventListener("offline", tell);
  return () => {
    removeEventListener("online", tell);
    removeEventListener("offline", tell);
  };
}

export function Offline() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status">
      {!online && (
        <p className="offline">
          <Icon name="alert" />
          {t("state.offline")}
        </p>
      )}
    </div>
  );
}

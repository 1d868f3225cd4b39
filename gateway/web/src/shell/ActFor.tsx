/** For which other companies may this person act today? The short way there. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "../api/client.ts";
import { today } from "../format.ts";
import { t } from "../i18n.ts";
import { startActing, type SignedIn } from "../session.ts";
import { problemText } from "../ui/states.tsx";

export function ActFor({ session }: { session: SignedIn }) {
  const queries = useQueryClient();
  const act = useMutation({ mutationFn: (id: string) => startActing(queries, id) });
  const received = useQuery({
    queryKey: ["procurations", "active"],
    queryFn: () =>
      take(
        api.GET("/api/identity/v1/procurations", {
          params: { query: { sens: "recues", etat: ["ACTIVE"], limit: 20 } },
        }),
      ),
    staleTime: 30_000,
  });
  const now = today();
  const offered = (received.data?.items ?? []).filter(
    ({ procuration_id, date_debut, date_fin }) =>
      date_debut <= now && now <= date_fin && procuration_id !== session.acting?.procuration_id,
  );
  return (
    <>
      {offered.map(({ procuration_id, mandant }) => (
        <li key={procuration_id}>
          <button type="button" disabled={act.isPending} onClick={() => act.mutate(procuration_id)}>
            {t("agir.pour")} <bdi>{mandant}</bdi>
          </button>
        </li>
      ))}
      {act.error && (
        <li>
          <p className="error">{problemText(act.error)}</p>
        </li>
      )}
    </>
  );
}

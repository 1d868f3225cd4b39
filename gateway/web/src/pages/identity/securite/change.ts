/** What every change of my factors shares: prove it is me, do it, look at the factors anew. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { withStepUp } from "../../../stepup.ts";

export const FACTEURS = ["facteurs"] as const;

export function useChange<Given, Got>(act: (given: Given) => Promise<Got>, done?: (got: Got) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given: Given) => withStepUp(() => act(given)),
    onSuccess: (got) => {
      done?.(got);
      return queries.invalidateQueries({ queryKey: FACTEURS });
    },
  });
}

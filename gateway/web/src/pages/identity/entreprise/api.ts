/** How do the pages of a company's administration ask, and what do they share? */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "../../../api/client.ts";
import type { FicheMembre } from "../../../api/types.ts";

export const ROLES = ["administrateur", "saisie", "validation", "comptabilite", "lecture"] as const;
export type Role = (typeof ROLES)[number];
export const PEOPLE = ["entreprise", "utilisateurs"] as const;
export const INVITATIONS = ["entreprise", "invitations"] as const;

/** The caller's own company, for its name and the profiles that it has to give. */
export function useEntreprise() {
  return useQuery({
    queryKey: ["entreprise"],
    queryFn: () => take(api.GET("/api/identity/v1/entreprise")),
    staleTime: 60_000,
  });
}

/** Show what an act on one of the company's people answered, and read the lists anew. */
export function useKeep({ user_id }: FicheMembre) {
  const queries = useQueryClient();
  return (now: FicheMembre | undefined) => {
    if (now) queries.setQueryData([...PEOPLE, user_id], now);
    void queries.invalidateQueries({ queryKey: [...PEOPLE, "list"] });
  };
}

export function pathOf(member: FicheMembre) {
  return { params: { path: { user_id: member.user_id } } };
}

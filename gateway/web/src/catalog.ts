/** The services of the person's profile, asked once and kept. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, take } from "./api/client.ts";
import { indexMenu, type Entry } from "./finder.ts";

export function useMenu() {
  return useQuery({
    queryKey: ["menu"],
    queryFn: () => take(api.GET("/api/catalog/v1/menu")),
    staleTime: 30 * 60_000,
  });
}

export function useServiceIndex(): readonly Entry[] {
  const { data } = useMenu();
  return useMemo(() => (data ? indexMenu(data) : []), [data]);
}

/** Other portals and social networks; everyone may see them. */
export function useLiens() {
  return useQuery({
    queryKey: ["public", "liens"],
    queryFn: () => take(api.GET("/api/catalog/v1/liens")),
    staleTime: 30 * 60_000,
  });
}

/** The help centre's entries and phone number; everyone may see them. */
export function useAide() {
  return useQuery({
    queryKey: ["public", "aide"],
    queryFn: () => take(api.GET("/api/helpdesk/v1/aide")),
    staleTime: 30 * 60_000,
  });
}

/** The services of the person's profile, asked once and kept. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, take } from "./api/client.ts";
import type { GuideOutline } from "./api/types.ts";
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

/** Every guide's table of contents; everyone may read them. */
export function useGuides() {
  return useQuery({
    queryKey: ["public", "guides"],
    queryFn: () => take(api.GET("/api/helpdesk/v1/guides")),
    staleTime: 30 * 60_000,
  });
}

/** The address of a guide: its service's code, or its own without what all codes begin with. */
export function guideHref({ code, service_code }: Pick<GuideOutline, "code" | "service_code">) {
  return `/aide/guides/${(service_code ?? code ?? "").replace(/^guide\./, "").toLowerCase()}`;
}

/** What can be bought; everyone may see it. */
export function useOffers() {
  return useQuery({
    queryKey: ["public", "offres"],
    queryFn: () => take(api.GET("/api/billing/v1/offres")),
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

/** How do the pages of procurations ask, and what do they share? */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, take } from "../../../api/client.ts";
import type { Procuration, ProcurationSuivie } from "../../../api/types.ts";
import { useMenu } from "../../../catalog.ts";
import { say, t, tryText } from "../../../i18n.ts";
import { useSignedIn } from "../../../session.ts";
import { reasonKey, type Sens } from "./rules.ts";

export const PROCURATIONS = ["procurations"] as const;
export type Etat = Procuration["etat"];
export type Acte = ProcurationSuivie["actes"][number];

export function useProcurations(sens: Sens, type?: Procuration["type"], etat?: Etat) {
  return useInfiniteQuery({
    queryKey: [...PROCURATIONS, "list", sens, type, etat],
    queryFn: ({ pageParam }) =>
      take(
        api.GET("/api/identity/v1/procurations", {
          params: {
            query: {
              sens,
              limit: 20,
              ...(type && { type }),
              ...(etat && { etat: [etat] }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

export function useProcuration(procuration_id: string) {
  return useQuery({
    queryKey: [...PROCURATIONS, procuration_id],
    queryFn: () =>
      take(
        api.GET("/api/identity/v1/procurations/{procuration_id}", {
          params: { path: { procuration_id } },
        }),
      ),
    enabled: procuration_id !== "",
  });
}

/** What was done, by everyone or under one procuration. */
export function useActes(procuration?: string) {
  return useInfiniteQuery({
    queryKey: [...PROCURATIONS, "actes", procuration],
    queryFn: ({ pageParam }) =>
      take(
        api.GET("/api/identity/v1/procurations/actes", {
          params: {
            query: {
              limit: 20,
              ...(procuration && { procuration }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 0,
  });
}

/** A step of a procuration, which its author signs. */
export function takeStep(procuration_id: string, body: { acte: Acte; motif?: string }) {
  return take(
    api.POST("/api/identity/v1/procurations/{procuration_id}/demarches", {
      params: { path: { procuration_id } },
      body,
    }),
  );
}

/** May this person sign for their own company? Not while they act for another. */
export function useSigns(): boolean {
  const here = useSignedIn();
  return Boolean(here?.ice && !here.acting && here.roles.includes("administrateur"));
}

/** The names of services by code; a service outside the reader's own menu keeps its code. */
export function useServiceNames(): (code: string) => string {
  const { data } = useMenu();
  const names = useMemo(
    () =>
      new Map(
        data?.sections.flatMap(({ services }) => services.map(({ code, label }) => [code, label])),
      ),
    [data],
  );
  return (code) => (code === "*" ? t("acte.navigation") : say(names.get(code)) || code);
}

/** Say in the reader's language why a value was refused. */
export function reasonText(detail: string): string {
  return tryText(reasonKey(detail)) ?? detail;
}

/** The board's figures, and what just changed in them. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { api, take } from "../../api/client.ts";
import type { CardName, Kpis } from "../../api/types.ts";
import { t, useLang } from "../../i18n.ts";
import { changedCards } from "./cards.ts";
import { headline } from "./headline.ts";

/** A page left open turns its month over, even when nothing else happens. */
const REFETCH_MS = 10 * 60_000;
/** How long a changed card stays marked. */
const MARKED_MS = 8_000;
/** Changes that come together are announced together. */
const ANNOUNCE_MS = 1_500;

export function useBoard(ice: string | null) {
  const query = ice ? { ice } : {};
  const enabled = ice !== null;
  const board = useQuery({
    queryKey: ["kpis", "cartes", ice ?? ""],
    queryFn: () => take(api.GET("/api/dashboard/v1/kpis", { params: { query } })),
    placeholderData: keepPreviousData,
    refetchInterval: REFETCH_MS,
    enabled,
  });
  const series = useQuery({
    queryKey: ["kpis", "series", ice ?? ""],
    queryFn: () => take(api.GET("/api/dashboard/v1/kpis/series", { params: { query } })),
    placeholderData: keepPreviousData,
    enabled,
  });
  return { board, series, ...useChanges(board.data) };
}

/** Mark what changed for a while, and say it once, politely. */
function useChanges(kpis: Kpis | undefined) {
  useLang();
  const before = useRef<Kpis | undefined>(undefined);
  const pending = useRef(new Set<CardName>());
  const [changed, setChanged] = useState<ReadonlySet<CardName>>(new Set());
  const [announcement, setAnnouncement] = useState("");

  useEffect(() => {
    if (!kpis) return;
    const news = changedCards(before.current, kpis);
    before.current = kpis;
    if (news.length > 0) setChanged((old) => new Set([...old, ...news]));
    for (const card of news) pending.current.add(card);
    if (pending.current.size === 0) return;
    const announce = setTimeout(() => {
      const said = [...pending.current].map((card) => `${t(`kpi.${card}`)} : ${headline(kpis, card)}`);
      pending.current.clear();
      setAnnouncement(said.join(". "));
    }, ANNOUNCE_MS);
    return () => clearTimeout(announce);
  }, [kpis]);

  useEffect(() => {
    if (changed.size === 0) return;
    const clear = setTimeout(() => setChanged(new Set()), MARKED_MS);
    return () => clearTimeout(clear);
  }, [changed]);

  return { changed, announcement };
}

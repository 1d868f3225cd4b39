/** How does the client start? Ask who is here and load the language together, then draw. */
import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Problem } from "./api/problem.ts";
import { startLanguage } from "./i18n.ts";
import { startSession } from "./session.ts";
import { Portal } from "./shell/Portal.tsx";
import { askProof, wantsProof } from "./stepup.ts";
import "./style/index.css";

const queries = new QueryClient({
  queryCache: new QueryCache({ onError: askProof }),
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      networkMode: "always",
      // Who would rather not sign in anew is not asked at each return to the window.
      refetchOnWindowFocus: ({ state }) => !wantsProof(state.error),
      retry: (count, error) => error instanceof Problem && error.worthRepeating && count < 2,
    },
    mutations: { networkMode: "always" },
  },
});

/** A page of an older release asks for files that are gone: read the new release, once. */
addEventListener("vite:preloadError", () => {
  if (sessionStorage.getItem("reloaded") === location.href) return;
  sessionStorage.setItem("reloaded", location.href);
  location.reload();
});

async function start(): Promise<void> {
  const root = document.getElementById("app");
  if (!root) return;
  startSession(queries);
  await startLanguage();
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Portal />
      </QueryClientProvider>
    </StrictMode>,
  );
}

void start();

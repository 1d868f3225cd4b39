/** What do people ask most? By theme, searchable, each question with its own address. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useSearchParams } from "wouter";
import { api, take } from "../../api/client.ts";
import type { FaqTheme, Question } from "../../api/types.ts";
import { say, t, useLang } from "../../i18n.ts";
import { Marked } from "../../shell/Marked.tsx";
import { Icon } from "../../ui/icon.tsx";
import { PageHead } from "../../ui/page.tsx";
import { Prose } from "../../ui/prose.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";

export default function Faq() {
  useLang();
  const [search, setSearch] = useSearchParams();
  const query = search.get("q") ?? "";
  const faq = useQuery({
    queryKey: ["public", "faq", query],
    queryFn: () =>
      take(api.GET("/api/helpdesk/v1/faq", { params: { query: query ? { q: query } : {} } })),
    placeholderData: keepPreviousData,
    staleTime: 30 * 60_000,
  });
  const trail = [{ label: t("help.title"), href: "/aide" }, { label: t("help.faq") }];
  const ask = (words: string) => setSearch(words ? { q: words } : {}, { replace: true });
  return (
    <div className="medium">
      <PageHead title={t("help.faq")} trail={trail} />
      <Words initial={query} onWords={ask} />
      <Loaded answer={faq} lines={14}>
        {({ themes }) => <Themes themes={themes} query={query} />}
      </Loaded>
    </div>
  );
}

/** The server searches, so the words are sent when the typing pauses. */
function Words({ initial, onWords }: { initial: string; onWords: (words: string) => void }) {
  const [typed, setTyped] = useState(initial);
  const tell = useRef(onWords);
  tell.current = onWords;
  useEffect(() => {
    if (typed.trim() === initial) return;
    const pause = setTimeout(() => tell.current(typed.trim()), 250);
    return () => clearTimeout(pause);
  }, [typed, initial]);
  return (
    <form
      className="faq-search field"
      role="search"
      aria-label={t("faq.search")}
      onSubmit={(event) => {
        event.preventDefault();
        onWords(typed.trim());
      }}
    >
      <label htmlFor="faq-q">{t("faq.search")}</label>
      <input
        id="faq-q"
        type="search"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </form>
  );
}

function Themes({ themes, query }: { themes: FaqTheme[]; query: string }) {
  const count = themes.reduce((sum, theme) => sum + theme.questions.length, 0);
  return (
    <>
      <p className="muted" role="status">
        {query ? t("faq.count", { n: count }) : ""}
      </p>
      {count === 0 && (
        <div className="panel">
          <Empty>{t("faq.none")}</Empty>
        </div>
      )}
      {themes
        .filter((theme) => theme.questions.length > 0)
        .map((theme) => (
          <section key={theme.code} id={theme.code} className="panel faq">
            <h2>{say(theme.label)}</h2>
            {theme.questions.map((question) => (
              <Entry key={question.code} question={question} query={query} />
            ))}
          </section>
        ))}
    </>
  );
}

function Entry({ question, query }: { question: Question; query: string }) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const follow = () => {
      if (location.hash.slice(1) !== question.code || !box.current) return;
      box.current.open = true;
      box.current.scrollIntoView({ block: "center" });
    };
    follow();
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [question.code]);
  return (
    <details ref={box} id={question.code} name="faq">
      <summary>
        <Icon name="chevron" />
        <Marked text={say(question.question)} query={query} />
      </summary>
      <div className="answer">
        <Prose source={say(question.reponse)} />
        <a href={`#${question.code}`} className="permalink">
          <Icon name="link" />
          {t("faq.permalink")}
        </a>
      </div>
    </details>
  );
}

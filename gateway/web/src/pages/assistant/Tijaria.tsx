/** Ask TijarIA: a question in one's own words, answered by services and by the FAQ. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Fragment, useEffect, useRef, useState } from "react";
import { Link, useLocation, useParams } from "wouter";
import { api, take } from "../../api/client.ts";
import type { Message, Reponse } from "../../api/types.ts";
import { guideHref, useGuides } from "../../catalog.ts";
import { currentLang, say, t, useLang } from "../../i18n.ts";
import { serviceHref } from "../../pages.ts";
import { Icon } from "../../ui/icon.tsx";
import { PageHead } from "../../ui/page.tsx";
import { Prose } from "../../ui/prose.tsx";
import { Failure, Loaded } from "../../ui/states.tsx";

const LONGEST = 2_000;
const EXAMPLES = ["1", "2", "3"] as const;

export default function Tijaria() {
  useLang();
  const { id } = useParams<{ id?: string }>();
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const [draft, setDraft] = useState("");
  const conversation = useQuery({
    queryKey: ["conversation", id],
    queryFn: () =>
      take(
        api.GET("/api/assistant/v1/conversations/{conversation_id}", {
          params: { path: { conversation_id: id ?? "" } },
        }),
      ),
    enabled: id !== undefined,
  });

  const ask = useMutation({
    mutationFn: async (texte: string) => {
      const open = id ?? (await take(api.POST("/api/assistant/v1/conversations"))).conversation_id;
      await take(
        api.POST("/api/assistant/v1/conversations/{conversation_id}/messages", {
          params: { path: { conversation_id: open } },
          body: { texte, langue: currentLang() },
        }),
      );
      return open;
    },
    onSuccess: async (open) => {
      setDraft("");
      await queries.invalidateQueries({ queryKey: ["conversation", open] });
      await queries.invalidateQueries({ queryKey: ["conversations"] });
      if (open !== id) navigate(`/aide/tijaria/${open}`, { replace: true });
    },
  });
  const send = (texte: string) => {
    if (texte.trim() && !ask.isPending) ask.mutate(texte.trim());
  };

  const trail = [{ label: t("help.title"), href: "/aide" }, { label: t("help.tijaria") }];
  return (
    <div className="medium chat">
      <PageHead title={t("help.tijaria")} trail={trail}>
        <div className="page-actions">
          {id && (
            <Link href="/aide/tijaria" className="button">
              {t("tijaria.new")}
            </Link>
          )}
          <Link href="/aide/tijaria/historique" className="button">
            <Icon name="clock" />
            {t("tijaria.history")}
          </Link>
        </div>
      </PageHead>
      <div className="talk" aria-live="polite">
        {id === undefined ? (
          <Welcome onPick={send} />
        ) : (
          <Loaded answer={conversation} lines={8}>
            {({ messages }) => <Talk messages={messages} />}
          </Loaded>
        )}
        {ask.isPending && (
          <>
            <p className="said" dir="auto">
              {ask.variables}
            </p>
            <p className="muted">{t("tijaria.thinking")}</p>
          </>
        )}
      </div>
      {ask.error && <Failure error={ask.error} onRetry={() => send(ask.variables ?? draft)} />}
      <Composer draft={draft} onDraft={setDraft} onSend={send} busy={ask.isPending} />
    </div>
  );
}

function Welcome({ onPick }: { onPick: (texte: string) => void }) {
  return (
    <div className="panel">
      <p className="lead">{t("tijaria.welcome")}</p>
      <p className="muted">{t("tijaria.limits")}</p>
      <ul className="examples" aria-label={t("tijaria.examples")}>
        {EXAMPLES.map((example) => {
          const text = t(`tijaria.example.${example}`);
          return (
            <li key={example}>
              <button type="button" className="button" onClick={() => onPick(text)}>
                {text}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Talk({ messages }: { messages: Message[] }) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // In braces: recent browsers answer with a promise, which is no clean-up.
    void end.current?.scrollIntoView({ block: "end" });
  }, [messages.length]);
  return (
    <>
      {messages.map((message) => (
        <article key={message.message_id} aria-label={message.texte}>
          <p className="said" dir="auto">
            {message.texte}
          </p>
          <Answer reponse={message.reponse} />
        </article>
      ))}
      <div ref={end} className="talk-end" />
    </>
  );
}

function Answer({ reponse }: { reponse: Reponse }) {
  return (
    <div className="panel answer-card">
      <div dir="auto" className="prose">
        <Prose source={reponse.texte} />
      </div>
      <Sources sources={reponse.sources} />
      {reponse.services.length > 0 && (
        <>
          <h2>{t("tijaria.services")}</h2>
          <ul className="rows">
            {reponse.services.map((service) => (
              <li key={service.code}>
                <Link href={serviceHref(service.code)}>
                  <span>
                    {say(service.label)}
                    <small>{say(service.organisme)}</small>
                  </span>
                  <Icon name="forward" />
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {reponse.faq.length > 0 && (
        <>
          <h2>{t("help.faq")}</h2>
          {reponse.faq.map((question) => (
            <details key={question.code} className="source">
              <summary>
                <Icon name="chevron" />
                {say(question.question)}
              </summary>
              <div className="answer">
                <Prose source={say(question.reponse)} />
              </div>
            </details>
          ))}
        </>
      )}
      {!reponse.trouve && (
        <p className="actions">
          <Link href="/aide/contact" className="button">
            {t("help.contact")}
          </Link>
        </p>
      )}
    </div>
  );
}

/** Where the words come from: a guide's chapter, an answer of the FAQ, a service. */
function Sources({ sources }: { sources: Reponse["sources"] }) {
  const guides = useGuides();
  if (sources.length === 0) return null;
  const address = ({ kind, code }: (typeof sources)[number]) => {
    if (kind === "SERVICE") return serviceHref(code);
    if (kind === "FAQ") return `/aide/faq#${code}`;
    const guide = guides.data?.items.find(({ chapitres }) =>
      chapitres.some((chapter) => chapter.code === code),
    );
    return guide ? `${guideHref(guide)}#${code}` : "/aide/guides";
  };
  return (
    <p className="sources">
      {t("tijaria.sources")}{" "}
      {sources.map((source, i) => (
        <Fragment key={source.code}>
          {i > 0 && " · "}
          <Link href={address(source)}>{say(source.label)}</Link>
        </Fragment>
      ))}
    </p>
  );
}

function Composer(props: {
  draft: string;
  onDraft: (draft: string) => void;
  onSend: (texte: string) => void;
  busy: boolean;
}) {
  const { draft, onDraft, onSend, busy } = props;
  return (
    <form
      className="composer field"
      onSubmit={(event) => {
        event.preventDefault();
        onSend(draft);
      }}
    >
      <label htmlFor="question">{t("tijaria.ask")}</label>
      <div>
        <textarea
          id="question"
          dir="auto"
          rows={2}
          maxLength={LONGEST}
          value={draft}
          onChange={(event) => onDraft(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            onSend(draft);
          }}
        />
        <button type="submit" className="button primary" aria-disabled={busy || undefined}>
          <Icon name="send" />
          {t("tijaria.send")}
        </button>
      </div>
    </form>
  );
}

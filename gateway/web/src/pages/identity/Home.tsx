/** What is this portal, which doors has it, and how do I get in? */
import { useQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "wouter";
import { api, take } from "../../api/client.ts";
import { useLiens } from "../../catalog.ts";
import { say, t, tryText, useLang } from "../../i18n.ts";
import { useSignedIn } from "../../session.ts";
import { OutsideLink, Phone } from "../../shell/Footer.tsx";
import { useSignIn } from "../../shell/SignIn.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Loaded } from "../../ui/states.tsx";

const USES = ["titres", "franchises", "suivi", "port", "comptes", "aide"] as const;
const STEPS = ["1", "2", "3"] as const;

export default function Home() {
  useLang();
  return (
    <div className="home">
      <SignInFailure />
      <Welcome />
      <Portals />
      <section className="home-part" aria-labelledby="uses">
        <h2 id="uses">{t("home.uses")}</h2>
        <ul className="uses">
          {USES.map((use) => (
            <li key={use}>
              <h3>{t(`home.uses.${use}`)}</h3>
              <p>{t(`home.uses.${use}.text`)}</p>
            </li>
          ))}
        </ul>
      </section>
      <div className="home-part two-even">
        <section aria-labelledby="how">
          <h2 id="how">{t("home.how")}</h2>
          <ol className="how">
            {STEPS.map((step) => (
              <li key={step}>
                <strong>{t(`home.how.${step}`)}</strong>
                <p>{t(`home.how.${step}.text`)}</p>
              </li>
            ))}
          </ol>
        </section>
        <FaqThemes />
      </div>
      <Assistance />
    </div>
  );
}

/** The gateway sends the browser back with a word when signing in did not end well. */
function SignInFailure() {
  const [search] = useSearchParams();
  const code = search.get("erreur");
  if (!code) return null;
  return (
    <div className="home-part notice-part">
      <div className="failure" role="alert">
        <Icon name="alert" />
        <p>{tryText(`erreur.${code}`) ?? t("erreur.refuse")}</p>
      </div>
    </div>
  );
}

function Welcome() {
  const signIn = useSignIn();
  const here = useSignedIn();
  return (
    <section className="welcome">
      <div>
        <p className="eyebrow">{t("home.eyebrow")}</p>
        <h1>{t("app.title")}</h1>
        <p className="lead">{t("home.lead")}</p>
        <p className="actions">
          {here ? (
            <Link href="/" className="button accent">
              {t("home.board")}
            </Link>
          ) : (
            <button type="button" className="button accent" onClick={signIn}>
              {t("signin")}
            </button>
          )}
          <Link href="/souscription" className="button ghost">
            {t("souscrire")}
          </Link>
        </p>
        <p className="welcome-note">
          <Icon name="lock" />
          {t("home.mfa")}
        </p>
      </div>
    </section>
  );
}

function Portals() {
  const liens = useLiens();
  const signIn = useSignIn();
  const here = useSignedIn();
  return (
    <section className="home-part raised" aria-labelledby="doors">
      <h2 id="doors">{t("home.portals")}</h2>
      <Loaded answer={liens} skeleton={<DoorsSkeleton />}>
        {({ portails }) => (
          <ul className="doors">
            {portails.map((portail) => (
              <li key={portail.code} className={portail.connexion ? "door main-door" : "door"}>
                <h3>{say(portail.label)}</h3>
                <p>{say(portail.description)}</p>
                {!portail.connexion ? (
                  <a href={portail.url} target="_blank" rel="noreferrer">
                    {t("signin.visit")}
                    <span className="sr"> – {say(portail.label)}</span>
                    <Icon name="external" label={t("newtab")} />
                  </a>
                ) : here ? (
                  <Link href="/">{t("home.board")}</Link>
                ) : (
                  <button type="button" className="link" onClick={signIn}>
                    {t("home.enter")}
                    <Icon name="forward" />
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}

/** As high as the four doors that will stand there. */
function DoorsSkeleton() {
  return (
    <ul className="doors" role="status" aria-label={t("state.loading")}>
      {["a", "b", "c", "d"].map((door) => (
        <li key={door} className="door skeleton">
          <span />
          <span />
          <span />
        </li>
      ))}
    </ul>
  );
}

function FaqThemes() {
  const faq = useQuery({
    queryKey: ["public", "faq", ""],
    queryFn: () => take(api.GET("/api/helpdesk/v1/faq")),
    staleTime: 30 * 60_000,
  });
  return (
    <section aria-labelledby="faq">
      <div className="panel-head">
        <h2 id="faq">{t("help.faq")}</h2>
        <Link href="/aide/faq" className="more">
          {t("home.faq.all")}
        </Link>
      </div>
      <Loaded answer={faq} lines={9}>
        {({ themes }) => (
          <ul className="rows">
            {themes.map((theme) => (
              <li key={theme.code}>
                <Link href={`/aide/faq#${theme.code}`}>
                  <span>{say(theme.label)}</span>
                  <span className="count">{t("faq.count", { n: theme.questions.length })}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}

function Assistance() {
  const liens = useLiens();
  return (
    <section className="home-part assistance" aria-labelledby="assistance">
      <div>
        <h2 id="assistance">{t("home.assistance")}</h2>
        <p>
          {t("home.hours")} <Link href="/aide">{t("help.title")}</Link>
        </p>
      </div>
      <p className="phone">
        <Icon name="phone" />
        <Phone />
      </p>
      <div>
        <h3>{t("foot.networks")}</h3>
        <ul className="social" translate="no">
          {liens.data?.reseaux.map((lien) => (
            <li key={lien.code}>
              <OutsideLink lien={lien} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

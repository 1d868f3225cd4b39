/** The page of the address: loaded when needed, with its title, its focus, and a net below it. */
import { Component, useEffect, useRef, type ReactNode } from "react";
import { matchRoute, Route, Switch, useLocation, useRouter } from "wouter";
import { t, useLang } from "../i18n.ts";
import { PAGES, type PageEntry } from "../pages.ts";
import { Failure } from "../ui/states.tsx";
import { Missing } from "./Missing.tsx";

/** Name the browser's tab: page – PMPCE. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (title) document.title = `${title} – PMPCE`;
  }, [title]);
}

function usePage(path: string): PageEntry | undefined {
  const { parser } = useRouter();
  return PAGES.find((page) => matchRoute(parser, page.path, path)[0]);
}

/** What is shown in a page's stead is named after where it leads. */
function titleOf(page: PageEntry | undefined, isGuarded: boolean | undefined) {
  if (!page) return t("missing.title");
  if (isGuarded) return t(page.path === "/" ? "home.title" : "private.title");
  return page.title && t(page.title);
}

export function Views({ guard }: { guard: (page: PageEntry) => ReactNode }) {
  const [path] = useLocation();
  const lang = useLang();
  const first = useRef(true);
  const main = useRef<HTMLElement>(null);
  const page = usePage(path);
  useTitle(titleOf(page, page && guard(page) !== null));
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <main id="main" tabIndex={-1} ref={main}>
      <Net key={`${path} ${lang}`}>
        <Switch>
          {PAGES.map((entry) => (
            <Route key={entry.path} path={entry.path}>
              {guard(entry) ?? <entry.page />}
            </Route>
          ))}
          <Route>
            <Missing />
          </Route>
        </Switch>
      </Net>
    </main>
  );
}

/** A page that breaks, or does not come, does not take the portal with it. The browser may remember
 * for as long as the document lives that a file did not come: only a new document asks again. */
class Net extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return <Failure error={this.state.error} onRetry={() => location.reload()} />;
  }
}

/** Who is here, and so which frame is drawn: the public one or the work space. */
import { useSession, useSessionWatch } from "../session.ts";
import { useLang } from "../i18n.ts";
import { Failure, Skeleton } from "../ui/states.tsx";
import { Brand } from "./Brand.tsx";
import { Expired } from "./Expired.tsx";
import { Languages } from "./Languages.tsx";
import { PublicShell } from "./PublicShell.tsx";
import { WorkShell } from "./WorkShell.tsx";

export function Portal() {
  useLang();
  useSessionWatch();
  const session = useSession();
  if (session.data?.signed_in) {
    return (
      <>
        <WorkShell session={session.data} />
        <Expired />
      </>
    );
  }
  if (session.data) return <PublicShell />;
  return (
    <div className="public">
      <header className="top">
        <Brand href="/" />
        <Languages />
      </header>
      <main id="main" className="plain">
        {session.error ? (
          <Failure error={session.error} onRetry={() => void session.refetch()} />
        ) : (
          <Skeleton lines={6} />
        )}
      </main>
    </div>
  );
}

/** The band on top of the work space. */
import { t } from "../i18n.ts";
import type { SignedIn } from "../session.ts";
import { Icon } from "../ui/icon.tsx";
import { Account } from "./Account.tsx";
import { Bell } from "./Bell.tsx";
import { Brand } from "./Brand.tsx";
import { Languages } from "./Languages.tsx";
import { ServiceBox } from "./ServiceBox.tsx";

export function TopBar(props: { session: SignedIn; onMenu?: (() => void) | undefined }) {
  const { session, onMenu } = props;
  const closed = session.acting?.ended === true;
  return (
    <header className="top">
      {onMenu && (
        <button
          type="button"
          className="icon-button menu-button"
          aria-haspopup="dialog"
          onClick={onMenu}
        >
          <Icon name="menu" label={t("menu.open")} />
        </button>
      )}
      <Brand href="/" />
      {!closed && <ServiceBox />}
      <Languages />
      {!closed && <Bell />}
      <Account session={session} />
    </header>
  );
}

/** Under each of the company's profiles, what may this person do? */
import type { Droits } from "../../../api/types.ts";
import { t } from "../../../i18n.ts";
import { Check, Choices } from "../../../ui/field.tsx";
import { profilName, roleNames } from "../names.ts";
import { ROLES, type Role } from "./api.ts";

/** The roles of one profile as boxes, each with what it allows. */
export function Roles(props: {
  id: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  chosen: readonly Role[];
  onChange: (roles: Role[]) => void;
}) {
  const { chosen, onChange } = props;
  return (
    <Choices id={props.id} label={props.label} hint={props.hint} error={props.error}>
      <div className="two-columns">
        {ROLES.map((role) => (
          <Check
            key={role}
            checked={chosen.includes(role)}
            onChange={(on) =>
              onChange(ROLES.filter((each) => (each === role ? on : chosen.includes(each))))
            }
          >
            <strong>{t(`role.${role}`)}</strong>
            <small>{t(`role.${role}.hint`)}</small>
          </Check>
        ))}
      </div>
    </Choices>
  );
}

/** Every profile with its roles, in one line of a list. */
export function RightsLine({ affectations }: { affectations: readonly Droits[] }) {
  return (
    <>
      {affectations.map(({ profil, roles }) => (
        <span key={profil} className="rights">
          <strong>{profilName(profil)}</strong>
          <small>{roleNames(roles)}</small>
        </span>
      ))}
    </>
  );
}

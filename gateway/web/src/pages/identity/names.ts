/** How are profiles, roles and company numbers written for people? */
import { list, tryText } from "../../i18n.ts";

export function profilName(profil: string): string {
  return tryText(`profil.${profil}`) ?? profil;
}

export function profilNames(profils: readonly string[]): string {
  return list(profils.map(profilName));
}

export function roleNames(roles: readonly string[]): string {
  return list(roles.map((role) => tryText(`role.${role}`) ?? role));
}

/** Show an ICE in the groups that certificates print: company, establishment, check. */
export function spacedIce(ice: string): string {
  return ice.replace(/^(\d{3})(\d{3})(\d{3})(\d{4})(\d{2})$/, "$1 $2 $3 $4 $5");
}

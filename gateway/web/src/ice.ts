/** Is this an Identifiant Commun de l'Entreprise? */

/** Check the 15 digits: the whole number is a multiple of 97 (two check digits at its end). */
export function validIce(text: string): boolean {
  return /^\d{15}$/.test(text) && BigInt(text) % 97n === 0n;
}

/** Which rules does a new password meet so far? Identity judges; this only ticks while one types. */

export type Regles = { minimum: number; maximum: number; phrase_des: number };
export type Rule = "minimum" | "majuscule" | "minuscule" | "chiffre" | "special";

export const RULES: readonly Rule[] = ["minimum", "majuscule", "minuscule", "chiffre", "special"];

const KINDS: Readonly<Record<Exclude<Rule, "minimum">, RegExp>> = {
  majuscule: /[\p{Lu}\p{Lt}]/u,
  minuscule: /\p{Ll}/u,
  chiffre: /\p{Nd}/u,
  special: /[\p{P}\p{S}\p{Zs}]/u,
};

/** The form in which identity reads passwords, too. */
export function normal(password: string): string {
  return password.normalize("NFKC");
}

/** Return the rules that `password` meets; a long one need not mix kinds of characters. */
export function met(password: string, regles: Regles): ReadonlySet<Rule> {
  const text = normal(password);
  const { length } = [...text];
  const phrase = regles.phrase_des > 0 && length >= regles.phrase_des;
  return new Set(
    RULES.filter((rule) =>
      rule === "minimum"
        ? length >= regles.minimum && length <= regles.maximum
        : phrase || KINDS[rule].test(text),
    ),
  );
}

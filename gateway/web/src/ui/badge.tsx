/** A state in a word; its colour says the same and nothing more. */

export type Colour = "plain" | "good" | "info" | "warn" | "bad";

export function Badge({ colour, children }: { colour: Colour; children: string }) {
  return <span className={`state ${colour}`}>{children}</span>;
}

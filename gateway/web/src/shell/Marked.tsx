/** A name with what was typed marked in it. */
import { cut } from "../search.ts";

export function Marked({ text, query }: { text: string; query: string }) {
  const [before, hit, after] = cut(text, query);
  return (
    <span>
      {before}
      {hit && <mark>{hit}</mark>}
      {after}
    </span>
  );
}

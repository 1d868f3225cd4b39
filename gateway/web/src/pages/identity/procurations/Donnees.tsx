/** Whom did my company let act for it? */
import { List } from "./List.tsx";

export default function Donnees() {
  return <List sens="donnees" />;
}

/** For whom may my company act? */
import { List } from "./List.tsx";

export default function Recues() {
  return <List sens="recues" />;
}

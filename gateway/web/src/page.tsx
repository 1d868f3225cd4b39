/** How does a page that is a file of its own come? */
import { useEffect, useState, type ComponentType } from "react";
import { Skeleton } from "./ui/states.tsx";

export type Load = () => Promise<{ default: ComponentType }>;

/** A page that is drawn the moment it is here. React's `lazy` goes on saying that it waits for a
 * third of a second. */
export function page(load: Load): ComponentType {
  let here: ComponentType | undefined;
  let coming: Promise<void> | undefined;
  const bring = async () => {
    here = (await load()).default;
  };
  return function Page() {
    const [isHere, setHere] = useState(here !== undefined);
    const [failure, setFailure] = useState<unknown>();
    useEffect(() => {
      if (!isHere) (coming ??= bring()).then(() => setHere(true), setFailure);
    }, [isHere]);
    if (failure !== undefined) throw failure;
    const Here = here;
    return Here ? <Here /> : <Skeleton lines={8} />;
  };
}

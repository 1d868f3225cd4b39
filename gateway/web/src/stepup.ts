/** An act that asks the person to prove themselves anew: it waits, and then goes on by itself. */
import { useSyncExternalStore } from "react";
import { Problem, type StepUp } from "./api/problem.ts";

type Waiting = { asked: StepUp; goOn: () => void; giveUp: () => void };

let waiting: Waiting | undefined;
const listeners = new Set<() => void>();

function set(next: Waiting | undefined): void {
  waiting = next;
  for (const tell of listeners) tell();
}

/** Do `act`; while the portal wants a stronger or fresher sign-in, ask for it and do `act` again.
 * Rejects with the portal's refusal when the person gives up. */
export async function withStepUp<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!wantsProof(error)) throw error;
    const asked = error.stepUp;
    waiting?.giveUp();
    await new Promise<void>((resolve, reject) => {
      set({ asked, goOn: resolve, giveUp: () => reject(error) });
    });
    return withStepUp(act);
  }
}

/** A read was refused: if the portal wants a stronger or fresher sign-in, ask for it. Whatever the
 * page shows is read anew once the person has signed in again. */
export function askProof(error: unknown): void {
  if (waiting || !wantsProof(error)) return;
  set({ asked: error.stepUp, goOn: () => {}, giveUp: () => {} });
}

type WantsProof = Problem & { stepUp: StepUp };

/** Was this refused for want of a stronger or fresher sign-in? */
export function wantsProof(error: unknown): error is WantsProof {
  return error instanceof Problem && error.stepUp !== undefined;
}

/** The person has signed in again. */
export function proved(): void {
  const { goOn } = waiting ?? {};
  set(undefined);
  goOn?.();
}

/** The person would rather not. */
export function giveUp(): void {
  const { giveUp: tell } = waiting ?? {};
  set(undefined);
  tell?.();
}

/** What must be proved now, if anything. */
export function useStepUp(): StepUp | undefined {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => waiting?.asked,
  );
}

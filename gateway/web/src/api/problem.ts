/** How did the portal refuse? RFC 9457 problem+json, turned into something that can be thrown. */

export type FieldError = { pointer: string; detail: string };

/** What the person must prove anew before the portal does what it was asked. Source: RFC 9470. */
export type StepUp = { acr?: string; maxAge?: number };

export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly trace: string;
  readonly errors: readonly FieldError[];
  readonly stepUp: StepUp | undefined;

  constructor(
    status: number,
    code: string,
    title = "",
    trace = "",
    errors: FieldError[] = [],
    stepUp?: StepUp,
  ) {
    super(code);
    this.name = "Problem";
    this.status = status;
    this.code = code;
    this.title = title;
    this.trace = trace;
    this.errors = errors;
    this.stepUp = stepUp;
  }

  /** The network did not answer. */
  static offline(): Problem {
    return new Problem(0, "reseau");
  }

  /** Read the body of a refusal, whatever it is. */
  static of(status: number, body: unknown): Problem {
    const seen = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
    const word = (name: string) => (typeof seen[name] === "string" ? seen[name] : "");
    const errors = Array.isArray(seen["errors"]) ? (seen["errors"] as FieldError[]) : [];
    const code = word("code") || `http-${status}`;
    const stepUp = code === "step-up-required" ? stepUpOf(seen) : undefined;
    return new Problem(status, code, word("title"), word("trace_id"), errors, stepUp);
  }

  /** Is trying again of any use? */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  /** Is it worth trying again unasked? Who has waited for a slow service is told, not kept longer. */
  get worthRepeating(): boolean {
    return this.passing && this.status !== 504;
  }
}

function stepUpOf(seen: Record<string, unknown>): StepUp {
  const asked: StepUp = {};
  if (typeof seen["acr_values"] === "string") asked.acr = seen["acr_values"];
  if (typeof seen["max_age"] === "number") asked.maxAge = seen["max_age"];
  return asked;
}

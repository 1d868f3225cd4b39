/** How did the portal refuse? RFC 9457 problem+json, turned into something that can be thrown. */

export type FieldError = { pointer: string; detail: string };

export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly trace: string;
  readonly errors: readonly FieldError[];

  constructor(status: number, code: string, title = "", trace = "", errors: FieldError[] = []) {
    super(code);
    this.name = "Problem";
    this.status = status;
    this.code = code;
    this.title = title;
    this.trace = trace;
    this.errors = errors;
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
    return new Problem(status, word("code") || `http-${status}`, word("title"), word("trace_id"), errors);
  }

  /** Is trying again of any use? */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

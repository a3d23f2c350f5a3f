/** What a part of Fleet answered instead of what was asked for; `status` is 0 where nothing answered at all. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    title: string,
    readonly detail?: string,
    readonly parameter?: string,
  ) {
    super(title);
    this.name = "ProblemError";
  }

  /** Whether asking again may help: nothing answered, too many asked, or a part behind is away. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** Reads a refusal (RFC 9457); a body that is no problem document leaves the status alone. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const told = await response.json().catch(() => ({}));
  return new ProblemError(response.status, told.type ?? "", told.title ?? `HTTP ${response.status}`, told.detail, told.parameter);
}

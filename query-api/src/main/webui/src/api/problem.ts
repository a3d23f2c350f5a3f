/** What is wrong with one member of a document that was sent; `field` is its path. */
export interface FieldNote {
  field: string;
  reason: string;
  detail: string;
}

/** What a part of Fleet answered instead of what was asked for; `status` is 0 where nothing answered at all. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    title: string,
    readonly detail?: string,
    readonly parameter?: string,
    readonly notes: FieldNote[] = [],
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
  const title = told.title ?? `HTTP ${response.status}`;
  return new ProblemError(response.status, told.type ?? "", title, told.detail, told.parameter ?? told.member, told.errors);
}

/** What a refusal says by the member of the document that it is about; "" is the document as a whole, where no member is named. */
export function notesByMember(failure: Error | null): Record<string, string> {
  if (!failure) {
    return {};
  }
  if (!(failure instanceof ProblemError)) {
    return { "": failure.message };
  }
  const member = (path: string) => path.split(/[/.[]/).find(Boolean) ?? "";
  const detail = failure.detail ?? failure.message;
  const notes = failure.notes.length > 0 ? failure.notes : [{ field: failure.parameter ?? "", detail }];
  const told: Record<string, string> = {};
  for (const note of notes) {
    const name = member(note.field);
    told[name] = told[name] ? `${told[name]}; ${note.detail}` : note.detail;
  }
  return told;
}

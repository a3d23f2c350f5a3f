import createClient from "openapi-fetch";
import { problemOf, ProblemError } from "./problem";
import type { components, paths } from "./schema";
import { dropToken, keptToken } from "./token";

type Json = "application/json" | "application/problem+json";
type Schemas = components["schemas"];

/** A schema of the API of which these members are always told. */
export type Told<S extends keyof Schemas, K extends keyof Schemas[S]> = Schemas[S] & Required<Pick<Schemas[S], K>>;

/** One page of a list. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

/** The query API by its own description: paths, parameters and answers are checked by the compiler. */
export const api = createClient<paths, Json>({ fetch: (request) => send(request) });

/** The answer, as one knows it to be, or a {@link ProblemError}. */
export async function answer<T>(asked: Promise<{ data?: unknown }>): Promise<T> {
  return (await asked).data as T;
}

/** Posts to a part beside this service, such as `/gateway/v1/alerts/…`, which the service forwards. */
export async function post<T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
  return sendJson<T>("POST", path, body, headers);
}

type Method = "GET" | "POST" | "PUT" | "DELETE";

/** Any other request to a part beside this service; an empty answer is undefined. */
export async function sendJson<T>(method: Method, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
  return (await sendTagged<T>(method, path, body, headers)).told;
}

/** The same with the answer's entity tag, for what is changed only as one has seen it. */
export async function sendTagged<T>(
  method: Method,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ told: T; tag: string | undefined }> {
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  const type = body === undefined ? {} : { "Content-Type": "application/json" };
  const response = await send(new Request(path, { method, headers: { ...type, ...headers }, ...content }));
  const text = await response.text();
  return { told: (text ? JSON.parse(text) : undefined) as T, tag: response.headers.get("ETag") ?? undefined };
}

/** A key for one word that may be sent twice. `randomUUID` is there on secure origins alone, this everywhere. */
export function idempotencyKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Shows the token of this tab; a token that is no longer taken ends the session. */
async function send(request: Request): Promise<Response> {
  request.headers.set("Authorization", `Bearer ${keptToken() ?? ""}`);
  const response = await fetch(request).catch((failure: unknown) => {
    if (request.signal.aborted) {
      throw failure;
    }
    throw new ProblemError(0, "", "The server does not answer");
  });
  if (response.status === 401) {
    dropToken();
    location.reload();
  }
  if (!response.ok) {
    throw await problemOf(response);
  }
  return response;
}

import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './schema.js';

export type Vehicle = components['schemas']['Vehicle'];
export type Trip = components['schemas']['Trip'];
export type Alert = components['schemas']['Alert'];
export type Problem = components['schemas']['Problem'];

/** What is asked for here: lists can be had in other forms, too. */
type Json = 'application/json' | 'application/problem+json';

/**
 * A client of the query API.
 *
 * @param baseUrl such as `http://127.0.0.1:8092`
 * @param token a signed token or a machine's key, asked for before each request since tokens end
 */
export function fleetClient(baseUrl: string, token: () => string): Client<paths, Json> {
  const client = createClient<paths, Json>({ baseUrl });
  client.use({
    onRequest({ request }) {
      request.headers.set('Authorization', `Bearer ${token()}`);
      return request;
    },
  });
  return client;
}

import { parseDocument } from '../../src/core/families/pro/document.ts';
import type { ApiDocument } from '../../src/core/families/pro/types.ts';
import { createDemo, demoAdminClient, type Demo, type DemoOptions, type DemoRequest } from '../../src/demo/demo.ts';

export interface Answered {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly text: string;
  /** The parsed body, for reading without ceremony; undefined where it is no JSON. */
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly json: any;
}

export type Ask = (method: DemoRequest['method'], path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Answered;

export const noon = Date.parse('2026-05-04T12:00:00Z');

/** Of a demo of the first world: all else that its document follows from. */
const likes = new WeakMap<Demo, string>();
const documents = new Map<string, ApiDocument>();

/** What a demo says of its API, read once for all that are made alike: a test has many of them. */
export function documentOf(demo: Demo): ApiDocument {
  const like = likes.get(demo);
  const known = like === undefined ? undefined : documents.get(like);
  if (known !== undefined) return known;
  const document = parseDocument(signedIn(demo)('GET', '/api/schema/').text);
  if (like !== undefined) documents.set(like, document);
  return document;
}

/** A demo whose clock stands at noon until it is set. */
export function standing(options: DemoOptions = {}): { readonly demo: Demo; readonly setTime: (ms: number) => void } {
  let now = noon;
  const demo = createDemo({ now: () => now, ...options });
  if (options.world === undefined && options.now === undefined) likes.set(demo, JSON.stringify(options));
  return { demo, setTime: (ms) => void (now = ms) };
}

export function ask(demo: Demo, token?: string): Ask {
  return (method, path, body, headers = {}) => {
    const isText = typeof body === 'string' || body === undefined;
    const answer = demo.handle({
      method,
      path,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(isText ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: isText ? body : JSON.stringify(body),
    });
    const text = typeof answer.body === 'string' ? answer.body : new TextDecoder().decode(answer.body);
    return { status: answer.status, headers: answer.headers, text, json: parse(text) };
  };
}

export function clientToken(demo: Demo, client: { readonly clientId: string; readonly clientSecret: string }, scope?: string): Answered {
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: client.clientId, client_secret: client.clientSecret });
  if (scope !== undefined) form.set('scope', scope);
  return ask(demo)('POST', '/api/v1/oauth/token', form.toString(), { 'content-type': 'application/x-www-form-urlencoded' });
}

export function userToken(demo: Demo, user: { readonly username: string; readonly password: string }): Answered {
  const authorization = `Basic ${Buffer.from(`${user.username}:${user.password}`).toString('base64')}`;
  return ask(demo)('POST', '/api/v1/auth/token', undefined, { authorization });
}

/** Asks with a client's token, the all-powerful one by default. */
export function signedIn(demo: Demo, client = demoAdminClient): Ask {
  return ask(demo, clientToken(demo, client).json.access_token);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

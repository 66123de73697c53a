import type { HttpRequest, HttpResponse } from '../../../src/core/http/message.ts';
import type { Session } from '../../../src/core/instances/session.ts';
import type { Demo } from '../../../src/demo/demo.ts';
import { documentOf, signedIn } from '../demoCaller.ts';
import { fakeSession } from '../fakeSession.ts';

/** What stands between a person and the server. `pass` lets the server carry the request out. */
export type Between = (request: HttpRequest, pass: () => HttpResponse) => Promise<HttpResponse>;

/** A session at a demo server, signed in with all privileges. */
export function demoSession(demo: Demo, between: Between = async (_, pass) => await Promise.resolve(pass())): Session {
  const ask = signedIn(demo);
  const pass = ({ method, url, body, headers }: HttpRequest): HttpResponse => {
    const { pathname, search } = new URL(url);
    const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    const { status, headers: own, text } = ask(method, `${pathname}${search}`, body === undefined ? undefined : String(body), sent);
    return answered(status, text, own);
  };
  return fakeSession({
    document: documentOf(demo),
    profile: { id: 'x', name: 'X', url: 'https://x.test' },
    send: async (request) => await between(request, () => pass(request)),
    isNew: true,
  });
}

/** An answer as it comes from the wire. */
export function answered(
  status: number,
  text: string,
  headers: HttpResponse['headers'] = [['content-type', 'application/json']],
): HttpResponse {
  const body = new TextEncoder().encode(text);
  return { status, statusText: '', headers, body, size: body.length, timing: { queued: 0, firstByte: 0, total: 0, attempts: 1 } };
}

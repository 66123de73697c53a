import type { HttpRequest, HttpResponse, Transport } from '../../../src/core/http/message.ts';
import { apiCatalogue } from '../../../src/core/families/apiCatalogue.ts';
import { betterInClassic, classicFamily } from '../../../src/core/families/classic/classicFamily.ts';
import { classicWriting } from '../../../src/core/families/classic/writing/classicWriting.ts';
import { proFamily } from '../../../src/core/families/pro/proFamily.ts';
import type { SignedIn } from '../../../src/core/instances/session.ts';
import { ProblemError } from '../../../src/shared/problem.ts';
import { answer } from '../fakeTransport.ts';
import { fakeSession, type FakeSession } from '../fakeSession.ts';
import { small } from '../openapi/smallDocument.ts';

/** An object of the double: its name, and what else stands in it. */
export type Thing = Readonly<Record<string, unknown>> & { readonly name: string };

const pro = proFamily(small(), betterInClassic);
const catalogue = { ...apiCatalogue([pro, classicFamily(pro, classicWriting)]), origin: { kind: 'server' } as const };

/**
 * A Jamf Pro with buildings, whose rows are the whole objects, and with sites and printers of the Classic API, which are read one by one.
 * A test may answer in its place, by what is asked: `GET /v1/buildings?…`, `GET /JSSResource/printers/id/3`.
 */
export class SetServer {
  readonly buildings = new Map<number, Thing>();
  readonly printers = new Map<number, Thing>();
  readonly sites = new Map<number, Thing>();
  /** All that were asked. */
  readonly asked: string[] = [];
  version = '11.30.1';
  inFlight = 0;
  mostInFlight = 0;
  /** In the place of the server, for some of what is asked. */
  instead: (asked: string) => HttpResponse | Error | Promise<HttpResponse | undefined | void> | undefined | void = () => undefined;
  signedIn: SignedIn | undefined;

  /** With so many of each. */
  constructor(buildings = 0, printers = 0) {
    for (let id = 1; id <= buildings; id++) this.buildings.set(id, { name: `Building ${id}`, city: `Town ${id % 3}` });
    for (let id = 1; id <= printers; id++) this.printers.set(id, { name: `Printer ${id}`, notes: `Floor ${id}` });
    this.sites.set(1, { name: 'North' });
  }

  /** A window's session at it. `limited`: what else is between the two. */
  session(limited: (send: Transport) => Transport = (send) => send): FakeSession {
    return fakeSession({
      catalogue,
      profile: { id: 'acme', name: 'Acme', url: 'https://acme.test' },
      ...(this.signedIn === undefined ? {} : { signedIn: this.signedIn }),
      send: limited(async (request, signal) => {
        if (signal.aborted) throw new ProblemError({ kind: 'cancelled' });
        this.mostInFlight = Math.max(this.mostInFlight, ++this.inFlight);
        try {
          const given = await this.#answer(request);
          if (signal.aborted) throw new ProblemError({ kind: 'cancelled' });
          return given;
        } finally {
          this.inFlight -= 1;
        }
      }),
    });
  }

  /** How often something of this beginning was asked. */
  times(beginning: string): number {
    return this.asked.filter((asked) => asked.startsWith(beginning)).length;
  }

  async #answer({ method, url }: HttpRequest): Promise<HttpResponse> {
    const { pathname, searchParams, search } = new URL(url);
    const path = pathname.replace(/^\/api/, '');
    const asked = `${method} ${path}${search}`;
    this.asked.push(asked);
    await Promise.resolve();
    const given = await this.instead(asked);
    if (given instanceof Error) throw given;
    return given ?? this.#own(path, searchParams);
  }

  #own(path: string, query: URLSearchParams): HttpResponse {
    if (path === '/v1/jamf-pro-version') return answer(200, { body: { version: this.version } });
    if (path === '/v1/buildings') return answer(200, { body: this.#page(query) });
    const building = this.#at(/^\/v1\/buildings\/(\d+)$/, path, this.buildings);
    if (building !== undefined) return answer(200, { body: buildingOf(...building) });
    for (const [list, one] of [
      ['printers', 'printer'],
      ['sites', 'site'],
    ] as const) {
      if (path === `/JSSResource/${list}`) {
        return answer(200, { body: { [list]: Array.from(this[list], ([id, { name }]) => ({ id, name })) } });
      }
      const found = this.#at(new RegExp(`^/JSSResource/${list}/id/(\\d+)$`), path, this[list]);
      if (found !== undefined) return answer(200, { headers: { 'content-type': 'application/xml' }, body: xmlOf(one, ...found) });
    }
    return answer(404, { body: { httpStatus: 404, errors: [] } });
  }

  #at(pattern: RegExp, path: string, things: ReadonlyMap<number, Thing>): readonly [number, Thing] | undefined {
    const id = Number(pattern.exec(path)?.[1]);
    const thing = things.get(id);
    return thing === undefined ? undefined : [id, thing];
  }

  #page(query: URLSearchParams): object {
    const [page, size] = [Number(query.get('page')), Number(query.get('page-size'))];
    const all = Array.from(this.buildings, ([id, thing]) => buildingOf(id, thing));
    return { totalCount: all.length, results: all.slice(page * size, (page + 1) * size) };
  }
}

function buildingOf(id: number, thing: Thing): object {
  const fields = pro.object(catalogue.resource('buildings')!, { kind: 'one', id: '1' })?.readShape;
  const names = fields?.kind === 'record' ? [...fields.fields().keys()] : [];
  return { ...Object.fromEntries(names.map((name) => [name, null])), id: String(id), ...thing };
}

function xmlOf(element: string, id: number, thing: Thing): string {
  const fields = Object.entries(thing).map(([name, value]) => `<${name}>${String(value)}</${name}>`);
  return `<?xml version="1.0" encoding="UTF-8"?><${element}><id>${id}</id>${fields.join('')}</${element}>`;
}

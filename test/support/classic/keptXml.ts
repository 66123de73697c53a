import { memberOf, parseJson, type JsonNode } from '../../../src/core/json/parse.ts';
import { objectOf } from '../../../src/core/json/tree.ts';
import type { HttpRequest } from '../../../src/core/http/message.ts';
import type { Session } from '../../../src/core/instances/session.ts';
import type { RecordShape } from '../../../src/core/shapes/shape.ts';
import type { Codec } from '../../../src/core/wire/codec.ts';
import { xmlCodec } from '../../../src/core/wire/xmlCodec.ts';
import { fakeSession } from '../fakeSession.ts';
import { answered } from '../objects/demoSession.ts';

const xml = [['content-type', 'application/xml']] as const;

/** A server with one object, of whatever kind: it stores the sections that it is sent, and nothing of itself. */
export class KeptXml {
  readonly requests: HttpRequest[] = [];
  readonly session: Session = fakeSession({
    profile: { id: 'x', name: 'X', url: 'https://x.test' },
    send: async (request) => {
      this.requests.push(request);
      return await Promise.resolve(answered(...this.#answer(request)));
    },
  });
  readonly #codec: Codec;
  readonly #element: string;
  #kept: JsonNode;

  constructor(element: string, shape: RecordShape, kept: JsonNode) {
    this.#codec = xmlCodec(element, shape);
    this.#element = element;
    this.#kept = kept;
  }

  /** The bodies of all writes so far, as documents, and forgets them. */
  takeBodies(): readonly JsonNode[] {
    const sent = this.requests.filter(({ method }) => method !== 'GET');
    this.requests.length = 0;
    return sent.map(({ body }) => this.#read(String(body)));
  }

  #answer({ method, body }: HttpRequest): [number, string, typeof xml] {
    if (method === 'GET') return [200, this.#codec.encode(this.#kept), xml];
    this.#kept = over(this.#kept, this.#read(String(body)), '');
    return [201, `<?xml version="1.0" encoding="UTF-8"?><${this.#element}><id>7</id></${this.#element}>`, xml];
  }

  #read(body: string): JsonNode {
    const found = this.#codec.decode(body);
    if ('detail' in found) throw new Error(found.detail);
    return parseJson(found.text);
  }
}

/** What is left out stays, but of the scope; lists are replaced. */
function over(kept: JsonNode, sent: JsonNode, path: string): JsonNode {
  if (sent.kind !== 'object' || kept.kind !== 'object' || path.startsWith('scope')) return sent;
  const names = new Set([...kept.members, ...sent.members].map(({ name }) => name));
  return objectOf(
    [...names].map((name) => {
      const [was, now] = [memberOf(kept, name), memberOf(sent, name)];
      return [name, was === undefined || now === undefined ? (now ?? was) : over(was, now, path === '' ? name : `${path}.${name}`)];
    }),
  );
}

import type { ObjectAddress } from '../../../../src/core/objects/address/address.ts';
import type { Session } from '../../../../src/core/instances/session.ts';
import { FakeJamf } from '../../../support/objects/fakeJamf.ts';
import type { Page } from '../../../support/objects/fakeJamf.ts';
import { Folder } from '../../../support/documents/documentsDesk.ts';

/** Fields of an object by their place in it, `criteria/0/value`, with their values as JSON. */
export type Fields = ReadonlyMap<string, string>;

/** A kind of object that lives are led with. */
export interface Kind {
  readonly resource: string;
  readonly path: string;
  /** What people change, mostly the first. */
  readonly fields: readonly string[];
  readonly start: object;
}

export const things: Kind = {
  resource: 'things',
  path: '/v1/things',
  fields: ['city', 'name', 'place/room', 'tags'],
  start: { name: 'n', city: 'x', tags: ['a', 'b'], place: { room: '1', floor: '2', checked: 'c' }, seen: 'today' },
};
export const smartGroups: Kind = {
  resource: 'computer-groups/smart-groups',
  path: '/v3/computer-groups/smart-groups',
  fields: ['criteria/0/value', 'name', 'criteria/1/value'],
  start: {
    name: 'n',
    criteria: [
      { name: 'Model', priority: 0, searchType: 'is', value: 'x', rank: '1' },
      { name: 'Site', priority: 1, searchType: 'is', value: 'y', rank: '2' },
    ],
  },
};
export const staticGroups: Kind = {
  resource: 'computer-groups/static-groups',
  path: '/v3/computer-groups/static-groups',
  fields: ['description', 'name'],
  start: { name: 'n', description: 'x' },
};

type Json = Record<string, unknown>;

export function parsed(text: string): Json {
  return JSON.parse(text) as Json;
}

/** The value at a place; undefined where there is none. */
export function at(root: unknown, place: string): unknown {
  return place
    .split('/')
    .reduce<unknown>((node, name) => (typeof node === 'object' && node !== null ? Reflect.get(node, name) : undefined), root);
}

/** The same document with another value at a place that it has. */
export function withValue(text: string, place: string, value: unknown): string {
  const root = parsed(text);
  const names = place.split('/');
  const parent = names.length === 1 ? root : at(root, names.slice(0, -1).join('/'));
  if (typeof parent === 'object' && parent !== null) Reflect.set(parent, names.at(-1) ?? '', value);
  return `${JSON.stringify(root, null, 2)}\n`;
}

export function fieldsIn(kind: Kind, text: string): Fields {
  const root = parsed(text);
  return new Map(kind.fields.map((place) => [place, JSON.stringify(at(root, place) ?? null)]));
}

/** What a server that tidies makes of a value: trimmed, sorted, and nothing in the place of an empty text. */
export function tidy(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string') ? value.toSorted() : value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, tidy(inner)]));
}

/** The same of a value as JSON. */
export function tidied(value: string): string {
  return JSON.stringify(tidy(JSON.parse(value)));
}

/** One Jamf Pro, that may tidy what it stores, and may show pages that are not whole. */
export class Server {
  readonly name: string;
  readonly jamf = new FakeJamf();
  readonly session: Session;
  tidies = false;
  /** Judges each change that a person's save makes to an object. */
  written: (path: string, old: string, now: string, body: string) => void = () => undefined;

  constructor(name: string) {
    this.name = name;
    const { session } = this.jamf;
    this.session = { ...session, profile: { ...session.profile, url: `https://${name.toLowerCase()}.test` } };
    this.jamf.computers = 501;
    this.jamf.keep = (path, body, old) => {
      const id = path.split('/').at(-1) ?? '';
      const made = this.tidies ? tidy(parsed(body)) : parsed(body);
      const { assignments, ...shown } = made as Json;
      if (Array.isArray(assignments)) this.jamf.members.set(id, assignments.map(String));
      const now = JSON.stringify({ id, ...owned(shown, old) });
      if (old !== undefined) this.written(path, old, now, body);
      return now;
    };
  }

  put(kind: Kind, id: string, object: object): void {
    this.jamf.stored.set(`${kind.path}/${id}`, JSON.stringify({ id, ...object }));
  }

  object(kind: Kind, id: string): string {
    return this.jamf.stored.get(`${kind.path}/${id}`) ?? '{}';
  }

  /** Somebody else changes one field. */
  change(kind: Kind, id: string, place: string, value: unknown): void {
    const object = parsed(withValue(this.object(kind, id), place, value));
    this.jamf.stored.set(`${kind.path}/${id}`, JSON.stringify(this.tidies ? tidy(object) : object));
  }
}

/** What only the server sets stays as it is. */
function owned(made: Json, old: string | undefined): Json {
  if (old === undefined) return made;
  const before = parsed(old);
  const checked = at(before, 'place/checked');
  return {
    ...ranked(made, before),
    ...('seen' in before ? { seen: before['seen'] } : {}),
    ...(checked === undefined ? {} : { place: { ...(made['place'] as Json | undefined), checked } }),
  };
}

function ranked(shown: Json, old: Json): Json {
  const { criteria } = shown;
  if (!Array.isArray(criteria)) return shown;
  const ranks = at(old, 'criteria');
  const rankOf = (name: unknown): unknown =>
    Array.isArray(ranks)
      ? at(
          ranks.find((one) => at(one, 'name') === name),
          'rank',
        )
      : undefined;
  return { ...shown, criteria: criteria.map((one: object) => Object.assign(one, { rank: rankOf(at(one, 'name')) })) };
}

/** How a list's pages may lie. */
export const pageLies = {
  none: (page: Page): Page => page,
  emptySecond: (page: Page, number: number): Page => (number === 1 ? { ...page, rows: [] } : page),
  shorterCount: (page: Page, number: number): Page => (number === 1 ? { ...page, totalCount: page.totalCount - 1 } : page),
  repeated: (page: Page, number: number): Page => (number === 1 ? { ...page, rows: page.rows.map(() => page.rows[0] ?? '') } : page),
} as const;

/** A disk of one window, whose next calls may fail. */
export class Disk extends Folder {
  /** Of the calls to come: which fail. */
  failing: readonly boolean[] = [];
  failed = 0;

  override async names(): Promise<readonly string[]> {
    this.#turn();
    return await super.names();
  }

  override async read(name: string): Promise<string | undefined> {
    this.#turn();
    return await super.read(name);
  }

  override async write(name: string, text: string): Promise<void> {
    this.#turn();
    await super.write(name, text);
  }

  override async remove(name: string): Promise<void> {
    this.#turn();
    await super.remove(name);
  }

  #turn(): void {
    const [now, ...rest] = this.failing;
    this.failing = rest;
    if (now !== true) return;
    this.failed += 1;
    throw new Error('EBUSY: resource busy or locked');
  }
}

export function addressOf(kind: Kind, label: string, id: string): ObjectAddress {
  const target = id === 'new' ? ({ kind: 'new' } as const) : ({ kind: 'one', id } as const);
  return { instanceId: 'x', resource: kind.resource, target, label, ending: '.json' };
}

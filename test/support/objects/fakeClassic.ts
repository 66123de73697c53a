import { parseXml, XmlElement } from '@rgrove/parse-xml';
import type { HttpRequest, HttpResponse } from '../../../src/core/http/message.ts';
import type { Session } from '../../../src/core/instances/session.ts';
import { ProblemError } from '../../../src/shared/problem.ts';
import { fakeSession } from '../fakeSession.ts';

/** What the policy of a little Classic API holds. */
export interface StoredPolicy {
  name: string;
  enabled: boolean;
  frequency: string;
  category: number;
  message: string;
  everybody: boolean;
  /** Ids. */
  computers: Set<number>;
  groups: Set<number>;
  users: Set<number>;
  excluded: Set<number>;
}

export type ClassicFault = 'reset' | 'storeAndReset' | '500' | 'storeAnd500' | 'ignore';

const frequencies = ['Once per computer', 'Once every day', 'Ongoing'];
/** In which the children of a scope are read: one that comes too late is passed over. */
const scopeOrder = ['all_computers', 'computers', 'computer_groups', 'jss_users', 'exclusions'];
const noCategory = [
  '<category><id>-1</id><name>No category assigned</name></category>',
  '<category><id>-1</id><name>None</name></category>',
  '',
];

export const policyPath = '/JSSResource/policies/id/7';

/** A Classic API with one policy, that fails as the real one: silently, one complaint at a time, and with a scope that is replaced whole. */
export class FakeClassic {
  policy: StoredPolicy | undefined = {
    name: 'Update',
    enabled: true,
    frequency: 'Ongoing',
    category: -1,
    message: 'Hello',
    everybody: false,
    computers: new Set([1, 2]),
    groups: new Set(),
    users: new Set([5]),
    excluded: new Set([9]),
  };
  /** Whether its answers hold no element of users. */
  hidesUsers = false;
  fault: () => ClassicFault | undefined = () => undefined;
  before: (request: HttpRequest) => void = () => undefined;
  /** Runs after each write that was carried out. */
  wrote: (before: StoredPolicy, after: StoredPolicy, body: string) => void = () => undefined;
  readonly requests: HttpRequest[] = [];
  #reads = 0;

  readonly session: Session = fakeSession({
    profile: { id: 'x', name: 'X', url: 'https://x.test' },
    send: async (request, signal) => {
      if (signal.aborted) throw new ProblemError({ kind: 'cancelled' });
      this.requests.push(request);
      this.before(request);
      return await Promise.resolve(this.#answer(request));
    },
  });

  writes(): readonly HttpRequest[] {
    return this.requests.filter(({ method }) => method !== 'GET');
  }

  /** As it is read next. */
  shown(): string {
    const { policy } = this;
    if (policy === undefined) return '';
    const entries = (list: string, entry: string, ids: ReadonlySet<number>): string =>
      `<${list}><size>${ids.size}</size>${Array.from(ids, (id) => `<${entry}><id>${id}</id><name>${entry} ${id}</name></${entry}>`).join('')}</${list}>`;
    const category =
      policy.category === -1
        ? noCategory[this.#reads % noCategory.length]
        : `<category><id>${policy.category}</id><name>Category ${policy.category}</name></category>`;
    const { name, enabled, frequency, message } = policy;
    return (
      '<?xml version="1.0" encoding="UTF-8"?>' +
      `<policy><general><id>7</id><name>${name}</name><enabled>${enabled}</enabled>` +
      `<frequency>${frequency}</frequency>${category}</general><scope><all_computers>${policy.everybody}</all_computers>` +
      `${entries('computers', 'computer', policy.computers)}${entries('computer_groups', 'computer_group', policy.groups)}` +
      (this.hidesUsers ? '' : entries('jss_users', 'user', policy.users)) +
      `<exclusions>${entries('computers', 'computer', policy.excluded)}${this.hidesUsers ? '' : '<jss_users/>'}</exclusions><later><flag>x</flag></later></scope>` +
      `<user_interaction><message_start>${message}</message_start></user_interaction></policy>`
    );
  }

  #answer(request: HttpRequest): HttpResponse {
    const fault = this.fault();
    if (fault === 'reset') throw new ProblemError({ kind: 'network', reason: 'reset', host: 'x.test', phase: 'waiting' });
    if (fault === '500') return answerOf(500, page('Error: Unable to update the database'));
    if (fault === 'ignore' && request.method === 'PUT') return answerOf(201, '<policy><id>7</id></policy>');
    const done = this.#carryOut(request);
    if (fault === 'storeAndReset') throw new ProblemError({ kind: 'network', reason: 'reset', host: 'x.test', phase: 'waiting' });
    return fault === 'storeAnd500' ? answerOf(500, page('Error')) : done;
  }

  #carryOut({ method, url, body }: HttpRequest): HttpResponse {
    const isNew = new URL(url).pathname.endsWith('/id/0');
    if (this.policy === undefined && !isNew) return answerOf(404, page('The server has not found anything matching the request URI'));
    if (method === 'GET') {
      this.#reads += 1;
      return answerOf(200, this.shown());
    }
    if (method === 'DELETE') {
      this.policy = undefined;
      return answerOf(400, '<policy><id>7</id></policy>');
    }
    const before = copyOf(this.policy ?? blank());
    const after = stored(copyOf(isNew ? blank() : before), String(body));
    if (typeof after === 'string') return answerOf(409, page(after));
    this.policy = after;
    this.wrote(before, after, String(body));
    return answerOf(201, '<?xml version="1.0" encoding="UTF-8"?><policy><id>7</id></policy>');
  }
}

function blank(): StoredPolicy {
  const sets = { computers: new Set<number>(), groups: new Set<number>(), users: new Set<number>(), excluded: new Set<number>() };
  return { name: '', enabled: true, frequency: 'Once per computer', category: -1, message: '', everybody: false, ...sets };
}

function copyOf(policy: StoredPolicy): StoredPolicy {
  const { computers, groups, users, excluded } = policy;
  return { ...policy, computers: new Set(computers), groups: new Set(groups), users: new Set(users), excluded: new Set(excluded) };
}

/** What becomes of a policy, or the one thing that is said to be wrong. */
function stored(policy: StoredPolicy, body: string): StoredPolicy | string {
  const root = parseXml(body).root;
  if (root?.name !== 'policy') return 'Error: Problem with the document';
  for (const section of elementsOf(root)) {
    if (section.name === 'general') {
      const wrong = storeGeneral(policy, section);
      if (wrong !== undefined) return wrong;
    }
    if (section.name === 'user_interaction') policy.message = textAt(section, 'message_start') ?? policy.message;
    if (section.name === 'scope') storeScope(policy, section);
  }
  return policy.name === '' ? 'Error: name is required' : policy;
}

function storeGeneral(policy: StoredPolicy, section: XmlElement): string | undefined {
  const [name, enabled, frequency] = ['name', 'enabled', 'frequency'].map((field) => textAt(section, field));
  if (name !== undefined) policy.name = name.trim();
  if (enabled !== undefined) policy.enabled = enabled === 'true';
  if (frequency !== undefined) policy.frequency = frequencies.includes(frequency) ? frequency : frequencies[0]!;
  const category = elementsOf(section).find((child) => child.name === 'category');
  const id = category === undefined ? undefined : textAt(category, 'id');
  if (id === '0') return 'Error: No match found for category';
  if (id !== undefined) policy.category = Number(id);
  return undefined;
}

function storeScope(policy: StoredPolicy, section: XmlElement): void {
  Object.assign(policy, { ...copyOf(blank()), ...pickUnscoped(policy) });
  let reached = 0;
  for (const child of elementsOf(section)) {
    const at = scopeOrder.indexOf(child.name);
    if (at < reached) continue;
    reached = at;
    if (child.name === 'all_computers') policy.everybody = child.text === 'true';
    if (child.name === 'computers') policy.computers = idsIn(child);
    if (child.name === 'computer_groups') policy.groups = idsIn(child);
    if (child.name === 'jss_users') policy.users = idsIn(child);
    if (child.name === 'exclusions')
      policy.excluded = new Set(
        elementsOf(child)
          .filter((list) => list.name === 'computers')
          .flatMap((list) => Array.from(idsIn(list))),
      );
  }
  if (policy.everybody) Object.assign(policy, { computers: new Set(), groups: new Set() });
}

function pickUnscoped({ name, enabled, frequency, category, message }: StoredPolicy): Partial<StoredPolicy> {
  return { name, enabled, frequency, category, message };
}

function elementsOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => child instanceof XmlElement);
}

function textAt(element: XmlElement, name: string): string | undefined {
  return elementsOf(element).find((child) => child.name === name)?.text;
}

function idsIn(list: XmlElement): Set<number> {
  return new Set(elementsOf(list).flatMap((entry) => (entry.name === 'size' ? [] : Number(textAt(entry, 'id')))));
}

function page(words: string): string {
  return `<html><head><title>Status page</title></head><body><p>Conflict</p><p>${words}</p></body></html>`;
}

function answerOf(status: number, body: string): HttpResponse {
  const bytes = new TextEncoder().encode(body);
  const type = body.startsWith('<html') ? 'text/html' : 'application/xml';
  const timing = { queued: 0, firstByte: 0, total: 0, attempts: 1 };
  return { status, statusText: '', headers: [['content-type', type]], body: bytes, size: bytes.length, timing };
}

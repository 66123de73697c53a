import { t } from '@vscode/l10n';
import { emptyDraft, type DraftPair, type RequestDraft } from '../../shared/draft.ts';
import { ProblemError } from '../../shared/problem.ts';
import { parseLine } from '../../shared/requestLine.ts';
import type { Catalogue } from '../../core/instances/session.ts';
import { apiAt } from '../../core/families/apiAt.ts';
import type { Endpoint } from '../../core/families/family.ts';
import { formatJson } from '../../core/json/format.ts';
import { isJsonType } from '../../core/request/mediaType.ts';
import { lastParameter } from '../../core/request/path.ts';
import type { NewRequestForm } from '../contributions/arguments.ts';
import type { JamfNode } from '../support/nodes.ts';

/** What a runner is opened with. */
export interface RunnerStart {
  readonly instanceId: string;
  readonly draft: RequestDraft;
}

/** The argument of `jamf.newRequest`, as other extensions pass it. Throws `invalid` with a sentence for whoever called. */
export function formOf(argument: object): NewRequestForm {
  const given = new Map<string, unknown>(Object.entries(argument));
  const [instance, method, path] = [given.get('instance'), given.get('method'), given.get('path')];
  if (typeof instance !== 'string') throw invalid(t`"instance" has to be the id of an instance.`);
  const known = (['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).find((one) => one === (method ?? 'GET'));
  if (known === undefined) throw invalid(t`"method" has to be GET, HEAD, POST, PUT, PATCH or DELETE.`);
  if (path !== undefined && typeof path !== 'string') throw invalid(t`"path" has to be a text such as "/v1/buildings".`);
  const [query, headers] = [named(given.get('query'), 'query'), named(given.get('headers'), 'headers')];
  return { instance, method: known, path: path ?? '', query, headers, body: given.get('body') };
}

export function startOf({ instance, method = 'GET', path = '', query = [], headers = [], body }: NewRequestForm): RunnerStart {
  const address = parseLine(path);
  return {
    instanceId: instance,
    draft: {
      ...emptyDraft,
      method,
      path: address.path,
      query: [...address.query, ...pairs(query)],
      headers: pairs(headers),
      body: bodyOf(body, address.path),
    },
  };
}

/** A request for a node of the sidebar: the list of a resource, one object, an operation. */
export function draftFor(node: JamfNode, catalogue: Catalogue | undefined): RequestDraft {
  if (node.kind === 'operation') {
    const operation = catalogue?.operation(node.operationKey);
    return operation === undefined ? emptyDraft : draftOf(operation);
  }
  if (node.kind === 'instance') return emptyDraft;
  const resource = catalogue?.resource(node.resource);
  if (node.kind === 'resource') {
    const endpoint = resource?.can.list ?? resource?.can.read ?? resource?.can.create;
    return endpoint === undefined ? emptyDraft : draftOf(endpoint);
  }
  const read = resource?.can.read;
  if (read === undefined) return emptyDraft;
  const parameter = lastParameter(read.path);
  return { ...draftOf(read), pathValues: parameter === undefined || node.id === '-' ? {} : { [parameter]: node.id } };
}

function draftOf({ method, path }: Endpoint): RequestDraft {
  return { ...emptyDraft, method, path };
}

function bodyOf(body: unknown, path: string): RequestDraft['body'] {
  if (body === undefined || body === null) return emptyDraft.body;
  if (typeof body !== 'string') return { kind: 'text', mediaType: 'application/json', text: JSON.stringify(body, null, 2) };
  const { mediaType } = apiAt(path);
  return { kind: 'text', mediaType, text: isJsonType(mediaType) ? formatJson(body) : body };
}

function named(from: unknown, what: string): object {
  if (from === undefined || from === null) return [];
  if (typeof from !== 'object') throw invalid(t`"${what}" has to be an object of names and values.`);
  return from;
}

/** `{ name: value }`, `{ name: [value, value] }`, or a list of pairs. */
function pairs(from: object): readonly DraftPair[] {
  const entries: readonly (readonly [string, unknown])[] = Array.isArray(from) ? from.map(entryOf) : Object.entries(from);
  return entries.flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => ({ name, value: textOf(one), enabled: true })),
  );
}

function entryOf(entry: unknown): readonly [string, unknown] {
  if (Array.isArray(entry)) return [textOf(entry[0]), entry[1]];
  if (typeof entry === 'object' && entry !== null && 'name' in entry) return [textOf(entry.name), 'value' in entry ? entry.value : ''];
  return [textOf(entry), ''];
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function invalid(message: string): ProblemError {
  return new ProblemError({ kind: 'invalid', message: t`jamf.newRequest: ${message}` });
}

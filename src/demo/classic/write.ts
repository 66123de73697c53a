import { bodyText, Refusal, type DemoRequest, type DemoResponse } from '../exchange.ts';
import { at, isRecord, scalar, type Row } from '../values.ts';
import { table, type World } from '../world.ts';
import { completed, fieldOf } from './elements.ts';
import { headOf, type ClassicKind } from './kinds.ts';
import { conflict, statusPage, xmlAnswer } from './pages.ts';
import { payloadsDecayed, payloadsStored, payloadUuid } from './payloads.ts';
import { settledPolicy, settledShownIn } from './policies.ts';
import { referenceTo } from './references.ts';
import { matchedScope, scopeAfter, withoutLostClasses } from './scope.ts';
import { mergedWith, readJson, takenOf } from './sent.ts';
import { settledNotice } from './settledTexts.ts';
import { readXml, xmlElement, type SentElement } from './xml.ts';

/** Stores what a POST or a PUT brings. Throws a refusal. */
export function writeObject(world: World, kind: ClassicKind, request: DemoRequest, id: string | undefined): DemoResponse {
  const body = readBody(kind, request, world.classicFaults.refusesJson);
  const rows = table(world, kind.path);
  const old = id === undefined ? undefined : rows.get(id);
  const row = stored(world, kind, body, old);
  const own = id ?? rows.add(row);
  // Whatever a body says of an id is passed over (facts 8.9).
  rows.put(own, withHead(kind, { ...row, id: own }, { id: Number(own) }));
  return xmlAnswer(201, xmlElement(kind.root.name, `<id>${own}</id>`));
}

function readBody(kind: ClassicKind, request: DemoRequest, refusesJson: boolean): SentElement {
  const type = request.headers['content-type'] ?? '';
  const isJson = !refusesJson && /^application\/json\b/.test(type);
  if (!isJson && !/^(?:application|text)\/xml\b/.test(type)) throw new Refusal(statusPage(415, 'The server takes XML here'));
  const body = isJson ? readJson(kind.root, bodyText(request)) : readXml(bodyText(request));
  if (body === undefined || body.name !== kind.root.name) {
    throw new Refusal(statusPage(400, 'The request could not be understood by the server due to malformed syntax'));
  }
  return body;
}

function stored(world: World, kind: ClassicKind, body: SentElement, old: Row | undefined): Row {
  const faults = world.classicFaults;
  const scopeElement = fieldOf(kind.root, 'scope');
  const sentScope = scopeElement === undefined ? undefined : body.children.findLast(({ name }) => name === 'scope');
  if (kind.path === 'macapplications' && sentScope?.children.some(({ name }) => name === 'mobile_device_groups') === true)
    throw conflict('Mobile device groups cannot be assigned to a Mac app');
  const rest = { ...body, children: body.children.filter((child) => scopeElement === undefined || child.name !== 'scope') };
  const taken = record(takenOf(kind.root, rest, faults));
  const before = old ?? record(completed(kind.root, {}));
  const merged = record(mergedWith(kind.root, before, taken));
  const head = headOf(kind, merged);
  // Blanks at the end of a name are taken away.
  const named = withHead(kind, { ...merged, id: old?.['id'] }, { name: scalar(head['name']).trimEnd() });
  checkHead(world, kind, named, old);
  const placed = withPlaces(world, kind, named, taken);
  if (scopeElement === undefined || sentScope === undefined) return settled(world, kind, placed, { taken, old });
  const scope = scopeAfter({ root: kind.root.name, scope: scopeElement }, sentScope, before['scope'], faults);
  const matched = withoutLostClasses(matchedScope(world, scope, faults), before['scope'], faults);
  return settled(world, kind, { ...placed, scope: matched }, { taken, old });
}

function record(value: unknown): Row {
  return isRecord(value) ? value : {};
}

function withHead(kind: ClassicKind, row: Row, members: Row): Row {
  if (kind.head === '') return { ...row, ...members, ...(members['id'] === undefined ? {} : { id: scalar(members['id']) }) };
  return { ...row, [kind.head]: { ...headOf(kind, row), ...members } };
}

/** What a new object must have, and a name that no other one has. */
function checkHead(world: World, kind: ClassicKind, row: Row, old: Row | undefined): void {
  const head = headOf(kind, row);
  const missing = ['name', ...kind.required].filter((name) => scalar(head[name]).trim() === '');
  const told = world.classicFaults.namesOne ? missing.slice(0, 1) : missing;
  if (told.length > 0) throw conflict(`${told.join(', ')} ${told.length === 1 ? 'is' : 'are'} required`);
  const name = head['name'];
  const before = old === undefined ? undefined : headOf(kind, old)['name'];
  const isTaken = (other: Row): boolean => other['id'] !== old?.['id'] && headOf(kind, other)['name'] === name;
  if (name !== before && !kind.isApp && table(world, kind.path).find(isTaken) !== undefined) throw conflict('Duplicate name');
}

/** Category and site: by id, else by name; -1 is none. */
function withPlaces(world: World, kind: ClassicKind, row: Row, taken: Row): Row {
  const head = headOf(kind, row);
  const sent = record(kind.head === '' ? taken : taken[kind.head]);
  const isNew = scalar(head['id']) === '' || head['id'] === 0;
  const placed: Record<string, unknown> = {};
  for (const [field, none] of [
    ['category', 'No category assigned'],
    ['site', 'None'],
  ] as const) {
    const named = sent[field];
    if (isRecord(named)) placed[field] = placeOf(world, field, named, none);
    else if (isNew && isRecord(head[field])) placed[field] = { id: -1, name: none };
  }
  for (const field of ['building', 'department']) {
    const name = sent[field];
    if (typeof name !== 'string' || name === '') continue;
    if (referenceTo(world, `${field}s`, { name }) === undefined) throw conflict(`Problem with ${field}`);
  }
  return Object.keys(placed).length === 0 ? row : withHead(kind, row, placed);
}

function placeOf(world: World, field: string, sent: Row, none: string): Row {
  const { id, name } = sent;
  if (id === -1 || (id === undefined && (name === none || name === '' || /^none$/i.test(scalar(name))))) return { id: -1, name: none };
  if (id === 0) throw conflict(`No match found for ${field} 0`);
  const found = referenceTo(world, field, sent);
  if (found === undefined) throw conflict(id === undefined ? `Problem with ${field}` : `No match found for ${field} ${scalar(id)}`);
  return found;
}

function settled(world: World, kind: ClassicKind, row: Row, { taken, old }: { readonly taken: Row; readonly old: Row | undefined }): Row {
  const shown = taken['self_service'] === undefined ? row : settledNotice(settledShownIn(world, row), taken, world.classicFaults);
  if (kind.path === 'policies') return settledPolicy(world, shown, taken);
  if (kind.path === 'vppinvitations') return settledInvitation(kind, shown, taken);
  if (kind.path === 'ebooks') return settledBook(world, kind, shown, taken);
  if (kind.profile !== undefined) return settledProfile(world, kind, shown, { taken, old });
  if (kind.path === 'macapplications' && at(taken, 'vpp.assign_vpp_device_based_licenses') === true) {
    if (!(Number(at(row, 'vpp.vpp_admin_account_id')) > 0)) throw conflict('App is not available for device assignment');
  }
  // What a search finds, and who a smart group holds, is no part of it.
  const computed =
    kind.path === 'advancedcomputersearches' ? 'computers' : kind.path === 'usergroups' && row['is_smart'] === true ? 'users' : '';
  return computed === '' ? shown : { ...shown, [computed]: old?.[computed] ?? [] };
}

/** Its message is decoded as that of a form (facts 8.31). */
function settledInvitation(kind: ClassicKind, row: Row, taken: Row): Row {
  const sent = record(taken[kind.head])['message'];
  if (typeof sent !== 'string') return row;
  try {
    return withHead(kind, row, { message: decodeURIComponent(sent.replaceAll('+', ' ')) });
  } catch {
    throw new Refusal(statusPage(500, 'Internal Server Error'));
  }
}

/** The word of its sort is another one where it is read (facts 8.31). */
function settledBook({ classicFaults }: World, kind: ClassicKind, row: Row, taken: Row): Row {
  const sent = record(taken[kind.head])['file_type'];
  if (sent !== 'IBOOK' && sent !== 'IBOOKS') return row;
  return withHead(kind, row, { file_type: sent === 'IBOOK' && classicFaults.renamesBooks ? 'Unknown' : 'IBOOK' });
}

/** Any save reads the stored payloads and writes them again. */
function settledProfile(
  world: World,
  kind: ClassicKind,
  row: Row,
  { taken, old }: { readonly taken: Row; readonly old: Row | undefined },
): Row {
  const head = headOf(kind, row);
  const sent = record(taken[kind.head])['payloads'];
  const host = {
    platform: kind.profile ?? 'macos',
    faults: world.classicFaults,
    name: scalar(head['name']),
    uuid: old === undefined ? '' : scalar(headOf(kind, old)['uuid']),
    newUuid: () => world.uuid().toUpperCase(),
  };
  const before = old === undefined ? undefined : scalar(headOf(kind, old)['payloads']);
  const isSent = typeof sent === 'string' && sent !== '';
  // What was damaged once is not read again, not even to be replaced.
  const decayed = before === undefined ? '' : payloadsDecayed(before, host);
  const payloads = decayed === undefined || !isSent ? decayed : payloadsStored(sent, host);
  if (payloads === undefined) throw conflict('Unable to update the database');
  // The word of the device is another one where it is read (facts 8.31).
  const level = /^(?:Computer|Device)$/.test(scalar(head['level'])) ? 'System' : head['level'];
  return withHead(kind, row, { payloads, level, uuid: payloadUuid(payloads) || host.uuid, redeploy_on_update: 'Newly Assigned' });
}

import { bodyText, json, type DemoResponse } from '../exchange.ts';
import type { Call, Route } from '../route.ts';
import { nullable, string, type Shape } from '../schema.ts';
import { smartName } from '../resources/devices/computerGroups.ts';
import type { Table } from '../table.ts';
import { at, isRecord, scalar, type Row } from '../values.ts';
import { otherNames } from './otherNames.ts';
import type { OtherWorld, Tables } from './otherWorld.ts';
import { twinWorld } from './twinWorld.ts';

/** What a comparison of the first world with the planted one has to say of an object. */
export type Found = 'onlyFirst' | 'onlyPlanted' | 'different' | 'same' | 'ambiguous' | 'notCompared';

export interface Planted {
  /** Its table: of the Classic API without `classic/`. */
  readonly table: string;
  /** Names of the objects that it is about; all of the kind where there are none. */
  readonly objects: readonly string[];
  readonly found: Found;
  /** Where the documents differ; undefined: nowhere that anybody can see. */
  readonly pointer?: string;
}

interface Difference {
  readonly shows: readonly Planted[];
  readonly plant?: (tables: Tables) => void;
  readonly version?: string;
  readonly closed?: readonly string[];
  readonly routes?: (usual: readonly Route[]) => readonly Route[];
}

const policies = 'policies';
const searches = 'advancedcomputersearches';
const group = 'FileVault is off';
const inGroup = ['Turn on FileVault', 'Turn on firewall again'];

/** Everything in which the planted world differs from the first one, beside its ids. Each can be left out. */
export const differences = {
  renamed: {
    shows: [
      { table: 'buildings', objects: ['Fairview Elementary'], found: 'onlyFirst' },
      { table: 'buildings', objects: ['Fairview Primary'], found: 'onlyPlanted' },
    ],
    plant: (tables) => change(tables, 'buildings', 'Fairview Elementary', { name: 'Fairview Primary' }),
  },
  setReordered: {
    shows: [{ table: policies, objects: ['Test: everything at once'], found: 'same' }],
    plant: (tables) =>
      change(tables, policies, 'Test: everything at once', ({ scope }) => ({ scope: turned(scope, 'computers', 'computer_groups') })),
  },
  payloadKey: {
    shows: [{ table: 'osxconfigurationprofiles', objects: ['Passcode'], found: 'different', pointer: '/general/payloads' }],
    plant: (tables) =>
      change(tables, 'osxconfigurationprofiles', 'Passcode', ({ general }) => ({
        general: { ...record(general), payloads: replaced(general, 'payloads', '<integer>365</integer>', '<integer>180</integer>') },
      })),
  },
  hiddenSecret: {
    shows: [{ table: 'computer-prestages', objects: ['Staff Macs'], found: 'same' }],
    plant: (tables) => change(tables, 'computer-prestages', 'Staff Macs', { recoveryLockPassword: 'another-recovery-lock' }),
  },
  missingGroup: {
    shows: [
      { table: smartName, objects: [group], found: 'onlyFirst' },
      { table: policies, objects: inGroup, found: 'different', pointer: '/scope/computer_groups' },
    ],
    plant(tables) {
      const { table, row } = find(tables, smartName, group);
      table.remove(scalar(row['id']));
      for (const name of inGroup)
        change(tables, policies, name, ({ scope }) => ({
          scope: { ...record(scope), computer_groups: list(scope, 'computer_groups').filter((item) => item['name'] !== group) },
        }));
    },
  },
  scriptLine: {
    shows: [{ table: 'scripts', objects: ['Turn on firewall'], found: 'different', pointer: '/scriptContents' }],
    plant: (tables) =>
      change(tables, 'scripts', 'Turn on firewall', (row) => ({
        scriptContents: replaced(row, 'scriptContents', '--setstealthmode on', '--setstealthmode off'),
      })),
  },
  scriptEnds: {
    shows: [{ table: 'scripts', objects: ['Install Rosetta'], found: 'different', pointer: '/scriptContents' }],
    plant: (tables) =>
      change(tables, 'scripts', 'Install Rosetta', (row) => ({ scriptContents: replaced(row, 'scriptContents', '\n', '\r\n') })),
  },
  newField: {
    shows: [{ table: 'departments', objects: [], found: 'same' }],
    version: '11.32.0-t1790000000000',
    routes: withCostCentre,
  },
  criteriaReordered: {
    shows: [{ table: searches, objects: ['MacBooks without an asset tag of this year'], found: 'different', pointer: '/criteria' }],
    plant: (tables) =>
      change(tables, searches, 'MacBooks without an asset tag of this year', (row) => ({
        criteria: list(row, 'criteria')
          .toReversed()
          .map((criterion, priority) => Object.assign({}, criterion, { priority })),
      })),
  },
  twice: {
    shows: [{ table: 'mobiledeviceapplications', objects: ['Keynote'], found: 'ambiguous' }],
    plant(tables) {
      const { table, row } = find(tables, 'mobiledeviceapplications', 'Keynote');
      const id = table.add(row);
      table.put(id, { ...row, id, general: { ...record(row['general']), id: Number(id) } });
    },
  },
  noCategory: {
    shows: [
      { table: 'ebooks', objects: ['Algebra I'], found: 'same' },
      { table: 'patch-software-title-configurations', objects: ['Python 3.14'], found: 'same' },
    ],
    plant(tables) {
      change(tables, 'ebooks', 'Algebra I', ({ general }) => ({ general: { ...record(general), category: { id: -1, name: 'None' } } }));
      change(tables, 'patch-software-title-configurations', 'Python 3.14', { categoryId: null });
    },
  },
  closedKinds: {
    shows: [
      { table: 'computer-extension-attributes', objects: [], found: 'notCompared' },
      { table: 'webhooks', objects: [], found: 'notCompared' },
    ],
    closed: ['/api/v1/computer-extension-attributes', '/JSSResource/webhooks'],
  },
  otherNames: {
    shows: [
      { table: 'scripts', objects: otherNames, found: 'onlyPlanted' },
      { table: 'printers', objects: otherNames, found: 'onlyPlanted' },
    ],
    plant(tables) {
      const { table: scripts, row: script } = find(tables, 'scripts', 'Turn on firewall');
      const { table: printers, row: printer } = find(tables, 'printers', 'Library Desk');
      for (const name of otherNames) {
        scripts.add({ ...script, name, scriptContents: '#!/bin/sh\nexit 0\n' });
        printers.add({ ...printer, name, CUPS_name: `p${printers.size}` });
      }
    },
  },
} satisfies Readonly<Record<string, Difference>>;

export type DifferenceName = keyof typeof differences;

/** The first world under other ids, with all differences but some. */
export function plantedWorld(...without: readonly DifferenceName[]): OtherWorld {
  const planted = Object.entries(differences)
    .filter(([name]) => !without.some((left) => left === name))
    .map(([, difference]): Difference => difference);
  const version = planted.map((one) => one.version).find((one) => one !== undefined);
  return {
    ...(version === undefined ? {} : { version }),
    closed: planted.flatMap(({ closed = [] }) => closed),
    routes: (usual) => planted.reduce((routes, difference) => difference.routes?.(routes) ?? routes, usual),
    tables(first) {
      const tables = twinWorld.tables(first);
      for (const { plant } of planted) plant?.(tables);
      return tables;
    },
  };
}

function nameOf(row: Row): unknown {
  return row['name'] ?? row['displayName'] ?? at(row, 'general.name');
}

function find(tables: Tables, name: string, object: string): { readonly table: Table; readonly row: Row } {
  const table = tables.get(name);
  const row = table?.find((one) => nameOf(one) === object);
  if (table === undefined || row === undefined) throw new Error(`The demo has no ${object} among its ${name}.`);
  return { table, row };
}

function change(tables: Tables, name: string, object: string, made: Row | ((row: Row) => Row)): void {
  const { table, row } = find(tables, name, object);
  table.put(scalar(row['id']), { ...row, ...(typeof made === 'function' ? made(row) : made) });
}

function record(value: unknown): Row {
  return isRecord(value) ? value : {};
}

function list(row: unknown, name: string): readonly Row[] {
  const items = at(row, name);
  return Array.isArray(items) ? items.filter(isRecord) : [];
}

function turned(row: unknown, ...names: readonly string[]): Row {
  return { ...record(row), ...Object.fromEntries(names.map((name) => [name, list(row, name).toReversed()])) };
}

/** Throws where there is nothing to replace: a difference that is none would prove nothing. */
function replaced(row: unknown, name: string, old: string, made: string): string {
  const text = scalar(at(row, name));
  if (!text.includes(old)) throw new Error(`There is no ${old} in ${name}.`);
  return text.replaceAll(old, made);
}

/** Departments as a later Jamf Pro might know them, with a field more. */
function withCostCentre(usual: readonly Route[]): readonly Route[] {
  const field = 'costCentre';
  const made = new Map<Shape, Shape>();
  // A shape is one object wherever it stands: the document has it once.
  const grown = (shape: Shape): Shape => {
    const known = made.get(shape);
    if (known !== undefined) return known;
    const inner = Object.entries(shape.properties ?? {}).map(([name, property]): [string, Shape] => [name, grown(property)]);
    const own = shape.named === 'Department' ? [[field, nullable(string)] as const] : [];
    const next = {
      ...shape,
      ...(shape.items === undefined ? {} : { items: grown(shape.items) }),
      ...(shape.properties === undefined ? {} : { properties: Object.fromEntries([...inner, ...own]) }),
    };
    made.set(shape, next);
    return next;
  };
  return usual.map((route) => {
    if (!/^\/v1\/departments(?:\/\{id\})?$/.test(route.path)) return route;
    const { answer, body } = route;
    const shapes = { ...(answer === undefined ? {} : { answer: grown(answer) }), ...(body === undefined ? {} : { body: grown(body) }) };
    return { ...route, ...shapes, handle: (call: Call) => withField(field, call, route) };
  });
}

function withField(field: string, call: Call, route: Route): DemoResponse {
  const made = route.handle(call);
  if (route.method !== 'GET' || made.status !== 200) return made;
  const body: unknown = JSON.parse(bodyText({ ...call.request, body: made.body }));
  const grown = (row: unknown): Row => ({ ...record(row), [field]: 'A1' });
  return json(200, route.path.endsWith('}') ? grown(body) : { ...record(body), results: list(body, 'results').map(grown) });
}

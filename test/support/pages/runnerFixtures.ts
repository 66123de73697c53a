import type { RequestDraft } from '../../../src/shared/draft.ts';
import { emptyDraft } from '../../../src/shared/draft.ts';
import type { Guidance } from '../../../src/shared/guidance.ts';
import type { Implementation } from '../../../src/shared/rpc.ts';
import type { FieldModel, OperationHit, OperationModel } from '../../../src/core/request/describe.ts';
import type { InstanceChoice, RunnerMethods, RunnerOpen, SendResult } from '../../../src/app/runner/protocol.ts';
import type { ResponseView } from '../../../src/core/response/view.ts';

/** Believable data for the panel, and a host that answers with it. */
export const sandbox: InstanceChoice = {
  id: 'sandbox',
  name: 'Sandbox',
  host: 'sandbox.example.org',
  url: 'https://sandbox.example.org',
  environment: 'test',
  access: 'confirm',
  unlockedFor: null,
};

export const instances: readonly InstanceChoice[] = [
  {
    id: 'prod',
    name: 'Lakeside Schools',
    host: 'lakeside.jamfcloud.com',
    url: 'https://lakeside.jamfcloud.com',
    environment: 'production',
    access: 'readOnly',
    unlockedFor: null,
  },
  sandbox,
];

function field(change: Partial<FieldModel> & Pick<FieldModel, 'name' | 'kind'>): FieldModel {
  return { description: '', required: false, choices: [], default: '', fields: [], style: 'repeat', ...change };
}

export const listComputers: OperationModel = {
  key: 'GET /v3/computers-inventory',
  method: 'GET',
  path: '/v3/computers-inventory',
  summary: 'Lists computers with the sections that are asked for',
  description: 'Sections that are not asked for come back as null.',
  pathParameters: [],
  queryParameters: [
    field({
      name: 'section',
      kind: 'choices',
      description: 'Parts of the record to return.',
      choices: [
        'GENERAL',
        'DISK_ENCRYPTION',
        'PURCHASING',
        'APPLICATIONS',
        'STORAGE',
        'USER_AND_LOCATION',
        'HARDWARE',
        'SECURITY',
        'OPERATING_SYSTEM',
        'EXTENSION_ATTRIBUTES',
      ],
      default: 'GENERAL',
    }),
    field({ name: 'page', kind: 'integer', default: '0' }),
    field({ name: 'page-size', kind: 'integer', default: '100', description: 'At most 2000.' }),
    field({ name: 'sort', kind: 'sort', default: 'general.name:asc', fields: ['general.name', 'udid', 'id', 'hardware.model'] }),
    field({ name: 'filter', kind: 'filter', description: 'An RSQL filter over the list.', fields: ['general.name', 'udid', 'id'] }),
    field({ name: 'managed', kind: 'boolean' }),
  ],
  headerParameters: [],
  requestTypes: [],
  requestRequired: false,
  responseTypes: ['application/json'],
  privileges: [
    { name: 'Read Computers', held: true },
    { name: 'Read Sites', held: false },
  ],
  deprecated: { date: '2026-03-01', successor: '/v4/computers-inventory' },
  sensitive: null,
  isWrite: false,
  replaces: false,
};

export const putBuilding: OperationModel = {
  ...listComputers,
  key: 'PUT /v1/buildings/{id}',
  method: 'PUT',
  path: '/v1/buildings/{id}',
  summary: 'Replaces a building',
  description: '',
  pathParameters: [field({ name: 'id', kind: 'text', required: true, description: 'Number of the building.' })],
  queryParameters: [],
  requestTypes: ['application/json'],
  requestRequired: true,
  privileges: [{ name: 'Update Buildings', held: null }],
  deprecated: null,
  isWrite: true,
  replaces: true,
};

export const hits: readonly OperationHit[] = [
  { key: listComputers.key, method: 'GET', path: listComputers.path, summary: listComputers.summary, deprecated: true },
  { key: putBuilding.key, method: 'PUT', path: putBuilding.path, summary: putBuilding.summary, deprecated: false },
];

export const building = '{\n  "id": "1",\n  "name": "Main campus",\n  "streetAddress1": "12 Lake Road",\n  "zipPostalCode": "0042"\n}';

export const plainSuccess: Guidance = {
  tone: 'success',
  title: 'Success',
  meaning: 'The server did what was asked.',
  steps: [],
  errors: [],
  actions: [],
  source: 'http.200',
};

export function textBody(head: string, change: Partial<Extract<ResponseView['body'], { kind: 'text' }>> = {}): ResponseView['body'] {
  return { kind: 'text', language: 'json', head, total: head.length, masked: [], table: null, note: null, ...change };
}

export function answer(change: Partial<ResponseView> = {}, guidance: Guidance = plainSuccess): Extract<SendResult, { kind: 'answer' }> {
  const view: ResponseView = {
    handle: 'answer-1',
    instanceId: 'prod',
    instanceName: 'Lakeside Schools',
    status: 200,
    reason: 'OK',
    at: '2026-11-23T09:30:12.000Z',
    timing: { queued: 4, firstByte: 212, total: 248, attempts: 1 },
    size: 128,
    headers: [
      ['content-type', 'application/json'],
      ['x-request-id', '5d2c9b1e'],
    ],
    request: {
      method: 'GET',
      url: 'https://lakeside.jamfcloud.com/api/v1/buildings/1',
      headers: [
        ['accept', 'application/json'],
        ['authorization', 'Bearer ••••'],
      ],
      body: '',
      bodySize: 0,
    },
    body: textBody(building),
    page: null,
    links: [],
    canCompare: false,
    rowsFirst: false,
    isPassing: false,
    ...change,
  };
  return { kind: 'answer', view, guidance };
}

export function draft(change: Partial<RequestDraft> = {}): RequestDraft {
  return { ...emptyDraft, ...change };
}

export const computersDraft = draft({ path: listComputers.path });
export const putDraft = draft({
  method: 'PUT',
  path: putBuilding.path,
  pathValues: { id: '1' },
  body: { kind: 'text', mediaType: 'application/json', text: building },
});

/** A host that knows the two operations above. A test adds what it is about. */
export function scripted(
  open: Partial<RunnerOpen>,
  more: Partial<Implementation<RunnerMethods>> = {},
): Partial<Implementation<RunnerMethods>> {
  const known = [listComputers, putBuilding];
  return {
    open: () => ({
      instances,
      remote: null,
      isMac: false,
      kept: null,
      earlier: [],
      shown: null,
      instanceId: 'prod',
      draft: emptyDraft,
      ...open,
    }),
    describe: ({ method, path }) =>
      known.find((one) => one.method === method && (one.path === path || one.path.replace('{id}', '1') === path)) ?? null,
    searchOperations: ({ query }) => hits.filter((hit) => `${hit.path} ${hit.summary}`.toLowerCase().includes(query.toLowerCase())),
    checkBody: () => [],
    checkFilter: () => [],
    completeFilter: () => ({ items: [], isWhole: true }),
    completeBody: () => [],
    hoverBody: () => null,
    act: () => null,
    send: () => answer(),
    ...more,
  };
}

/** Rows of a table answer. */
export function rowsOf(columns: number): { columns: readonly string[]; row: (index: number) => readonly string[] } {
  const names = Array.from({ length: columns }, (_, at) => (at === 0 ? 'id' : at === 1 ? 'general.name' : `general.field${at}`));
  return {
    columns: names,
    row: (index) => names.map((_, at) => (at === 0 ? String(index + 1) : at === 1 ? `MAC-${1000 + index}` : `value ${index}.${at}`)),
  };
}

export const lockGuidance: Guidance = {
  tone: 'error',
  title: 'Version lock out of date',
  meaning: 'Somebody stored another version of this object after you read it, so the server refused this one.',
  steps: ['Read the object again and repeat your change in it.', 'Send it with the new version lock.'],
  errors: [
    { description: 'Name must not be empty', code: 'INVALID_FIELD', target: { in: 'body', pointer: '/name' } },
    { description: 'No such site' },
  ],
  actions: [
    { do: 'retry', label: 'Retry', after: 30 },
    { do: 'readBack', label: 'Check what is stored' },
    { do: 'showLog', label: 'Show log' },
  ],
  source: 'http.409.lock',
};

import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { HttpRequest, HttpResponse, Transport } from '../../../../src/core/http/message.ts';
import type { InstanceProfile } from '../../../../src/core/instances/profile.ts';
import { withCreations } from '../../../../src/core/http/policies/withCreations.ts';
import type { SignedIn } from '../../../../src/core/instances/session.ts';
import { parseDocument } from '../../../../src/core/families/pro/document.ts';
import { apiCatalogue } from '../../../../src/core/families/apiCatalogue.ts';
import { proFamily } from '../../../../src/core/families/pro/proFamily.ts';
import { BodyStore } from '../../../../src/app/runner/bodyStore.ts';
import { Memory } from '../../../../src/app/runner/memory.ts';
import { sendDraft } from '../../../../src/app/runner/sending.ts';
import type { SendingParts } from '../../../../src/app/runner/sending.ts';
import type { WriteQuestion } from '../../../../src/app/support/services.ts';
import { emptyDraft } from '../../../../src/shared/draft.ts';
import type { RequestDraft } from '../../../../src/shared/draft.ts';
import { SpillingSink } from '../../../../src/host/runner/sink.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { fakeSession } from '../../../support/fakeSession.ts';
import { never } from '../../../support/signals.ts';

export const item = { type: 'object', properties: { id: { type: 'string' }, name: { type: 'string' } } };
export const json = (schema: object) => ({ 200: { description: '', content: { 'application/json': { schema } } } });
export const list = { type: 'object', properties: { totalCount: { type: 'integer' }, results: { type: 'array', items: item } } };
export const query = ['page', 'page-size', 'sort', 'filter'].map((name) => ({ name, in: 'query', schema: { type: 'string' } }));
export const document = parseDocument(
  JSON.stringify({
    openapi: '3.0.1',
    info: { title: 'x', version: '1' },
    paths: {
      '/v1/buildings': {
        get: { parameters: query, responses: json(list), 'x-required-privileges': ['Read Buildings'] },
        post: { responses: { 201: { description: '' } } },
      },
      '/v1/buildings/{id}': {
        get: { parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }], responses: json(item) },
        put: { requestBody: { content: { 'application/json': { schema: item } } }, responses: json(item) },
        delete: { responses: { 204: { description: '' } } },
      },
    },
  }),
);
export const catalogue = { ...apiCatalogue([proFamily(document)]), origin: { kind: 'server' } as const };
export const profile: InstanceProfile = {
  id: 'acme',
  name: 'Acme',
  url: 'https://acme.example',
  environment: 'test',
  access: 'confirm',
  account: { kind: 'none' },
};

export function answer(status: number, body: string, type = 'application/json'): HttpResponse {
  const bytes = new TextEncoder().encode(body);
  return {
    status,
    statusText: '',
    headers: [
      ['content-type', type],
      ['set-cookie', 'canary'],
    ],
    body: bytes,
    size: bytes.length,
    timing: { queued: 0, firstByte: 1, total: 2, attempts: 1 },
  };
}

export interface World {
  readonly parts: SendingParts;
  readonly sent: HttpRequest[];
  readonly asked: WriteQuestion[];
  readonly records: unknown[];
}

export function world(send: Transport, options: { readonly yes?: boolean; readonly signedIn?: SignedIn } = {}): World {
  const sent: HttpRequest[] = [];
  const asked: WriteQuestion[] = [];
  const records: unknown[] = [];
  const { signedIn } = options;
  const session = fakeSession({
    profile,
    document,
    send: withCreations(async (request, signal, sendOptions) => {
      sent.push(request);
      return await send(request, signal, sendOptions);
    }, new FakeClock()),
    ...(signedIn === undefined ? {} : { signedIn }),
  });
  const parts: SendingParts = {
    services: fakeServices({
      session,
      state: { kind: 'idle' },
      confirm: { write: (question) => Promise.resolve(asked.push(question) > 0 && (options.yes ?? true)) },
    }),
    bodies: new BodyStore(1_000_000, ({ file }) => {
      if (file !== undefined) rmSync(dirname(file.path), { recursive: true });
    }),
    memory: new Memory(),
    files: () => Promise.resolve(() => undefined),
    sink: (limit) => new SpillingSink(limit),
    pause: () => Promise.resolve(),
    progress: () => undefined,
    record: (entry) => records.push(entry),
    now: () => 1_700_000_000_000,
  };
  return { parts, sent, asked, records };
}

export const get: RequestDraft = { ...emptyDraft, path: '/v1/buildings' };
export const put: RequestDraft = {
  ...emptyDraft,
  method: 'PUT',
  path: '/v1/buildings/{id}',
  pathValues: { id: '1' },
  body: { kind: 'text', mediaType: 'application/json', text: '{"name":"x"}' },
};
export const run = (at: World, draft: RequestDraft) => sendDraft(at.parts, { instanceId: 'acme', draft, sendId: 1 }, never);

import { fakeSession, type Answer, type FakeSession, type FakeSessionParts } from '../../../support/fakeSession.ts';
import { documentOf, json, ref } from '../../../support/openapi/smallDocument.ts';

const page = (name: string) => ({ name, in: 'query', schema: { type: 'integer' } });
const list = (name: string, parameters: object[]) => ({
  get: {
    tags: [name],
    parameters,
    responses: {
      200: json({ type: 'object', properties: { totalCount: { type: 'integer' }, results: { type: 'array', items: ref(name) } } }),
    },
  },
});
const one = (name: string) => ({ get: { tags: [name], parameters: [], responses: { 200: json(ref(name)) } } });
const fields = 'Fields allowed in the query: id, general.name, hardware.serialNumber.';
const sections = {
  name: 'section',
  in: 'query',
  schema: { type: 'array', items: { type: 'string', enum: ['GENERAL', 'HARDWARE', 'USER_AND_LOCATION', 'APPLICATIONS'] } },
};
const text = { type: 'string' };

/** Lists of the kinds that a table has to cope with. */
const document = documentOf(
  {
    '/v1/computers-inventory': list('computers', [
      page('page'),
      page('page-size'),
      { name: 'sort', in: 'query', description: fields, schema: { type: 'array', items: text, default: ['id:asc'] } },
      { name: 'filter', in: 'query', description: fields, schema: text },
      sections,
    ]),
    '/v1/computers-inventory/{id}': one('computers'),
    '/v1/computers-inventory/filevault': list('keys', [page('page'), page('page-size')]),
    '/v1/plain': list('plain', [page('page'), page('page-size')]),
    '/v2/mdm/commands': list('plain', [page('page'), page('page-size'), { name: 'filter', in: 'query', description: '', schema: text }]),
    '/v1/bare': { get: { tags: ['plain'], responses: { 200: json({ type: 'array', items: ref('plain') }) } } },
    '/v1/unknown': { get: { tags: ['plain'], responses: { 200: json({ type: 'array', items: {} }) } } },
  },
  {
    schemas: {
      computers: {
        type: 'object',
        properties: {
          id: text,
          general: { type: 'object', properties: { name: text } },
          hardware: { type: 'object', properties: { serialNumber: text, model: text } },
          userAndLocation: { type: 'object', properties: { email: text } },
          applications: { type: 'array', items: { type: 'object' } },
        },
      },
      keys: { type: 'object', properties: { computerId: text, personalRecoveryKey: text } },
      plain: { type: 'object', properties: { id: text, name: text, city: text, clientSecret: text, tags: { type: 'array', items: text } } },
    },
  },
);

/** A session over these lists; what is asked is in `asked`. */
export function tableSession(answer: Answer, parts: Pick<FakeSessionParts, 'profile'> = {}): FakeSession {
  return fakeSession({ answer, document, ...parts });
}

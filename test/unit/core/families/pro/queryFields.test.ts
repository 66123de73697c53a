import assert from 'node:assert/strict';
import { namedFields } from '../../../../../src/core/families/pro/fieldNames.ts';
import { queryFields } from '../../../../../src/core/families/pro/queryFields.ts';
import { realDocument, reference } from '../../../../support/openapi/realDocument.ts';
import { small } from '../../../../support/openapi/smallDocument.ts';

describe('fields of a list', () => {
  const prose: readonly (readonly [text: string, names: readonly string[]])[] = [
    ['Fields allowed in the query: id, name, note Multiple sort criteria are supported', ['id', 'name', 'note']],
    ['Supported fields: id, siteId.\nMultiple', ['id', 'siteId']],
    ['Allows sort for id, fileName and type etc.', ['id', 'fileName', 'type']],
    [
      'Fields allowed in the query: `a.b`, `parameter4` up to `parameter6`,\n\nThis param',
      ['a.b', 'parameter4', 'parameter5', 'parameter6'],
    ],
    ['Fields allowed in the query: fileName and type <br/> Default', ['fileName', 'type']],
    ['pending, and failed. Nothing here', []],
    ['Fields that can be sorted: status, updated', ['status', 'updated']],
  ];
  for (const [text, names] of prose) it(`${text.slice(0, 40)}…`, () => assert.deepEqual(namedFields(text), names));

  it('have the type that the rows have', () => {
    const document = small();
    const fieldsOf = (path: string, use: 'filter' | 'sort') => queryFields(document, document.operation(`GET ${path}`)!).fields(use);
    assert.deepEqual(fieldsOf('/v1/buildings', 'filter'), [
      { name: 'id', type: 'text', values: [] },
      { name: 'name', type: 'text', values: [] },
      { name: 'city', type: 'text', values: [] },
      { name: 'floors', type: 'number', values: [] },
    ]);
    assert.deepEqual(fieldsOf('/v4/machines', 'filter'), []);
    assert.deepEqual(
      fieldsOf('/v4/machines', 'sort').map((field) => field.name),
      ['id', 'name'],
    );
  });

  it('are those that the reference table found in the real document', function () {
    const document = realDocument(this);
    const table = JSON.parse(reference(this, 'resources.json')) as {
      collections: {
        resource: string;
        collection?: Record<string, { path: string; queryDoc?: Record<string, { fieldsParsed: string[] | null }> }>;
      }[];
    };
    let count = 0;
    for (const { collection } of table.collections) {
      const get = collection?.['GET'];
      const operation = document.operation(`GET ${get?.path.slice('/api'.length)}`);
      for (const parameter of ['filter', 'sort'] as const) {
        const parsed = get?.queryDoc?.[parameter]?.fieldsParsed;
        if (!parsed || operation === undefined) continue;
        const asked = queryFields(document, operation);
        const found = asked.fields(parameter).map((field) => field.name);
        // The table stops at a range and runs on over a comma too many.
        const wanted = parsed.flatMap((field) =>
          field === 'parameter11' ? ['parameter5', 'parameter6', 'parameter7', 'parameter8', 'parameter9', 'parameter10', field] : [field],
        );
        assert.deepEqual(found, wanted, `${operation.key} ${parameter}`);
        assert.ok(asked.namesFields(parameter), `${operation.key} ${parameter}`);
        count++;
      }
    }
    assert.equal(count, 55);
  });

  it('are sorted in a stable order: by id, or as the document does it where it cannot be by id', function () {
    const document = realDocument(this);
    const table: readonly (readonly [path: string, id: string, sort: string | undefined])[] = [
      ['/v4/computers-inventory', 'id', 'id:asc'],
      ['/v1/buildings', 'id', 'id:asc'],
      ['/v2/mobile-devices/detail', 'mobileDeviceId', 'mobileDeviceId:asc'],
      ['/v2/groups', 'groupPlatformId', 'groupName:asc'],
      ['/v1/computer-extension-attributes', 'id', 'id:asc'],
      ['/v1/computer-extension-attributes/templates', 'templateId', 'templateName:asc'],
      ['/v3/check-in/history', 'id', 'date:desc'],
    ];
    for (const [path, id, sort] of table) {
      assert.equal(queryFields(document, document.operation(`GET ${path}`)!).sortBy(id), sort, path);
    }
  });
});

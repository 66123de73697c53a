import assert from 'node:assert/strict';
import { objectsAsCsv, objectsAsJson } from '../../../../src/core/listing/objectsAsOne.ts';

const documents = [
  '{\n  "id": "1",\n  "name": "a, b",\n  "general": { "site": { "id": 12345678901234567890 } }\n}\n',
  '{ "id": "2", "tags": ["x"], "name": "=1+1" }',
];

describe('several objects in one file', () => {
  it('are an array of their documents', () => {
    const text = objectsAsJson(documents);
    assert.deepEqual(
      JSON.parse(text),
      documents.map((one): unknown => JSON.parse(one)),
    );
    assert.ok(text.includes('12345678901234567890'), 'numbers as they are written');
    assert.ok(text.startsWith('[\n  {\n    "id": "1"'));
  });

  it('are a line each, with a column for each field that any has', () => {
    assert.equal(objectsAsCsv(documents), 'id,name,general.site.id,tags\r\n1,"a, b",12345678901234567890,\r\n2,\'=1+1,,"[""x""]"\r\n');
  });
});

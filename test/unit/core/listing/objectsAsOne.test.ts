import assert from 'node:assert/strict';
import { objectsAsCsv, objectsAsJson, type ExportedObject } from '../../../../src/core/listing/objectsAsOne.ts';

const documents = [
  '{\n  "id": "1",\n  "name": "a, b",\n  "general": { "site": { "id": 12345678901234567890 } }\n}\n',
  '{ "id": "2", "tags": ["x"], "name": "=1+1" }',
];
const acme = (resource: string, text = ''): ExportedObject => ({ instance: 'Acme', resource, text });
const buildings = documents.map((text) => acme('buildings', text));
const lab = { ...acme('buildings', '{ "name": "Main" }'), instance: 'Lab' };

describe('several objects in one file', () => {
  it('are an array of their documents', () => {
    const text = objectsAsJson(buildings);
    assert.deepEqual(
      JSON.parse(text),
      documents.map((one): unknown => JSON.parse(one)),
    );
    assert.ok(text.includes('12345678901234567890'), 'numbers as they are written');
    assert.ok(text.startsWith('[\n  {\n    "id": "1"'));
  });

  it('are a line each, with a column for each field that any has', () => {
    assert.equal(objectsAsCsv(buildings), 'id,name,general.site.id,tags\r\n1,"a, b",12345678901234567890,\r\n2,\'=1+1,,"[""x""]"\r\n');
  });

  it('say where each is from, where they are of several instances or kinds', () => {
    assert.equal(
      objectsAsJson([acme('scripts', '{\n  "id": 1\n}\n'), lab]),
      `[
  {
    "instance": "Acme",
    "resource": "scripts",
    "object": {
      "id": 1
    }
  },
  {
    "instance": "Lab",
    "resource": "buildings",
    "object": { "name": "Main" }
  }
]
`,
    );
    const lines = (...objects: readonly ExportedObject[]) => objectsAsCsv(objects).trim().split('\r\n');
    assert.deepEqual(lines(acme('scripts', '{ "id": 1 }'), lab), ['instance,resource,id,name', 'Acme,scripts,1,', 'Lab,buildings,,Main']);
    assert.deepEqual(lines(acme('scripts', '{ "id": 1 }'), acme('sites', '{ "id": 2 }')).slice(1), ['Acme,scripts,1', 'Acme,sites,2']);
  });
});

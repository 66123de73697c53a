import assert from 'node:assert/strict';
import { bodyModel, headLength, keepBody, revealMasked, weightOf } from '../../../../../src/core/response/body/keptBody.ts';
import { csvRow, parseCsv } from '../../../../../src/core/response/body/csv.ts';
import { rowNumbers } from '../../../../../src/core/response/body/rowOrder.ts';
import { bodyKindOf } from '../../../../../src/core/response/body/sniff.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function model(content: Uint8Array | string, type = 'application/json') {
  return bodyModel(await keepBody(typeof content === 'string' ? bytes(content) : content, type));
}

describe('sniff', () => {
  const table: readonly (readonly [string, Uint8Array | string, string, string])[] = [
    ['nothing', '', 'application/json', 'empty'],
    ['JSON', ' {"a":1}', 'application/json;charset=utf-8', 'json'],
    ['JSON without a type', '[1]', '', 'json'],
    ['a vendor JSON', '1', 'application/problem+json', 'json'],
    ['HTML that claims to be JSON', '<!DOCTYPE html><html>', 'application/json', 'html'],
    ['HTML behind a comment', '<!-- ascii art -->\n<html>', 'text/html', 'html'],
    ['XML', '<?xml version="1.0"?><a/>', 'text/xml', 'xml'],
    ['XML that claims to be JSON', '<a/>', 'application/json', 'xml'],
    ['CSV', 'a,b\n1,2', 'text/csv', 'csv'],
    ['text', '404 page not found', 'text/plain', 'text'],
    ['text of no type', 'hello', '', 'text'],
    ['a profile', 'payload', 'application/x-apple-aspen-config', 'text'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'application/octet-stream', 'image'],
    ['a PDF', '%PDF-1.7', 'application/pdf', 'binary'],
    ['bytes', Uint8Array.from([1, 0, 2]), 'text/plain', 'binary'],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x7b, 0, 0x7d, 0]), 'application/json', 'json'],
    ['an unknown type', 'abc', 'application/octet-stream', 'binary'],
  ];
  for (const [what, content, type, kind] of table) {
    it(`takes ${what} for ${kind}`, () => assert.equal(bodyKindOf(typeof content === 'string' ? bytes(content) : content, type), kind));
  }
});

describe('keepBody', () => {
  it('shows invalid JSON as it came, and says where it breaks', async () => {
    const shown = await model('{"a": 1, "b": tru');
    assert.ok(shown.kind === 'text');
    assert.equal(shown.head, '{"a": 1, "b": tru');
    assert.match(shown.note ?? '', /not valid JSON from character 15/);
  });

  it('says that JSON ends too early', async () => {
    const shown = await model('{"a": [1, 2');
    assert.ok(shown.kind === 'text');
    assert.match(shown.note ?? '', /may be cut off/);
  });

  it('says that bytes are no UTF-8, and that the text is not sound', async () => {
    const body = await keepBody(Uint8Array.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 'application/json');
    assert.match(body.note ?? '', /UTF-8/);
    assert.equal(body.sound, false);
    assert.match(body.pretty, /\uFFFD/);
  });

  it('honours a charset', async () => {
    const shown = await model(Uint8Array.from([0xfc]), 'text/plain; charset=iso-8859-1');
    assert.ok(shown.kind === 'text');
    assert.equal(shown.head, 'ü');
    const unknown = await model('x', 'text/plain; charset=klingon');
    assert.ok(unknown.kind === 'text');
    assert.match(unknown.note ?? '', /klingon/);
  });

  it('sends at most 256 KB at first, and says how much there is', async () => {
    const shown = await model(JSON.stringify(Array.from({ length: 60_000 }, (_, n) => n)));
    assert.ok(shown.kind === 'text');
    assert.equal(shown.head.length, headLength);
    assert.ok(shown.total > headLength);
  });

  it('never cuts a character in two', async () => {
    const shown = await model(`${'a'.repeat(headLength - 1)}😀`, 'text/plain');
    assert.ok(shown.kind === 'text');
    assert.equal(shown.head.length, headLength - 1);
  });

  it('hides secrets in the formatted and in the raw text, and reveals one by one', async () => {
    const body = await keepBody(bytes('{"password":"can\\"ary","pin":42,"note":"x"}'), 'application/json');
    assert.doesNotMatch(body.pretty + body.raw, /ary|42/);
    assert.equal(JSON.parse(body.raw).note, 'x');
    assert.equal(revealMasked(body, '/password'), 'can"ary');
    assert.equal(revealMasked(body, '/pin'), '42');
    assert.equal(revealMasked(body, '/note'), undefined);
  });

  it('hides fields that the operation reveals', async () => {
    const body = await keepBody(bytes('{"recovery":"canary"}'), 'application/json', { secretFields: new Set(['recovery']) });
    assert.doesNotMatch(body.pretty + body.raw, /canary/);
  });

  it('masks XML and reveals it', async () => {
    const body = await keepBody(bytes('<a><password>canary</password></a>'), 'text/xml');
    assert.doesNotMatch(body.pretty + body.raw, /canary/);
    assert.equal(revealMasked(body, '#1'), 'canary');
  });

  it('shows the first bytes of what is no text', async () => {
    const shown = await model(
      Uint8Array.from({ length: 600 }, (_, n) => n % 256),
      'application/octet-stream',
    );
    assert.ok(shown.kind === 'binary');
    assert.equal(shown.hex.split('\n').length, 32);
    assert.match(shown.hex, /^00000000 {2}00 01 02 03/);
    assert.match(shown.note, /600 bytes/);
  });

  it('names a PDF', async () => {
    const shown = await model('%PDF-1.7\n', 'application/pdf');
    assert.ok(shown.kind === 'binary');
    assert.match(shown.note, /PDF of 9 bytes/);
  });

  it('weighs at least its bytes and texts', async () => {
    const body = await keepBody(bytes(`["${'a'.repeat(1000)}"]`), 'application/json');
    assert.ok(weightOf(body) > 3000);
  });
});

describe('table', () => {
  const rows =
    '[{"id":"10","general":{"name":"b","x":{"y":{"z":1}}},"tags":["a","b"],"subs":[{}],"password":"canary","n":1.10},{"id":"9","extra":null}]';

  it('makes columns of nested fields and keeps every digit', async () => {
    const { table } = await keepBody(bytes(`{"totalCount":2,"results":${rows}}`), 'application/json');
    assert.ok(table !== null);
    assert.equal(table.length, 2);
    assert.deepEqual(
      table.columns.map((column) => [column.name, column.shown]),
      [
        ['id', true],
        ['general.name', true],
        ['general.x.y', true],
        ['tags', true],
        ['subs', true],
        ['password', true],
        ['n', true],
        ['extra', false],
      ],
    );
    assert.deepEqual(Object.fromEntries(table.cells(0)), {
      id: '10',
      'general.name': 'b',
      'general.x.y': '1 field',
      tags: 'a, b',
      subs: '1 entry',
      password: '••••••',
      n: '1.10',
    });
  });

  for (const json of [rows, `{"privileges":["Read A","Read B"]}`, `{"size":2,"policies":${rows}}`]) {
    it(`finds the rows of ${json.slice(0, 30)}`, async () =>
      assert.equal((await keepBody(bytes(json), 'application/json')).table?.length, 2));
  }

  for (const json of ['{}', '{"a":1}', '{"a":[],"b":[]}', '1']) {
    it(`sees no list in ${json}`, async () => assert.equal((await keepBody(bytes(json), 'application/json')).table, null));
  }

  it('sorts numbers by size', async () => {
    const { table } = await keepBody(bytes(rows), 'application/json');
    assert.ok(table !== null);
    const sorted = (descending: boolean) => rowNumbers(table, { columns: [], filter: '', sort: { column: 'id', descending } }).next().value;
    assert.deepEqual(sorted(false), [1, 0]);
    assert.deepEqual(sorted(true), [0, 1]);
  });

  it('reads CSV with quotes, any separator and any line end', () => {
    assert.deepEqual(parseCsv('\uFEFFa;b\r\n"x;""y""\n";\r\n1;2'), [
      ['a', 'b'],
      ['x;"y"\n', ''],
      ['1', '2'],
    ]);
    assert.deepEqual(parseCsv(''), []);
    assert.deepEqual(parseCsv('a,b'), [['a', 'b']]);
  });

  it('shows CSV as a table', async () => {
    const { table } = await keepBody(bytes('name,,x\nb,2,3\na,1,3'), 'text/csv');
    assert.deepEqual(
      table?.columns.map((column) => column.name),
      ['name', 'column 2', 'x'],
    );
    assert.equal(table?.cells(1).get('name'), 'a');
  });

  it('writes CSV that reads back, with formulas defused', () => {
    const row = ['a,b', 'c"d', 'e\nf', 'ü', '-5', '1.5'];
    assert.deepEqual(parseCsv(csvRow(row)), [row]);
    assert.equal(csvRow(['=1+1', '@x']), "'=1+1,'@x");
  });
});

import assert from 'node:assert/strict';
import { keepBody } from '../../../../../src/core/response/body/keptBody.ts';

describe('the table of an answer in XML', () => {
  const tableOf = async (xml: string) => (await keepBody(new TextEncoder().encode(xml), 'application/xml')).table;
  const rowsOf = async (xml: string) => {
    const table = await tableOf(xml);
    return table === null ? null : Array.from({ length: table.length }, (_, row) => Object.fromEntries(table.cells(row)));
  };
  const found = (computers: string, more = '') =>
    `<?xml version="1.0"?><advanced_computer_search><id>1</id><criteria><size>1</size><criterion><name>Model</name></criterion></criteria>
     ${computers}${more}<site><id>-1</id><name>None</name></site></advanced_computer_search>`;
  const computers = `<computers><size>2</size>
    <computer><id>3</id><name>A &amp; &#66;</name><Asset_Tag/></computer><computer><id>4</id><name><![CDATA[<C>]]></name><Asset_Tag>9</Asset_Tag></computer></computers>`;

  it('has a row for each that a search finds', async () => {
    assert.deepEqual(await rowsOf(found(computers)), [
      { id: '3', name: 'A & B', Asset_Tag: '' },
      { id: '4', name: '<C>', Asset_Tag: '9' },
    ]);
  });

  const cases: readonly (readonly [string, string, unknown])[] = [
    ['a list', '<policies><size>2</size><policy><id>1</id><name>a</name></policy><policy><id>2</id></policy></policies>', ['1', '2']],
    ['one object', '<policy><general><id>1</id><name>a</name></general><scope><all_computers>true</all_computers></scope></policy>', null],
    ['a place of its own', found(''), null],
    ['nothing found', found('<computers><size>0</size></computers>'), null],
    ['entries of two sorts', found('<things><computer><id>1</id></computer><user><id>2</id></user></things>'), null],
    ['entries beside a text', found('<things><computer><id>1</id></computer><name>x</name></things>'), null],
    ['entries behind a text', found('<things><name>x</name><computer><id>1</id></computer></things>'), null],
    ['one part that begins with an id', '<policy><general><id>1</id><name>a</name></general></policy>', null],
    ['entries in two places', found(computers, computers.replaceAll('computer', 'user')), null],
    ['an empty list', '<policies><size>0</size></policies>', null],
  ];
  for (const [what, xml, ids] of cases)
    it(`${ids === null ? 'is not there for' : 'is that of'} ${what}`, async () => {
      const rows = await rowsOf(xml);
      assert.deepEqual(rows?.map(({ id }) => id) ?? null, ids);
    });

  it('shows no secret', async () => {
    const [row] = (await rowsOf('<accounts><size>1</size><account><id>1</id><password>hunter2</password></account></accounts>')) ?? [];
    assert.equal(row?.['id'], '1');
    assert.doesNotMatch(JSON.stringify(row), /hunter2/);
  });
});

import assert from 'node:assert/strict';
import { byTag, chosenOperations, operationCount, operationWords, tagWords } from '../../../../src/app/lists/operationList.ts';
import { proFamily } from '../../../../src/core/families/pro/proFamily.ts';
import { realFamily } from '../../../support/openapi/realDocument.ts';
import { small } from '../../../support/openapi/smallDocument.ts';

describe('the list of operations', () => {
  const { operations } = proFamily(small());
  const keys = (of: readonly { readonly key: string }[]): readonly string[] => of.map(({ key }) => key);

  it('leaves out what is deprecated, and what the account may not call, where only the rest is wanted', () => {
    assert.equal(chosenOperations(operations, { showsDeprecated: true, held: undefined }).length, operations.length);
    assert.equal(
      chosenOperations(operations, { showsDeprecated: false, held: undefined }).some(({ deprecated }) => deprecated),
      false,
    );
    const none = keys(chosenOperations(operations, { showsDeprecated: true, held: new Set() }));
    assert.equal(none.includes('GET /v1/buildings'), false);
    assert.equal(none.includes('POST /v1/buildings'), true, 'names no privileges');
    const held = chosenOperations(operations, { showsDeprecated: true, held: new Set(['Read Buildings']) });
    assert.equal(keys(held).includes('GET /v1/buildings'), true);
  });

  it('has below a tag what lives first, the newest version first', () => {
    const machines = byTag(operations).find(([tag]) => tag === 'machines');
    const lists = keys(machines?.[1] ?? []).filter((key) => key.endsWith('/machines'));
    assert.deepEqual(lists, ['GET /v4/machines', 'GET /preview/machines', 'GET /v10/machines', 'GET /v3/machines']);
  });

  it('has two neighbours of a real document told apart by what they do', function () {
    const found = new Map(byTag(realFamily(this).operations));
    const computers = found.get('computer-inventory') ?? [];
    assert.equal(computers[0]?.key, 'GET /v4/computers-inventory');
    const live = computers.filter(({ deprecated }) => !deprecated).map(operationWords);
    assert.ok(live.includes('Erase a computer') && live.includes("Remove a computer's MDM profile"), live.join('\n'));
  });

  const tags: readonly (readonly [tag: string, words: string])[] = [
    ['computer-inventory', 'Computer Inventory'],
    ['self-service-branding-preview', 'Self Service Branding Preview'],
    ['sso-settings', 'SSO Settings'],
    ['', '(no tag)'],
  ];
  tags.forEach(([tag, words]) => it(`calls the tag “${tag}” ${words}`, () => assert.equal(tagWords(tag), words)));

  it('says how many operations there are', () => assert.deepEqual([operationCount(1), operationCount(2)], ['1 operation', '2 operations']));

  it('calls an operation by its summary, else by what is sent', () => {
    assert.equal(operationWords({ method: 'GET', path: '/v1/x', summary: 'Return <b>all</b> x.\n' }), 'Return all x');
    assert.equal(operationWords({ method: 'GET', path: '/v1/x', summary: ' ' }), 'GET /v1/x');
  });
});

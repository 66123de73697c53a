import assert from 'node:assert/strict';
import { mayMean, partBy } from '../../../../../src/core/sets/uses/nameParts.ts';
import { objectsMeant } from '../../../../../src/core/sets/uses/targetAt.ts';
import { deadIn } from '../../../../../src/core/sets/uses/useFindings.ts';
import { buildIndex, type UsesIndex } from '../../../../../src/core/sets/uses/usesIndex.ts';
import { usesOf } from '../../../../../src/core/sets/uses/usesOf.ts';
import { demoCatalogue } from '../../../../support/sets/demoCatalogue.ts';
import { memorySource, type MemoryEntry } from '../../../../support/sets/memorySource.ts';
import { never } from '../../../../support/signals.ts';

const [smart, still, policies] = ['computer-groups/smart-groups', 'computer-groups/static-groups', 'classic/policies'];
const criterion = (name: string, searchType: string, value: string): object => ({ name, priority: 0, searchType, value });
const group = (...criteria: readonly object[]): MemoryEntry => ({ resource: smart, id: '1', name: 'A', document: { criteria } });

async function indexOf(...entries: readonly MemoryEntry[]): Promise<UsesIndex> {
  return await buildIndex(memorySource(entries), await demoCatalogue(), never);
}

const howOf = (index: UsesIndex, resource: string, name: string, id = '9'): readonly string[] =>
  usesOf(index, { resource, id, name }).map(({ from, pointer, how }) => `${from.id} ${pointer} ${how}`);

describe('where-used: names that are spelled otherwise', () => {
  const spellings: readonly (readonly [what: string, name: string, said: string, how: string | undefined])[] = [
    ['as it is', 'Lab Macs', 'Lab Macs', 'name'],
    ['in other letters', 'Lab Macs', 'LAB macs', 'mentioned'],
    ['with blanks around', 'Lab Macs', ' Lab Macs ', 'mentioned'],
    ['in the other form of Unicode', 'Bu\u0308ro', 'B\u00fcro', 'mentioned'],
    ['with other quotation marks', 'Bob\u2019s \u201cMacs\u201d', 'Bob\'s "Macs"', 'mentioned'],
    ['with other blanks and dashes', 'Lab - Macs', 'Lab \u2013\u00a0 Macs', 'mentioned'],
    ['with what nobody sees, at its end and in it', 'Lab Macs', 'Lab\u200b Macs \u200b', 'mentioned'],
    ['another name', 'Lab Macs', 'Lab Mac', undefined],
    ['what else may stand for none', 'Default', 'Default', 'name'],
    ['None, as a group may be called', 'None', 'None', 'name'],
  ];
  for (const [what, name, said, how] of spellings) {
    it(`are ${how ?? 'no use'} in a criterion: ${what}`, async () => {
      const found = howOf(await indexOf(group(criterion('Computer Group', 'member of', said))), still, name);
      assert.deepEqual(found, how === undefined ? [] : [`1 /criteria/0/value ${how}`]);
    });
  }

  it('are not gone, nor is an event that is called in other letters', async () => {
    const index = await indexOf(
      group(criterion('Computer Group', 'member of', 'LAB'), criterion('Computer Group', 'member of', 'Former')),
      { resource: still, id: '5', name: 'Lab', document: {} },
      { resource: policies, id: '1', name: 'P', document: { general: { trigger_other: 'Go' }, scope: { all_computers: true } } },
      { resource: 'scripts', id: '1', document: { scriptContents: 'jamf policy -event go' } },
      { resource: 'computer-extension-attributes', id: '1', document: {} },
    );
    const rows = deadIn(index).rows.map(({ what, use }) => [what, use?.to.text]);
    assert.deepEqual(rows, [['gone', 'Former']]);
    assert.deepEqual(howOf(index, policies, 'P', '1'), ['1 /scriptContents mentioned']);
  });

  it('are gone by no word that may stand for none', async () => {
    const segment = { resource: 'classic/networksegments', id: '1', document: { building: 'Unknown', department: 'Former' } };
    const index = await buildIndex(
      memorySource([segment], { kinds: [{ resource: 'buildings' }, { resource: 'departments' }] }),
      await demoCatalogue(),
      never,
    );
    assert.deepEqual(
      deadIn(index).rows.map(({ use }) => use?.to.text),
      ['Former'],
    );
    assert.deepEqual(howOf(index, 'buildings', 'Unknown'), ['1 /building name']);
  });

  it('are meant at a cursor where none is spelled so', async () => {
    const index = await indexOf({ resource: still, id: '5', name: 'Lab' }, { resource: still, id: '6', name: 'LAB' });
    const meant = (text: string): readonly string[] => objectsMeant(index, { resource: smart, by: 'name', text }).map(({ id }) => id);
    assert.deepEqual([meant('LAB'), meant('lab'), meant('La')], [['6'], ['5', '6'], []]);
  });

  it('are another object of the same name, but never the object itself', async () => {
    const index = await indexOf(group(criterion('Computer Group', 'member of', 'A')), { resource: still, id: '5', name: 'A' });
    assert.deepEqual([howOf(index, smart, 'A', '1'), howOf(index, still, 'A', '5')], [[], ['1 /criteria/0/value name']]);
  });
});

describe('where-used: a part of a name', () => {
  const cases: readonly (readonly [operator: string, value: string, name: string, isMeant: boolean])[] = [
    ['like', 'Berlin', 'Berlin', true],
    ['like', 'ber', 'Berlin Mitte', true],
    ['not like', 'Mitte', 'Berlin Mitte', true],
    ['like', 'Bern', 'Berlin', false],
    ['like', 'be', 'Hamburg', false],
    ['matches regex', '^(Berlin|Bern)$', 'Berlin', true],
    ['does not match regex', '.*', 'Berlin', true],
    ['matches regex', '^Hamburg.*', 'Berlin', false],
  ];
  for (const [operator, value, name, isMeant] of cases) {
    it(`${isMeant ? 'mentions' : 'does not mention'} it: ${name} ${operator} ${value}`, async () => {
      const found = howOf(await indexOf(group(criterion('Building', operator, value))), 'buildings', name);
      assert.deepEqual(found, isMeant ? ['1 /criteria/0/value mentioned'] : []);
    });
  }

  const patterns: readonly (readonly [pattern: string, name: string, isMeant?: false])[] = [
    ['\\bChrome\\b', 'Google Chrome'],
    ['Colou?r', 'Color'],
    ['Chromes*', 'Chrome'],
    ['Macs{0,1}$', 'Mac'],
    ['^(Google )?X$', 'X'],
    ['(Google ){0,1}Macs', 'Macs'],
    ['(Google)?.*', 'Firefox'],
    ['((Google|Old) (Mac)+)*.+', 'Firefox'],
    ['(Google)*?.+', 'Firefox'],
    ['Firefox|VLC', 'VLC'],
    ['Firefox|VL', 'VL'],
    ['Firefox|.+', 'Slack'],
    ['^(?!Google).*', 'Firefox'],
    ['^[^abc]', 'xyz'],
    ['[]abc]', ']'],
    ['[\\]abc]', ']'],
    ['^\\d{8}$', '12345678'],
    ['\\x46irefox', 'Firefox'],
    ['(?i)FIREFOX', 'Firefox'],
    ['(?<app>Firefox)', 'Firefox'],
    ['(?i)FIREFOX', 'Slip', false],
    ['^Firefox$', 'Slack', false],
    ['^(All|Some) Macs$', 'Printers', false],
    ['^Lab [0-9]{2,4}', 'Office', false],
  ];
  for (const [pattern, name, isMeant = true] of patterns) {
    it(`may ${isMeant ? 'match' : 'not match'} with a pattern: ${pattern}, ${name}`, () => {
      assert.equal(mayMean('pattern', pattern, name), isMeant);
    });
  }

  it('is what other operators compare with', () => {
    const wholes = ['is', 'is not', 'has', 'does not have', 'member of', 'Not Member Of', '', undefined];
    assert.deepEqual(wholes.map(partBy), Array(wholes.length).fill(undefined));
    assert.deepEqual(['like', 'starts with', 'does not match regex'].map(partBy), ['text', 'text', 'pattern']);
    assert.deepEqual([mayMean('text', '', 'Berlin'), mayMean('text', 'x', '')], [false, false]);
  });
});

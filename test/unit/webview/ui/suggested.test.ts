import assert from 'node:assert/strict';
import { filterSuggested, takenBy, type Eager, type Offered } from '../../../../src/webview/ui/suggested.ts';

describe('the suggestion that a key takes', () => {
  const asked = { text: 'deviceType==COMPUTER', caret: 20 };
  const some = (more: Partial<Offered<string>> = {}): Offered<string> => ({ items: ['a', 'b'], eager: 'tab', asked, chosen: -1, ...more });
  const later = { text: `${asked.text};`, caret: 21 };
  const table: readonly (readonly [
    says: string,
    key: 'Enter' | 'Tab',
    suggested: Offered<string>,
    now: typeof asked,
    eager: Eager,
    taken: number,
  ])[] = [
    ['is the first where something was begun', 'Enter', some(), asked, 'tabAndEnter', 0],
    ['is none where the text is whole', 'Enter', some(), asked, 'tab', -1],
    ['is the first for Tab there', 'Tab', some(), asked, 'tab', 0],
    ['is the one that somebody went down to', 'Enter', some({ chosen: 1 }), asked, 'tab', 1],
    ['is none where nothing is taken unasked', 'Tab', some(), asked, 'none', -1],
    ['is none where there are none', 'Enter', some({ items: [] }), asked, 'tabAndEnter', -1],
    ['is none of an older text', 'Enter', some(), later, 'tabAndEnter', -1],
    ['is none of an older text for Tab', 'Tab', some(), later, 'tabAndEnter', -1],
    ['is none of an older text that somebody went down to', 'Enter', some({ chosen: 1 }), later, 'tab', -1],
    ['is none of another place', 'Enter', some(), { ...asked, caret: 3 }, 'tabAndEnter', -1],
    ['is of an older text where it replaces all of it', 'Enter', some({ chosen: 1 }), later, 'none', 1],
  ];
  for (const [says, key, suggested, now, eager, taken] of table) {
    it(`${key}: ${says}`, () => assert.equal(takenBy(key, { ...suggested, eager }, now), taken));
  }

  it('is left to Tab where a filter is whole', () => {
    assert.deepEqual(filterSuggested({ items: ['a'], isWhole: true }), { items: ['a'], eager: 'tab' });
    assert.deepEqual(filterSuggested({ items: ['a'], isWhole: false }), { items: ['a'], eager: 'tabAndEnter' });
  });
});

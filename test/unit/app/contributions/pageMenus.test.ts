import assert from 'node:assert/strict';
import { contributions } from '../../../../scripts/support/manifest.ts';
import type { When } from '../../../../src/app/contributions/when.ts';

type Context = Readonly<Record<'webviewId' | 'webviewSection', string>>;

/** As VS Code reads it where a menu comes up in a page: what else may be so is not. */
function holds(when: When, context: Context): boolean {
  const of = (key: string): string =>
    key === 'webviewId' || key === 'webviewSection' ? context[key] : assert.fail(`nothing of a page: ${key}`);
  switch (when.kind) {
    case 'equals':
      return of(when.key) === when.value;
    case 'matches':
      return when.pattern.test(of(when.key));
    case 'all':
      return when.of.every((part) => holds(part, context));
    case 'not':
      return !holds(when.of, context);
    default:
      return false;
  }
}

/** The titles, as VS Code orders them. */
function menuOf(webviewId: string, webviewSection: string): readonly string[] {
  return Object.values(contributions)
    .flatMap(({ title, places = [] }) =>
      places
        .filter(({ menu, when }) => menu === 'webview/context' && holds(when, { webviewId, webviewSection }))
        .map(({ group }) => ({ title, group })),
    )
    .toSorted((one, other) => one.group.localeCompare(other.group, 'en', { numeric: true }))
    .map(({ title }) => title);
}

describe('the menu of a part of a page', () => {
  const object = ['Copy ID', 'Copy Name', 'Copy Address', 'Copy as cURL'];
  const ways = ['Open', 'Find References', 'Reveal in Sidebar', 'Open in Jamf Pro'];
  const table: readonly (readonly [page: string, part: string, titles: readonly string[]])[] = [
    ['jamf.table', 'row', [...ways, ...object, 'Copy Rows', 'Export Selection…']],
    ['jamf.table', 'rows', ['Open', 'Copy IDs', 'Copy Names', 'Copy Rows', 'Export Selection…']],
    ['jamf.table', 'values', ['Copy Rows', 'Export Selection…']],
    ['jamf.table', 'column', ['Sort Ascending', 'Sort Descending', 'Move Left', 'Move Right', 'Fit Width', 'Hide Column', 'Reset Columns']],
    ['jamf.runner', 'row', [...ways, 'Copy Row', ...object]],
    ['jamf.requestFile', 'row', [...ways, 'Copy Row', ...object]],
    ['jamf.runner', 'plainRow', ['Copy Row']],
    ['jamf.requestFile', 'plainRow', ['Copy Row']],
    ['jamf.other', 'row', []],
  ];
  for (const [page, part, titles] of table) {
    it(`${page}, ${part}: ${titles.length === 0 ? 'nothing' : titles.join(', ')}`, () => assert.deepEqual(menuOf(page, part), titles));
  }
});

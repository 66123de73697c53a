import { existsSync, readFileSync } from 'node:fs';
import { parseDocument } from '../src/core/families/pro/document.ts';
import { proFamily } from '../src/core/families/pro/proFamily.ts';
import { searchOperations } from '../src/core/families/search.ts';
import type { Comparison } from './comparison.ts';

const real = new URL('../../shared/jamf/specs/11.30.1/api-schema.json', import.meta.url);
const typed = 'get computers inventory filevault';
const prefixes = Array.from(typed, (_, index) => typed.slice(0, index + 1));

/** Looking for the bare text in every operation is the least that a search does; ours takes words in any order, and ranks. */
function search(): Comparison {
  const name = 'search as you type over 817 operations, against looking for the text';
  if (!existsSync(real)) return { name, goal: 0, floor: () => 0, subject: () => 0, skip: 'the document of 11.30.1 is not on this machine' };
  const { operations } = proFamily(parseDocument(readFileSync(real, 'utf8')));
  const texts = operations.map((one) => [one.key, one.tag, one.summary, ...(one.privileges ?? [])].join(' ').toLowerCase());
  const index = searchOperations(operations);
  return {
    name,
    goal: 10,
    floor: () => prefixes.map((prefix) => texts.filter((text) => text.includes(prefix)).length),
    subject: () => prefixes.map((prefix) => index.find(prefix).length),
  };
}

export const comparisons: readonly Comparison[] = [search()];

import { sensitivityOf } from '../catalog/sensitive.ts';
import type { Resource } from '../families/family.ts';
import { listRowOf } from '../resources/rows.ts';
import { rowsHolding } from './rowText.ts';
import { holdsSought, soughtWords } from './searchText.ts';

/** Tells of rows of a list whether each word of a text is in one: in what the server wrote, or in the words that it is shown in. Never in a secret. */
export function rowsWith(resource: Resource, text: string): (row: unknown) => boolean {
  const { secretFields } = sensitivityOf({ method: 'GET', path: resource.can.list?.path ?? '' });
  const words = soughtWords(text).map((word) => ({ word, isIn: rowsHolding(word, secretFields) }));
  const shows = (row: unknown, word: string): boolean => {
    const { label, facts } = listRowOf(resource.key, row);
    return [label, ...facts].some((part) => holdsSought(part, word));
  };
  return (row) => words.every(({ word, isIn }) => isIn(row) || shows(row, word));
}

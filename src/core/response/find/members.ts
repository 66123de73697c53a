import { isRecord } from '../../json/wire.ts';
import { asSought } from '../../listing/searchText.ts';
import type { FoundNode } from './foundNode.ts';

/**
 * Members of objects that hold all words, each in the name or in the value. Of one whose value has members of its own the name alone
 * counts; what is in it is then shown with it, and not once more. An entry of a list has the name of the list.
 */
export function* membersWith(json: unknown, sought: string): Generator<FoundNode> {
  const words = asSought(sought)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length > 0) yield* within(json, [], '', words);
}

function* within(value: unknown, location: readonly (string | number)[], name: string, words: readonly string[]): Generator<FoundNode> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (isLeaf(item) ? holds(words, name, item) : false) yield { location: [...location, index], value: item };
      else if (!isLeaf(item)) yield* within(item, [...location, index], name, words);
    }
  } else if (isRecord(value)) {
    for (const [key, member] of Object.entries(value)) {
      const at = [...location, key];
      if (holds(words, key, isLeaf(member) ? member : '')) yield { location: at, value: member };
      else if (!isLeaf(member)) yield* within(member, at, key, words);
    }
  }
}

function isLeaf(value: unknown): value is string | number | boolean | null {
  return typeof value !== 'object' || value === null;
}

function holds(words: readonly string[], name: string, value: string | number | boolean | null): boolean {
  const text = asSought(`${name}\n${String(value)}`);
  return words.every((word) => text.includes(word));
}

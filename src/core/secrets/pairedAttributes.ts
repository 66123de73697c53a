import { isCriterionField, isPairName, isPairValue } from '../../shared/secretNames.ts';
import { placeOf, type IsSecret, type SecretPlace } from './places.ts';

const attribute = String.raw`\s{1,20}[\w.:-]{1,60}\s{0,9}=\s{0,9}\\?(?:"[^"<>]{0,1000}"|'[^'<>]{0,1000}')`;
const tag = new RegExp(String.raw`<[A-Za-z][\w.:-]{0,60}(?:${attribute}){1,20}\s{0,20}(?<close>\/?)>`, 'g');
const single = /(?<=\s)(?<name>[\w.:-]{1,60})\s{0,9}=\s{0,9}\\?(?:"(?<double>[^"<>]{0,1000}?)\\?"|'(?<single>[^'<>]{0,1000}?)\\?')/dg;

/** Secrets of elements that say in one attribute what they are and in another one, or in what they hold, the value: `<add key="Password" value="…"/>`. */
export function pairedAttributePlaces(text: string, isSecret: IsSecret): readonly SecretPlace[] {
  const places: SecretPlace[] = [];
  for (const { 0: found, index, groups } of text.matchAll(tag)) {
    const all = Array.from(found.matchAll(single), ({ groups: one, indices }) => ({
      name: one?.['name'] ?? '',
      value: one?.['double'] ?? one?.['single'] ?? '',
      range: indices?.groups?.['double'] ?? indices?.groups?.['single'] ?? ([0, 0] as const),
    }));
    if (all.some(({ name }) => isCriterionField(name)) || !all.some(({ name, value }) => isPairName(name) && isSecret(value))) continue;
    const values = all.filter(({ name }) => isPairValue(name));
    for (const { range } of values) places.push(...placeOf(text, 'password', index + range[0], index + range[1], true));
    if (values.length === 0 && groups?.['close'] === '') places.push(...contentPlaces(text, index + found.length));
  }
  return places;
}

/** What stands in an element, or in the one value in it. */
function contentPlaces(text: string, from: number): readonly SecretPlace[] {
  const inner = /^\s{0,200}(?:<value>)?(?<value>[^<>]{1,5000})<\//d.exec(text.slice(from, from + 5300))?.indices?.groups?.['value'];
  return inner === undefined ? [] : placeOf(text, 'password', from + inner[0], from + inner[1], true);
}

import { leafText, type JsonLeaf, type JsonNode, type JsonObject } from './parse.ts';

/**
 * `text`: two numbers are the same if they are written the same; nothing that a person typed is taken for nothing.
 * `value`: exactly the same number, however written (`1.10` is `1.1`, 2^53+1 is not 2^53): for what a server did with it.
 */
export type NumberRule = 'text' | 'value';

/** Whether two values say the same: order of fields and spelling of strings aside, `undefined` only like itself. */
export function sameJson(a: JsonNode | undefined, b: JsonNode | undefined, numbers: NumberRule = 'text'): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.kind === 'object' && b.kind === 'object') return sameObject(a, b, numbers);
  if (a.kind === 'array' && b.kind === 'array') {
    return a.items.length === b.items.length && a.items.every((item, index) => sameJson(item, b.items[index], numbers));
  }
  return isLeaf(a) && isLeaf(b) && sameLeaf(a, b, numbers);
}

function sameObject(a: JsonObject, b: JsonObject, numbers: NumberRule): boolean {
  if (a.members.length !== b.members.length) return false;
  const others = new Map(b.members.map((member) => [member.name, member.value]));
  return a.members.every((member) => sameJson(member.value, others.get(member.name), numbers));
}

function sameLeaf(a: JsonLeaf, b: JsonLeaf, numbers: NumberRule): boolean {
  if (a.kind !== b.kind) return false;
  if (a.raw === b.raw) return true;
  if (a.kind === 'string') return leafText(a) === leafText(b);
  return a.kind === 'number' && numbers === 'value' && canonicalNumber(a.raw) === canonicalNumber(b.raw);
}

function isLeaf(node: JsonNode): node is JsonLeaf {
  return node.kind !== 'object' && node.kind !== 'array';
}

const longestExponent = 100;

function endOfDigits(digits: string): number {
  let end = digits.length;
  while (digits.charAt(end - 1) === '0') end -= 1;
  return end;
}

/** Sign, digits without zeros at either end, and the power of ten of the last digit: the same text for the same number. */
export function canonicalNumber(raw: string): string {
  const [mantissa = '', exponent = '0'] = raw.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  // Not a number that anybody means; its sum would take longer than all the rest.
  if (exponent.length > longestExponent) return raw;
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.slice(0, endOfDigits(digits));
  if (significant === '') return '0';
  const power = BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - significant.length);
  return `${raw.startsWith('-') ? '-' : ''}${significant}e${power}`;
}

import * as fc from 'fast-check';
import { bareLeaf, type LeafShape, type ListShape, type RecordShape, type Shape } from '../../../src/core/shapes/shape.ts';
import { anyCharacter } from '../anyCharacter.ts';

/** An element as a server may write it, and as it is written here: without what it counts, each character in one way. */
export interface WrittenXml {
  readonly theirs: string;
  readonly ours: string;
}

const sound = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]$/u;
const special = fc.constantFrom(
  '&',
  '<',
  '>',
  '"',
  "'",
  ']]>',
  '\r',
  '\r\n',
  '\t',
  ' ',
  '&amp;',
  '&#13;',
  '😀',
  '\u{10FFFF}',
  'é',
  '\u2028',
);
const letters = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('a', 'Z', '0', '.', '-', '_') },
  special,
  anyCharacter.filter((char) => sound.test(char)),
);
const anyText = fc.array(letters, { maxLength: 8 }).map((parts) => parts.join(''));
const numbers = fc.constantFrom('0', '-1', '7', '007', '1.0', '1e3', '9007199254740993', ' 1', '');

/** All ways of a text are tried: references, sections, and as it is. */
function spelt(text: string, way: number): string {
  const plain = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
  if (way === 0 || text === '') return plain;
  if (way === 1) return Array.from(text, (char) => `&#x${(char.codePointAt(0) ?? 0).toString(16)};`).join('');
  return text.includes('\r') ? plain : `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

function element(name: string, { theirs, ours }: WrittenXml, empty: boolean): WrittenXml {
  const wrap = (inside: string): string => (inside === '' ? `<${name}/>` : `<${name}>${inside}</${name}>`);
  return { theirs: theirs === '' && empty ? `<${name}></${name}>` : wrap(theirs), ours: wrap(ours) };
}

function joined(parts: readonly WrittenXml[], between = ''): WrittenXml {
  return { theirs: parts.map(({ theirs }) => theirs).join(between), ours: parts.map(({ ours }) => ours).join('') };
}

function leafXml({ type, choices }: LeafShape): fc.Arbitrary<WrittenXml> {
  const usual = type === 'integer' ? numbers : type === 'boolean' ? fc.constantFrom('true', 'false', 'TRUE', '') : anyText;
  const text = fc.oneof(usual, choices === undefined ? anyText : fc.constantFrom(...choices.map(String)));
  return fc.tuple(text, fc.nat(2)).map(([value, way]) => ({ theirs: spelt(value, way), ours: spelt(value, 0) }));
}

function listXml(name: string, list: ListShape): fc.Arbitrary<WrittenXml> {
  const { entry, way } = list.xml ?? { entry: 'entry', way: 'wrapped' };
  const isInline = way === 'inline';
  const entries = fc.array(xmlOf(isInline ? name : entry, list.entry()), { minLength: isInline ? 1 : 0, maxLength: 3 });
  if (isInline) return entries.map((found) => joined(found));
  return fc.tuple(entries, fc.boolean()).map(([found, counts]) => {
    const all = joined(found);
    const size = counts && found.length > 0 ? `<size>${found.length}</size>` : '';
    return element(name, { theirs: size + all.theirs, ours: all.ours }, false);
  });
}

function recordXml(record: RecordShape): fc.Arbitrary<WrittenXml> {
  const parts = [...record.fields()].map(([name, { shape }]) =>
    fc.option(
      fc.constant(name).chain(() => xmlOf(name, shape())),
      { nil: undefined, freq: 2 },
    ),
  );
  return fc.tuple(fc.tuple(...parts), fc.constantFrom('', '\n  ', '<!-- x -->')).map(([found, between]) => {
    const all = found.filter((part) => part !== undefined);
    return joined(all, all.length > 1 ? between : '');
  });
}

/** Texts that an element of this shape may be. */
export function xmlOf(name: string, shape: Shape): fc.Arbitrary<WrittenXml> {
  if (shape.kind === 'list') return listXml(name, shape);
  if (shape.kind === 'record') return fc.tuple(recordXml(shape), fc.boolean()).map(([inside, empty]) => element(name, inside, empty));
  if (shape.kind === 'leaf') return fc.tuple(leafXml(shape), fc.boolean()).map(([inside, empty]) => element(name, inside, empty));
  if (shape.kind === 'any') return fc.tuple(leafXml(bareLeaf('text')), fc.boolean()).map(([inside, empty]) => element(name, inside, empty));
  throw new Error(`${name} is of no one shape`);
}

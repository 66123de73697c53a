import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const root = fileURLToPath(new URL('../../../', import.meta.url));

interface Expression {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** A literal behind what no value ends with: there a slash divides nothing. */
const literal = /(?<=(?:[=(,:?[!&|{;]|=>|\breturn)\s*|^\s*)\/(?![*/])((?:[^\\/[\n]|\\.|\[(?:[^\\\]\n]|\\.)*\])+)\/([dgimsuvy]*)/gm;

/** Every regular expression of the layers that read what servers and people write. */
function expressions(): readonly Expression[] {
  return globSync('src/{app,core,host,shared,webview}/**/*.{ts,tsx}', { cwd: root }).flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8').replaceAll(/^\s*(?:\/\/|\*|\/\*\*).*$/gm, '');
    return Array.from(text.matchAll(literal), ({ 1: source = '', 2: flags = '' }) => ({
      place: file.replaceAll(path.sep, '/'),
      source,
      flags,
    }));
  });
}

const signs = [
  'a',
  'A',
  '0',
  ' ',
  '\n',
  '\t',
  '.',
  '/',
  '\\',
  '"',
  "'",
  '<',
  '>',
  '[',
  '{',
  '(',
  ',',
  ':',
  '=',
  '-',
  '_',
  '%',
  '&',
  '\u0301',
];
const mixed = [
  'a.',
  'a ',
  'a-',
  '<a ',
  '<!--',
  '<![CDATA[',
  '\\"',
  '"a',
  'eyJaaaaaaaa-',
  'a=',
  'a:',
  ', ',
  ' \n',
  '\r\n',
  'https://',
  '&#',
];

/** Texts that make an expression walk far and find nothing: its own characters and words, again and again. */
function hostile(source: string): readonly string[] {
  const words = source.match(/[A-Za-z]{2,}/g) ?? [];
  const own = [...new Set(source)].filter((char) => !/[\w\\]/.test(char));
  return [...new Set([...signs, ...mixed, ...own, ...own.map((sign) => `${sign}a`), ...words, ...words.map((word) => `${word} `)])];
}

/** In ms. The engine of expressions heeds it, however long one would go on. */
const longest = 2000;
const run = new vm.Script(
  `texts.map((text) => {
    expression.lastIndex = 0;
    const began = now();
    if (expression.global) text.replace(expression, '');
    else expression.exec(text);
    return now() - began;
  })`,
);
const now = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const context = vm.createContext({ now });

/** Time of the processor for each text, in ms; undefined: it does not end. */
function times(expression: RegExp, texts: readonly string[], timeout = longest): readonly number[] | undefined {
  Object.assign(context, { expression, texts });
  try {
    const found: unknown = run.runInContext(context, { timeout });
    return Array.isArray(found) ? found.map(Number) : undefined;
  } catch {
    return undefined;
  }
}

const short = 1000;
/** With an end that fits to nothing. */
const textOf = (part: string, length: number): string => `${part.repeat(Math.ceil(length / part.length)).slice(0, length)}\u0001`;
/** What takes less for a short text is none to speak of. */
const moment = 0.1;

/** A text on which the time of an expression grows with the square or worse. */
function trap({ source, flags }: Expression, timeout = longest): string | undefined {
  const expression = new RegExp(source, flags);
  const parts = hostile(source);
  const first = times(
    expression,
    parts.map((part) => textOf(part, short)),
    timeout,
  );
  if (first === undefined) return 'some text';
  return parts.find((part, index) => (first[index] ?? 0) >= moment && grows(expression, part));
}

function grows(expression: RegExp, part: string): boolean {
  for (let length = short; ; length *= 4) {
    const brief = times(
      expression,
      Array.from({ length: 5 }, () => textOf(part, length)),
    );
    const whole = times(
      expression,
      Array.from({ length: 3 }, () => textOf(part, 4 * length)),
    );
    if (brief === undefined || whole === undefined) return true;
    const [least, most] = [Math.min(...brief), Math.min(...whole)];
    if (least < moment || most < 8 * least) return false;
    if (most >= 5) return true;
  }
}

describe('regular expressions', function () {
  it('take time with the length of a text, not with its square', () => {
    const all = expressions();
    assert.ok(all.length > 200, `${all.length} are found`);
    const slow = all.flatMap((one) => {
      const on = trap(one);
      return on === undefined ? [] : [`${one.place} on ${JSON.stringify(on)}: /${one.source}/${one.flags}`];
    });
    assert.deepEqual(slow, []);
  });

  for (const source of ['<[^>]*>', '(?:a|a)*b', '\\s+$'])
    it(`that would not are found: ${source}`, () => assert.notEqual(trap({ place: '', source, flags: 'g' }, 200), undefined));
});

import type { IsSecret, SecretPlace } from './places.ts';
import { gap, isGiven, other, patternOf, toldPlaces, word } from './told.ts';

const path = String.raw`(?:\/[\w/.-]{1,60}\/)?`;
const asRoot = String.raw`(?:${path}sudo${gap})?${path}`;

/** What reads a password from its input. */
const [asking, askingOption] = [
  String.raw`(?:sudo\b[^\n|;]{0,100}?[ \t](?:-[A-Za-z]{0,6}S|--stdin)|kinit|passwd)\b`,
  String.raw`[ \t](?:(?:--?stdinpass|--passphrase-fd|--password-stdin|-pass(?:in|out)?${gap}(?:stdin|fd:0)|--password-file=STDIN)\b|-password${gap}-(?![\w-]))`,
];
const asks = String.raw`(?:${asking}|[^\n|;]{0,300}?${askingOption})`;

/** What reads the name of an account and its password, with a colon between them, or writes both in base64 for a header. */
const asksAccount = String.raw`(?:chpasswd|base64|iconv|openssl${gap}(?:enc${gap}-)?base64)\b`;

const accountWord = String.raw`(?:"[^"\n:]{0,100}:(?!\/\/)(?<double>[^"\n\s]{1,300})"|'[^'\n:]{0,100}:(?!\/\/)(?<single>[^'\n\s]{1,300})'|[^\s"':|;&<>()]{0,100}:(?!\/\/)(?<bare>[^\s"'|;&<>()]{1,300}))`;

const says = String.raw`\b(?:echo|printf|print|yes)${gap}(?:-{1,2}[A-Za-z]{0,3}${gap}){0,2}`;
const pipe = String.raw`[ \t\\\n]{0,20}\|[ \t\\\n]{0,20}`;

const piped = (
  [
    // echo secret | sudo -S true
    ['|', String.raw`${says}(?:${other}${gap}){0,2}(?!\\\n)${word}${pipe}${asRoot}${asks}`],
    // (sleep 1; echo secret) | sudo -S true
    ['|', String.raw`${says}${word}(?=[^|\n]{0,80}[)}]${pipe}${asRoot}${asks})`],
    // echo one:secret | chpasswd
    ['|', String.raw`${says}(?:${other}${gap}){0,2}${accountWord}${pipe}${asRoot}${asksAccount}`],
    // printf '%s:%s' one secret | chpasswd
    ['%s:%s', String.raw`\bprintf${gap}["']%s:%s[^"'\n]{0,9}["']${gap}${other}${gap}${word}${pipe}${asRoot}${asksAccount}`],
    // password=$(echo c2VjcmV0 | base64 -D), --password-file=<(echo secret)
    ...['$(', '<(', '`'].map((sign) => [sign, namedEcho(sign)] as const),
  ] as const
).map(([sign, source]) => patternOf(sign, source));

function namedEcho(sign: string): string {
  const open = sign.replaceAll(/[$(]/g, String.raw`\$&`);
  const name = String.raw`(?<=(?<![\w-])(?:--?)?(?<name>[A-Za-z][\w-]{1,60})["']?[ \t]{0,3}[= \t]["']?${open})`;
  return String.raw`${open}(?=[ \t]{0,9}(?:echo|printf))${name}[ \t]{0,9}${says}(?:${other}${gap}){0,2}${word}`;
}

const asksHere = new RegExp(String.raw`(?:^|[\s|;&(/])${asking}|${askingOption}`);
const asksAccountHere = new RegExp(String.raw`(?:^|[\s|;&(/])${asksAccount}`);
const reads = /(?:^|[\s;&(])read\b[^<]{0,100}?[ \t](?<name>[A-Za-z]\w{0,60})[ \t]{0,9}$/;

const hereWord = new RegExp(String.raw`<<<[ \t]{0,9}${word}`, 'dg');
const hereText = /(?<!<)<<-?[ \t]{0,9}["'\\]?(?<tag>[A-Za-z_]\w{0,30})["']?(?<rest>[^\n]{0,300})\n/g;

/** Secrets that commands of a shell are given on their input: from a pipe, a word, or lines of the script itself. */
export function fedPlaces(text: string, isSecret: IsSecret): readonly SecretPlace[] {
  const places = /echo|print|\byes\b/.test(text) ? [...toldPlaces(text, piped, isSecret)] : [];
  if (!text.includes('<<')) return places;
  for (const { index, 0: found, groups, indices } of text.matchAll(hereWord)) {
    const range = indices?.groups?.['double'] ?? indices?.groups?.['single'] ?? indices?.groups?.['bare'];
    if (range === undefined) continue;
    const [before, behind] = [lineBefore(text, index), lineBehind(text, index + found.length)];
    const name = reads.exec(before)?.groups?.['name'];
    const isWhole = asksHere.test(`${before} ${behind}`) || (name !== undefined && isSecret(name));
    if (isWhole || asksAccountHere.test(`${before} ${behind}`))
      places.push(...lineSecret(text, range, !isWhole, groups?.['single'] !== undefined));
  }
  for (const { index, 0: found, groups } of text.matchAll(hereText)) {
    const line = `${lineBefore(text, index)} ${groups?.['rest'] ?? ''}`;
    const isAccount = asksAccountHere.test(line);
    if (isAccount || asksHere.test(line)) places.push(...hereLines(text, index + found.length, groups?.['tag'] ?? '', isAccount));
  }
  return places;
}

const longestLine = 300;

function lineBefore(text: string, at: number): string {
  const line = text.slice(Math.max(0, at - longestLine), at);
  return line.slice(line.lastIndexOf('\n') + 1);
}

function lineBehind(text: string, at: number): string {
  const line = text.slice(at, at + longestLine);
  const end = line.indexOf('\n');
  return end === -1 ? line : line.slice(0, end);
}

/** More lines than this are no passwords. */
const mostLines = 100;

/** The lines that a command reads: of accounts all, else the first two, of which the second one says it again. */
function hereLines(text: string, from: number, tag: string, isAccount: boolean): readonly SecretPlace[] {
  const places: SecretPlace[] = [];
  let [at, first] = [from, ''];
  for (let count = 0; count < (isAccount ? mostLines : 2) && at < text.length; count += 1) {
    const end = text.indexOf('\n', at);
    const stop = end === -1 ? text.length : end;
    const line = text.slice(at, stop).trim();
    if (line === tag || (!isAccount && count > 0 && line !== first)) break;
    first = line;
    const start = at + text.slice(at, stop).indexOf(line);
    places.push(...lineSecret(text, [start, start + line.length], isAccount, false));
    at = stop + 1;
  }
  return places;
}

/** What is secret of a line: all of it, or what is behind the name of the account. */
function lineSecret(text: string, [from, to]: readonly [number, number], isAccount: boolean, isSingle: boolean): readonly SecretPlace[] {
  const line = text.slice(from, to);
  const account = isAccount ? /^[^\s:]{0,100}:(?!\/\/)(?=\S{1,300}$)/.exec(line) : undefined;
  if (account === null || isGiven(line.slice(account?.[0].length ?? 0), isSingle)) return [];
  return [{ name: 'password', from: from + (account?.[0].length ?? 0), to }];
}

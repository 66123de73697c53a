import type { DraftBody, DraftPair, DraftPart, RequestDraft } from '../../shared/draft.ts';
import { parseLine } from '../../shared/requestLine.ts';
import { parseQuery } from '../../shared/urlText.ts';
import { isJson } from '../json/format.ts';
import { shellWords } from './shellWords.ts';

/** Options that take a value. The rest are switches. */
const withValue: ReadonlySet<string> = new Set(
  (
    '-A -b -c -C -d -D -e -E -F -H -K -m -o -P -Q -r -t -T -u -U -w -x -X -y -Y -z --data --data-ascii --data-binary --data-raw ' +
    '--data-urlencode --json --form --form-string --header --request --url --user --user-agent --cookie --cookie-jar --referer --output ' +
    '--max-time --connect-timeout --retry --retry-delay --retry-max-time --proxy --proxy-user --cacert --capath --cert --key --pass --ciphers ' +
    '--resolve --connect-to --interface --config --write-out --range --oauth2-bearer --upload-file --limit-rate --max-redirs --tls-max --dump-header'
  ).split(' '),
);

/** Left out of the draft: the instance has its own, and a token has no place in a file. */
const dropped: ReadonlySet<string> = new Set(['authorization', 'cookie', 'host', 'content-length', 'connection', 'accept-encoding']);

interface Option {
  readonly name: string;
  readonly value: string;
}

/** A pasted cURL line as a request; undefined if it is none. Host, credentials and cookies are left behind. */
export function parseCurl(text: string): RequestDraft | undefined {
  const words = shellWords(text.trim().replace(/^\$\s+/, ''));
  if (words === undefined || !/^(?:.*\/)?curl(?:\.exe)?$/.test(words[0] ?? '')) return undefined;
  const { options, urls } = split(words.slice(1));
  const address = valueOf(options, '--url') ?? urls[0];
  if (address === undefined) return undefined;
  const get = options.some(({ name }) => name === '-G' || name === '--get');
  const { path, query } = parseLine(address);
  const body = get ? noBody : readBody(options);
  const method = readMethod(options, get, body);
  if (method === undefined) return undefined;
  const extra = get ? options.filter(({ name }) => isData(name)).flatMap(({ name, value }) => dataPairs(name, value)) : [];
  return { method, path, pathValues: {}, query: [...query, ...extra], headers: readHeaders(options), body };
}

const noBody: DraftBody = { kind: 'none' };

function split(words: readonly string[]): { readonly options: readonly Option[]; readonly urls: readonly string[] } {
  const options: Option[] = [];
  const urls: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!word.startsWith('-') || word === '-') urls.push(word);
    else if (word.startsWith('--')) {
      const takes = withValue.has(word);
      options.push({ name: word, value: takes ? (words[at + 1] ?? '') : '' });
      if (takes) at += 1;
    } else {
      const letters = word.slice(1).split('');
      const taking = letters.findIndex((letter) => withValue.has(`-${letter}`));
      for (const letter of taking === -1 ? letters : letters.slice(0, taking)) options.push({ name: `-${letter}`, value: '' });
      if (taking === -1) continue;
      const rest = letters.slice(taking + 1).join('');
      options.push({ name: `-${letters[taking] ?? ''}`, value: rest === '' ? (words[at + 1] ?? '') : rest });
      if (rest === '') at += 1;
    }
  }
  return { options, urls };
}

function readMethod(options: readonly Option[], get: boolean, body: DraftBody): RequestDraft['method'] | undefined {
  const asked = valueOf(options, '-X', '--request')?.toUpperCase();
  const head = options.some(({ name }) => name === '-I' || name === '--head');
  const method = asked ?? (head ? 'HEAD' : body.kind === 'none' || get ? 'GET' : 'POST');
  return (['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).find((known) => known === method);
}

function headerLines(options: readonly Option[]): readonly DraftPair[] {
  return options
    .filter(({ name }) => name === '-H' || name === '--header')
    .map(({ value }) => {
      const at = value.indexOf(':');
      return { name: value.slice(0, Math.max(at, 0)).trim(), value: value.slice(at + 1).trim(), enabled: true };
    })
    .filter((pair) => pair.name !== '');
}

function readHeaders(options: readonly Option[]): readonly DraftPair[] {
  return headerLines(options).filter(({ name }) => !dropped.has(name.toLowerCase()) && name.toLowerCase() !== 'content-type');
}

function readBody(options: readonly Option[]): DraftBody {
  const forms = options.filter(({ name }) => name === '-F' || name === '--form' || name === '--form-string');
  if (forms.length > 0) return { kind: 'multipart', parts: forms.map(readPart) };
  const data = options.filter(({ name }) => isData(name));
  if (data.length === 0) return noBody;
  const type = headerLines(options).find(({ name }) => name.toLowerCase() === 'content-type')?.value;
  const joined = data.map(({ name, value }) => (name === '--data-urlencode' ? urlEncoded(value) : value)).join('&');
  const json = data.some(({ name }) => name === '--json') || (type === undefined && /^\s*[{[]/.test(joined) && isJson(joined));
  if (type === undefined && !json) return { kind: 'form', fields: data.flatMap(({ name, value }) => dataPairs(name, value)) };
  if (type?.startsWith('application/x-www-form-urlencoded') === true) return { kind: 'form', fields: parseQuery(joined) };
  return { kind: 'text', mediaType: type ?? 'application/json', text: joined };
}

function isData(name: string): boolean {
  return name === '-d' || name === '--json' || name.startsWith('--data');
}

function dataPairs(name: string, value: string): readonly DraftPair[] {
  if (name !== '--data-urlencode') return parseQuery(value);
  const at = value.indexOf('=');
  return [{ name: at === -1 ? value : value.slice(0, at), value: at === -1 ? '' : value.slice(at + 1), enabled: true }];
}

function urlEncoded(value: string): string {
  const at = value.indexOf('=');
  return at === -1 ? encodeURIComponent(value) : `${value.slice(0, at + 1)}${encodeURIComponent(value.slice(at + 1))}`;
}

/** `name=value`, `name=@file;type=…`. The file has to be chosen again. */
function readPart({ name: option, value: text }: Option): DraftPart {
  const at = text.indexOf('=');
  const [name, value] = at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  if (option === '--form-string' || !value.startsWith('@')) return { kind: 'text', name, value };
  const file = /^@(?:"((?:\\.|[^"\\])*)"|([^;]*))(?:.*;type=([^;]+))?/.exec(value);
  const path = file?.[1]?.replace(/\\(.)/g, '$1') ?? file?.[2] ?? '';
  const fileName = path.split(/[/\\]/).at(-1) ?? path;
  return { kind: 'file', name, fileName, handle: '', mediaType: file?.[3] ?? 'application/octet-stream' };
}

function valueOf(options: readonly Option[], ...names: readonly string[]): string | undefined {
  return options.findLast(({ name }) => names.includes(name))?.value;
}

import type { DraftBody, DraftPair, DraftPart } from '../../shared/draft.ts';
import { parseQuery } from '../../shared/urlText.ts';
import { isJson } from '../json/format.ts';
import type { CurlOption } from './curlOptions.ts';
import { apiAt } from '../families/apiAt.ts';

/** `name`: of the file, or of what the shell would have put in, as it stands in the line. */
export interface MissingBody {
  readonly kind: 'file' | 'variable';
  readonly name: string;
}

export function isDataOption(name: string): boolean {
  return name === 'json' || name.startsWith('data');
}

/** The body of `-d`, `--json` and their kin. What stands in files and variables is not there, and is said to be missing. */
export function readData(
  options: readonly CurlOption[],
  type: string | undefined,
  path: string,
): { readonly body: DraftBody; readonly missing: MissingBody | null } {
  const data = options.filter(({ name }) => isDataOption(name));
  if (data.length === 0) return { body: { kind: 'none' }, missing: null };
  const missing = data.map(sourceOf).find((source) => source !== undefined) ?? null;
  const there = data.filter((option) => sourceOf(option) === undefined);
  const joined = there.map(({ name, written }) => (name === 'data-urlencode' ? urlEncoded(written) : written)).join('&');
  const asJson = data.some(({ name }) => name === 'json') || (type === undefined && /^\s*[{[]/.test(joined) && isJson(mended(joined)));
  if (type?.startsWith('application/x-www-form-urlencoded') === true)
    return { body: { kind: 'form', fields: parseQuery(joined) }, missing };
  if (type === undefined && !asJson && (missing === null || joined !== ''))
    return { body: { kind: 'form', fields: there.flatMap(dataPairs) }, missing };
  const mediaType = type ?? (asJson ? 'application/json' : mediaTypeFor(missing?.name ?? '', path));
  return { body: { kind: 'text', mediaType, text: /json/i.test(mediaType) ? mended(joined) : joined }, missing };
}

/** Where the whole of a value stands, if not in the line. */
export function sourceOf({ name, value, written }: CurlOption): MissingBody | undefined {
  const file = name === 'data-urlencode' ? /^[^=@]*@(.*)$/s.exec(written)?.[1] : /^@(.*)$/s.exec(written)?.[1];
  if (file !== undefined && name !== 'data-raw') return { kind: 'file', name: file };
  const [only, ...others] = value.filter((part) => part.kind !== 'text' || part.text !== '');
  return only === undefined || only.kind === 'text' || others.length > 0
    ? undefined
    : { kind: 'variable', name: only.written.slice(0, 60) };
}

/** A media type by the ending of a file, else by what the API takes there. */
export function mediaTypeFor(file: string, path: string): string {
  if (/\.csv$/i.test(file)) return 'text/csv';
  if (/\.xml$/i.test(file)) return 'application/xml';
  return /\.json$/i.test(file) ? 'application/json' : apiAt(path.replace(/^https?:\/\/[^/]*/i, '')).mediaType;
}

/** JSON whose quotes a web page has made typographic, or that was escaped for another shell, as it was. Any other text stays. */
function mended(text: string): string {
  if (isJson(text)) return text;
  const straight = text.replaceAll(/[“”„‟]/g, '"');
  return [straight, text.replaceAll('\\"', '"'), straight.replaceAll(/[‘’]/g, "'")].find(isJson) ?? text;
}

export function dataPairs({ name, written }: CurlOption): readonly DraftPair[] {
  if (name !== 'data-urlencode') return parseQuery(written.replace(/^@.*$/s, ''));
  const at = written.indexOf('=');
  return [{ name: at === -1 ? written : written.slice(0, at), value: at === -1 ? '' : written.slice(at + 1), enabled: true }];
}

function urlEncoded(value: string): string {
  const at = value.indexOf('=');
  return at === -1 ? encodeURIComponent(value) : `${value.slice(0, at + 1)}${encodeURIComponent(value.slice(at + 1))}`;
}

export function readForm(forms: readonly CurlOption[]): DraftBody {
  return { kind: 'multipart', parts: forms.map(readPart) };
}

/** `name=value`, `name=@file;type=…`. The file has to be chosen again. */
function readPart({ name: option, written }: CurlOption): DraftPart {
  const at = written.indexOf('=');
  const [name, value] = at === -1 ? [written, ''] : [written.slice(0, at), written.slice(at + 1)];
  if (option === 'form-string' || !/^[@<]/.test(value)) return { kind: 'text', name, value };
  const file = /^[@<](?:"((?:\\.|[^"\\])*)"|([^;]*))/.exec(value);
  const type = /;type=([^;]+)/.exec(value)?.[1];
  const path = file?.[1]?.replace(/\\(.)/g, '$1') ?? file?.[2] ?? '';
  const fileName = path.split(/[/\\]/).at(-1) ?? path;
  return { kind: 'file', name, fileName, handle: '', mediaType: type ?? 'application/octet-stream' };
}

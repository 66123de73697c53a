import { t } from '@vscode/l10n';
import { emptyDraft, type DraftBody, type DraftPair, type RequestDraft } from '../../shared/draft.ts';
import { dataPairs, isDataOption, mediaTypeFor, readData, readForm, sourceOf, type MissingBody } from './curlBody.ts';
import { parseLine, placeRequest } from '../../shared/requestLine.ts';
import { curlOptions, type CurlOption } from './curlOptions.ts';
import { asWritten, shellWords, type ShellWord } from './shellWords.ts';
import { secretFields } from './withoutSecrets.ts';

/** A cURL line as a request. */
export interface CurlRequest {
  readonly draft: RequestDraft;
  /** Where the body is, if the line does not hold it: it is still to be put in. */
  readonly missing: MissingBody | null;
  /** Whole sentences: what of the line is not in the request, or has to be filled in. */
  readonly notes: readonly string[];
}

/** Left out of the draft: the instance has its own, and a token has no place in a file. */
const dropped: ReadonlySet<string> = new Set(['authorization', 'cookie', 'host', 'content-length', 'connection', 'accept-encoding']);

/** More in one text are no line to paste. */
const mostCommands = 5;

/**
 * The first cURL command in a text, whatever stands around it (a path, an assignment, `$(…)`, a pipe), as a request; undefined if there is
 * none that can be read. Its server stays in front of the path; credentials and cookies are left behind.
 */
export function parseCurl(text: string): CurlRequest | undefined {
  const commands = text.matchAll(/(?<![\w.@-])curl(?:\.exe)?(?=["'”’}`)]{0,3}\s)/gi);
  let count = 0;
  for (const { 0: name, index } of commands) {
    if ((count += 1) > mostCommands) return undefined;
    const written = text.slice(index + name.length).replace(/^["'”’}`)]{1,3}/, '');
    const hasCarets = /\s\^"/.test(written);
    const after = hasCarets ? withoutCarets(written) : written;
    const windows = hasCarets || /\.exe$/i.test(name);
    const words = shellWords(isInBackticks(text, index) ? after.replace(/`.*$/s, '') : after, { windows });
    const request = words === undefined ? undefined : requestOf(words);
    if (request !== undefined) return request;
  }
  return undefined;
}

/** As the Windows prompt hands a line on: `^` hides the character after it from the prompt alone. */
function withoutCarets(text: string): string {
  return text.replaceAll(/\^(\r?\n|[^])/g, (_, hidden: string) => (hidden.endsWith('\n') ? ' ' : hidden));
}

/** Whether a backtick stands before the command and its path: then the next one ends it. */
function isInBackticks(text: string, index: number): boolean {
  return /`[^\s`"'=(]*$/.test(text.slice(Math.max(0, index - 200), index));
}

function requestOf(words: readonly ShellWord[]): CurlRequest | undefined {
  const { options, rest } = curlOptions(words);
  const addresses = [...valuesOf(options, 'url'), ...rest].filter((word) => word.some(({ kind }) => kind !== 'command')).map(asAddress);
  const address = addresses.find((one) => plainAddress.test(one)) ?? addresses.find((one) => looksLikeAddress.test(one));
  const method = readMethod(options);
  if (address === undefined || method === undefined) return undefined;
  const { path, query: inAddress } = withoutUser(parseLine(address));
  const headers = headerLines(options);
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value;
  const inQuery = has(options, 'get') ? options.filter(({ name }) => isDataOption(name)) : [];
  const { body, missing } = inQuery.length > 0 ? noBody : readBody(options, type, path);
  const query = [...inAddress, ...inQuery.flatMap(dataPairs), ...valuesOf(options, 'url-query').flatMap(urlQuery)];
  const draft: RequestDraft = {
    method: method ?? methodFor(options, body.kind !== 'none' || missing !== null),
    path,
    pathValues: {},
    query,
    headers: headers.filter(({ name }) => !dropped.has(name.toLowerCase()) && name.toLowerCase() !== 'content-type'),
    body,
  };
  return { draft, missing, notes: [...aboutSecrets(options, draft), ...notesOf(options, inAddress)] };
}

const noBody: { readonly body: DraftBody; readonly missing: MissingBody | null } = { body: { kind: 'none' }, missing: null };

const plainAddress = /^(?:https?:|\$|\{\{)/i;
const looksLikeAddress = /[/.:]/;

/** No user name and password of an address. */
function withoutUser(line: Pick<RequestDraft, 'path' | 'query'>): Pick<RequestDraft, 'path' | 'query'> {
  return placeRequest({ instanceId: null, draft: { ...emptyDraft, ...line } }, []).draft;
}

/** With what the shell would put in as a placeholder. In front of a host `$@` is the end of a password. */
function asAddress(word: ShellWord): string {
  return word.reduce((before, part) => {
    if (part.kind === 'text') return before + part.text;
    if (part.kind === 'variable') return `${before}\${${part.name}}`;
    return before + (part.written === '$@' && /^(?:https?:\/\/)?[^/?#]+$/i.test(before) ? part.written : '${value}');
  }, '');
}

function readBody(options: readonly CurlOption[], type: string | undefined, path: string): typeof noBody {
  const forms = options.filter(({ name }) => name === 'form' || name === 'form-string');
  if (forms.length > 0) return { body: readForm(forms), missing: null };
  const upload = options.findLast(({ name }) => name === 'upload-file')?.written;
  if (upload === undefined) return readData(options, type, path);
  return { body: { kind: 'text', mediaType: type ?? mediaTypeFor(upload, path), text: '' }, missing: { kind: 'file', name: upload } };
}

/** null: none is named; undefined: one that is not ours. */
function readMethod(options: readonly CurlOption[]): RequestDraft['method'] | null | undefined {
  const asked = options.findLast(({ name }) => name === 'request');
  if (asked === undefined || asked.value.some(({ kind }) => kind !== 'text')) return null;
  return (['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).find((known) => known === asked.written.toUpperCase());
}

function methodFor(options: readonly CurlOption[], hasBody: boolean): RequestDraft['method'] {
  if (has(options, 'head')) return 'HEAD';
  if (has(options, 'get')) return 'GET';
  if (has(options, 'upload-file')) return 'PUT';
  return hasBody ? 'POST' : 'GET';
}

function headerLines(options: readonly CurlOption[]): readonly DraftPair[] {
  return options
    .filter(({ name }) => name === 'header')
    .map(({ written }) => {
      const at = written.indexOf(':');
      return { name: written.slice(0, Math.max(at, 0)).trim(), value: written.slice(at + 1).trim(), enabled: true };
    })
    .filter((pair) => pair.name !== '');
}

function urlQuery(word: ShellWord): readonly DraftPair[] {
  const written = asWritten(word);
  return dataPairs({ name: 'data-urlencode', value: word, written });
}

function notesOf(options: readonly CurlOption[], inAddress: readonly DraftPair[]): readonly string[] {
  const method = options.findLast(({ name }) => name === 'request');
  const left = [
    ...inAddress.flatMap(({ value }) => value.match(/\$\{\w+\}/g) ?? []),
    ...options.filter((one) => isSent(one) && sourceOf(one) === undefined).flatMap(({ value }) => variablesOf(value)),
  ];
  const names = [...new Set(left)].slice(0, 5).join(', ');
  const filed = options.some((one) => isDataOption(one.name) && sourceOf(one) !== undefined);
  return [
    ...(method?.value.some(({ kind }) => kind !== 'text') === true ? [t`The method stands in ${method.written}: choose it.`] : []),
    ...(names === '' ? [] : [t`It holds variables of a script, to be replaced by values: ${names}.`]),
    ...(filed && has(options, 'get') ? [t`Some query parameters stood in a file or a variable: put them in.`] : []),
  ];
}

/** A secret of the body is part of the request: it stays where it is to be sent from. */
function aboutSecrets(options: readonly CurlOption[], draft: RequestDraft): readonly string[] {
  const kept = secretFields(draft).slice(0, 3).join(', ');
  return [
    ...(options.some(isSecret) ? [t`Credentials in it were left out.`] : []),
    ...(kept === '' ? [] : [t`Secrets in it are sent with the request, and replaced in files, the history and copied code: ${kept}.`]),
  ];
}

function isSecret({ name, written }: CurlOption): boolean {
  return ['user', 'cookie', 'oauth2-bearer'].includes(name) || (name === 'header' && /^\s*(?:authorization|cookie)\s*:/i.test(written));
}

function isSent(option: CurlOption): boolean {
  const { name } = option;
  return isDataOption(name) || name.startsWith('form') || name === 'url-query' || (name === 'header' && !isSecret(option));
}

function variablesOf(word: ShellWord): readonly string[] {
  return word.flatMap((part) => (part.kind === 'text' ? [] : [part.written.slice(0, 50)]));
}

function has(options: readonly CurlOption[], name: string): boolean {
  return options.some((option) => option.name === name);
}

function valuesOf(options: readonly CurlOption[], name: string): readonly ShellWord[] {
  return options.filter((option) => option.name === name).map(({ value }) => value);
}

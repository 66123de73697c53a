import { isRecord, jsonValue } from '../json/wire.ts';
import { t } from '@vscode/l10n';
import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { emptyDraft, isFilled, type DraftBody, type DraftPair, type DraftPart, type RequestDraft } from '../../shared/draft.ts';
import { invalidProblem } from '../../shared/problem.ts';
import { formatJson, isJson } from '../json/format.ts';
import { isJsonType } from './mediaType.ts';
import { draftWithoutSecrets } from './withoutSecrets.ts';

/** How a request file ends: `Search computers.jamf.json`. */
export const savedRequestEnding = '.jamf.json';

/**
 * The text of a request file: parameters and body, made to be read and to differ well in git. No secret (placeholders
 * stand for them), no instance, and no host but one that no instance here has.
 *
 * A JSON body that is laid out as the editor does it stands there as JSON; any other text stands there line by line.
 */
export function writeSavedRequest(draft: RequestDraft): string {
  const clean = draftWithoutSecrets(draft);
  const [query, headers] = [clean.query.filter(isFilled), clean.headers.filter(isFilled)];
  const file = {
    jamfRequest: 1,
    method: clean.method,
    path: clean.path,
    ...(Object.keys(clean.pathValues).length > 0 ? { pathValues: clean.pathValues } : {}),
    ...(query.length > 0 ? { query: query.map(writePair) } : {}),
    ...(headers.length > 0 ? { headers: headers.map(writePair) } : {}),
    ...(clean.body.kind === 'none' || isBlank(clean.body) ? {} : { body: writeBody(clean.body) }),
  };
  const text = JSON.stringify(file, null, 2);
  const body = clean.body;
  return `${body.kind === 'text' && isLaidOut(body) ? putJson(text, body.text) : text}\n`;
}

/** Reads a request file. Throws `invalid`, saying what is wrong and where, when it is none. */
export function readSavedRequest(text: string): RequestDraft {
  const file = parse(text);
  if (file['jamfRequest'] !== 1) {
    throw invalidProblem(t`This file is not a request: it has no "jamfRequest": 1. A newer version of the extension may have written it.`);
  }
  const method = methods.find((known) => known === file['method']);
  if (method === undefined) throw invalidProblem(t`"method" has to be one of ${methods.join(', ')}.`);
  if (typeof file['path'] !== 'string') throw invalidProblem(t`"path" has to be a text such as "/v1/buildings".`);
  return {
    method,
    path: file['path'],
    pathValues: readTexts(file['pathValues']),
    query: readPairs(file['query'], 'query'),
    headers: readPairs(file['headers'], 'headers'),
    body: file['body'] === undefined ? emptyDraft.body : readBody(file['body'], text),
  };
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

function parse(text: string): Readonly<Record<string, unknown>> {
  const value = jsonValue(text);
  if (isRecord(value)) return value;
  throw invalidProblem(t`This file is not a request: it is not a JSON object.`);
}

function writePair(pair: DraftPair): object {
  return pair.enabled ? { name: pair.name, value: pair.value } : { name: pair.name, value: pair.value, enabled: false };
}

function writeBody(body: Exclude<DraftBody, { kind: 'none' }>): object {
  switch (body.kind) {
    case 'text':
      return isLaidOut(body) ? { mediaType: body.mediaType, json: null } : { mediaType: body.mediaType, lines: body.text.split('\n') };
    case 'form':
      return { form: body.fields.filter(isFilled).map(writePair) };
    default:
      return { parts: body.parts.flatMap(writePart) };
  }
}

function writePart(part: DraftPart): readonly object[] {
  if (part.kind === 'file') return [{ name: part.name, fileName: part.fileName, mediaType: part.mediaType }];
  return isFilled(part) ? [{ name: part.name, value: part.value }] : [];
}

/** The panel gives every write an empty body to type into. */
function isBlank(body: DraftBody): boolean {
  return body.kind === 'text' && body.text === '';
}

function isLaidOut(body: Extract<DraftBody, { kind: 'text' }>): boolean {
  return isJsonType(body.mediaType) && isJson(body.text) && formatJson(body.text) === body.text;
}

/** The body goes in as the text it is: parsing and printing it would change its numbers. */
function putJson(file: string, body: string): string {
  const root = parseTree(file);
  const place = root === undefined ? undefined : findNodeAtLocation(root, ['body', 'json']);
  if (place === undefined) return file;
  return formatJson(file.slice(0, place.offset) + body + file.slice(place.offset + place.length));
}

function readBody(from: unknown, text: string): DraftBody {
  if (!isRecord(from)) throw invalidProblem(t`"body" has to be an object.`);
  if (Array.isArray(from['form'])) return { kind: 'form', fields: readPairs(from['form'], 'body.form') };
  if (Array.isArray(from['parts'])) return { kind: 'multipart', parts: from['parts'].map(readPart) };
  const mediaType = from['mediaType'];
  if (typeof mediaType !== 'string') throw invalidProblem(t`"body" needs a "mediaType" such as "application/json".`);
  const lines = from['lines'];
  if (Array.isArray(lines)) return { kind: 'text', mediaType, text: lines.map(String).join('\n') };
  const root = parseTree(text);
  const place = root === undefined ? undefined : findNodeAtLocation(root, ['body', 'json']);
  if (place === undefined) throw invalidProblem('"body" needs "json", "lines", "form" or "parts".');
  return { kind: 'text', mediaType, text: formatJson(text.slice(place.offset, place.offset + place.length)) };
}

/** A file has to be chosen again: its place on a disk is nobody else's business. */
function readPart(from: unknown): DraftPart {
  if (!isRecord(from) || typeof from['name'] !== 'string') throw invalidProblem(t`Each of "body.parts" needs a "name".`);
  const name = from['name'];
  const fileName = from['fileName'];
  const mediaType = from['mediaType'];
  if (typeof fileName !== 'string') return { kind: 'text', name, value: textOf(from['value']) };
  return { kind: 'file', name, fileName, handle: '', mediaType: typeof mediaType === 'string' ? mediaType : 'application/octet-stream' };
}

function readPairs(from: unknown, where: string): readonly DraftPair[] {
  if (from === undefined) return [];
  if (!Array.isArray(from)) throw invalidProblem(t`"${where}" has to be a list of { "name", "value" }.`);
  return from.map((entry: unknown) => {
    if (!isRecord(entry) || typeof entry['name'] !== 'string') throw invalidProblem(t`Each of "${where}" needs a "name".`);
    return { name: entry['name'], value: textOf(entry['value']), enabled: entry['enabled'] !== false };
  });
}

function readTexts(from: unknown): Readonly<Record<string, string>> {
  if (!isRecord(from)) return {};
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, textOf(value)]));
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

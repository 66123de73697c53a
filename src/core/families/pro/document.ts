import { t } from '@vscode/l10n';
import { ProblemError } from '../../../shared/problem.ts';
import { indexDocument } from './indexed.ts';
import type { ApiDocument } from './types.ts';
import { asRecord, asText as textOf } from '../../json/wire.ts';

/**
 * Reads an instance's OpenAPI document and indexes it. Nothing is dereferenced: that would cost many times the parse.
 *
 * @throws `invalid` that says what the text is instead: a web page, JSON that was cut off, JSON of something else.
 */
export function parseDocument(text: string): ApiDocument {
  const root = asRecord(parse(text));
  const version = textOf(root['openapi']);
  if (!version.startsWith('3.')) throw notOpenApi(root);
  if (typeof root['paths'] !== 'object' || root['paths'] === null || Array.isArray(root['paths'])) {
    throw invalid(t`The document calls itself OpenAPI but has no “paths”, so it describes no operation.`);
  }
  return indexDocument(root);
}

function parse(text: string): unknown {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (body.trim() === '') throw invalid(t`The document is empty.`);
  if (/^\s*</.test(body)) throw invalid(t`The answer is a web page (HTML or XML), not an OpenAPI document.`, 0);
  try {
    return JSON.parse(body);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const at = /at position (\d+)/.exec(message)?.[1];
    const offset = at === undefined ? undefined : Number(at);
    const isCutOff = offset === undefined ? /end of JSON/.test(message) : offset >= body.trimEnd().length || /unterminated/i.test(message);
    const size = body.length.toLocaleString('en-US');
    if (isCutOff) throw invalid(t`The document was cut off after ${size} characters: its JSON does not end.`, body.length);
    const token = /^Unexpected token '?(.{1,2}?)'?,/su.exec(message)?.[1];
    const what = token === undefined ? t`text` : `“${token}”`;
    if (offset === undefined) throw invalid(t`The document is not JSON: unexpected ${what}.`);
    throw invalid(t`The document is not JSON: unexpected ${what} at character ${offset.toLocaleString('en-US')} of ${size}.`, offset);
  }
}

function notOpenApi(root: Readonly<Record<string, unknown>>): ProblemError {
  const found = textOf(root['openapi']) || textOf(root['swagger']);
  if (found !== '') return invalid(t`The document is OpenAPI or Swagger ${found.slice(0, 20)}; version 3 is needed.`);
  return invalid(t`The document is JSON but not OpenAPI 3: it does not say “openapi”.`);
}

function invalid(message: string, offset?: number): ProblemError {
  return new ProblemError({ kind: 'invalid', message, field: 'document', ...(offset === undefined ? {} : { offset }) });
}

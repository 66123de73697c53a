import { t } from '@vscode/l10n';
import { pathValue } from '../../shared/draft.ts';
import { hasCurl, serverIn } from '../../shared/requestLine.ts';
import { apiAt } from '../families/apiAt.ts';
import type { FieldProblem } from './fieldProblem.ts';

/** Names in braces, in order: `['id']` for `/v1/buildings/{id}`. */
export function placeholdersIn(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}/]+)\}/g)].map((match) => match[1] ?? '');
}

/** The path as the instance's document writes it: `/api/v1/x` becomes `/v1/x`; a Classic path stays as it is. */
export function documentPath(path: string): string {
  const absolute = path.startsWith('/') ? path : `/${path}`;
  return absolute.replace(/^\/api(?=\/)/, '');
}

/** The path with its values put in, each percent-encoded as one segment and as its API reads it; or what stops it from being one. */
export function fillPath(path: string, values: Readonly<Record<string, string>>): { readonly path: string } | readonly FieldProblem[] {
  const problems = [...pathProblems(path), ...placeholdersIn(path).flatMap((name) => valueProblems(name, pathValue(values, name)))];
  if (problems.length > 0) return problems;
  const filled = path.replaceAll(/\{([^{}/]+)\}/g, (_, name: string) => encodeURIComponent(pathValue(values, name) ?? ''));
  const encoded = encodeLoose(filled.startsWith('/') ? filled : `/${filled}`);
  return { path: apiAt(encoded).encoded(encoded) };
}

function pathProblems(path: string): readonly FieldProblem[] {
  const say = (message: string): readonly FieldProblem[] => [{ where: 'path', name: 'path', message }];
  if (path.trim() === '') return say(t`Enter a path, for example /v1/buildings.`);
  if (hasCurl(path)) return say(t`This is a cURL line. Paste it as a whole into the empty field, and it becomes a request.`);
  const server = serverIn(path);
  if (server !== null) return say(server.message);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path) || path.startsWith('//')) return say(t`Enter only the path; the instance gives the host name.`);
  if (/\p{Cc}|\\/u.test(path)) return say(t`The path holds a backslash, a line break or another control character.`);
  if (/[?#]/.test(path)) return say(t`Put what follows the question mark into the query parameters.`);
  if (hasDots(path)) return say(t`The path holds a “.” or “..” segment, which would lead to another path than the one shown.`);
  const other = readOtherwise(path);
  if (other !== undefined) return say(other);
  if (/\{\}|\{[^{}]*$|^[^{]*\}/.test(path)) return say(t`A brace in the path is not closed or holds no name.`);
  return isWellFormed(path) ? [] : say(t`The path holds half a character (a lone surrogate).`);
}

function valueProblems(name: string, value: string | undefined): readonly FieldProblem[] {
  const say = (message: string): readonly FieldProblem[] => [{ where: 'pathValue', name, message }];
  if (value === undefined || value === '') return say(t`Enter a value for “${name}”.`);
  if (value === '.' || value === '..') return say(t`“${value}” cannot stand in a path: it would lead to another path.`);
  return isWellFormed(value) ? [] : say(t`The value holds half a character (a lone surrogate).`);
}

/** What a server reads otherwise than a person: such a path could name another operation than the one that is judged and shown. */
function readOtherwise(path: string): string | undefined {
  if (path.includes(';'))
    return t`The path holds a semicolon: the server ignores what follows it. Enter the path without it, or “%3B” for a semicolon in a value.`;
  if (path.includes('//')) return t`The path holds “//”, an empty segment. Enter one slash.`;
  const letter = /%(?:3\d|[46][1-9a-f]|[57][0-9a])/i.exec(path)?.[0];
  return letter === undefined
    ? undefined
    : t`The path holds “${letter}”, which stands for “${decodeURIComponent(letter)}”. Enter the letter or digit itself.`;
}

/** Dots count in every disguise that a URL parser undoes. */
function hasDots(path: string): boolean {
  return path.split('/').some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment));
}

/** What cannot stand in a path as it is gets encoded; a percent sequence that someone typed is kept. */
function encodeLoose(path: string): string {
  return path.replace(/%(?![0-9a-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@/%]+/gi, (run) => encodeURIComponent(run));
}

function isWellFormed(text: string): boolean {
  return !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
}

/** The last path parameter's name: the one that takes the id of the object itself. */
export function lastParameter(path: string): string | undefined {
  return /\{([^{}]+)\}[^{}]*$/.exec(path)?.[1];
}

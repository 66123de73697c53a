import { t } from '@vscode/l10n';
import { bodyToSend, pathValue, type RequestDraft } from '../../../shared/draft.ts';
import { invalidProblem, type ProblemError } from '../../../shared/problem.ts';
import { apiAt } from '../../families/apiAt.ts';
import type { OperationFacts } from '../../families/family.ts';
import { buildHeaders } from '../headers.ts';
import { documentPath, fillPath, placeholdersIn } from '../path.ts';
import { wirePairs, wireQuery } from '../query.ts';
import { draftWithoutSecrets } from '../withoutSecrets.ts';

/** A request as the writers of code need it. Holds no secret: placeholders stand in the body, and the token is a variable in each language. */
export interface CodeRequest {
  readonly method: string;
  /** Which credentials the code asks for: those of an API client, or a name with a password. */
  readonly account: CodeAccount;
  /** Origin and context path, no trailing slash. */
  readonly base: string;
  /** From the base, percent-encoded, with the query. */
  readonly target: string;
  /** From the API's root without query: `/v1/buildings/1`, or `/JSSResource/…`. */
  readonly apiPath: string;
  /** The same with the placeholders that it was written with. */
  readonly template: string;
  /** Whether the operation is known to answer in pages. */
  readonly pages: boolean;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: readonly (readonly [string, string])[];
  readonly body: CodeBody;
}

export type CodeAccount = 'client' | 'user';

export type CodeBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string; readonly mediaType: string }
  | { readonly kind: 'form'; readonly fields: readonly (readonly [string, string])[] }
  | { readonly kind: 'parts'; readonly parts: readonly CodePart[] };

export type CodePart =
  | { readonly kind: 'text'; readonly name: string; readonly value: string }
  | { readonly kind: 'file'; readonly name: string; readonly fileName: string; readonly mediaType: string };

export interface CodeContext {
  readonly base: string;
  readonly account: CodeAccount;
  /** As `Session.url`. */
  readonly url: (path: string) => string;
  readonly operation?: OperationFacts;
}

/** Throws `invalid` where the path or a header could not be sent. A path value that is missing becomes its name in capitals. */
export function codeRequest(draft: RequestDraft, context: CodeContext): CodeRequest {
  const clean = draftWithoutSecrets(draft);
  const missing = placeholdersIn(clean.path).filter((name) => (pathValue(clean.pathValues, name) ?? '') === '');
  const values = { ...clean.pathValues, ...Object.fromEntries(missing.map((name) => [name, name.toUpperCase()])) };
  const path = fillPath(clean.path, values);
  const headers = buildHeaders(clean.headers);
  if (!('path' in path)) throw refusal(path[0]?.message);
  if (!('headers' in headers)) throw refusal(headers[0]?.message);
  const query = wireQuery(clean.query);
  const body = codeBody(clean);
  const type = body.kind === 'text' ? { 'content-type': body.mediaType } : {};
  return {
    method: clean.method,
    account: context.account,
    base: context.base,
    target: context.url(path.path).slice(context.base.length) + (query === '' ? '' : `?${query}`),
    apiPath: documentPath(path.path),
    template: documentPath(clean.path),
    pages: context.operation?.shapes().parameters.some(({ name }) => name === 'page') ?? false,
    query: wirePairs(clean.query),
    headers: Object.entries({ accept: apiAt(path.path).accept(context.operation?.shapes().responses), ...type, ...headers.headers }),
    body,
  };
}

function codeBody(draft: RequestDraft): CodeBody {
  const body = bodyToSend(draft);
  switch (body.kind) {
    case 'text':
      return body.text.trim() === '' ? { kind: 'none' } : { kind: 'text', text: body.text, mediaType: body.mediaType };
    case 'form':
      return {
        kind: 'form',
        fields: body.fields.filter((field) => field.enabled && field.name !== '').map((field) => [field.name, field.value] as const),
      };
    case 'multipart':
      return { kind: 'parts', parts: body.parts };
    default:
      return { kind: 'none' };
  }
}

function refusal(message: string | undefined): ProblemError {
  return invalidProblem(message ?? t`This request cannot be sent as it is.`);
}

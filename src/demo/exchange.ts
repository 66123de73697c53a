import type { Method } from '../core/http/message.ts';

/** A request as the demo server sees it. `path` counts from the host's root and holds the query; header names are lower case. */
export interface DemoRequest {
  readonly method: Method | 'OPTIONS';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
}

export interface DemoResponse {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | Uint8Array;
}

/** One entry of an `ApiError` body (facts 7.1). */
export interface Cause {
  readonly code: string;
  readonly description: string;
  readonly field?: string | null;
  readonly id?: string | null;
}

export function json(status: number, value: unknown): DemoResponse {
  return { status, headers: [['content-type', 'application/json;charset=UTF-8']], body: JSON.stringify(value) };
}

export const noContent: DemoResponse = { status: 204, headers: [], body: '' };

export function text(status: number, mediaType: string, body: string): DemoResponse {
  return { status, headers: [['content-type', mediaType]], body };
}

export function redirect(status: 301 | 302, location: string): DemoResponse {
  return { status, headers: [['location', location]], body: '' };
}

export function apiError(status: number, ...causes: readonly Cause[]): DemoResponse {
  const errors = causes.map(({ code, field = null, description, id = '0' }) => ({ code, field, description, id }));
  return json(status, { httpStatus: status, errors });
}

export function notFound(): DemoResponse {
  return apiError(404, { code: 'NOT_FOUND', description: 'There is no object with this id.' });
}

export function invalidField(field: string, description: string): Cause {
  return { code: 'INVALID_FIELD', field, description };
}

export function bodyText(request: DemoRequest): string {
  const { body } = request;
  if (body === undefined) return '';
  return typeof body === 'string' ? body : new TextDecoder().decode(body);
}

/** Thrown by a handler that will not do what was asked. */
export class Refusal extends Error {
  readonly response: DemoResponse;

  constructor(response: DemoResponse) {
    super(`refused with ${response.status}`);
    this.response = response;
  }
}

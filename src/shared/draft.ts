import { isReadMethod } from './readMethod.ts';

/** A request as a person composes it. Saved in files, history and webview state: never holds a secret or a host. */
export interface RequestDraft {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /**
   * As in the document (`/v1/buildings/{id}`), concrete (`/v1/buildings/1`), or from the host's root (`/api/v1/…`, `/JSSResource/…`).
   * With a server's name in front only while no instance has that address: such a request is never sent.
   */
  readonly path: string;
  /** Values for `{name}` in the path, not encoded. */
  readonly pathValues: Readonly<Record<string, string>>;
  readonly query: readonly DraftPair[];
  readonly headers: readonly DraftPair[];
  readonly body: DraftBody;
}

/** What was put in for a name, and nothing else: a path may hold `{constructor}`, which every object has. */
export function pathValue(values: RequestDraft['pathValues'], name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

export interface DraftPair {
  readonly name: string;
  readonly value: string;
  readonly enabled: boolean;
}

/** Whether anything was put into a row for a name and a value: one that was only added goes into no line, no file and no request. */
export function isFilled({ name, value }: Pick<DraftPair, 'name' | 'value'>): boolean {
  return name.trim() !== '' || value !== '';
}

export type DraftBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly mediaType: string; readonly text: string }
  | { readonly kind: 'form'; readonly fields: readonly DraftPair[] }
  | { readonly kind: 'multipart'; readonly parts: readonly DraftPart[] };

/** `fileName` and a handle from the host for a chosen file; the webview never sees its path or bytes. */
export type DraftPart =
  | { readonly kind: 'text'; readonly name: string; readonly value: string }
  | { readonly kind: 'file'; readonly name: string; readonly fileName: string; readonly handle: string; readonly mediaType: string };

export const emptyDraft: RequestDraft = { method: 'GET', path: '', pathValues: {}, query: [], headers: [], body: { kind: 'none' } };

/** What a draft sends as its body: a method that reads sends none, so that a written one is kept for the next PUT. */
export function bodyToSend({ method, body }: RequestDraft): DraftBody {
  return isReadMethod(method) ? { kind: 'none' } : body;
}

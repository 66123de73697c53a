import { isRecord, jsonValue, type Wire } from '../json/wire.ts';
import { t } from '@vscode/l10n';

/** The body as a JSON object, or undefined for anything else: HTML, text, a list, nothing. */
export function jsonRecordOf(response: { readonly body: Uint8Array }): Wire | undefined {
  const value = jsonValue(new TextDecoder().decode(response.body));
  return isRecord(value) ? value : undefined;
}

/** Whether a body is a web page, or other markup. */
export function isMarkup({ body }: { readonly body: Uint8Array }): boolean {
  return /^\s*</.test(new TextDecoder().decode(body.subarray(0, 256)));
}

/** Whether a text is a web page, and no XML of an API. */
export function isWebPage(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b/i.test(text.slice(0, 1000));
}

/** What a body that should have been JSON is instead, as words for a sentence. */
export function insteadOfJson(response: { readonly body: Uint8Array }): string {
  if (response.body.byteLength === 0) return t`an empty answer`;
  return isMarkup(response) ? t`a web page` : t`something that is not JSON`;
}

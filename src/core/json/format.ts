import { layOutJson } from '../../shared/jsonLayout.ts';
import { jsonValue } from './wire.ts';

/**
 * Pretty-prints JSON by moving white space only. Text that is not one JSON value comes back as it is (a leading byte order mark is
 * dropped either way). No newline at the end.
 */
export function formatJson(text: string): string {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  return isJson(source) ? (layOutJson(source) ?? source) : source;
}

/** Whether the text is exactly one JSON value. */
export function isJson(text: string): boolean {
  return jsonValue(text) !== undefined;
}

/** What a body is, decided by its first bytes and its content type, never by the endpoint (facts 7.2). */
export type BodyKind = 'empty' | 'json' | 'xml' | 'html' | 'csv' | 'text' | 'image' | 'binary';

/** `contentType` as the header has it, parameters included; empty for none. */
export function bodyKindOf(bytes: Uint8Array, contentType: string): BodyKind {
  if (bytes.length === 0) return 'empty';
  const type = mediaTypeOf(contentType);
  if (imageOf(bytes) !== undefined) return 'image';
  if (startsWith(bytes, '%PDF-') || startsWith(bytes, 'PK\u0003\u0004') || hasNul(bytes, contentType)) return 'binary';
  const start = firstText(bytes);
  if (/^<(?:!doctype html|html|head|body)\b/i.test(start)) return 'html';
  if (start.startsWith('<')) return /html/.test(type) ? 'html' : 'xml';
  if (/[/+]json$/.test(type) || /^[{[]/.test(start)) return 'json';
  if (/csv|tab/.test(type)) return 'csv';
  return isTextual(type) ? 'text' : 'binary';
}

/** The media type without parameters, in lower case. */
export function mediaTypeOf(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}

/** Media type of a picture, by its first bytes. */
export function imageOf(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, '\u0089PNG\r\n')) return 'image/png';
  if (startsWith(bytes, '\u00FF\u00D8\u00FF')) return 'image/jpeg';
  if (startsWith(bytes, 'GIF8')) return 'image/gif';
  return startsWith(bytes, 'RIFF') && latin1(bytes.subarray(8, 12)) === 'WEBP' ? 'image/webp' : undefined;
}

function isTextual(type: string): boolean {
  if (type === '' || type.startsWith('text/')) return true;
  return /[/+](?:json|xml|yaml|javascript|x-www-form-urlencoded|pem-certificate-chain|x-apple-aspen-config|x-pem-file)$/.test(type);
}

/** Text has no NUL, unless it is UTF-16. */
function hasNul(bytes: Uint8Array, contentType: string): boolean {
  if (/charset=["']?utf-?16/i.test(contentType) || isUtf16(bytes)) return false;
  return bytes.subarray(0, 1024).includes(0);
}

export function isUtf16(bytes: Uint8Array): boolean {
  return startsWith(bytes, '\u00FF\u00FE') || startsWith(bytes, '\u00FE\u00FF');
}

function firstText(bytes: Uint8Array): string {
  return latin1(bytes.subarray(0, 512))
    .replace(/^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/, '')
    .replaceAll('\0', '')
    .replace(/^\s*(?:<!--[\s\S]*?-->\s*)*/, '');
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return latin1(bytes.subarray(0, text.length)) === text;
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCodePoint(byte)).join('');
}

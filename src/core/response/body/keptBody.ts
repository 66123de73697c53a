import { t } from '@vscode/l10n';
import { isSecretName, maskText } from '../../../shared/secretNames.ts';
import type { IsSecret } from '../../secrets/places.ts';
import { rowsAmong } from '../../listing/rowsOf.ts';
import { secretPlaces, type TextForm } from '../../secrets/text.ts';
import { csvTable, jsonTable, type AnswerTable, type AnswerColumn } from './table.ts';
import { decodeBody } from './decode.ts';
import { layOutAnswer, type Broken, type LaidOut, type Mask, type RowList } from './layOutJson.ts';
import { layOutXml } from './layOutXml.ts';
import { xmlTable } from './xmlTable.ts';
import { parseCsv } from './csv.ts';
import { imageOf, mediaTypeOf, bodyKindOf, type BodyKind } from './sniff.ts';

export type BodyModel =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'text';
      readonly language: 'json' | 'xml' | 'html' | 'csv' | 'text';
      /** Formatted, its first part (all of it up to 256 KB). */
      readonly head: string;
      /** Characters of the whole formatted text. */
      readonly total: number;
      /** Pointers of masked values in JSON. */
      readonly masked: readonly string[];
      /** Present for a list: what the table can show. */
      readonly table: { readonly columns: readonly AnswerColumn[]; readonly rows: number } | null;
      /** A note to show: invalid UTF-8 was replaced, the JSON is cut off, … */
      readonly note: string | null;
    }
  | { readonly kind: 'image'; readonly mediaType: string }
  | { readonly kind: 'binary'; readonly mediaType: string; readonly hex: string; readonly note: string }
  | { readonly kind: 'file'; readonly fileName: string; readonly note: string };

/** A body as the host keeps it while the panel shows parts of it. */
export interface KeptBody {
  readonly kind: BodyKind;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** As the server wrote it, secrets included: for saving, revealing and comparing. Empty for pictures and binary. */
  readonly text: string;
  /** Formatted, secrets masked. */
  readonly pretty: string;
  /** As the server wrote it, secrets masked. */
  readonly raw: string;
  readonly masks: readonly Mask[];
  readonly table: AnswerTable | null;
  readonly note: string | null;
  /** The text could not be decoded without loss, or is not what its type says. */
  readonly sound: boolean;
}

export interface BodyOptions {
  /** Names of fields that the operation reveals, beyond those with telling names. */
  readonly secretFields?: ReadonlySet<string>;
  /** Lets others in between two parts of a long text. */
  readonly pause?: () => Promise<void>;
}

/** Characters of a text that go to the panel at first. */
export const headLength = 256 * 1024;

/** Beyond this, a body that is not JSON is shown as it is: laying it out would hold up everything else. */
const layOutLimit = 10_000_000;

export async function keepBody(bytes: Uint8Array, contentType: string, options: BodyOptions = {}): Promise<KeptBody> {
  const kind = bodyKindOf(bytes, contentType);
  const mediaType = kind === 'image' ? (imageOf(bytes) ?? mediaTypeOf(contentType)) : mediaTypeOf(contentType);
  const isSecretField = (name: string): boolean => options.secretFields?.has(name) ?? false;
  const base = { kind, mediaType, bytes, text: '', pretty: '', raw: '', masks: [], table: null, note: null, sound: true } as const;
  if (kind === 'empty' || kind === 'image' || kind === 'binary') return base;
  const { text, note, lossy } = decodeBody(bytes, contentType);
  const laid = await layOut(kind, text, isSecretField, options.pause);
  if ('brokenAt' in laid) {
    const masks = masksIn(text, kind, isSecretField);
    const raw = masked(text, masks, false);
    return { ...base, text, pretty: raw, raw, masks, note: join(note, brokenNote(kind, laid, text.length, masks)), sound: false };
  }
  const table = tableOf(kind, text, laid.lists, isSecretField);
  const raw = masked(text, laid.masks, kind === 'json');
  return { ...base, text, pretty: laid.pretty ?? raw, raw, masks: laid.masks, table, note, sound: !lossy };
}

function tableOf(kind: BodyKind, text: string, lists: readonly RowList[], isSecretField: (name: string) => boolean): AnswerTable | null {
  const list = rowsAmong(lists);
  if (list !== undefined) return jsonTable(text, list, isSecretField);
  if (text.length > layOutLimit) return null;
  if (kind === 'xml') return xmlTable(text, isSecretField) ?? null;
  return kind === 'csv' ? csvTable(parseCsv(text), isSecretField) : null;
}

/** The true value of a masked field; undefined where that pointer is not masked. */
export function revealMasked(body: KeptBody, pointer: string): string | undefined {
  const mask = body.masks.find((one) => one.pointer === pointer);
  if (mask === undefined) return undefined;
  const raw = body.text.slice(mask.from, mask.to);
  if (!raw.startsWith('"') || body.kind !== 'json') return raw;
  try {
    return String(JSON.parse(raw));
  } catch {
    return raw;
  }
}

/** What the panel gets of a body at first. */
export function bodyModel(body: KeptBody): BodyModel {
  switch (body.kind) {
    case 'empty':
      return { kind: 'empty' };
    case 'image':
      return { kind: 'image', mediaType: body.mediaType };
    case 'binary':
      return { kind: 'binary', mediaType: body.mediaType, hex: hexHead(body.bytes), note: binaryNote(body) };
    default:
      return {
        kind: 'text',
        language: body.kind,
        head: cut(body.pretty, headLength),
        total: body.pretty.length,
        masked: body.masks.map((mask) => mask.pointer),
        table: body.table === null ? null : { columns: body.table.columns, rows: body.table.length },
        note: body.note,
      };
  }
}

/** Roughly what a kept body costs, in bytes. */
export function weightOf(body: KeptBody): number {
  const texts = body.text.length + (body.pretty === body.text ? 0 : body.pretty.length) + (body.raw === body.text ? 0 : body.raw.length);
  return body.bytes.length + 2 * texts + 1000;
}

async function layOut(
  kind: BodyKind,
  text: string,
  isSecretField: (name: string) => boolean,
  pause: (() => Promise<void>) | undefined,
): Promise<(Omit<LaidOut, 'pretty'> & { readonly pretty?: string }) | Broken> {
  if (kind === 'xml' && text.length <= layOutLimit) return layOutXml(text, orField(isSecretField));
  if (kind !== 'json') return { masks: masksIn(text, kind, isSecretField), lists: [] };
  const run = layOutAnswer(text, isSecretField);
  for (;;) {
    const next = run.next();
    if (next.done === true) return next.value;
    await pause?.();
  }
}

const forms: Readonly<Partial<Record<BodyKind, TextForm>>> = { csv: 'cells', xml: 'markup', html: 'markup' };

/** Secrets in a text that is not laid out, by the names beside them. */
function masksIn(text: string, kind: BodyKind, isSecretField: (name: string) => boolean): readonly Mask[] {
  return secretPlaces(text, forms[kind] ?? 'unknown', orField(isSecretField)).map(({ from, to }, index) => ({
    pointer: `#${index + 1}`,
    from,
    to,
  }));
}

function orField(isSecretField: (name: string) => boolean): IsSecret {
  return (name, parent) => isSecretName(name, parent) || isSecretField(name);
}

function masked(text: string, masks: readonly Mask[], isJson: boolean): string {
  if (masks.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const mask of masks) {
    parts.push(text.slice(at, mask.from), isJson ? `"${maskText}"` : maskText);
    at = mask.to;
  }
  return parts.join('') + text.slice(at);
}

function brokenNote(kind: BodyKind, broken: Broken, length: number, masks: readonly Mask[]): string {
  const what = kind === 'xml' ? 'XML' : 'JSON';
  const shown = masks.length === 0 ? t`Shown as it came.` : t`Shown as it came, but for its secrets.`;
  return broken.brokenAt >= length
    ? t`The ${what} ends too early: the answer may be cut off. ${shown}`
    : t`This is not valid ${what} from character ${(broken.brokenAt + 1).toLocaleString('en')} on. ${shown}`;
}

function binaryNote(body: KeptBody): string {
  const what = hexIsPdf(body.bytes) ? 'A PDF' : body.mediaType === '' ? t`Binary data` : t`Binary data (${body.mediaType})`;
  return t`${what} of ${body.bytes.length.toLocaleString('en')} bytes. Save it to open it.`;
}

function hexIsPdf(bytes: Uint8Array): boolean {
  return bytes[0] === 0x25 && bytes[1] === 0x50 && bytes[2] === 0x44 && bytes[3] === 0x46;
}

/** The first 512 bytes, 16 in a line: offset, hexadecimal, what is printable of it. */
function hexHead(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 512);
  const lines: string[] = [];
  for (let at = 0; at < head.length; at += 16) {
    const line = Array.from(head.subarray(at, at + 16));
    const hex = line.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = line.map((byte) => (byte >= 32 && byte < 127 ? String.fromCodePoint(byte) : '.')).join('');
    lines.push(`${at.toString(16).padStart(8, '0')}  ${hex.padEnd(47)}  ${text}`);
  }
  return lines.join('\n');
}

/** Never between the halves of a character. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const code = text.charCodeAt(length - 1);
  return text.slice(0, code >= 0xd8_00 && code <= 0xdb_ff ? length - 1 : length);
}

function join(...notes: readonly (string | null)[]): string {
  return notes.filter((note) => note !== null).join(' ');
}

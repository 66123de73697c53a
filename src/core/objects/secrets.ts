import { applyEdits } from '../json/edit.ts';
import { memberOf, parseJson } from '../json/parse.ts';
import type { JsonNode } from '../json/parse.ts';
import { fromPointer, nodeAt, toPointer, walk } from '../json/pointers.ts';
import type { ApiDocument, Schema } from '../openapi/types.ts';
import { fieldsOf, hasFlag, resolved } from './fields.ts';
import type { WriteCall } from './plan.ts';
import { made, withAt } from './tree.ts';

/** What stands in a document for a secret that the server returned. Sent back as the secret itself, never as this. */
export const secretMask = '••••••••';

const secretName =
  /(password|passphrase|passcode|secret|private_?key|recovery_?key|shared_?key|(unlock|bootstrap|service|session|script|access|refresh|auth|encoded|bearer|id|care)_?token)$|^(pin|token)$/i;

/** Secrets whose names do not tell it: what the table of sensitive operations lists, without scripts. A test compares the two. */
const otherNames: ReadonlySet<string> = new Set([
  'accessKeyID',
  'activationCode',
  'certificateData',
  'failoverUrl',
  'identityKeystore',
  'keystoreBytes',
  'keystoreFile',
  'redemptionCode',
  'secretAccessKey',
]);

/** Whether a field of this name holds a secret as its text, or texts. */
export function isSecretName(name: string): boolean {
  return secretName.test(name) || otherNames.has(name);
}

/** Pointers of the secrets that a server's answer shows: texts, or lists of texts, under a telling name. */
export function shownSecrets(root: JsonNode): readonly string[] {
  const found: string[] = [];
  for (const [pointer, node] of walk(root)) {
    if (node.kind === 'string' && node.raw !== '""' && isSecretName(fieldOf(pointer))) found.push(pointer);
  }
  return found;
}

/** The field that a pointer belongs to: an entry of a list belongs to the list's. */
function fieldOf(pointer: string): string {
  return fromPointer(pointer).findLast((step) => !/^\d+$/.test(step)) ?? '';
}

/** The document with its secrets masked; the text of everything else as it was. */
export function masked(text: string): string {
  const root = parseJson(text);
  const edits = shownSecrets(root).map((pointer) => {
    const { from, to } = nodeAt(root, pointer) ?? root;
    return { from, to, text: JSON.stringify(secretMask) };
  });
  return applyEdits(text, edits);
}

/** Pointers of the masks that stand in a document. */
export function maskedIn(root: JsonNode): readonly string[] {
  const mask = JSON.stringify(secretMask);
  return Array.from(walk(root)).flatMap(([pointer, node]) => (node.kind === 'string' && node.raw === mask ? [pointer] : []));
}

/** Puts back the server's own values where the mask still stands. */
export function unmasked(mine: JsonNode, base: JsonNode): JsonNode {
  let out = mine;
  for (const [pointer, node] of walk(mine)) {
    const real = nodeAt(base, pointer);
    if (node.kind === 'string' && node.raw === JSON.stringify(secretMask) && real !== undefined) out = withAt(out, pointer, real);
  }
  return out;
}

/** A secret that the server never returns, so that the document cannot hold it (facts 3.2). */
export interface HiddenSecret {
  readonly pointer: string;
  /** The operation demands it: it cannot be left out. */
  readonly required: boolean;
}

/**
 * Secrets that a write would blank: not in the body, not to be read, and known to the operation. A merge leaves absent
 * fields alone, so there only required ones count. Only objects that the body has are looked into.
 */
export function secretsAtRisk(
  document: ApiDocument,
  write: WriteCall,
  readSchema: Schema | undefined,
  body: JsonNode,
): readonly HiddenSecret[] {
  const found: HiddenSecret[] = [];
  const visit = (schema: Schema | undefined, shown: Schema | undefined, node: JsonNode, path: readonly string[]): void => {
    const fields = fieldsOf(document, schema);
    const readable = fieldsOf(document, shown);
    for (const [name, property] of fields.named) {
      const value = memberOf(node, name);
      const pointer = toPointer([...path, name]);
      const required = fields.required.has(name);
      if (isHidden(document, name, property, readable)) {
        if (isAbsent(value) && (required || write.style === 'replace')) found.push({ pointer, required });
      } else if (value?.kind === 'object' && path.length < 8) visit(property, readable.named.get(name), value, [...path, name]);
    }
  };
  visit(write.schema, readSchema, body, []);
  return found;
}

function isHidden(document: ApiDocument, name: string, property: Schema, readable: ReturnType<typeof fieldsOf>): boolean {
  if (hasFlag(document, property, 'writeOnly')) return true;
  const isText = resolved(document, property).type === 'string';
  return isText && isSecretName(name) && !readable.open && !readable.named.has(name);
}

function isAbsent(value: JsonNode | undefined): boolean {
  return value === undefined || value.kind === 'null' || (value.kind === 'string' && value.raw === '""');
}

/** The body with secrets that a person entered, and without empty ones: an empty secret is never a person's wish. */
export function withSecrets(body: JsonNode, secrets: readonly HiddenSecret[], entered: ReadonlyMap<string, string>): JsonNode {
  return secrets.reduce((node, { pointer }) => {
    const value = entered.get(pointer);
    return withAt(node, pointer, value === undefined ? undefined : made(JSON.stringify(value)));
  }, body);
}

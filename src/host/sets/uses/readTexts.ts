import { Uri } from 'vscode';
import { fromParts, isTextPart, toParts, type ObjectAddress } from '../../../core/objects/address/address.ts';
import { textPartOf } from '../../../core/objects/plan/parts.ts';
import type { ObjectSource } from '../../../core/sets/source.ts';
import { schemes } from '../../../app/support/ids.ts';

/** An object as it was read last. VS Code opens what it previews of a list of references: so none of these asks a server. */
export function readTextUri(address: ObjectAddress): Uri {
  return Uri.from({ scheme: schemes.read, ...toParts(address) });
}

/** Its text; empty where it is not there any more. Contacts nobody. */
export async function readTextOf(
  sourceOf: (instanceId: string) => Promise<ObjectSource | undefined>,
  uri: Uri,
  signal: AbortSignal,
): Promise<string> {
  const address = fromParts(uri);
  const { instanceId, resource, target } = address;
  const id = target.kind === 'one' ? target.id : '-';
  const source = await sourceOf(instanceId);
  if (source === undefined) return '';
  for await (const entry of source.entries(resource, signal)) {
    if (entry.id !== id || entry.text === undefined) continue;
    return isTextPart(address) ? (textPartOf(resource, entry.text)?.text ?? '') : entry.text;
  }
  return '';
}

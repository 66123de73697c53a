import { leafText, type JsonNode } from '../../json/parse.ts';
import { walkNodes } from '../../json/pointers.ts';
import { secretPlaces } from '../../secrets/text.ts';
import { maskedIn } from '../plan/secrets.ts';

/** Pointers of texts that hold secrets somewhere inside, such as the payloads of a profile: they are not masked, since they are edited. */
export function textsWithSecrets(root: JsonNode): readonly string[] {
  const masked = new Set(maskedIn(root));
  return Array.from(walkNodes(root)).flatMap(([pointer, node]) =>
    node.kind === 'string' && !masked.has(pointer) && secretPlaces(leafText(node)).length > 0 ? [pointer] : [],
  );
}

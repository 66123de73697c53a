import { parseJson } from '../../core/json/parse.ts';
import { isTextPart, type ObjectAddress } from '../../core/objects/address/address.ts';
import { heldText } from '../../core/objects/text/heldText.ts';
import { noPart, textPartOf } from '../../core/objects/plan/parts.ts';
import { maskSecrets, shownSecrets } from '../../core/objects/plan/secrets.ts';
import { invalidProblem } from '../../shared/problem.ts';

/** What a document shows of its object's JSON. */
export function documentText(address: ObjectAddress, json: string): string {
  if (!isTextPart(address)) return shownSecrets(parseJson(json)).length === 0 ? json : maskSecrets(json);
  const part = textPartOf(address.resource, json);
  if (part === undefined) throw invalidProblem(noPart());
  return part.text;
}

/** As an editor holds it, whatever its line ends: VS Code takes a byte order mark away. */
export function withoutMarks(text: string): string {
  return heldText(text)
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n');
}

/** In bytes. */
export function byteLengthOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

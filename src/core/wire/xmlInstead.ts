import { t } from '@vscode/l10n';
import { joinSentences } from '../../shared/words.ts';
import { jsonIn, memberOf, type JsonNode } from '../json/parse.ts';
import { layOutXml } from '../response/body/layOutXml.ts';
import type { BodyProblem } from '../shapes/assist.ts';
import { anything, type Shape } from '../shapes/shape.ts';
import { xmlCodec } from './xmlCodec.ts';
import { childrenOf } from './xmlPlace.ts';

/**
 * That a body of another type is refused where only XML is taken (facts 8.1), and the same body as XML where it can be written so.
 *
 * @param shape of the whole body, if it is known: its one field is the root element.
 */
export function xmlInstead(text: string, mediaType: string, shape: Shape | undefined): BodyProblem {
  const from = text.length - text.trimStart().length;
  const xml = text.startsWith('<', from) ? text : asXml(text, shape);
  const fix = xml !== undefined && { label: t`Send as XML`, from: 0, to: text.length, insert: xml, mediaType: 'application/xml' };
  const refused = t`The Classic API takes XML only, and refuses a body of the type ${mediaType}.`;
  // Facts 8.1.
  const lossy = t`JSON that it answered itself may lack entries of lists.`;
  const message = xml === undefined || xml === text ? refused : joinSentences(refused, lossy);
  return { from, to: from + 1, severity: 'error', message, ...(fix === false ? {} : { fix }) };
}

/** Undefined: it is no JSON of an object, or holds what XML cannot. */
function asXml(text: string, shape: Shape | undefined): string | undefined {
  const [given, root] = [jsonIn(text), shape === undefined ? undefined : childrenOf(shape)[0]];
  if (given?.kind !== 'object') return undefined;
  const [only, ...others] = given.members;
  const name = root?.name ?? (others.length === 0 ? only?.name : undefined);
  if (name === undefined) return undefined;
  const inside: JsonNode = others.length === 0 ? (memberOf(given, name) ?? given) : given;
  try {
    const xml = xmlCodec(name, root?.shape ?? anything).encode(inside);
    const laid = layOutXml(xml, () => false);
    return 'pretty' in laid ? laid.pretty : xml;
  } catch {
    return undefined;
  }
}

import { kindOf } from '../../resources/kindOf.ts';
import { textPartOf } from '../../objects/plan/parts.ts';
import { evidenceIn } from './useEvidence.ts';
import type { Use } from './useTypes.ts';

/** Where a use stands: in the document, or in the text of its own that an object has. */
export interface UseSpot {
  /** Of the document that it stands in. */
  readonly ending: string;
  /** From 1. */
  readonly line: number;
}

/** Where a use stands in an object, whose text may be another one by now. Undefined: it is not there any more. */
export function spotOfUse(document: string, use: Use): UseSpot | undefined {
  const { resource } = use.from;
  const evidence = use.pointer === '' ? undefined : evidenceIn(document, use);
  if (evidence === undefined) return undefined;
  const part = use.how === 'mentioned' && kindOf(resource).part?.at === use.pointer ? textPartOf(resource, document) : undefined;
  const line = part === undefined ? undefined : lineOfMention(part.text, use);
  return part === undefined || line === undefined ? { ending: '.json', line: evidence.line + 1 } : { ending: part.ending, line };
}

/** The line, from 1, of a text that mentions something; undefined: none. */
export function lineOfMention(text: string, { to }: Pick<Use, 'to'>): number | undefined {
  const at = text.indexOf(to.text);
  return at < 0 ? undefined : text.slice(0, at).split('\n').length;
}

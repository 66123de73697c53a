import { assignedPlaces } from './assigned.ts';
import { cellPlaces } from './cells.ts';
import { markupPlaces } from './markup.ts';
import { isSecretName } from '../../shared/secretNames.ts';
import { inOrder, shapePlaces, type IsSecret, type SecretPlace } from './places.ts';

/** What a text is made of, as far as it is known. */
export type TextForm = 'markup' | 'cells' | 'unknown';

/**
 * Secrets in a text that is not valid JSON: XML, separated values, a form, JSON with a fault, plain words. By the names beside
 * them, and by their shape. One way through the text for each form, whatever a server wrote.
 */
export function secretPlaces(text: string, form: TextForm = 'unknown', isSecret: IsSecret = isSecretName): readonly SecretPlace[] {
  return inOrder(placesInText(text, form, isSecret));
}

/** The same as they are found: in no order, and one may stand inside another. */
export function placesInText(text: string, form: TextForm, isSecret: IsSecret): readonly SecretPlace[] {
  const known = remembered(isSecret);
  if (form === 'markup' || (form === 'unknown' && /^\s*<[\w!?]/.test(text.slice(0, 1000))))
    return [...markupPlaces(text, known), ...shapePlaces(text)];
  const hasHeadings = form === 'cells' || headings.test(text.slice(0, 10_000));
  return [
    ...(hasHeadings ? cellPlaces(text, known) : []),
    ...assignedPlaces(text, known),
    ...(text.includes('</') ? markupPlaces(text, known) : []),
    ...shapePlaces(text),
  ];
}

/** A first line of names only, and another line. */
const headings = /^\uFEFF?"?[\w .-]{1,80}"?(?:[,;\t]"?[\w .-]{1,80}"?){1,500}\r?\n/;

/** What is a secret in some elements alone. */
const ofParents: ReadonlySet<string> = new Set(['code', 'key', 'data']);

/** The same few names come again and again; as many as one text may have are remembered. */
function remembered(isSecret: IsSecret): IsSecret {
  const known = new Map<string, boolean>();
  return (name, parent) => {
    if (parent !== undefined && ofParents.has(name)) return isSecret(name, parent);
    const before = known.get(name);
    if (before !== undefined) return before;
    const found = isSecret(name, parent);
    if (known.size < 1000) known.set(name, found);
    return found;
  };
}

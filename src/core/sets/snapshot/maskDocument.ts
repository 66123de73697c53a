import { secretMask } from '../../../shared/secretNames.ts';
import { applyEdits } from '../../json/edit.ts';
import { leafText, parseJson } from '../../json/parse.ts';
import { walkNodes } from '../../json/pointers.ts';
import { maskSecrets } from '../../objects/plan/secrets.ts';
import { replacePlaces, shapePlaces } from '../../secrets/places.ts';
import { secretPlaces } from '../../secrets/text.ts';

/**
 * A document as it may be kept: without the secrets that its fields hold, and without those in its texts that tell what they are, such as a
 * password in the property list of a profile, a signed token or a private key. What a script calls a password is left to whoever wrote it.
 */
export function maskDocument(text: string): string {
  const masked = maskSecrets(text);
  if (!mayHoldMore.test(masked)) return masked;
  const edits = Array.from(walkNodes(parseJson(masked))).flatMap(([, node]) => {
    const value = node.kind === 'string' ? leafText(node) : '';
    const places = isMarkup(value) ? secretPlaces(value, 'markup') : shapePlaces(value);
    const instead = replacePlaces(value, places, () => secretMask);
    return instead === value ? [] : [{ from: node.from, to: node.to, text: JSON.stringify(instead) }];
  });
  return applyEdits(masked, edits);
}

const isMarkup = (text: string): boolean => /^\s*<[\w!?]/.test(text.slice(0, 1000));

/** Spares most documents a second look. */
const mayHoldMore = /<(?:[\w.-]+:)?key>|<\?xml|\\u003c|eyJ|PRIVATE KEY-----/i;

import { isKeptSecretName } from '../../shared/secretNames.ts';
import { assignedPlaces, isManyLines } from './assigned.ts';
import { callPlaces } from './calls.ts';
import { commandPlaces } from './commands.ts';
import { escapedPlaces } from './escaped.ts';
import { fedPlaces } from './fed.ts';
import { markupPlaces } from './markup.ts';
import { pairedAttributePlaces } from './pairedAttributes.ts';
import { inOrder, shapePlaces, type IsSecret, type SecretPlace } from './places.ts';
import { placesInText } from './text.ts';
import { tellingPlaces } from './tokenForms.ts';

/**
 * Secrets in a text that is to be kept on a disk: what {@link placesInText} finds, and what else is likely to be one. In markup that is
 * escaped inside of a text, in what a text between tags assigns, beside a telling name, in command lines, and in addresses that are secret
 * themselves.
 */
export function keptPlaces(text: string, isSecret: IsSecret = isKeptSecretName): readonly SecretPlace[] {
  const places = [...placesIn(text, isSecret), ...escapedPlaces(text, (plain) => placesIn(plain, isSecret))];
  // Before they become one with others: what is in code is not shown with it.
  return inOrder(text.startsWith('#!') ? places.filter((place) => !isOfScript(text, place)) : places);
}

/** Whether what stands there is a variable of a script, alone or between quotation marks, or no word at all. */
function isOfScript(text: string, { from, to }: SecretPlace): boolean {
  const value = text.slice(from, to);
  if (!/[\p{L}\p{N}]/u.test(value)) return true;
  if (isManyLines(value)) return true;
  // Behind a word between angle brackets, `<password> --user <user>`, stands a value only where an end follows.
  if (/^\s{0,200}(?:<(?!\/)|$)/.test(text.slice(to, to + 202)) && /[^=-]>\s{0,200}$/.test(text.slice(Math.max(0, from - 202), from)))
    return true;
  return text.charAt(from - 1) !== "'" && /^["'\\]{0,4}(?:\$\{?\w{1,100}\}?|%\w{1,100}%|#?\{[\w.()]{1,100}\}|%s)["'\\]{0,4}$/.test(value);
}

function placesIn(text: string, isSecret: IsSecret): readonly SecretPlace[] {
  const isMarkup = /^\s{0,1000}<[\w!?]/.test(text.slice(0, 1000));
  return [
    ...(isMarkup ? [] : placesInText(text, 'unknown', isSecret)),
    ...(text.includes('</') ? markupPlaces(text, isSecret, true) : isMarkup ? assignedPlaces(text, isSecret) : []),
    ...(text.includes('=') && text.includes('>') ? pairedAttributePlaces(text, isSecret) : []),
    ...commandPlaces(text, isSecret),
    ...fedPlaces(text, isSecret),
    ...callPlaces(text, isSecret),
    ...shapePlaces(text),
    ...tellingPlaces(text),
  ];
}

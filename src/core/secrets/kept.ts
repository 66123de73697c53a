import { isKeptSecretName } from '../../shared/secretNames.ts';
import { assignedPlaces } from './assigned.ts';
import { commandPlaces } from './commands.ts';
import { escapedPlaces } from './escaped.ts';
import { markupPlaces } from './markup.ts';
import { inOrder, shapePlaces, type IsSecret, type SecretPlace } from './places.ts';
import { secretPlaces } from './text.ts';

/**
 * Secrets in a text that is to be kept on a disk: what {@link secretPlaces} finds, and what else is likely to be one. In markup that is
 * escaped inside of a text, in what a text between tags assigns, beside a telling name, in command lines, and in addresses that are secret
 * themselves.
 */
export function keptPlaces(text: string, isSecret: IsSecret = isKeptSecretName): readonly SecretPlace[] {
  const places = inOrder([...placesIn(text, isSecret), ...escapedPlaces(text, (plain) => placesIn(plain, isSecret))]);
  return text.startsWith('#!') ? places.filter((place) => !isOfScript(text, place)) : places;
}

/** Whether what stands there is a variable of a script, alone or between quotation marks, or no word at all. */
function isOfScript(text: string, { from, to }: SecretPlace): boolean {
  const value = text.slice(from, to);
  if (!/[\p{L}\p{N}]/u.test(value)) return true;
  // Of several lines are keys and what is in base64.
  if (value.includes('\n') && !value.startsWith('-----BEGIN ') && !/^[\w+/=\s]+$/.test(value)) return true;
  return text.charAt(from - 1) !== "'" && /^["'\\]{0,4}(?:\$\{?\w{1,100}\}?|%\w{1,100}%)["'\\]{0,4}$/.test(value);
}

function placesIn(text: string, isSecret: IsSecret): readonly SecretPlace[] {
  const isMarkup = /^\s{0,1000}<[\w!?]/.test(text.slice(0, 1000));
  return [
    ...(isMarkup ? [] : secretPlaces(text, 'unknown', isSecret)),
    ...(text.includes('</') ? markupPlaces(text, isSecret, true) : isMarkup ? assignedPlaces(text, isSecret) : []),
    ...commandPlaces(text, isSecret),
    ...shapePlaces(text),
    ...tellingPlaces(text),
  ];
}

/** Addresses that let everybody in who knows them, what `openssl` encrypted for a script, private keys in base64, and tokens of well-known services. */
const telling: readonly RegExp[] = [
  /hooks\.slack\.com\/(?:services|workflows|triggers)\/(?<value>[\w/-]{8,200})/dg,
  /discord(?:app)?\.com\/api\/webhooks\/\d{1,30}\/(?<value>[\w-]{8,200})/dg,
  /webhook\.office\.com\/webhookb2\/(?<value>[\w@/-]{8,400})/dg,
  /[?&]sig=(?<value>[\w%-]{8,200})/dg,
  /(?<value>U2FsdGVkX1[\w+/=]{1,5000})/dg,
  /(?<value>LS0tLS1CRUdJTi(?:BQUklWQVRF|BSU0EgUFJJVkFURS|BFQyBQUklWQVRF|BFTkNSWVBURUQgUFJJVkFURS|BPUEVOU1NIIFBSSVZBVEUg)[\w+/=\s]{1,20000})/dg,
  /(?<![\w-])(?<value>(?:gh[oprsu]_|github_pat_|glpat-|xox[abeprs]-)[\w-]{16,300})/dg,
];

const isTelling = /hooks\.|discord|webhook\.|[?&]sig=|U2FsdGVkX1|LS0tLS1CRUdJTi|gh[oprsu]_|github_pat_|glpat-|xox[abeprs]-/;

function tellingPlaces(text: string): readonly SecretPlace[] {
  if (!isTelling.test(text)) return [];
  return telling.flatMap((pattern) =>
    Array.from(text.matchAll(pattern)).flatMap(({ indices }) => {
      const range = indices?.groups?.['value'];
      return range === undefined ? [] : [{ name: 'secret', from: range[0], to: range[1] }];
    }),
  );
}

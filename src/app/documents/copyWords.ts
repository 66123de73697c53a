import { t } from '@vscode/l10n';
import { joinSentences, listOfNames } from '../../shared/words.ts';
import { oneLine } from '../../core/catalog/plain.ts';
import type { LeftReference, SettledCopy } from '../../core/objects/elsewhere/copyElsewhere.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import { fieldNames } from '../saving/fieldNames.ts';

/** Why a copy on another instance does not name what the object names where it comes from. @param instance the one that it is for. */
export function leftWords({ resource, why }: LeftReference, instance: string): string {
  return joinSentences(reason(resource, why, instance), t`It is left out of this copy: choose one before you save, or leave it so.`);
}

function reason(resource: string | undefined, why: LeftReference['why'], instance: string): string {
  const { one, many } = kindOf(resource ?? '').label;
  const name = 'name' in why ? oneLine(why.name, 80) : '';
  switch (why.kind) {
    case 'missing':
      return t`${one} “${name}” is not on ${instance}.`;
    case 'several':
      return t`${many} called “${name}” are on ${instance} more than once.`;
    case 'unnamed':
      return t`What this ${one.toLowerCase()} is called where it comes from is not known.`;
    case 'unread':
      return t`What ${many.toLowerCase()} there are on ${instance} could not be read.`;
    case 'members':
      return t`Members are not copied: their ids mean others on ${instance}.`;
    default:
      return t`Nobody can tell what this id means on ${instance}.`;
  }
}

/** What is said of a copy when it is there; undefined: there is nothing to say. */
export function copiedWords({ left, secrets, told }: Pick<SettledCopy, 'left' | 'secrets' | 'told'>, instance: string): string | undefined {
  if (left.length === 0 && secrets.length === 0) return told;
  const names = listOfNames([...new Set(left.map(namedIn))], 5, 4);
  return joinSentences(
    left.length === 0 ? undefined : t`Not all that it names is on ${instance}, and is left out: ${names}.`,
    secrets.length === 0 ? undefined : t`Secrets are left out, enter them before you save: ${fieldNames(secrets)}.`,
    told,
  );
}

function namedIn({ pointer, resource, why }: LeftReference): string {
  if ('name' in why && resource !== undefined) return t`${kindOf(resource).label.one} “${oneLine(why.name, 60)}”`;
  return fieldNames([pointer]);
}

import { t } from '@vscode/l10n';
import { oneLine } from '../../core/catalog/plain.ts';
import type { ObjectAddress } from '../../core/objects/address/address.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import { invalidProblem } from '../../shared/problem.ts';
import { joinSentences, listOfNames } from '../../shared/words.ts';
import type { Instances } from '../support/services.ts';
import type { RemovedOne } from './removeEach.ts';

/**
 * The instance that all of these are of, and what it is called. Two may have one name: an earlier version allowed it.
 *
 * @throws `invalid` where they are of several: one yes is for one server, and one look at its name.
 */
export function instanceOfAll(
  addresses: readonly Pick<ObjectAddress, 'instanceId'>[],
  instances: Pick<Instances, 'get'>,
  ofSeveral: (names: string) => string = (names) => t`The selection is of ${names}. Delete on one instance at a time.`,
): { readonly instanceId: string; readonly name: string } {
  const places = [...new Set(addresses.map(({ instanceId }) => instanceId))].map((instanceId) => {
    const profile = instances.get(instanceId);
    return { instanceId, name: profile?.name ?? instanceId, host: profile === undefined ? '' : new URL(profile.url).host };
  });
  const [first = { instanceId: '', name: '' }] = places;
  if (places.length < 2) return { instanceId: first.instanceId, name: first.name };
  const isShared = (name: string): boolean => places.filter((place) => place.name === name).length > 1;
  const names = places.map(({ name, host }) => (isShared(name) ? `${name} (${host})` : name));
  throw invalidProblem(ofSeveral(listOfNames(names, 3, 2)));
}

/** What is asked before objects are deleted: all in one sentence, and what they are, a line for each kind where they are of several. */
export function removalQuestion(
  addresses: readonly ObjectAddress[],
  instance: string,
): { readonly summary: string; readonly lines: readonly string[] } {
  const kinds = [...new Set(addresses.map(({ resource }) => resource))];
  const [first] = addresses;
  const label = kindOf(first?.resource ?? '').label;
  if (kinds.length > 1) {
    const lines = kinds.map((kind) => `${kindOf(kind).label.many}: ${namesOf(addresses.filter(({ resource }) => resource === kind))}`);
    return { summary: t`Delete ${addresses.length} objects on ${instance}.`, lines };
  }
  const summary =
    addresses.length === 1
      ? t`Delete ${label.one} “${first?.label ?? ''}” on ${instance}.`
      : t`Delete ${addresses.length} ${label.many} on ${instance}: ${namesOf(addresses)}.`;
  return { summary, lines: [] };
}

function namesOf(addresses: readonly ObjectAddress[]): string {
  return listOfNames(
    addresses.map(({ label }) => `“${oneLine(label, 80)}”`),
    5,
    4,
  );
}

/** What came of all of them. `isWhole`: none of them is left; one alone that is gone needs no word. */
export function removalResult(all: readonly RemovedOne[], instance: string): { readonly isWhole: boolean; readonly message: string } {
  const count = (...kinds: readonly RemovedOne['kind'][]): number => all.filter(({ kind }) => kinds.includes(kind)).length;
  const [gone, already, stopped, moved] = [count('deleted', 'already'), count('already'), count('stopped'), count('moved')];
  const whys = all.flatMap((one) => ('why' in one ? [one.why] : []));
  const of = gone === all.length ? t`${gone} objects are deleted on ${instance}.` : t`${gone} of ${all.length} are deleted on ${instance}.`;
  const message = joinSentences(
    all.length === 1 ? '' : of,
    already === 0 || all.length === 1 ? '' : t`${already} of them were gone before.`,
    ...whys.slice(0, 2),
    whys.length > 2 ? t`${whys.length - 2} more could not be deleted.` : '',
    stopped === 0 ? '' : t`Stopped: ${stopped} not deleted.`,
    moved === 0 ? '' : t`${moved} not tried, since the instance was changed or removed meanwhile.`,
  );
  return { isWhole: gone === all.length, message };
}

/** What came of each, a line for each. */
export function removalLines(all: readonly RemovedOne[]): readonly string[] {
  return all.map((one) => {
    const name = calledWithId(one.address);
    switch (one.kind) {
      case 'deleted':
        return t`Deleted: ${name}`;
      case 'already':
        return t`Gone before: ${name}`;
      case 'refused':
        return t`Not deleted: ${name}. ${oneLine(one.why, 900)}`;
      case 'unknown':
        return t`Not known: ${name}. ${oneLine(one.why, 900)}`;
      default:
        return t`Not tried: ${name}`;
    }
  });
}

/** An object as a line of a list has it. */
export function calledWithId({ resource, label, target }: ObjectAddress): string {
  const name = `${kindOf(resource).label.one} “${oneLine(label, 200)}”`;
  return target.kind === 'one' ? t`${name} (id ${target.id})` : name;
}

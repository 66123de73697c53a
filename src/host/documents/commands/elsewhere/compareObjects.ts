import { t } from '@vscode/l10n';
import { joinSentences, listOfNames } from '../../../../shared/words.ts';
import { parseJson } from '../../../../core/json/parse.ts';
import { objectKey, type ObjectAddress } from '../../../../core/objects/address/address.ts';
import { comparedDocument, type Canonical } from '../../../../core/sets/canon/canonical.ts';
import { referencesIn } from '../../../../core/objects/remove/references.ts';
import type { NamesById } from '../../../../core/listing/idNames.ts';
import type { Shape } from '../../../../core/shapes/shape.ts';
import { kindOf } from '../../../../core/resources/kindOf.ts';
import { invalidProblem } from '../../../../shared/problem.ts';
import { fieldNames } from '../../../../app/saving/fieldNames.ts';
import { say } from '../../../support/say.ts';
import { calledInSentence } from '../../sending/objectWords.ts';
import { copyShown, openingWait } from '../../system/opening.ts';
import type { FileParts } from '../fileParts.ts';

/** An object as it is on its server. */
interface Side {
  readonly address: ObjectAddress;
  readonly instance: string;
  readonly json: string;
  readonly shape: Shape;
  readonly names: ReadonlyMap<string, NamesById>;
}

/**
 * Two objects side by side, to be read: of two instances or of one, in a form in which the same says the same. `json`: the left one as its
 * server has it, where that was read just now.
 */
export async function compareObjects(parts: FileParts, left: ObjectAddress, right: ObjectAddress, json?: string): Promise<void> {
  if (objectKey(left) === objectKey(right))
    throw invalidProblem(t`“${left.label}” is the same object. Choose another one to compare it with.`);
  const one = await sideOf(parts, left, json);
  const other = await sideOf(parts, right);
  const [before, after] = [comparable(one, other), comparable(other, one)];
  const put = ({ address }: Side, { text }: Canonical) => parts.copybook.put(address.instanceId, `${address.label}.json`, text);
  await parts.copybook.compare(put(one, before), put(other, after), titleOf(one, other));
  const words = remarks(one, before, other, after);
  if (words !== '') void say.info(words);
}

async function sideOf(parts: FileParts, address: ObjectAddress, known?: string): Promise<Side> {
  const { services, documents } = parts;
  const json = known ?? (await copyShown(services, documents, address));
  const { readShape } = await documents.reading.plan(address);
  const names = await namesOn(parts, address, referredTo(json, readShape));
  return { address, instance: instanceName(parts, address.instanceId), json, shape: readShape, names };
}

/** Keys of the resources whose objects a document names. */
function referredTo(json: string, shape: Shape): readonly string[] {
  return [
    ...new Set(referencesIn(parseJson(json), shape).flatMap(({ resource, isNone, isNamed }) => (isNone || isNamed ? [] : [resource]))),
  ];
}

/** What the objects of these resources are called now on the instance of an object, by their keys, as far as it can be learned. */
export async function namesOn(
  { services, names }: FileParts,
  address: ObjectAddress,
  resources: readonly string[],
): Promise<ReadonlyMap<string, NamesById>> {
  return await services.waitFor(openingWait(services.instances, address), async ({ signal }) => {
    const session = services.instances.session(address.instanceId);
    const found = await Promise.all(resources.map(async (key) => [key, await names.asOfNow(session, key, signal)] as const));
    return new Map(found.flatMap(([key, known]) => (known === undefined ? [] : [[key, known] as const])));
  });
}

function comparable({ address: { resource }, json, shape, names }: Side, { address, shape: beside }: Side): Canonical {
  const nameOf = (key: string, id: string): string | undefined => names.get(key)?.get(id);
  const other = address.resource === resource ? beside : undefined;
  return comparedDocument({ resource, shape, other, comparison: 'instances', nameOf }, json);
}

function titleOf(one: Side, other: Side): string {
  const [left, right] = [calledInSentence(one.address), calledInSentence(other.address)];
  if (one.address.instanceId === other.address.instanceId) return t`${one.address.label} ↔ ${other.address.label} – ${one.instance}`;
  return left === right ? t`${left}: ${one.instance} ↔ ${other.instance}` : t`${left}, ${one.instance} ↔ ${right}, ${other.instance}`;
}

/** What the comparison does not show; empty where it shows all. */
function remarks(one: Side, before: Canonical, other: Side, after: Canonical): string {
  const unnamed = new Set([...before.unnamed, ...after.unnamed].map((key) => kindOf(key).label.many));
  return joinSentences(
    before.text === after.text ? t`Both say the same, but for ids and what only the server sets.` : undefined,
    onlyOn(one.instance, before.onlyHere),
    onlyOn(other.instance, after.onlyHere),
    unnamed.size === 0 ? undefined : t`Ids stand where names are not known: ${listOfNames([...unnamed])}.`,
    before.masked || after.masked ? t`Whether secrets differ cannot be seen.` : undefined,
  );
}

function onlyOn(instance: string, paths: ReadonlySet<string>): string | undefined {
  const names = fieldNames([...paths].map((path) => `/${path}`));
  return paths.size === 0 ? undefined : t`Only the Jamf Pro of ${instance} has ${names}, which is left out.`;
}

export function instanceName({ services }: Pick<FileParts, 'services'>, instanceId: string): string {
  return services.instances.get(instanceId)?.name ?? instanceId;
}

import { t } from '@vscode/l10n';
import { window } from 'vscode';
import { jsonOf, type ObjectAddress } from '../../../../core/objects/address/address.ts';
import { nameOfObject, noCreation } from '../../../../core/objects/create/objectNames.ts';
import { findCounterparts } from '../../../../core/objects/elsewhere/counterparts.ts';
import { settleCopy, takeCopy, type ForeignId, type Mapping } from '../../../../core/objects/elsewhere/copyElsewhere.ts';
import { mostNames } from '../../../../core/listing/idNames.ts';
import { planOf } from '../../../../core/objects/plan/plan.ts';
import { kindOf } from '../../../../core/resources/kindOf.ts';
import { invalidProblem, problemOf } from '../../../../shared/problem.ts';
import { pickText } from '../../../../app/lists/pickText.ts';
import { copiedWords, leftWords } from '../../../../app/documents/copyWords.ts';
import { catalogueOf } from '../../../support/catalogueOf.ts';
import { say } from '../../../support/say.ts';
import { followCopy } from '../../notes/copyMarks.ts';
import { calledInSentence } from '../../sending/objectWords.ts';
import { uriOf } from '../../system/objectUri.ts';
import { openingWait, planShown } from '../../system/opening.ts';
import { compareObjects, instanceName, namesOn } from './compareObjects.ts';
import { journeyFrom, objectOn, pickCounterpart, sameOn, type Journey } from './elsewhere.ts';
import type { FileParts } from '../fileParts.ts';
import { mayBegin } from '../mayBegin.ts';

/**
 * A document for the same object on another instance, which is created when it is saved. `named`: the other instance; then nothing is asked.
 * The document's URI; undefined where there is none.
 */
export async function copyToInstance(parts: FileParts, source: ObjectAddress, named: string | undefined): Promise<string | undefined> {
  const { services, documents } = parts;
  if (source.target.kind === 'only')
    throw invalidProblem(t`${calledInSentence(source)} is on every instance once. Compare them, and edit the other one.`);
  const journey = await journeyFrom(parts, source, named, t`Copy ${calledInSentence(source)} to another instance`);
  if (journey === undefined) return undefined;
  const { instanceId } = journey;
  const fresh = { ...source, instanceId, target: { kind: 'new' }, ending: '.json' } as const;
  const plan = await planShown(services, documents, fresh);
  if (plan.create === undefined) throw invalidProblem(noCreation(plan));
  if (named === undefined && !(await mayBegin(services, { instanceId, resource: source.resource }))) return undefined;
  const taken = takeCopy(plan, journey.json);
  const name = nameOfObject(source.resource, taken.node) ?? source.label;
  if (!(await isWanted(parts, journey, name, named))) return undefined;
  const mappings = await mappingsOf(parts, journey, taken.ids);
  const copy = settleCopy(plan, taken, (id) => mappings.get(keyOf(id)));
  const instance = instanceName(parts, instanceId);
  const begun = await parts.opener.openNew({ ...fresh, label: name }, copy.text);
  // What is to be looked at stands in the JSON, also where a script is begun.
  const shown = copy.left.length === 0 ? begun : await parts.opener.open(jsonOf(begun), false);
  followCopy(
    parts,
    shown,
    copy.left.map((left) => ({ pointer: left.pointer, message: leftWords(left, instance) })),
  );
  const words = copiedWords(copy, instance);
  if (words !== undefined) void say[copy.left.length + copy.secrets.length === 0 ? 'info' : 'warning'](words);
  return uriOf(shown).toString();
}

/** Whether there is to be another one where one of the name is there already, or what is wanted instead of it. */
async function isWanted(parts: FileParts, journey: Journey, name: string, named: string | undefined): Promise<boolean> {
  const { source, instanceId } = journey;
  const found = await sameOn(parts, journey, { field: kindOf(source.resource).identity.name, text: name });
  const [first] = found;
  if (first === undefined) return true;
  const what = calledInSentence({ ...source, label: name });
  const there = instanceName(parts, instanceId);
  if (named !== undefined) throw invalidProblem(t`${what} is on ${there} already.`);
  const items = [
    { act: 'compare', label: `$(diff) ${t`Compare with It`}`, detail: t`Nothing is changed` },
    { act: 'open', label: `$(go-to-file) ${t`Open It to Edit`}`, detail: t`The one that is there on ${pickText(there)}` },
    { act: 'begin', label: `$(new-file) ${t`Make a Draft All the Same`}`, detail: t`Jamf Pro may refuse a second one of that name` },
  ] as const;
  const title = t`${what} is on ${there} already`;
  const act = (await window.showQuickPick(items, { title, placeHolder: t`What to do` }))?.act;
  if (act === 'begin') return true;
  const one = act === undefined || found.length === 1 ? first : await pickCounterpart(found, title);
  if (one === undefined) return false;
  if (act === 'compare') await compareObjects(parts, source, objectOn(journey, one), journey.json);
  if (act === 'open') await parts.opener.open(objectOn(journey, one), false);
  return false;
}

function keyOf({ resource, id }: ForeignId): string {
  return `${resource ?? ''} ${id}`;
}

/** What the objects are on the other instance that are named by ids: those of the same name. */
async function mappingsOf(
  parts: FileParts,
  { source, instanceId }: Journey,
  ids: readonly ForeignId[],
): Promise<ReadonlyMap<string, Mapping>> {
  const there = { ...source, instanceId };
  const resourcesOf = (some: readonly ForeignId[]): readonly string[] => [...new Set(some.flatMap(({ resource }) => resource ?? []))];
  const known = await namesOn(parts, source, resourcesOf(ids.filter(({ name }) => name === undefined)));
  const names = await namesOn(parts, there, resourcesOf(ids));
  const found = new Map<string, Mapping>();
  for (const one of ids) {
    const { resource, id } = one;
    if (resource === undefined || found.has(keyOf(one))) continue;
    const name = one.name ?? known.get(resource)?.get(id);
    const all = names.get(resource);
    if (name === undefined) found.set(keyOf(one), { kind: 'unnamed' });
    else if (all === undefined) found.set(keyOf(one), { kind: 'unread' });
    else found.set(keyOf(one), await mappingOf(parts, there, resource, name, all));
  }
  return found;
}

/** Names are known of the first thousand of a list: what is not among them is looked for. */
async function mappingOf(
  { services }: FileParts,
  there: ObjectAddress,
  resource: string,
  name: string,
  all: ReadonlyMap<string, string>,
): Promise<Mapping> {
  const same = [...all].filter(([, label]) => label === name).map(([id]) => id);
  try {
    const ids = same.length === 0 && all.size >= mostNames ? await idsOf(services, there, resource, name) : same;
    const [id] = ids;
    if (id === undefined) return { kind: 'missing', name };
    return ids.length === 1 ? { kind: 'found', id, name } : { kind: 'several', name };
  } catch (error) {
    const { kind } = problemOf(error);
    if (kind === 'bug' || kind === 'cancelled') throw error;
    return { kind: 'unread' };
  }
}

async function idsOf(services: FileParts['services'], there: ObjectAddress, resource: string, name: string): Promise<readonly string[]> {
  const session = services.instances.session(there.instanceId);
  const plan = planOf(await catalogueOf(services, session), resource, { kind: 'new' });
  const sought = { field: kindOf(resource).identity.name, text: name };
  const wait = openingWait(services.instances, there);
  const found = await services.waitFor(wait, async ({ signal }) => await findCounterparts(session, plan, sought, signal));
  return found.map(({ id }) => id);
}

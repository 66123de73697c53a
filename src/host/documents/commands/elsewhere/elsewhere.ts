import { t } from '@vscode/l10n';
import { window } from 'vscode';
import { parseJson } from '../../../../core/json/parse.ts';
import { valueOf } from '../../../../core/json/exact.ts';
import type { ObjectAddress } from '../../../../core/objects/address/address.ts';
import { findCounterparts, ofSameSite, type Counterpart, type Sought } from '../../../../core/objects/elsewhere/counterparts.ts';
import { keyOfSites, siteIdOf } from '../../../../core/resources/lookups.ts';
import { soughtBy } from '../../../../core/objects/elsewhere/sought.ts';
import { invalidProblem } from '../../../../shared/problem.ts';
import { lockWords } from '../../../../app/instances/lockWords.ts';
import { pickText } from '../../../../app/lists/pickText.ts';
import { pickInstance } from '../../../support/pickInstance.ts';
import { say } from '../../../support/say.ts';
import { runCommand } from '../../../support/commands.ts';
import { calledInSentence } from '../../sending/objectWords.ts';
import { copyShown, planShown } from '../../system/opening.ts';
import { uriOf } from '../../system/objectUri.ts';
import { compareObjects, instanceName, namesOn } from './compareObjects.ts';
import type { FileParts } from '../fileParts.ts';

/** An object that is to be found, or made, on another instance. */
export interface Journey {
  /** Where it is. */
  readonly source: ObjectAddress;
  /** Its document there, unmasked. */
  readonly json: string;
  /** The instance that it is for. */
  readonly instanceId: string;
}

/** Two instances' copies of one object beside each other. `named`: the other instance; then nothing is asked. */
export async function compareWithInstance(parts: FileParts, source: ObjectAddress, named: string | undefined): Promise<void> {
  const journey = await journeyFrom(parts, source, named, t`Compare ${calledInSentence(source)} with another instance`);
  if (journey === undefined) return;
  const { instanceId } = journey;
  const found = await sameOn(parts, journey);
  const what = calledInSentence(source);
  const there = instanceName(parts, instanceId);
  if (found.length === 0) {
    const message = t`${what} is not on ${there}.`;
    if (named !== undefined) throw invalidProblem(message);
    const choice = await say.info(message, { another: t`Choose Another…`, copy: t`Copy to ${there}…` });
    if (choice === 'copy') await runCommand('jamf.copyTo', uriOf(source), instanceId);
    const other = choice === 'another' ? await chooseAny(parts, journey) : undefined;
    if (other !== undefined) await compareObjects(parts, source, other, journey.json);
    return;
  }
  const [only] = found;
  if (found.length > 1 && named !== undefined)
    throw invalidProblem(t`${what} is on ${there} more than once. Open one, and compare from there.`);
  const other = found.length === 1 ? only : await pickCounterpart(found, t`${what} is on ${there} more than once`);
  if (other !== undefined) await compareObjects(parts, source, objectOn(journey, other), journey.json);
}

/** The object, its document and the other instance; undefined: the person stepped back. */
export async function journeyFrom(
  parts: FileParts,
  source: ObjectAddress,
  named: string | undefined,
  title: string,
): Promise<Journey | undefined> {
  const { services, documents } = parts;
  if (source.target.kind === 'new') throw invalidProblem(t`“${source.label}” is not on any instance yet: save it first.`);
  const others = services.instances.all().filter(({ id }) => id !== source.instanceId);
  if (others.length === 0) throw invalidProblem(t`There is no other instance yet. Add one first.`);
  if (named !== undefined && !others.some(({ id }) => id === named)) {
    throw invalidProblem(t`“${named}” is not another instance than the one of ${calledInSentence(source)}.`);
  }
  const note = ({ id }: { readonly id: string }): string => lockWords(services.instances.access(id), Date.now()) ?? '';
  const instanceId = named ?? (await pickInstance(others, { title, note }))?.id;
  if (instanceId === undefined) return undefined;
  const json = await copyShown(services, documents, source);
  return { source, json, instanceId };
}

/** The objects on the other instance that are this one, by what its kind is known by; a settings page is there or is not. */
export async function sameOn(parts: FileParts, journey: Journey, sought?: Sought): Promise<readonly Counterpart[]> {
  const { services, documents } = parts;
  const { source, json, instanceId } = journey;
  const address = { ...source, instanceId };
  const plan = await planShown(services, documents, address);
  if (source.target.kind === 'only') return plan.read === undefined ? [] : [{ id: '-', label: source.label, facts: [], siteId: undefined }];
  const by = sought ?? soughtBy(source.resource, json);
  if (by === undefined) return [];
  const title = t`Looking for ${calledInSentence(source)} on ${instanceName(parts, instanceId)}…`;
  const session = services.instances.session(instanceId);
  const found = await services.waitFor({ title, instanceId }, async ({ signal }) => await findCounterparts(session, plan, by, signal));
  return found.length < 2 ? found : await inSameSite(parts, journey, found);
}

async function inSameSite(
  parts: FileParts,
  { source, json, instanceId }: Journey,
  found: readonly Counterpart[],
): Promise<readonly Counterpart[]> {
  const sitesKey = keyOfSites();
  const own = siteIdOf(valueOf(parseJson(json)));
  const here = await namesOn(parts, source, [sitesKey]);
  const there = await namesOn(parts, { ...source, instanceId }, [sitesKey]);
  const siteName = own === undefined ? undefined : here.get(sitesKey)?.get(own);
  if (own !== undefined && siteName === undefined) return found;
  return ofSameSite(found, siteName, (id) => there.get(sitesKey)?.get(id));
}

/** What was found on the other instance. */
export function objectOn({ source, instanceId }: Journey, { id, label }: Pick<Counterpart, 'id' | 'label'>): ObjectAddress {
  const target = id === '-' ? ({ kind: 'only' } as const) : ({ kind: 'one', id } as const);
  return { ...source, instanceId, target, label, ending: '.json' };
}

/** One of several that are called the same. */
export async function pickCounterpart(found: readonly Counterpart[], title: string): Promise<Counterpart | undefined> {
  const items = found.map((one) => ({
    label: pickText(one.label),
    description: pickText([t`ID ${one.id}`, ...one.facts].join(' · ')),
    one,
  }));
  return (await window.showQuickPick(items, { title, placeHolder: t`Which one`, matchOnDescription: true }))?.one;
}

/** Any object of the kind on the other instance: it may have been renamed there. */
async function chooseAny(parts: FileParts, journey: Journey): Promise<ObjectAddress | undefined> {
  const { source, instanceId } = journey;
  const there = instanceName(parts, instanceId);
  const names = (await namesOn(parts, { ...source, instanceId }, [source.resource])).get(source.resource);
  if (names === undefined || names.size === 0) throw invalidProblem(t`There is nothing of its kind on ${there} that could be listed.`);
  const all = Array.from(names, ([id, label]): Counterpart => ({ id, label, facts: [], siteId: undefined }));
  const one = await pickCounterpart(all, t`Compare ${calledInSentence(source)} with another object on ${there}`);
  return one === undefined ? undefined : objectOn(journey, one);
}

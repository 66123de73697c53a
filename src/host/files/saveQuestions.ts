import { window, workspace } from 'vscode';
import type { Uri } from 'vscode';
import { labelOf } from '../../core/catalog/labels.ts';
import { parseJson } from '../../core/json/parse.ts';
import { printDocument } from '../../core/json/print.ts';
import { isTextPart } from '../../core/objects/address.ts';
import type { ObjectAddress } from '../../core/objects/address.ts';
import { withBlanksDrawn } from '../../core/objects/lineChanges.ts';
import { textPartOf } from '../../core/objects/parts.ts';
import type { ObjectPlan } from '../../core/objects/plan.ts';
import { mergedDocument } from '../../core/objects/save.ts';
import type { SaveQuestions, WriteToConfirm } from '../../core/objects/save.ts';
import { scriptChange } from '../../core/objects/scriptChange.ts';
import type { ScriptChange } from '../../core/objects/scriptChange.ts';
import { masked } from '../../core/objects/secrets.ts';
import type { HiddenSecret } from '../../core/objects/secrets.ts';
import { askModal } from '../support/ask.ts';
import type { Exhibit, Services, Shown } from '../support/services.ts';
import type { Copybook } from './copies.ts';
import { shown } from './shown.ts';
import type { Copies } from './documentOwner.ts';
import { uriOf } from './objectUri.ts';
import { fields } from './outcomeWords.ts';

/** What an object is called in a sentence: `building “Main”`. */
export function nameOf(address: ObjectAddress): string {
  return `${labelOf(address.resource).one} “${address.label}”`;
}

interface Asking {
  readonly services: Services;
  readonly copybook: Copybook;
  readonly address: ObjectAddress;
  readonly plan: ObjectPlan;
  readonly copies: Copies;
  /** The instance's name. */
  readonly instance: string;
}

/** The questions of one save, asked in VS Code. */
export function questionsIn(
  services: Services,
  copybook: Copybook,
  address: ObjectAddress,
  plan: ObjectPlan,
  copies: Copies,
): SaveQuestions {
  const instance = services.instances.get(address.instanceId)?.name ?? address.instanceId;
  const asking: Asking = { services, copybook, address, plan, copies, instance };
  return {
    secrets: async (secrets) => await askSecrets(secrets, `${nameOf(address)} on ${instance}`),
    confirm: async (write) => await askToWrite(asking, write),
    conflict: async (conflict) => await askConflict(asking, conflict),
  };
}

async function askToWrite(asking: Asking, write: WriteToConfirm): Promise<boolean> {
  const { services, address, plan, instance } = asking;
  const call = plan.target.kind === 'new' ? plan.create : plan.write;
  if (call === undefined) return false;
  const { body, changes, meanwhile } = write;
  const count = changes.length === 1 ? '1 field' : `${changes.length} fields`;
  const also = meanwhile === undefined ? '' : ` Others changed ${fields(meanwhile.fromServer)} meanwhile; that is kept.`;
  const what = `${nameOf(address)} on ${instance}.`;
  const script = scriptIn(asking, write);
  const lines = script === undefined ? '' : ` ${script.lines}`;
  return await services.confirm.write({
    instanceId: address.instanceId,
    method: call.operation.method,
    path: call.path,
    body: JSON.parse(body) as unknown,
    summary: plan.target.kind === 'new' ? `Create ${what}` : `Change ${count} of ${what}${lines}${also}`,
    ...(script?.beyond === undefined ? {} : { beyond: script.beyond }),
    typed: address.label,
    more: exhibitOf(asking, write),
  });
}

function exhibitOf({ copybook, address, plan, copies, instance }: Asking, { body, meanwhile }: WriteToConfirm): Exhibit {
  if (plan.target.kind === 'new') {
    const sent = masked(printDocument(parseJson(body)));
    return { label: 'Show What Is Sent', show: async () => await copybook.show(`${address.label}.json`, sent) };
  }
  const sides = sidesOf(copies, meanwhile?.theirs);
  const [before, after] = [partOf(address, sides.before), partOf(address, sides.after)];
  const side = (text: string): Uri => copybook.put(`${address.label}${address.ending}`, text);
  const title = `${address.label}: what will change on ${instance}`;
  const show = async (): Promise<Shown> => {
    const [left, right] = isTextPart(address) && hidesBlanks() ? withBlanksDrawn(before, after) : [before, after];
    return await copybook.compare(side(left), side(right), title);
  };
  return { label: 'Show Changes', show };
}

/** What happens to the script, where the document is one. */
function scriptIn({ address, plan, copies }: Asking, { meanwhile }: WriteToConfirm): ScriptChange | undefined {
  if (!isTextPart(address) || plan.target.kind === 'new') return undefined;
  const { before, after } = sidesOf(copies, meanwhile?.theirs);
  return scriptChange(partOf(address, before), partOf(address, after));
}

/** VS Code's comparisons leave changes of blanks out, unless the person has set it otherwise. */
function hidesBlanks(): boolean {
  return workspace.getConfiguration('diffEditor').get('ignoreTrimWhitespace') !== false;
}

type Conflict = Parameters<SaveQuestions['conflict']>[0];

async function askConflict(
  { copybook, address, instance }: Asking,
  { paths, fromServer, theirs }: Conflict,
): ReturnType<SaveQuestions['conflict']> {
  const also = fromServer.length === 0 ? '' : `\nChanged there alone, and kept: ${fields(fromServer)}.`;
  const detail = `Changed on both sides: ${fields(paths)}.${also}\n\nOverwrite sends your text for the fields on both sides. Discard Mine takes the server's copy.`;
  const message = `${nameOf(address)} was changed on ${instance} since you opened it.`;
  const choice = await askModal({ message, detail, first: 'Compare', acts: ['Overwrite', 'Discard Mine'] });
  if (choice === 'Overwrite') return 'overwrite';
  if (choice === 'Discard Mine') return 'discard';
  if (choice === 'Compare') await compareWith(copybook, address, theirs, `${address.label}: ${instance} ↔ yours`);
  return 'cancel';
}

/** What is compared before a write: the copy that is there, secrets masked, and what it will become. */
function sidesOf({ base, mine }: Copies, theirs: string | undefined): { readonly before: string; readonly after: string } {
  if (theirs === undefined) return { before: base, after: mine };
  const copy = masked(theirs);
  return { before: copy, after: mergedDocument(base, mine, copy) };
}

/** The server's copy beside the editor's own text, which stays editable. */
export async function compareWith(copybook: Copybook, address: ObjectAddress, theirs: string, title: string): Promise<void> {
  await copybook.compare(copybook.put(`${address.label}${address.ending}`, partOf(address, theirs)), uriOf(address), title);
}

/** What the document shows of its object: a script as a script. Nothing where the object has none any more. */
function partOf(address: ObjectAddress, json: string): string {
  return isTextPart(address) && textPartOf(address.resource, json) === undefined ? '' : shown(address, json);
}

async function askSecrets(secrets: readonly HiddenSecret[], what: string): Promise<ReadonlyMap<string, string> | undefined> {
  const names = fields(secrets.map(({ pointer }) => pointer));
  const demanded = secrets.filter(({ required }) => required);
  const detail =
    demanded.length > 0
      ? `The operation demands ${fields(demanded.map(({ pointer }) => pointer))}.`
      : 'Jamf Pro never shows them. Left out, it may keep or blank them; that depends on its version.';
  const acts = demanded.length > 0 ? [] : ['Leave Them Out'];
  const choice = await askModal({ message: `Saving ${what} can blank secrets: ${names}.`, detail, first: 'Enter Them', acts });
  if (choice === 'Leave Them Out') return new Map();
  if (choice !== 'Enter Them') return undefined;
  const entered = new Map<string, string>();
  for (const { pointer, required } of secrets) {
    const prompt = required ? 'Demanded by the operation.' : 'Leave it empty to leave it out.';
    const value = await window.showInputBox({ title: `${what}: ${fields([pointer])}`, prompt, password: true, ignoreFocusOut: true });
    if (value === undefined || (value === '' && required)) return undefined;
    if (value !== '') entered.set(pointer, value);
  }
  return entered;
}

import { window } from 'vscode';
import { labelOf } from '../../core/catalog/labels.ts';
import { isTextPart } from '../../core/objects/address.ts';
import type { ObjectAddress } from '../../core/objects/address.ts';
import { textPartOf } from '../../core/objects/parts.ts';
import type { ObjectPlan } from '../../core/objects/plan.ts';
import { mergedDocument } from '../../core/objects/save.ts';
import type { SaveQuestions } from '../../core/objects/save.ts';
import { masked } from '../../core/objects/secrets.ts';
import type { HiddenSecret } from '../../core/objects/secrets.ts';
import type { Services } from '../support/services.ts';
import type { Copybook } from './copies.ts';
import { shown } from './shown.ts';
import type { Copies } from './documentOwner.ts';
import { uriOf } from './objectUri.ts';
import { fields } from './outcomeWords.ts';

/** What an object is called in a sentence: `building “Main”`. */
export function nameOf(address: ObjectAddress): string {
  return `${labelOf(address.resource).one} “${address.label}”`;
}

/** The questions of one save, asked in VS Code. Nothing destructive is ever the default button. */
export function questionsIn(
  services: Services,
  copybook: Copybook,
  address: ObjectAddress,
  plan: ObjectPlan,
  copies: Copies,
): SaveQuestions {
  const instance = services.instances.get(address.instanceId)?.name ?? address.instanceId;
  return {
    secrets: async (secrets) => await askSecrets(secrets, `${nameOf(address)} on ${instance}`),
    async confirm({ body, changes, meanwhile }) {
      const call = plan.target.kind === 'new' ? plan.create : plan.write;
      if (call === undefined) return false;
      const count = changes.length === 1 ? '1 field' : `${changes.length} fields`;
      const also = meanwhile === undefined ? '' : ` Others changed ${fields(meanwhile.fromServer)} meanwhile; that is kept.`;
      const summary =
        plan.target.kind === 'new'
          ? `Create ${nameOf(address)} on ${instance}.`
          : `Change ${count} of ${nameOf(address)} on ${instance}.${also}`;
      const show = async (): Promise<void> => {
        const [left, right] = sidesOf(copies, meanwhile?.theirs).map((text) => copybook.put(`${address.label}.json`, text));
        if (left !== undefined && right !== undefined)
          await copybook.compare(left, right, `${address.label}: what will change on ${instance}`);
      };
      const question = {
        instanceId: address.instanceId,
        method: call.operation.method,
        path: call.path,
        body: JSON.parse(body) as unknown,
        summary,
      };
      const more = { more: { label: 'Show Changes', show } };
      return await services.confirm.write({ ...question, typed: address.label, ...(plan.target.kind === 'new' ? {} : more) });
    },
    async conflict({ paths, fromServer, theirs }) {
      const also = fromServer.length === 0 ? '' : `\nChanged there alone, and kept: ${fields(fromServer)}.`;
      const detail = `Changed on both sides: ${fields(paths)}.${also}\n\nOverwrite sends your text for the fields on both sides. Discard Mine takes the server's copy.`;
      const buttons = ['Compare', 'Overwrite', 'Discard Mine'] as const;
      const message = `${nameOf(address)} was changed on ${instance} since you opened it.`;
      const choice = await window.showWarningMessage(message, { modal: true, detail }, ...buttons);
      if (choice === 'Overwrite') return 'overwrite';
      if (choice === 'Discard Mine') return 'discard';
      if (choice === 'Compare') await compareWith(copybook, address, theirs, `${address.label}: ${instance} ↔ yours`);
      return 'cancel';
    },
  };
}

/** What is compared before a write: the copy that is there, secrets masked, and what it will become. */
function sidesOf({ base, mine }: Copies, theirs: string | undefined): readonly string[] {
  if (theirs === undefined) return [base, mine];
  const copy = masked(theirs);
  return [copy, mergedDocument(base, mine, copy)];
}

/** The server's copy beside the editor's own text, which stays editable. */
export async function compareWith(copybook: Copybook, address: ObjectAddress, theirs: string, title: string): Promise<void> {
  const part = isTextPart(address) && textPartOf(address.resource, theirs) === undefined ? '' : shown(address, theirs);
  await copybook.compare(copybook.put(`${address.label}${address.ending}`, part), uriOf(address), title);
}

async function askSecrets(secrets: readonly HiddenSecret[], what: string): Promise<ReadonlyMap<string, string> | undefined> {
  const names = fields(secrets.map(({ pointer }) => pointer));
  const demanded = secrets.filter(({ required }) => required);
  const detail =
    demanded.length > 0
      ? `The operation demands ${fields(demanded.map(({ pointer }) => pointer))}.`
      : 'Jamf Pro never shows them. Left out, it may keep or blank them; that depends on its version.';
  const buttons = demanded.length > 0 ? ['Enter Them'] : ['Enter Them', 'Leave Them Out'];
  const choice = await window.showWarningMessage(`Saving ${what} can blank secrets: ${names}.`, { modal: true, detail }, ...buttons);
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

import { t } from '@vscode/l10n';
import { joinSentences } from '../../../shared/words.ts';
import { workspace, type Uri } from 'vscode';
import { parseJson } from '../../../core/json/parse.ts';
import { printDocument } from '../../../core/json/print.ts';
import { changeLines, takesAway } from '../../../core/objects/text/changeLines.ts';
import { calledIn, nameIn } from '../../../core/objects/create/objectNames.ts';
import { isTextPart, type ObjectAddress } from '../../../core/objects/address/address.ts';
import type { ObjectPlan } from '../../../core/objects/plan/plan.ts';
import { mergedDocument } from '../../../core/objects/save/save.ts';
import type { SaveQuestions, WriteToConfirm } from '../../../core/objects/save/saveTypes.ts';
import type { ScriptChange } from '../../../core/objects/text/scriptChange.ts';
import { maskSecrets, type HiddenSecret } from '../../../core/objects/plan/secrets.ts';
import { askModal } from '../../support/ask.ts';
import type { OldNames, Services, UsesTold, WriteQuestion } from '../../../app/support/services.ts';
import type { Exhibit, Shown } from '../../../app/support/ui.ts';
import type { Copybook } from '../system/copies.ts';
import { calledInSentence, compareWith, partOf } from './objectWords.ts';
import type { Copies } from '../../../app/documents/documentOwner.ts';
import { fieldNames } from '../../../app/saving/fieldNames.ts';
import { mindedWords } from '../../../app/saving/mindedWords.ts';

/** What is known of a save when it begins. */
export interface Asking {
  readonly services: Services;
  readonly copybook: Copybook;
  readonly address: ObjectAddress;
  readonly plan: ObjectPlan;
  readonly copies: Copies;
  /** The instance's name. */
  readonly instance: string;
}

/** Secrets that the write would blank; undefined calls it off. */
export async function askForSecrets(
  { address, instance }: Asking,
  secrets: readonly HiddenSecret[],
  write: WriteToConfirm,
): Promise<ReadonlyMap<string, string> | undefined> {
  const { askSecrets } = await import('./secretQuestion.ts');
  return await askSecrets(t`${calledInSentence(address)} on ${instance}`, secrets, [...changeLines(write), ...mergedIn(write)]);
}

/** Whether to write. */
export async function askToWrite(asking: Asking, write: WriteToConfirm): Promise<boolean | 'unasked'> {
  const { services, address, plan, instance } = asking;
  const isNew = plan.target.kind === 'new';
  const call = isNew ? plan.create : plan.write;
  const { body, changes, path = plan.write?.path } = write;
  if (call === undefined || path === undefined) return false;
  // A new object is called what its text says by now, not what its tab was called at first.
  const label = (isNew ? nameIn(plan, parseJson(body)) : undefined) ?? address.label;
  const script = await scriptIn(asking, write);
  const what = calledInSentence({ ...address, label });
  const { lines: useLines = [], byName, look } = (await renamed(asking)) ?? {};
  const question: WriteQuestion = {
    instanceId: address.instanceId,
    method: call.endpoint.method,
    path,
    body: JSON.parse(body),
    summary: joinSentences(
      isNew ? t`Create ${what} on ${instance}.` : changeWords(changes.length, what, instance),
      script?.lines,
      ...mergedIn(write),
    ),
    lines: [...changeLines(write), ...useLines],
    takesAway: takesAway(write),
    ...(await mindedOf(asking, write, joinSentences(script?.beyond, byName))),
    named: write.named === true,
    typed: label,
    more: exhibitOf(asking, write),
    ...(look === undefined ? {} : { beside: look }),
  };
  const isAsked = await services.confirm.asks(question);
  return (await services.confirm.write(question)) && (isAsked || 'unasked');
}

/** What else is concerned where the object is called otherwise from now on. */
async function renamed({ services, address, plan, copies }: Asking): Promise<UsesTold | undefined> {
  const { target } = plan;
  // What is not created yet was made from no text.
  if (target.kind !== 'one') return undefined;
  const { resource, instanceId } = address;
  const [base, mine] = [parseJson(copies.base), parseJson(copies.mine)];
  const name = nameIn(plan, base) ?? '';
  const old = {
    ...changedName(name, nameIn(plan, mine), 'name'),
    ...changedName(calledIn(plan, base), calledIn(plan, mine) ?? '', 'called'),
  };
  return Object.keys(old).length === 0 ? undefined : await services.uses.beforeRename(instanceId, { resource, id: target.id, name }, old);
}

/** The old one, where it was one and is another one now. */
function changedName(before: string | undefined, after: string | undefined, what: keyof OldNames): OldNames {
  return before === undefined || before.trim() === '' || after === undefined || before === after ? {} : { [what]: before };
}

/** What is asked for in any access: what goes along although nobody asked for it, and what the API may do beside it. */
async function mindedOf(
  asking: Asking,
  write: WriteToConfirm,
  beyond: string | undefined,
): Promise<Pick<WriteQuestion, 'beyond' | 'isTyped'>> {
  const { minded = [] } = write;
  const isTyped = minded.includes('everyDevice');
  const devices = isTyped ? await (await import('./countDevices.ts')).deviceWords(asking, write) : '';
  const words = joinSentences(beyond, ...mindedWords(minded, devices));
  return { ...(words === '' ? {} : { beyond: words }), ...(isTyped ? { isTyped } : {}) };
}

function changeWords(fields: number, what: string, instance: string): string {
  return fields === 1 ? t`Change 1 field of ${what} on ${instance}.` : t`Change ${fields} fields of ${what} on ${instance}.`;
}

/** What others changed, which goes with the write. */
function mergedIn({ meanwhile }: WriteToConfirm): readonly string[] {
  return meanwhile === undefined ? [] : [t`Others changed ${fieldNames(meanwhile.fromServer)} meanwhile; that is kept.`];
}

function exhibitOf({ copybook, address, plan, copies, instance }: Asking, { body, theirs }: WriteToConfirm): Exhibit {
  if (plan.target.kind === 'new') {
    const sent = maskSecrets(printDocument(parseJson(body)));
    return { label: 'Show What Is Sent', show: async () => await copybook.show(address.instanceId, `${address.label}.json`, sent) };
  }
  const sides = sidesOf(copies, theirs, plan);
  const [before, after] = [partOf(address, sides.before), partOf(address, sides.after)];
  const side = (text: string): Uri => copybook.put(address.instanceId, `${address.label}${address.ending}`, text);
  const title = t`${address.label}: what will change on ${instance}`;
  const show = async (): Promise<Shown> => {
    const { shownSides } = await import('../../../core/objects/text/scriptChange.ts');
    const [left, right] = shownSides(before, after, isTextPart(address) && hidesBlanks());
    return await copybook.compare(side(left), side(right), title);
  };
  return { label: 'Show Changes', show };
}

/** What happens to the script, where the document is one. */
async function scriptIn({ address, plan, copies }: Asking, { theirs }: WriteToConfirm): Promise<ScriptChange | undefined> {
  if (!isTextPart(address) || plan.target.kind === 'new') return undefined;
  const { scriptChange } = await import('../../../core/objects/text/scriptChange.ts');
  const { before, after } = sidesOf(copies, theirs, plan);
  return scriptChange(partOf(address, before), partOf(address, after));
}

/** VS Code's comparisons leave changes of blanks out, unless the person has set it otherwise. */
function hidesBlanks(): boolean {
  return workspace.getConfiguration('diffEditor').get('ignoreTrimWhitespace') !== false;
}

type Conflict = Parameters<SaveQuestions['conflict']>[0];

/** Which side counts, where both changed the same. */
export async function askConflict(
  { copybook, address, instance }: Asking,
  { paths, yours = [], fromServer, theirs, write }: Conflict,
): ReturnType<SaveQuestions['conflict']> {
  const detail = [
    t`Changed on both sides: ${fieldNames(paths)}.`,
    ...(fromServer.length === 0 ? [] : [t`Changed there alone, and kept: ${fieldNames(fromServer)}.`]),
    ' ',
    ...(write === undefined ? [] : [...changeLines(write), ' ']),
    t`Overwrite sends your text for the fields on both sides. Discard Mine takes the server's copy.`,
  ].join('\n');
  const message =
    yours.length === paths.length
      ? t`${calledInSentence(address)} was saved in your other tab since you opened it.`
      : t`${calledInSentence(address)} was changed on ${instance} since you opened it.`;
  const acts = { overwrite: t`Overwrite`, discard: t`Discard Mine` };
  const choice = await askModal({ message, detail, first: 'Compare', acts });
  if (choice === 'overwrite' || choice === 'discard') return choice;
  if (choice === 'Compare') await compareWith(copybook, address, theirs, t`${address.label}: ${instance} ↔ yours`);
  return 'cancel';
}

/** What is compared before a write: the copy that is there, secrets masked, and what it will become. */
function sidesOf(
  { base, mine }: Copies,
  theirs: string | undefined,
  { write }: ObjectPlan,
): { readonly before: string; readonly after: string } {
  if (theirs === undefined) return { before: base, after: mine };
  const copy = maskSecrets(theirs);
  return { before: copy, after: mergedDocument(base, mine, copy, write) };
}

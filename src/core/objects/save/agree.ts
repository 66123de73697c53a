import { loadedText, type Loaded } from '../../json/loaded.ts';
import { memberOf, type JsonNode } from '../../json/parse.ts';
import { fromPointer, nodeAt } from '../../json/pointers.ts';
import { printJson } from '../../json/print.ts';
import { textOf } from '../plan/answer.ts';
import { bodyOf } from './body.ts';
import { isNothing } from './likeness.ts';
import { membersOf, namedMembersOf, unseenMembers } from '../plan/members.ts';
import { changesBetween, type Change, type Merged } from './merge.ts';
import type { Minded, WriteCall } from '../../families/family.ts';
import { emptiesGone, inBaseOrder, mergedOver, mergeRefusal, writablePart, type PreparedSave } from './prepare.ts';
import { readObject } from '../plan/read.ts';
import type { SaveInput, SaveOutcome, SaveQuestions, WriteToConfirm } from './saveTypes.ts';
import { secretsAtRisk, type HiddenSecret } from '../plan/secrets.ts';

/** A write that was agreed to, over the server's copy that it was agreed to for. */
export interface Agreed extends Current {
  readonly secrets: readonly HiddenSecret[];
  readonly entered: ReadonlyMap<string, string>;
}

/** The server's copy that a write is made over. */
export interface Current {
  readonly merged: Merged;
  /** The server's copy: as a document, and the part that can be written. */
  readonly copy: Loaded;
  readonly theirs: JsonNode;
  /** Of a static group, as its write takes them; undefined where none have to be added. */
  readonly members: JsonNode | undefined;
  /** Members of a static group who are not among those that the text names. */
  readonly leaving: readonly string[];
}

/**
 * Reads the server's copy and asks for the write over it, until there is a copy that brings nothing new: a question takes time,
 * in which others write. What they changed goes into the write, so a yes counts only for the copy that it was given for.
 */
export async function agreeOnWrite(
  input: SaveInput,
  ready: PreparedSave,
  ask: SaveQuestions,
  signal: AbortSignal,
): Promise<Agreed | SaveOutcome> {
  const secrets = secretsAtRisk(ready.write, input.plan.readShape, ready.mine);
  let entered = secrets.length === 0 ? new Map<string, string>() : undefined;
  let accepted: Current | undefined;
  const minded = new Set<Minded>();
  for (;;) {
    const current = await readCurrent(input, ready, signal);
    const isSettled = accepted !== undefined && bringsNothing(ready.write, current, accepted);
    if (isSettled || sentChanges(ready, current).length === 0) return { ...current, secrets, entered: entered ?? new Map() };
    const asking = { input, ready, ask, current, minded };
    const answer = refusalOver(asking) ?? (await askOnce(asking, entered === undefined ? secrets : []));
    if ('kind' in answer) return answer;
    entered ??= answer.entered;
    for (const one of mindedIn(asking)) minded.add(one);
    if (!answer.tookTime) return { ...current, secrets, entered };
    accepted = current;
  }
}

interface Asking {
  readonly input: SaveInput;
  readonly ready: PreparedSave;
  readonly ask: SaveQuestions;
  readonly current: Current;
  /** What a person said yes to already. */
  readonly minded: ReadonlySet<Minded>;
}

/** What of the server's copy and the text together cannot be sent. */
function refusalOver({ input, ready, current }: Asking): SaveOutcome | undefined {
  return mergeRefusal(ready.write, input.mine, current.theirs, wantedOf(ready, current));
}

function mindedIn({ ready, current, minded }: Asking): readonly Minded[] {
  const { write } = ready;
  // How many devices there are is said of one copy: another one is asked about anew.
  return (write.rules?.minded(current.theirs, wantedOf(ready, current)) ?? []).filter((one) => one === 'everyDevice' || !minded.has(one));
}

interface Answer {
  readonly entered: Map<string, string>;
  readonly tookTime: boolean;
}

/** One round of questions over one copy. The first that is asked names the write, the later ones need not. */
async function askOnce(asking: Asking, secrets: readonly HiddenSecret[]): Promise<Answer | SaveOutcome> {
  const { ask, current } = asking;
  const { conflicts: paths, yours, fromServer } = current.merged;
  let write = writeToConfirm(asking);
  if (paths.length > 0) {
    const theirs = current.copy.text;
    const choice = await ask.conflict({ paths, yours, fromServer, theirs, write });
    if (choice === 'discard') return { kind: 'discarded', text: theirs };
    if (choice === 'cancel') return { kind: 'conflict', paths, theirs, declined: true };
    write = { ...write, named: true };
  }
  const entered = secrets.length === 0 ? new Map<string, string>() : await ask.secrets(secrets, write);
  if (entered === undefined) return { kind: 'cancelled' };
  const named = write.named === true || secrets.length > 0;
  const answer = await ask.confirm(named ? { ...write, named } : write);
  return answer === false ? { kind: 'cancelled' } : { entered: new Map(entered), tookTime: named || answer !== 'unasked' };
}

function writeToConfirm(asking: Asking): WriteToConfirm {
  const { ready, current } = asking;
  const { merged, theirs, copy, leaving } = current;
  const minded = mindedIn(asking);
  const changes = sentChanges(ready, current);
  const { fromServer, conflicts } = merged;
  return {
    body: printJson(bodyOf(ready.write, theirs, wantedOf(ready, current))),
    changes,
    clears: clearedBy(ready.write, changes),
    leaving,
    theirs: copy.text,
    ...(minded.length === 0 ? {} : { minded }),
    ...(fromServer.length === 0 || conflicts.length > 0 ? {} : { meanwhile: { fromServer, theirs: copy.text } }),
  };
}

async function readCurrent(input: SaveInput, ready: PreparedSave, signal: AbortSignal): Promise<Current> {
  // Members first, so that the write follows the copy at once.
  const members = await missingMembers(input, ready, signal);
  const leaving = await leavingMembers(input, ready, signal);
  const known = [input.base, input.mine];
  const copy = loadedText(await readObject(input.session, input.plan, signal), known);
  const theirs = inBaseOrder(ready.write, ready.base, writablePart(ready.write, copy.node));
  return { merged: mergedOver(ready, theirs, input, [copy, ...known]), copy, theirs, members, leaving };
}

/** The copy that the yes was given for, or one without anything of others: then the write is what the person made of the text. */
function bringsNothing({ rules }: WriteCall, { merged, theirs, leaving }: Current, accepted: Current): boolean {
  // A server may spell the same otherwise at each read.
  const news = changesBetween(accepted.theirs, theirs).filter(
    ({ pointer, before, after }) => rules?.readsSame(pointer, before, after) !== true,
  );
  const isSame = news.length === 0 || (merged.conflicts.length === 0 && merged.fromServer.length === 0);
  return isSame && leaving.every((name) => accepted.leaving.includes(name));
}

/** What the write would change on the server. */
export function sentChanges(ready: PreparedSave, current: Pick<Current, 'merged' | 'theirs'>): readonly Change[] {
  const { write, ignored } = ready;
  const [theirs, wanted] = [current.theirs, wantedOf(ready, current)];
  const changes = changesBetween(theirs, wanted).filter(({ pointer }) => !ignored.includes(pointer));
  if (write.style !== 'sections' || changes.length === 0) return changes;
  // What says the same in other words is not sent.
  const body = bodyOf(write, theirs, wanted);
  return changes.filter(({ pointer }) => memberOf(body, fromPointer(pointer)[0] ?? '') !== undefined);
}

function wantedOf({ mine }: PreparedSave, { merged }: Pick<Current, 'merged'>): JsonNode {
  return merged.node ?? mine;
}

/** Fields that a write empties: their lines were removed, or all entries of a list. Without its exclusions a scope reaches further. */
function clearedBy(write: WriteCall, changes: readonly Change[]): readonly string[] {
  const cleared = changes.filter(({ pointer, before, after }) =>
    after === undefined
      ? !isNothing(before) && emptiesGone(write, pointer)
      : hasEntries(before) && after.kind === 'array' && !hasEntries(after),
  );
  return cleared.map(({ pointer }) => pointer);
}

function hasEntries(node: JsonNode | undefined): boolean {
  return node?.kind === 'array' && node.items.length > 0;
}

/** Who is in a static group and is not among the members that the text names; nobody where the text names none. */
async function leavingMembers({ session, plan }: SaveInput, { mine }: PreparedSave, signal: AbortSignal): Promise<readonly string[]> {
  const at = unseenMembers(plan);
  const wanted = at === undefined ? undefined : nodeAt(mine, at);
  if (wanted?.kind !== 'array') return [];
  const ids = new Set(wanted.items.map((item) => textOf(item)));
  return (await namedMembersOf(session, plan, signal)).filter(({ id }) => !ids.has(id)).map(({ name }) => name);
}

/** The members of a static group, where the write would lose them. */
async function missingMembers({ session, plan }: SaveInput, { mine }: PreparedSave, signal: AbortSignal): Promise<JsonNode | undefined> {
  const at = unseenMembers(plan);
  return at === undefined || nodeAt(mine, at) !== undefined ? undefined : await membersOf(session, plan, signal);
}

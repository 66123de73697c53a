import { t } from '@vscode/l10n';
import type { JsonNode } from '../../core/json/parse.ts';
import { loadedText, type Loaded } from '../../core/json/loaded.ts';
import { printDocument } from '../../core/json/print.ts';
import type { ObjectAddress } from '../../core/objects/address/address.ts';
import type { ObjectPlan } from '../../core/objects/plan/plan.ts';
import { prepareSave } from '../../core/objects/save/prepare.ts';
import type { WriteToConfirm } from '../../core/objects/save/saveTypes.ts';
import { editScope, scopeEntries, type ScopeStep, type ScopeWish } from '../../core/objects/scope/editScope.ts';
import { scopeAt } from '../../core/objects/scope/scopePlaces.ts';
import { withAt } from '../../core/json/tree.ts';
import type { Minded } from '../../core/families/family.ts';

/** What wishes come to at one object. */
export interface ScopeDraft {
  readonly address: ObjectAddress;
  readonly steps: readonly ScopeStep[];
  /** What is to be sent: all that is known of it. Undefined: nothing is, since all is so already, or nothing can be. */
  readonly save: ScopeSave | undefined;
  /** A sentence: why nothing can be sent of it, whatever was wished. */
  readonly refusal: string | undefined;
}

interface ScopeSave {
  readonly plan: ObjectPlan;
  /** The server's copy that the steps are told of. */
  readonly base: Loaded;
  readonly mine: Loaded;
  readonly wishes: readonly ScopeWish[];
  readonly minded: readonly Minded[];
}

/** What wishes come to at an object as it is on its server. Contacts nobody. */
export function scopeDraft(address: ObjectAddress, plan: ObjectPlan, base: Loaded, wishes: readonly ScopeWish[]): ScopeDraft {
  const { root, steps } = editScope(base.node, plan.write?.shape, wishes);
  const isChanged = steps.some(({ end }) => end === 'done');
  if (!isChanged) return { address, steps, save: undefined, refusal: undefined };
  const mine = loadedText(printDocument(root));
  const prepared = prepareSave(plan, base, mine);
  if (prepared.kind === 'refused') return { address, steps, save: undefined, refusal: refusalOf(prepared) };
  const minded = plan.write?.rules?.minded(base.node, root) ?? [];
  if (minded.some((one) => one !== 'unseenUsers')) {
    return { address, steps, save: undefined, refusal: t`A save would do more there than change its scope. Change it in its document.` };
  }
  return { address, steps, save: { plan, base, mine, wishes, minded }, refusal: undefined };
}

function refusalOf({ problem }: Extract<ReturnType<typeof prepareSave>, { kind: 'refused' }>): string {
  return 'message' in problem ? problem.message : '';
}

/** An object that could not be looked at, or must not be changed now. */
export function refusedScope(address: ObjectAddress, refusal: string): ScopeDraft {
  return { address, steps: [], save: undefined, refusal };
}

/**
 * Whether a write over the copy that the server shows by now does what was said, and nothing else: what others changed meanwhile stays
 * theirs, and is no matter of it.
 */
export function isAsSaid(
  { steps, save }: Pick<ScopeDraft, 'steps' | 'save'>,
  { theirs, changes, minded = [] }: Pick<WriteToConfirm, 'changes' | 'theirs' | 'minded'>,
): boolean {
  if (save === undefined || theirs === undefined || !minded.every((one) => save.minded.includes(one))) return false;
  const shape = save.plan.write?.shape;
  const before = loadedText(theirs).node;
  const wanted = editScope(before, shape, save.wishes);
  if (!wanted.steps.every(({ end }, index) => end === steps[index]?.end)) return false;
  const isInScope = changes.every(
    ({ pointer, after }) => pointer.startsWith(`${scopeAt}/`) && (after?.kind === 'array' || after?.kind === 'object'),
  );
  const after = changes.reduce<JsonNode>((root, change) => withAt(root, change.pointer, change.after), before);
  return isInScope && sameEntries(scopeEntries(after, shape), scopeEntries(wanted.root, shape));
}

function sameEntries(one: ReturnType<typeof scopeEntries>, other: typeof one): boolean {
  const keysOf = (all: typeof one): readonly string[] =>
    all.map(({ role, kind, id, name }) => JSON.stringify([role, kind, id, name])).toSorted();
  return keysOf(one).join() === keysOf(other).join();
}

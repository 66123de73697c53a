import { t } from '@vscode/l10n';
import { oneLine } from '../../core/catalog/plain.ts';
import type { ObjectAddress } from '../../core/objects/address/address.ts';
import { scopeLines } from '../../core/objects/scope/scopeLines.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import { joinSentences } from '../../shared/words.ts';
import { mindedWords } from '../saving/mindedWords.ts';
import { calledWithId } from '../keeping/removalWords.ts';
import type { ScopeDraft } from './scopeDraft.ts';
import type { ScopedOne } from './scopeEach.ts';

/** Lines of a question; the rest is counted, and shown on demand. */
const mostLines = 12;

/** What is asked before scopes are changed: how many, and a line for each thing at each object. */
export function scopeQuestion(
  drafts: readonly ScopeDraft[],
  instance: string,
): { readonly summary: string; readonly lines: readonly string[]; readonly beyond: string | undefined } {
  const sent = drafts.filter(({ save }) => save !== undefined);
  const all = drafts.flatMap((draft) => linesOf(draft).map((line) => (drafts.length === 1 ? line : t`${nameOf(draft.address)}: ${line}`)));
  const lines = all.length > mostLines ? [...all.slice(0, mostLines - 1), t`and ${all.length - mostLines + 1} more`] : all;
  const unseen = sent.filter(({ save }) => save?.minded.includes('unseenUsers') === true);
  const [beyond] = unseen.length === 0 ? [] : mindedWords(['unseenUsers']);
  return {
    summary: scopeSummary(
      sent.map(({ address }) => address),
      instance,
    ),
    lines,
    beyond,
  };
}

function scopeSummary(addresses: readonly ObjectAddress[], instance: string): string {
  const [first] = addresses;
  const { one, many } = kindOf(first?.resource ?? '').label;
  if (addresses.length === 1) return t`Change the scope of ${one} ${nameOf(addresses[0])} on ${instance}.`;
  const isOneKind = addresses.every(({ resource }) => resource === first?.resource);
  return isOneKind
    ? t`Change the scope of ${addresses.length} ${many} on ${instance}.`
    : t`Change the scope of ${addresses.length} objects on ${instance}.`;
}

function nameOf(address: ObjectAddress | undefined): string {
  return `“${oneLine(address?.label ?? '', 80)}”`;
}

function linesOf({ address, steps, refusal }: ScopeDraft): readonly string[] {
  return refusal === undefined ? scopeLines(steps, address.resource) : [t`Not possible: ${refusal}`];
}

/** What a question is about, whole: each object, and below it a line for each thing. */
export function scopeText(drafts: readonly ScopeDraft[], summary: string): string {
  return [summary, ...drafts.flatMap((draft) => ['', calledWithId(draft.address), ...linesOf(draft).map((line) => `  ${line}`)]), ''].join(
    '\n',
  );
}

/** What came of all of them. `isWhole`: each is as it was wanted. */
export function scopeResult(all: readonly ScopedOne[], instance: string): { readonly isWhole: boolean; readonly message: string } {
  const count = (...kinds: readonly ScopedOne['kind'][]): number => all.filter(({ kind }) => kinds.includes(kind)).length;
  const [changed, already, stopped, moved] = [count('changed', 'otherwise'), count('already'), count('stopped'), count('moved')];
  const [first] = all;
  const whys = all.flatMap((one) =>
    'why' in one && one.kind !== 'changed' ? [one.why === undefined || one.why === '' ? impossible(one.draft) : one.why] : [],
  );
  const message = joinSentences(
    all.length === 1 && first !== undefined ? resultOfOne(first, instance) : resultOfAll(changed, all.length, instance),
    already === 0 || all.length === 1 ? '' : already === 1 ? t`1 was so already.` : t`${already} were so already.`,
    ...whys.slice(0, 2),
    whys.length > 2 ? t`${whys.length - 2} more have something to say.` : '',
    stopped === 0 ? '' : t`Stopped: ${stopped} not changed.`,
    moved === 0 ? '' : t`${moved} not tried, since the instance was changed or removed meanwhile.`,
  );
  return { isWhole: whys.length === 0 && stopped + moved === 0, message };
}

function resultOfAll(changed: number, all: number, instance: string): string {
  return changed === all
    ? t`The scopes of ${all} objects were changed on ${instance}.`
    : t`The scope of ${changed} of ${all} objects was changed on ${instance}.`;
}

function resultOfOne({ kind, draft }: ScopedOne, instance: string): string {
  const name = nameOf(draft.address);
  if (kind === 'changed' || kind === 'otherwise') return t`The scope of ${name} was changed on ${instance}.`;
  return kind === 'already' ? t`Nothing to change: the scope of ${name} is so already.` : '';
}

function impossible({ address, steps }: ScopeDraft): string {
  const name = nameOf(address);
  const [first = ''] = scopeLines(
    steps.filter(({ end }) => end !== 'already'),
    address.resource,
  );
  return t`${name}: ${first}`;
}

/** What came of each, a line for each, and what of its things could not be done. */
export function scopedLines(all: readonly ScopedOne[]): readonly string[] {
  return all.flatMap((one) => {
    const { draft } = one;
    return [endLine(one), ...(draft.refusal === undefined ? linesOf(draft).map((line) => `  ${line}`) : [])];
  });
}

function endLine(one: ScopedOne): string {
  const name = calledWithId(one.draft.address);
  const why = oneLine(one.why ?? '', 900);
  switch (one.kind) {
    case 'changed':
    case 'otherwise':
      return why === '' ? t`Changed: ${name}` : t`Changed: ${name}. ${why}`;
    case 'already':
      return t`So already: ${name}`;
    case 'refused':
      return why === '' ? t`Not changed: ${name}` : t`Not changed: ${name}. ${why}`;
    case 'unknown':
      return t`Not known: ${name}. ${why}`;
    default:
      return t`Not tried: ${name}`;
  }
}

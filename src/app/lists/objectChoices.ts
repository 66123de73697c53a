import { t } from '@vscode/l10n';
import { oneLine } from '../../core/catalog/plain.ts';
import { fitOf } from '../../core/listing/objectSearch.ts';
import { holdsSought } from '../../core/listing/searchText.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import type { ListRow } from '../../core/resources/rows.ts';

/** What is known of a list from which one object is to be chosen. */
export interface ObjectsAtHand {
  /** What was typed so far. */
  readonly typed: string;
  /** Rows of the list for these words, or for fewer of them while their own are on the way. */
  readonly rows: readonly ListRow[];
  readonly more: 'none' | 'page' | 'most';
  /** `words`: the list refuses to be read before there are any. */
  readonly state: 'loading' | 'loaded' | 'words' | { readonly trouble: string };
}

/** A row to choose from. `note`: says something, and is no answer. */
export type ObjectChoice =
  | { readonly kind: 'object'; readonly row: ListRow }
  | { readonly kind: 'byId'; readonly id: string; readonly label: string }
  | { readonly kind: 'retry' | 'more'; readonly icon: string; readonly label: string }
  | { readonly kind: 'note'; readonly icon: string; readonly label: string };

/** An object that a person chose: `label` is empty where only its id was typed. */
export interface PickedObject {
  /** Key of the kind that it is of, which a list of others' objects says of each. */
  readonly resource: string;
  readonly id: string;
  readonly label: string;
}

/** The same where several may be chosen. `done`: those that were are the answer. `picked`: it was, and is not any more when it is chosen again. */
export type SeveralChoice =
  | ObjectChoice
  | { readonly kind: 'done'; readonly icon: string; readonly label: string }
  | { readonly kind: 'picked'; readonly icon: string; readonly label: string; readonly object: PickedObject };

/** What objects of these kinds are looked for by, in words for an empty field. */
export function searchPlaceholder(kinds: readonly string[]): string {
  return kinds.some((key) => kindOf(key).serial !== undefined) ? t`Name, serial number or id` : t`Name or id`;
}

/** What was chosen so far stands before the rest, whatever is typed, and is not offered once more. */
export function severalChoices(at: ObjectsAtHand, picked: readonly PickedObject[]): readonly SeveralChoice[] {
  const ids = new Set(picked.map(({ id }) => id));
  const rest = objectChoices(at).flatMap((choice): readonly SeveralChoice[] => {
    if (choice.kind === 'byId') return ids.has(choice.id) ? [] : [{ ...choice, label: t`The one with the id “${oneLine(choice.id, 60)}”` }];
    return choice.kind === 'object' && ids.has(choice.row.id) ? [] : [choice];
  });
  if (picked.length === 0) return rest;
  const label = picked.length === 1 ? t`Go on with this one` : t`Go on with these ${picked.length}`;
  const chosen = picked.map((object): SeveralChoice => ({ kind: 'picked', icon: 'check', label: calledShort(object), object }));
  return [{ kind: 'done', icon: 'arrow-right', label }, ...chosen, ...rest];
}

function calledShort({ id, label }: PickedObject): string {
  return label === '' ? oneLine(id, 60) : oneLine(label, 120);
}

/** The objects, those that fit best first; then what was typed as an id, and how the list stands. */
export function objectChoices(at: ObjectsAtHand): readonly ObjectChoice[] {
  const { state } = at;
  const typed = at.typed.trim();
  const openable = at.rows.filter(({ id }) => id !== '');
  const fitting = state === 'loaded' || typed === '' ? openable : openable.filter((row) => isFitting(row, typed));
  const rows = typed === '' ? fitting : fitting.toSorted((one, other) => fitOf(one, typed) - fitOf(other, typed));
  const found = rows.map((row): ObjectChoice => ({ kind: 'object', row }));
  const ids = /^\S+$/.test(typed) && !rows.some(({ id }) => id === typed) ? [byId(typed)] : [];
  const rest = restOf(at, rows.length);
  return looksLikeId.test(typed) ? [...found, ...ids, ...rest] : [...found, ...rest, ...ids];
}

/** Numbers, and the UUIDs that newer lists have. */
const looksLikeId = /^(\d+|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/i;

function byId(id: string): ObjectChoice {
  return { kind: 'byId', id, label: t`Open the object with the id “${oneLine(id, 60)}”` };
}

function isFitting({ label, id, facts }: ListRow, typed: string): boolean {
  const shown = [label, id, ...facts].join(' ');
  return typed.split(/\s+/).every((word) => holdsSought(shown, word));
}

function restOf({ state, more, typed }: ObjectsAtHand, shown: number): readonly ObjectChoice[] {
  if (state === 'loading') return [{ kind: 'note', icon: 'loading~spin', label: t`Loading…` }];
  if (state === 'words') return [{ kind: 'note', icon: 'search', label: t`Type what to look for` }];
  if (state !== 'loaded') {
    return [
      { kind: 'note', icon: 'warning', label: state.trouble },
      { kind: 'retry', icon: 'refresh', label: t`Retry` },
    ];
  }
  if (more === 'page') return [{ kind: 'more', icon: 'ellipsis', label: t`Load more, or type to narrow` }];
  if (more === 'most') return [{ kind: 'note', icon: 'ellipsis', label: t`There are more: type to narrow` }];
  if (shown > 0) return [];
  const words = oneLine(typed.trim(), 80);
  return [{ kind: 'note', icon: 'circle-slash', label: words === '' ? t`There are none` : t`Nothing found for “${words}”` }];
}

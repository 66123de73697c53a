import { t } from '@vscode/l10n';
import { invalidProblem } from '../../shared/problem.ts';
import type { KindRow, PairRow } from '../sets/compare/comparisonRows.ts';
import { isDataArgument } from '../support/guarded.ts';
import type { CompareForm, InstanceArgument } from './arguments.ts';
import { folderMember, memberIn, resourcesIn } from './memberIn.ts';
import { readInstance } from './read.ts';

type Given = readonly unknown[];

/** @throws `invalid` for data of which something is missing, or means nothing. */
export function readCompare([argument]: Given): [what: InstanceArgument | CompareForm | undefined] {
  if (typeof argument !== 'object' || argument === null || !isDataArgument(argument)) return readInstance([argument]);
  const [left, right] = (['left', 'right'] as const).map((name) => folderMember(argument, name) ?? memberIn(argument, name));
  if (left === undefined || right === undefined) {
    throw invalidProblem(t('The argument needs left and right, each the id of an instance or the URI of a folder.'));
  }
  return [{ left, right, ...resourcesIn(argument) }];
}

/** A row of an object in the view of a comparison: nothing else has these members. */
export function readPairRow([argument]: Given): [row: PairRow | undefined] {
  return [isPairRow(argument) ? argument : undefined];
}

/** A row of a kind in that view. */
export function readKindRow([argument]: Given): [row: KindRow | undefined] {
  return [isKindRow(argument) ? argument : undefined];
}

function isPairRow(value: unknown): value is PairRow {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'pair' && 'pair' in value;
}

function isKindRow(value: unknown): value is KindRow {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'comparedKind' && 'of' in value;
}

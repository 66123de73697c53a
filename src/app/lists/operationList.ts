import { t } from '@vscode/l10n';
import { missingPrivileges } from '../../core/auth/privileges.ts';
import { plainText } from '../../core/catalog/plainText.ts';
import { oneLine } from '../../core/catalog/plain.ts';
import type { OperationFacts } from '../../core/families/family.ts';
import { wordsFrom } from '../../core/resources/words.ts';

/** Which of the operations of an instance are wanted. */
export interface OperationChoice {
  readonly showsDeprecated: boolean;
  /** What the account may do, if only operations are wanted that it may call. Undefined: all are, or it is not known. */
  readonly held: ReadonlySet<string> | undefined;
}

/** What of the operations is wanted, in their order. One that names no privileges is for everybody, as far as anybody knows. */
export function chosenOperations(
  operations: readonly OperationFacts[],
  { showsDeprecated, held }: OperationChoice,
): readonly OperationFacts[] {
  return operations.filter((one) => (showsDeprecated || !one.deprecated) && missingPrivileges(one, held).length === 0);
}

/** Operations by the heading that the API has them under, by name: in each what lives first, then by path, reading first, the newest version first. */
export function byTag(operations: readonly OperationFacts[]): readonly (readonly [tag: string, operations: readonly OperationFacts[]])[] {
  const found = new Map<string, OperationFacts[]>();
  for (const operation of operations) {
    const own = found.get(operation.tag);
    if (own === undefined) found.set(operation.tag, [operation]);
    else own.push(operation);
  }
  return [...found]
    .map(([tag, own]) => [tag, own.toSorted(inOrder)] as const)
    .toSorted(([one], [other]) => tagWords(one).localeCompare(tagWords(other), 'en'));
}

const methodOrder = { GET: 0, HEAD: 1, POST: 2, PUT: 3, PATCH: 4, DELETE: 5 } as const;

function inOrder(one: OperationFacts, other: OperationFacts): number {
  return (
    Number(one.deprecated) - Number(other.deprecated) ||
    one.route.localeCompare(other.route, 'en') ||
    methodOrder[one.method] - methodOrder[other.method] ||
    versionOf(other) - versionOf(one)
  );
}

function versionOf({ path }: OperationFacts): number {
  return Number(/^\/v(\d+)\//.exec(path)?.[1] ?? 0);
}

/** A heading as a person reads it: `computer-inventory` is “Computer Inventory”. */
export function tagWords(tag: string): string {
  return tag === '' ? t`(no tag)` : oneLine(wordsFrom(tag), 100);
}

/** What an operation does, in the words of its document; where it has none, its method and path. */
export function operationWords({ summary, method, path }: Pick<OperationFacts, 'summary' | 'method' | 'path'>): string {
  const words = oneLine(plainText(summary), 300).replace(/\.$/, '');
  return words === '' ? oneLine(`${method} ${path}`, 300) : words;
}

/** How many operations there are. */
export function operationCount(count: number): string {
  return count === 1 ? t`1 operation` : t`${count} operations`;
}

import { t } from '@vscode/l10n';
import { oneLine } from '../../../core/catalog/plain.ts';
import { plainText } from '../../../core/catalog/plainText.ts';
import { sensitivityOf } from '../../../core/catalog/sensitive.ts';
import type { OperationTreeNode } from '../../../app/lists/nodes.ts';

/** Made when somebody hovers. */
export function operationTooltip({ of }: OperationTreeNode, missing: readonly string[]): string {
  const { why } = sensitivityOf(of);
  return [
    oneLine(plainText(of.summary), 500),
    oneLine(of.key, 500),
    needsWords(of.privileges),
    missing.length === 0 ? '' : t`The account lacks: ${oneLine(missing.join(', '), 1000)}.`,
    of.deprecated ? (of.deprecationDate === undefined ? t`Deprecated.` : t`Deprecated since ${oneLine(of.deprecationDate, 30)}.`) : '',
    why,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function needsWords(privileges: readonly string[] | undefined): string {
  if (privileges === undefined) return t`Names no privileges.`;
  return privileges.length === 0 ? t`Needs: none.` : t`Needs: ${oneLine(privileges.join(', '), 1000)}.`;
}

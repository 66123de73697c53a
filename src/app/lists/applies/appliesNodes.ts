import { oneLine } from '../../../core/catalog/plain.ts';
import type { Resource } from '../../../core/families/family.ts';
import type { Applied, AppliedEntry, AppliedList } from '../../../core/objects/applies/whatApplies.ts';
import type { ResourceKind } from '../../../core/resources/kind.ts';
import { kindsWith } from '../../../core/resources/kindOf.ts';
import { wordsFrom } from '../../../core/resources/words.ts';
import type { ObjectNode } from '../../support/nodes.ts';
import type { LoadingNode, TroubleOfOperations } from '../nodes.ts';

/** All of one sort that applies to an object. */
export interface AppliesListNode {
  readonly kind: 'applies';
  readonly key: string;
  readonly instanceId: string;
  readonly label: string;
  readonly icon: string;
  readonly rows: readonly (AppliesObjectNode | AppliesTextNode)[];
}

export interface AppliesObjectNode extends ObjectNode {
  readonly key: string;
  readonly icon: string;
  readonly facts: readonly string[];
}

/** What has no document. */
export interface AppliesTextNode {
  readonly kind: 'text';
  readonly key: string;
  readonly instanceId: string;
  readonly label: string;
  readonly icon: string;
  readonly facts: readonly string[];
}

export type AppliesNode = AppliesListNode | AppliesObjectNode | AppliesTextNode | Omit<LoadingNode, 'parent'> | TroubleOfOperations;

/** The rows of all that applies. @param resource of the instance, by its key, as far as it is known. */
export function appliesNodes(
  { lists }: Applied,
  instanceId: string,
  resource: (key: string) => Resource | undefined,
): readonly AppliesListNode[] {
  return lists.flatMap((list) => {
    const key = `${instanceId}\napplies ${list.name}`;
    const kinds = kindsWith('appliesIn').filter(({ appliesIn }) => appliesIn.includes(list.name));
    const kind = kinds[0];
    // What nobody knows here and has nothing in it: of something that is no more.
    if (kind === undefined && list.entries.length === 0) return [];
    const icon = kind?.icon ?? 'symbol-object';
    const rows = list.entries.map((entry, index) => rowOf(entry, { key: `${key}\n${index}`, instanceId, icon }, openable(kinds, resource)));
    return [{ kind: 'applies', key, instanceId, label: titleOf(list, kind), icon, rows }];
  });
}

function titleOf({ name }: AppliedList, kind: ResourceKind | undefined): string {
  return kind?.label.many ?? oneLine(wordsFrom(name), 80);
}

/** The kind as which its objects open: that of the better API, where the instance has it. */
function openable(kinds: readonly ResourceKind[], resource: (key: string) => Resource | undefined): ResourceKind | undefined {
  const here = kinds.filter(({ key }) => resource(key)?.can.read !== undefined);
  return here.find(({ key }) => resource(key)?.twin === undefined) ?? here[0];
}

function rowOf(
  { id, name, facts }: AppliedEntry,
  row: Pick<AppliesTextNode, 'key' | 'instanceId' | 'icon'>,
  kind: ResourceKind | undefined,
): AppliesObjectNode | AppliesTextNode {
  if (id === undefined || kind === undefined) return { kind: 'text', ...row, label: name, facts };
  return { kind: 'object', ...row, resource: kind.key, id, label: name, facts };
}

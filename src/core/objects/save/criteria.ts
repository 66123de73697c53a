import { t } from '@vscode/l10n';
import type { WriteFault } from '../../families/family.ts';
import { sameJson } from '../../json/compare.ts';
import { leafText, memberOf, parseJson, type JsonNode } from '../../json/parse.ts';
import { nodeAt } from '../../json/pointers.ts';
import { withAt } from '../../json/tree.ts';
import type { Shape } from '../../shapes/shape.ts';
import { listIn, recordIn } from '../../shapes/shapeAt.ts';

/** What a list of criteria is told by, and how an API spells it. */
const spellings = [
  { operator: 'searchType', joins: 'andOr', opens: 'openingParen', closes: 'closingParen' },
  { operator: 'search_type', joins: 'and_or', opens: 'opening_paren', closes: 'closing_paren' },
] as const;

/** Where a document has criteria of a group or a search, and in which words; whichever API has it. */
function criteriaIn(shape: Shape | undefined): readonly { readonly at: string; readonly words: (typeof spellings)[number] }[] {
  return [...(recordIn(shape)?.fields() ?? [])].flatMap(([name, field]) => {
    const fields = recordIn(listIn(field.shape())?.entry())?.fields();
    const words = fields?.has('priority') === true ? spellings.find(({ operator }) => fields.has(operator)) : undefined;
    return words === undefined ? [] : [{ at: `/${name}`, words }];
  });
}

/** Whether an object may have criteria. */
export function hasCriteria(shape: Shape | undefined): boolean {
  return criteriaIn(shape).length > 0;
}

/**
 * The order of criteria is their priority, which counts from 0 without gaps (facts 8.22). A list that is not changed stays as it is, and so
 * does one that the server shows in another order than that; numbers that are given twice are in order.
 *
 * @param before what the text was made from; undefined: it is created.
 */
export function withPriorities(shape: Shape | undefined, before: JsonNode | undefined, wanted: JsonNode): JsonNode {
  return criteriaIn(shape).reduce((root, { at }) => {
    const [list, was] = [nodeAt(root, at), nodeAt(before, at)];
    if (list?.kind !== 'array' || sameJson(list, was) || !isInOrder(was)) return root;
    const items = list.items.map((item, index) => (item.kind === 'object' ? withAt(item, '/priority', parseJson(String(index))) : item));
    return withAt(root, at, { ...list, items });
  }, wanted);
}

/** Lists of criteria in the order of their priorities, where these tell one: that is what a copy of them means, wherever they stood. */
export function inPriorityOrder(shape: Shape | undefined, root: JsonNode): JsonNode {
  return criteriaIn(shape).reduce((node, { at }) => {
    const list = nodeAt(node, at);
    if (list?.kind !== 'array') return node;
    const ranks = new Map(list.items.map((item) => [item, Number(textAt(item, 'priority') ?? NaN)]));
    const isTold = new Set(ranks.values()).size === list.items.length && [...ranks.values()].every(Number.isInteger);
    if (!isTold || isInOrder(list)) return node;
    return withAt(node, at, { ...list, items: list.items.toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0)) });
  }, root);
}

function isInOrder(list: JsonNode | undefined): boolean {
  const numbers = list?.kind === 'array' ? list.items.map((item) => Number(textAt(item, 'priority'))) : [];
  return numbers.every((number, index) => index === 0 || number >= (numbers[index - 1] ?? NaN));
}

/** What of changed criteria would mean something else than it says, or nothing. */
export function criteriaFaults(shape: Shape | undefined, before: JsonNode | undefined, wanted: JsonNode): readonly WriteFault[] {
  return criteriaIn(shape).flatMap(({ at, words }) => {
    const [list, was] = [nodeAt(wanted, at), nodeAt(before, at)];
    if (list?.kind !== 'array' || sameJson(list, was)) return [];
    const first = joined(list, words.joins);
    const faults: WriteFault[] = list.items.flatMap((item, index) => {
      const isNamed = item.kind !== 'object' || (textAt(item, 'name') ?? '').trim() !== '';
      return isNamed ? [] : [{ pointer: `${at}/${index}/name`, message: t`A criterion needs a name: what it looks at.` }];
    });
    if (first === 'or' && joined(was, words.joins) !== 'or') {
      const message = t`This says how a criterion goes with the one before it, and the first has none: Jamf Pro passes over it. See whether the second one says what is meant.`;
      faults.push({ pointer: `${at}/0/${words.joins}`, message, choices: ['and'] });
    }
    return faults.concat(unbalanced(list.items, at, words));
  });
}

function joined(list: JsonNode | undefined, name: string): string | undefined {
  return textAt(nodeAt(list, '/0'), name)?.toLowerCase();
}

function unbalanced(items: readonly JsonNode[], at: string, { opens, closes }: (typeof spellings)[number]): readonly WriteFault[] {
  const open: number[] = [];
  for (const [index, item] of items.entries()) {
    if (textAt(item, opens) === 'true') open.push(index);
    if (textAt(item, closes) === 'true' && open.pop() === undefined)
      return [{ pointer: `${at}/${index}/${closes}`, message: t`This closes a parenthesis that no criterion before it opens.` }];
  }
  const last = open.at(-1);
  return last === undefined ? [] : [{ pointer: `${at}/${last}/${opens}`, message: t`The parenthesis that this opens is closed nowhere.` }];
}

function textAt(item: JsonNode | undefined, name: string): string | undefined {
  const node = memberOf(item, name);
  return node === undefined || node.kind === 'object' || node.kind === 'array' ? undefined : leafText(node);
}

import type { JsonNode } from './parse.ts';

/** A part of a text, as UTF-16 offsets, end exclusive. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** `['a/b', '0']` ⇄ `/a~1b/0`; the whole document is the empty pointer. */
export function toPointer(path: readonly string[]): string {
  return path.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

export function fromPointer(pointer: string): readonly string[] {
  if (pointer === '') return [];
  const steps = pointer.slice(1).split('/');
  return pointer.includes('~') ? steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')) : steps;
}

/** The value at a pointer; undefined where there is none. */
export function nodeAt(root: JsonNode | undefined, pointer: string): JsonNode | undefined {
  let node = root;
  for (const step of fromPointer(pointer)) node = childOf(node, step);
  return node;
}

/**
 * Where a pointer stands in the text: its key and value as one range; for an entry of an array, the entry.
 * What is not there yet points to the nearest thing around it that is: the key of a property, else its opening bracket.
 */
export function rangeAt(root: JsonNode, pointer: string): TextRange {
  let range: TextRange = { from: root.from, to: Math.min(root.from + 1, root.to) };
  let node: JsonNode | undefined = root;
  for (const step of fromPointer(pointer)) {
    const child = childOf(node, step);
    if (child === undefined) return narrow(node, range);
    const member = node?.kind === 'object' ? node.members.find(({ name }) => name === step) : undefined;
    range = { from: member?.from ?? child.from, to: child.to };
    node = child;
  }
  return range;
}

/** The pointer of the innermost value (or key) at an offset. */
export function pointerAt(root: JsonNode, offset: number): string {
  const path: string[] = [];
  let node: JsonNode | undefined = root;
  while (node !== undefined) {
    const entry: Entry | undefined = entries(node).find(([, , from, to]) => offset >= from && offset <= to);
    if (entry !== undefined) path.push(entry[0]);
    node = entry?.[1];
  }
  return toPointer(path);
}

/** Every value below (and including) a node with its pointer, outside in. */
export function* walkNodes(node: JsonNode, path: readonly string[] = []): Generator<readonly [pointer: string, node: JsonNode]> {
  yield [toPointer(path), node];
  for (const [step, child] of entries(node)) yield* walkNodes(child, [...path, step]);
}

type Entry = readonly [step: string, node: JsonNode, from: number, to: number];

function entries(node: JsonNode): readonly Entry[] {
  if (node.kind === 'object') return node.members.map(({ name, from, value }) => [name, value, from, value.to]);
  if (node.kind === 'array') return node.items.map((item, index) => [String(index), item, item.from, item.to]);
  return [];
}

function childOf(node: JsonNode | undefined, step: string): JsonNode | undefined {
  if (node?.kind === 'object') return node.members.find(({ name }) => name === step)?.value;
  if (node?.kind === 'array' && /^(0|[1-9]\d*)$/.test(step)) return node.items[Number(step)];
  return undefined;
}

function narrow(node: JsonNode | undefined, range: TextRange): TextRange {
  return node?.kind === 'object' || node?.kind === 'array' ? { from: range.from, to: Math.min(node.from + 1, range.to) } : range;
}

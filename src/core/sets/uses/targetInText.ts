import { jsonIn, leafText } from '../../json/parse.ts';
import { nodeAt, pointerAt } from '../../json/pointers.ts';
import { jsonValue } from '../../json/wire.ts';
import { useFactsOf } from '../../resources/useKinds.ts';
import type { ObjectRef } from '../source.ts';
import { apiMentionsIn } from '../../families/apiMentions.ts';
import { policyCallsIn } from './mentions.ts';
import { objectsMeant } from './targetAt.ts';
import { pointerOfUse } from './useMap.ts';
import type { UsesIndex } from './usesIndex.ts';
import type { UseRules } from './useRules.ts';
import type { UsedThing } from './useTypes.ts';

/** A line of a text, and where in it the cursor is. */
export interface TextCursor {
  readonly line: string;
  readonly column: number;
}

/** The text that the cursor is in, where a document has one that may mention objects: a script, a command, what is handed to a script. */
export function textUnder(rules: UseRules, resource: string, document: string, offset: number): TextCursor | undefined {
  const root = jsonIn(document);
  if (root === undefined) return undefined;
  const pointer = pointerAt(root, offset);
  const node = nodeAt(root, pointer);
  if (node?.kind !== 'string' || offset <= node.from) return undefined;
  const texts: string[] = [];
  rules.walkerOf(resource).walk?.(jsonValue(document), {
    use: () => undefined,
    text: (_role, _text, at, steps) => texts.push(pointerOfUse(at, steps)),
  });
  if (!texts.includes(pointer)) return undefined;
  const text = leafText(node);
  const at = decodedLength(node.raw.slice(0, offset - node.from));
  const from = text.lastIndexOf('\n', at - 1) + 1;
  const to = text.indexOf('\n', at);
  return { line: text.slice(from, to < 0 ? text.length : to), column: at - from };
}

/** How many characters the beginning of a string stands for, as it is written in JSON. */
function decodedLength(begun: string): number {
  return begun.slice(1).replaceAll(/\\(?:u[\da-fA-F]{4}|.)/g, '.').length;
}

/** No more of a line is looked at, to both sides of the cursor. */
const around = 400;

/**
 * The objects that a text may mean at a place: a policy that it calls, an attribute whose value is put there, and what is called as the
 * words there are, or is run by them. The longest name counts.
 */
export function objectsInText(rules: UseRules, index: UsesIndex | undefined, resource: string, cursor: TextCursor): readonly ObjectRef[] {
  const from = Math.max(0, cursor.column - around);
  const near = { line: cursor.line.slice(from, cursor.column + around), column: cursor.column - from };
  const thing = calledAt(rules, near) ?? variableAt(resource, near) ?? askedAt(rules, near);
  if (thing !== undefined) return objectsMeant(index, thing);
  const named = [...(index?.kinds ?? [])].flatMap(([key, { objects, traits }]) => {
    const isRun = rules.isRun(key);
    if (!isRun && !rules.isSpokenOf(key)) return [];
    return objects.flatMap((object) => {
      const { event = '', called = object.name } = traits.get(object.id) ?? {};
      const said = isRun ? event : called;
      return said !== '' && isAt(near, said) ? [{ object, length: said.length }] : [];
    });
  });
  const longest = named.reduce((most, { length }) => Math.max(most, length), 0);
  return named.flatMap(({ object, length }) => (length === longest ? [object] : []));
}

function calledAt({ runBy }: UseRules, cursor: TextCursor): UsedThing | undefined {
  if (runBy === undefined) return undefined;
  const call = policyCallsIn(cursor.line).mentions.find(({ text }) => isAt(cursor, text));
  return call && { resource: runBy, by: call.by, text: call.text };
}

function variableAt(resource: string, { line, column }: TextCursor): UsedThing | undefined {
  const { variables } = useFactsOf(resource);
  if (variables === undefined) return undefined;
  for (const { 0: whole, 1: text = '', index } of line.matchAll(/\$EXTENSIONATTRIBUTE_(\d{1,12})/g)) {
    if (index <= column && column <= index + whole.length) return { resource: variables, by: 'id', text };
  }
  return undefined;
}

/** What a path of the API leads to, where the cursor is on its id: the same number may stand elsewhere in the line. */
function askedAt({ catalogue }: UseRules, { line, column }: TextCursor): UsedThing | undefined {
  const before = line.slice(0, column).split(/\s/).at(-1) ?? '';
  const path = before + (line.slice(column).split(/\s/)[0] ?? '');
  const cursor = { line: path, column: before.length };
  return apiMentionsIn(path).find(({ resource, text }) => isAt(cursor, text) && catalogue.resource(resource) !== undefined);
}

/** Whether a name stands there, as whole words. */
function isAt({ line, column }: TextCursor, name: string): boolean {
  for (let at = line.indexOf(name, Math.max(0, column - name.length)); at >= 0 && at <= column; at = line.indexOf(name, at + 1)) {
    if (!isInside(line, at) && !isInside(line, at + name.length)) return true;
  }
  return false;
}

/** Whether a place is inside of a word. */
function isInside(line: string, at: number): boolean {
  return at > 0 && at < line.length && /^[\p{L}\p{N}_]{2}$/u.test(line.slice(at - 1, at + 1));
}

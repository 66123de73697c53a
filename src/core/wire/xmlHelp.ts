import { t } from '@vscode/l10n';
import { listOfNames } from '../../shared/words.ts';
import { closestChoices } from '../catalog/closest.ts';
import { parseJson } from '../json/parse.ts';
import { xmlSyntaxError } from '../request/xmlSyntax.ts';
import { layOutXml } from '../response/body/layOutXml.ts';
import type { BodyProblem, CompletionItem } from '../shapes/assist.ts';
import { exampleOf } from '../shapes/example.ts';
import { leafIn } from '../shapes/shapeAt.ts';
import type { LeafShape, Shape } from '../shapes/shape.ts';
import { xmlCodec } from './xmlCodec.ts';
import { emptiedElements } from './xmlEmptied.ts';
import { missingElements } from './xmlMissing.ts';
import { xmlTree, type XmlBranch } from './xmlTree.ts';
import { childAt, childrenOf, xmlPlaceAt, type XmlChild } from './xmlPlace.ts';

const mostProblems = 200;

/**
 * What can stand at a place of a body: elements of the one around it, values of a list of choices, the end of what is open.
 *
 * @param shape of the whole body: its one field is the root element.
 */
export function completeXml(text: string, offset: number, shape: Shape): readonly CompletionItem[] {
  const { open, before, kind, from, to } = xmlPlaceAt(text, offset);
  if (kind === 'other') return [];
  const last = open.at(-1);
  if (kind === 'end') return last === undefined ? [] : [itemOf({ label: last, insert: `${last}>`, from, to })];
  const here = childAt(shape, open);
  if (open.length > 0 && here === undefined) return [];
  const around = here?.shape ?? shape;
  if (kind === 'text' && last !== undefined) {
    const values = valuesOf(around).map((value) => itemOf({ label: value, insert: value, kind: 'value', from, to }));
    if (values.length > 0) return values;
  }
  const sign = kind === 'text' ? '<' : '';
  const free = childrenOf(around).filter(({ name, repeats, field }) => field?.access !== 'readOnly' && (repeats || !before.includes(name)));
  return free.map(({ name, shape: of }) => {
    const insert = `${sign}${name}>\${1}</${name}>`;
    return itemOf({ label: name, insert, detail: typeOf(of), documentation: of.description, from, to });
  });
}

/** What an element is, where its name stands. */
export function hoverXml(
  text: string,
  offset: number,
  shape: Shape,
): { readonly from: number; readonly to: number; readonly text: string } | null {
  const { open, kind, from, to } = xmlPlaceAt(text, offset);
  if (kind !== 'name' && kind !== 'end') return null;
  const name = text.slice(from, to);
  const child = childAt(shape, kind === 'end' ? open : [...open, name]);
  if (child === undefined || child.name !== name) return null;
  const choices = valuesOf(child.shape);
  const values = choices.length === 0 ? '' : t`One of: ${listOfNames(choices, 20)}.`;
  const secret = child.field?.access === 'readOnly' ? t`Only the server sets it.` : '';
  const lines = [typeOf(child.shape), child.shape.description, values, secret].filter((line) => line !== '');
  return lines.length === 0 ? null : { from, to, text: lines.join('\n') };
}

/** What a body is sent for: an object that is created has to be whole; of one that is changed, what is not named stays. */
export type XmlUse = 'creates' | 'changes' | 'asks';

/** What the Classic API would refuse of a body, what it would leave out without a word (facts 8.3), and what of it empties what is stored. */
export function checkXml(text: string, shape: Shape, use: XmlUse = 'asks'): readonly BodyProblem[] {
  const tree = xmlTree(text);
  if ('detail' in tree) {
    const { offset, detail } = tree;
    // What the library finds wrong is told in the words of developers; a document type, ours does not read.
    const own = /^<!d/i.test(text.slice(offset, offset + 3)) ? undefined : xmlSyntaxError(text);
    const at = own?.offset ?? offset;
    return [{ from: at, to: at + 1, severity: 'error', message: own?.message ?? t`The body cannot be read as XML: ${detail}.` }];
  }
  const roots = childrenOf(shape);
  const root = roots.find(({ name }) => name === tree.name);
  if (root !== undefined) {
    const read = text.replaceAll('\r\n', '\n');
    const missing = use === 'creates' ? firstOf(missingElements(read, tree, root)) : [];
    const emptied = use === 'changes' ? firstOf(emptiedElements(read, tree, root)) : [];
    return [...missing, ...emptied, ...firstOf(eachProblem(tree, root, false))].slice(0, mostProblems);
  }
  const wanted = roots[0]?.name;
  return wanted === undefined ? [] : [problem(tree, 'error', t`The outermost element is <${wanted}> here, and not <${tree.name}>.`)];
}

/** No more is looked for than is shown: each has its own search, for what may be meant and for where something goes. */
function firstOf(problems: Iterable<BodyProblem>): readonly BodyProblem[] {
  const found: BodyProblem[] = [];
  for (const one of problems) if (found.push(one) >= mostProblems) break;
  return found;
}

function* eachProblem(branch: XmlBranch, { shape }: XmlChild, isScope: boolean): Generator<BodyProblem> {
  const known = childrenOf(shape);
  if (isScope) yield* outOfOrder(branch, known);
  for (const child of branch.children) {
    const found = known.find(({ name }) => name === child.name);
    if (found !== undefined) yield* eachProblem(child, found, isReadInOrder(child.name, isScope));
    else if (known.length > 0 && child.name !== 'size') yield unknown(branch, child, known);
  }
  const leaf = branch.children.length === 0 ? leafIn(shape) : undefined;
  const wrong = leaf === undefined || shape.kind === 'list' ? undefined : valueFault(branch, leaf);
  if (wrong !== undefined) yield problem(branch, 'warning', wrong);
}

function isReadInOrder(name: string, inScope: boolean): boolean {
  return name === 'scope' || (inScope && (name === 'limitations' || name === 'exclusions'));
}

/** What a scope holds is read one after the other, in the order of the shape (facts 8.15). */
function* outOfOrder({ children }: XmlBranch, known: readonly XmlChild[]): Generator<BodyProblem> {
  let before: { readonly name: string; readonly rank: number } | undefined;
  for (const child of children) {
    const rank = known.findIndex(({ name, field, repeats }) => name === child.name && !repeats && field?.access !== 'readOnly');
    if (rank === -1) continue;
    if (before === undefined || rank >= before.rank) before = { name: child.name, rank };
    else {
      const message = t`A scope is read in order, and <${child.name}> stands behind <${before.name}>: the Classic API passes over it without a word. Put it before.`;
      yield problem(child, 'warning', message);
    }
  }
}

function unknown(parent: XmlBranch, child: XmlBranch, known: readonly XmlChild[]): BodyProblem {
  const meant = closestChoices(
    child.name,
    known.map(({ name }) => name),
  )[0];
  const words =
    meant === undefined
      ? t`<${parent.name}> has no <${child.name}>: the Classic API leaves it out without a word.`
      : t`<${parent.name}> has no <${child.name}>: the Classic API leaves it out without a word. <${meant}> may be meant.`;
  return problem(child, 'warning', words);
}

function valueFault({ name, text }: XmlBranch, leaf: LeafShape): string | undefined {
  const choices = valuesOf(leaf);
  const value = text.trim();
  if (value === '' && choices.length > 0) return t`An empty <${name}> is stored as the default. It takes: ${listOfNames(choices, 20)}.`;
  if (choices.length > 0 && !choices.includes(value)) return t`<${name}> does not take “${value}”, but: ${listOfNames(choices, 20)}.`;
  if (leaf.type === 'integer' && value !== '' && !/^-?\d+$/.test(value)) return t`<${name}> takes a whole number.`;
  return undefined;
}

function problem({ from, name }: XmlBranch, severity: BodyProblem['severity'], message: string): BodyProblem {
  return { from: from + 1, to: from + 1 + name.length, severity, message };
}

/** A body made from its shape; empty where its root is not known. */
export function exampleXml(shape: Shape, only: 'required' | 'all'): string {
  const root = childrenOf(shape)[0];
  if (root === undefined) return '';
  const example = JSON.stringify(exampleOf(root.shape, { only }) ?? {});
  const xml = xmlCodec(root.name, root.shape).encode(parseJson(example));
  const laid = layOutXml(xml, () => false);
  return 'pretty' in laid ? laid.pretty : xml;
}

function valuesOf(shape: Shape): readonly string[] {
  if (shape.kind !== 'leaf') return [];
  return shape.choices?.map(String) ?? (shape.type === 'boolean' ? ['true', 'false'] : []);
}

function typeOf(shape: Shape): string {
  return shape.kind === 'leaf' && shape.type !== 'unknown' ? shape.type : '';
}

function itemOf(item: Pick<CompletionItem, 'label' | 'insert' | 'from' | 'to'> & Partial<CompletionItem>): CompletionItem {
  return { detail: '', documentation: '', kind: 'property', ...item };
}

import type { BodyProblem } from '../../shapes/assist.ts';
import { jsonIn, type JsonNode } from '../../json/parse.ts';
import { fromPointer, nodeAt, pointerAt } from '../../json/pointers.ts';
import { printJson } from '../../json/print.ts';

/**
 * What is wrong with a text by its schema and was not wrong already in the copy that it was made from: documents are incomplete, and what
 * the server itself returned is no slip of anybody here. A value that was changed is complained about again, be it for the same reason.
 * A word that is half typed makes a text no JSON, which is read as far as it goes: a complaint is known by the words that it marks then.
 *
 * @param ofBase what the same schema finds wrong with the base.
 */
export function newComplaints(
  text: string,
  problems: readonly BodyProblem[],
  base: string,
  ofBase: readonly BodyProblem[],
): readonly BodyProblem[] {
  const [root, before] = [jsonIn(text), jsonIn(base)];
  if (before === undefined) return problems;
  const isWhole = root !== undefined;
  const known = new Set(ofBase.map((problem) => (isWhole ? identity(before, problem) : wordsOf(base, problem))));
  const asKnown = (problem: BodyProblem): string => (isWhole ? identity(root, problem) : wordsOf(text, problem));
  return problems.filter((problem) => problem.severity === 'error' || !known.has(asKnown(problem)));
}

function wordsOf(text: string, { from, to, message }: BodyProblem): string {
  return JSON.stringify([message, text.slice(from, to)]);
}

/** The same wherever the entries of a list move to. What is missing in an object is said of it whatever else changes in it. */
function identity(root: JsonNode, { from, message }: BodyProblem): string {
  const pointer = pointerAt(root, from);
  const node = nodeAt(root, pointer);
  const value = node === undefined || node.kind === 'object' || node.kind === 'array' ? '' : printJson(node);
  const place = fromPointer(pointer).map((step) => (/^\d+$/.test(step) ? '*' : step));
  return JSON.stringify([place, message, value]);
}

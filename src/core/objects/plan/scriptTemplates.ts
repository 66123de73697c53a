import { parseJson } from '../../json/parse.ts';
import { printDocument } from '../../json/print.ts';
import { nodeAt } from '../../json/pointers.ts';
import type { ScriptTemplate } from '../../resources/kind.ts';
import { namePointers } from '../../resources/identity.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { isOpen, shapeAt } from '../../shapes/shapeAt.ts';
import type { ObjectPlan } from './plan.ts';
import { templateOf } from './template.ts';
import { withAt } from '../../json/tree.ts';

/** A document to begin a new object with that has this script in it, under a name. */
export function withScript(plan: ObjectPlan, { script, fields }: ScriptTemplate, name: string): string {
  const root = parseJson(templateOf(plan));
  const shape = plan.create?.shape;
  const pointer = namePointers(plan.resource.key).find((candidate) => nodeAt(root, candidate) !== undefined) ?? '/name';
  const { part } = kindOf(plan.resource.key);
  const own = part === undefined ? {} : { [part.at.slice(1)]: script };
  const what = part?.when === undefined ? {} : { [part.when.field]: part.when.is };
  const values = Object.entries({ ...what, ...fields, ...own }).filter(
    ([field]) => isOpen(shape) || shapeAt(shape, `/${field}`) !== undefined,
  );
  const filled = values.reduce((node, [field, value]) => withAt(node, `/${field}`, parseJson(JSON.stringify(value))), root);
  return printDocument(withAt(filled, pointer, parseJson(JSON.stringify(name))));
}

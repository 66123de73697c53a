import { t } from '@vscode/l10n';
import { jsonIn } from '../../core/json/parse.ts';
import type { TextRange } from '../../core/json/pointers.ts';
import { sentShape, type ObjectPlan } from '../../core/objects/plan/plan.ts';
import { untakenMembers, type UntakenMember } from '../../core/shapes/project.ts';

/** Where the fields stand in the text of an object that saving it does not write, in order. Empty for what is no JSON, as while one types. */
export function unwrittenFields(plan: ObjectPlan, text: string): readonly UntakenMember[] {
  const root = jsonIn(text);
  return root === undefined ? [] : untakenMembers(sentShape(plan), root);
}

/** A text as it is by now. */
interface Versioned {
  readonly version: number;
  readonly getText: () => string;
}

interface Found {
  readonly version: number;
  readonly resource: ObjectPlan['resource'];
  readonly fields: readonly UntakenMember[];
}

/** The fields of texts that saving does not write, looked for once in each version of a text and by each document of the API. */
export class FoundFields<T extends Versioned> {
  readonly #found = new WeakMap<T, Found>();

  of(text: T, plan: ObjectPlan): readonly UntakenMember[] {
    const { version } = text;
    const { resource } = plan;
    const known = this.#found.get(text);
    if (known?.version === version && known.resource === resource) return known.fields;
    const found = { version, resource, fields: unwrittenFields(plan, text.getText()) };
    this.#found.set(text, found);
    return found.fields;
  }

  /** Whether any version of a text was looked through. */
  has(text: T): boolean {
    return this.#found.has(text);
  }
}

/** Those of a list in order that stand in a part of the text, if only with their ends. */
export function fieldsWithin<T extends TextRange>(fields: readonly T[], { from, to }: TextRange): readonly T[] {
  let [low, high] = [0, fields.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((fields[middle]?.to ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const within: T[] = [];
  for (let at = low; at < fields.length; at += 1) {
    const field = fields[at];
    if (field === undefined || field.from > to) break;
    within.push(field);
  }
  return within;
}

export function unwrittenWords(why: UntakenMember['why']): string {
  return why === 'readOnly' ? t`Jamf Pro sets this field.` : t`Jamf Pro shows this field, and takes no change of it here.`;
}

import { CompletionItem, CompletionItemKind, type Range } from 'vscode';
import { jsonIn } from '../../../core/json/parse.ts';
import { criterionChoices } from '../../../core/objects/help/criteria.ts';
import type { ObjectPlan } from '../../../core/objects/plan/plan.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import type { NamesById } from '../../../core/listing/idNames.ts';

/** What could stand in a field of a criterion of a group or a search. */
export async function criteriaItems(
  plan: ObjectPlan,
  text: string,
  { pointer, range }: { readonly pointer: string; readonly range: Range },
  namesOf: (resource: string) => Promise<NamesById | undefined>,
): Promise<CompletionItem[]> {
  const choices = criterionChoices(plan, jsonIn(text), pointer);
  if (choices === undefined) return [];
  const listed = choices.namesOf === undefined ? [] : ((await namesOf(choices.namesOf))?.values() ?? []);
  const texts = [
    ...choices.texts.map((one) => [one, ''] as const),
    ...Array.from(listed, (name) => [name, choices.namesOf ?? ''] as const),
  ];
  return texts.map(([one, resource], index) => {
    const item = new CompletionItem(one, resource === '' ? CompletionItemKind.EnumMember : CompletionItemKind.Reference);
    item.detail = resource === '' ? '' : kindOf(resource).label.one;
    item.insertText = JSON.stringify(one);
    item.filterText = JSON.stringify(one);
    item.sortText = `!${String(index).padStart(6, '0')}`;
    item.range = range;
    return item;
  });
}

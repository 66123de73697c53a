import { t } from '@vscode/l10n';
import { window } from 'vscode';
import type { ListFilter } from '../../core/listing/listFilter.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import { checkFilter } from '../../core/rsql/check.ts';
import { buildFilter, type FilterQuestion } from '../lists/filterBuilder.ts';
import type { ListSettings } from '../../app/lists/listSettings.ts';
import type { ResourceTreeNode } from '../../app/lists/nodes.ts';
import { pickText } from '../../app/lists/pickText.ts';
import { typeRsql } from './rsqlInput.ts';
import { askLine } from '../support/say.ts';

export interface FilterRequest {
  readonly settings: ListSettings;
  readonly node: ResourceTreeNode;
  readonly filter: ListFilter | undefined;
}

/** Asks for a filter. Undefined: nothing was chosen. An empty text: no filter. */
export async function askFilter({ settings, node, filter }: FilterRequest): Promise<ListFilter | undefined> {
  const list = node.of.family.list(node.of);
  if (list === undefined) return undefined;
  const title = t('Filter {0}', kindOf(node.resource).label.many);
  if (!list.abilities.filters) {
    const prompt = t('Jamf Pro has no filter for this list, so it is read whole and compared here.');
    const text = await askLine({ title, prompt, value: filter?.text ?? '', placeHolder: t('Text in any field') });
    return text === undefined ? undefined : { kind: 'text', text: text.trim() };
  }
  const question: FilterQuestion = { title, fields: list.fields('filter'), isNamed: list.namesFields('filter') };
  const text = await chooseWay(question, settings.history(node.resource), filter?.text ?? '');
  return text === undefined ? undefined : { kind: 'rsql', text };
}

async function chooseWay(question: FilterQuestion, history: readonly string[], current: string): Promise<string | undefined> {
  const build = { label: t('$(list-selection) Choose field, operator and value…'), way: 'build' } as const;
  const add = { label: t('$(add) Add a term to the filter…'), description: pickText(current), way: 'add' } as const;
  const type = { label: t('$(edit) Type RSQL…'), description: pickText(current), way: 'type' } as const;
  const clear = { label: t('$(clear-all) No filter'), way: 'clear' } as const;
  const isUsable = (text: string): boolean =>
    text !== current && checkFilter(text, question.fields, question.isNamed).every((note) => note.level !== 'error');
  const before = history.filter(isUsable).map((text) => ({ label: pickText(text, 300), way: 'again', text }) as const);
  const chosen = await window.showQuickPick(
    [build, ...(current === '' ? [] : [add]), type, ...(current === '' ? [] : [clear]), ...before],
    { title: question.title, placeHolder: current === '' ? t('How do you want to filter?') : t('Now: {0}', current) },
  );
  switch (chosen?.way) {
    case 'build':
      return buildFilter(question, '');
    case 'add':
      return buildFilter(question, current);
    case 'type':
      return typeRsql(question, current);
    case 'clear':
      return '';
    case 'again':
      return chosen.text;
    default:
      return undefined;
  }
}

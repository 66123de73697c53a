import { t } from '@vscode/l10n';
import type { QuickPickItem } from 'vscode';
import { takesWords, typedFilter, type ListFilter } from '../../core/listing/listFilter.ts';
import { searchedFields } from '../../core/listing/searchPlan.ts';
import type { Resource } from '../../core/families/family.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import { checkFilter } from '../../core/rsql/check.ts';
import { looksLikeRsql, straightQuotes } from '../../shared/filterText.ts';
import { pickText } from '../../app/lists/pickText.ts';
import { askLine } from '../support/say.ts';
import { buildFilter, type FilterQuestion } from './filterBuilder.ts';
import { typeRsql } from './rsqlInput.ts';
import { back, pickStep, type Stepped } from './steps.ts';

export interface FilterRequest {
  readonly resource: Resource;
  readonly filter: ListFilter | undefined;
  /** Filters of before, the newest first. */
  readonly history: readonly string[];
}

/** Asks for a filter. Undefined: nothing was chosen. An empty text: no filter. */
export async function askFilter({ resource, filter, history }: FilterRequest): Promise<ListFilter | undefined> {
  const list = resource.family.list(resource);
  if (list === undefined) return undefined;
  const title = t`Filter ${kindOf(resource.key).label.many}`;
  if (!list.abilities.filters) {
    const prompt = t`Jamf Pro has no filter for this list, so it is read whole and compared here.`;
    const text = await askLine({ title, prompt, value: filter?.text ?? '', placeHolder: t`Text in any field` });
    return text === undefined ? undefined : { kind: 'text', text: text.trim() };
  }
  const question: FilterQuestion = { title, fields: list.fields('filter'), isNamed: list.namesFields('filter') };
  const searched = takesWords(resource) ? searchedFields(resource) : undefined;
  const text = await chooseWay(question, searched, history, filter?.text ?? '');
  return text === undefined ? undefined : typedFilter(resource, text);
}

interface Way extends QuickPickItem {
  /** `words`: as it is typed. `again`: one of before. */
  readonly way: 'words' | 'build' | 'add' | 'type' | 'clear' | 'again';
  readonly text: string;
}

/** The fields that words are looked for in; none: in all of them, here. Undefined: the list cannot be looked through. */
type Searched = readonly string[] | undefined;

async function chooseWay(
  question: FilterQuestion,
  searched: Searched,
  history: readonly string[],
  current: string,
): Promise<string | undefined> {
  const how = searched === undefined ? t`A filter in RSQL` : t`Words in the name, or RSQL`;
  const placeholder = current === '' ? how : t`Now: ${current}`;
  const items = waysOf(question, searched, history, current);
  for (;;) {
    const chosen = await pickStep({
      title: question.title,
      placeholder,
      items,
      hasBack: false,
      isRanked: true,
      isAnswer: ({ way, text }) => way !== 'words' || text !== '',
    });
    if (chosen === undefined || chosen === back) return undefined;
    const [way] = chosen.items;
    const found = way === undefined ? undefined : await filterBy(way, question, current);
    if (found !== back) return found;
  }
}

function filterBy({ way, text }: Way, question: FilterQuestion, current: string): Promise<Stepped<string>> {
  // A filter of words is nothing to add a term to.
  const rsql = looksLikeRsql(current) ? current : '';
  switch (way) {
    case 'build':
      return buildFilter(question, '', true);
    case 'add':
      return buildFilter(question, rsql, true);
    case 'type':
      return typeRsql(question, rsql, true);
    default:
      return Promise.resolve(way === 'clear' ? '' : text);
  }
}

/** The answers by what is typed: first what it says as it stands. */
function waysOf(
  question: FilterQuestion,
  searched: Searched,
  history: readonly string[],
  current: string,
): (typed: string) => readonly Way[] {
  const isRight = (text: string): boolean => checkFilter(text, question.fields, question.isNamed).every((note) => note.level !== 'error');
  const way = (name: Way['way'], label: string, description = ''): Way => ({ way: name, text: '', label, description });
  const before = history
    .filter((text) => text !== current && isRight(text))
    .map((text): Way => ({ way: 'again', text, label: pickText(text, 300) }));
  const others = [
    way('build', t('$(list-selection) Choose field, operator and value…')),
    ...(looksLikeRsql(current) ? [way('add', t('$(add) Add a term to the filter…'), pickText(current))] : []),
    way('type', t('$(edit) Type RSQL…'), looksLikeRsql(current) ? pickText(current) : ''),
    ...(current === '' ? [] : [way('clear', t('$(clear-all) No filter'))]),
    ...before,
  ];
  return (typed) => {
    const words = typed.trim();
    if (!looksLikeRsql(words)) {
      // What is no answer has no text.
      const text = searched === undefined ? '' : words;
      return [{ way: 'words', text, ...wordsLabel(pickText(words, 80), searched), alwaysShow: true }, ...others];
    }
    const text = straightQuotes(words);
    const wrong = checkFilter(text, question.fields, question.isNamed).find(({ level }) => level === 'error');
    const use: Way =
      wrong === undefined
        ? { ...way('again', t`$(check) Use this filter`), text }
        : { ...way('words', t`$(error) Not complete yet`), detail: pickText(wrong.message, 300) };
    return [{ ...use, alwaysShow: true }, ...others];
  };
}

function wordsLabel(text: string, searched: Searched): Pick<Way, 'label' | 'description'> {
  if (searched === undefined)
    return {
      label: t`$(info) Words are not looked for here`,
      description: t`Jamf Pro answers this list only with a filter of its fields.`,
    };
  if (searched.length === 0) {
    const label = text === '' ? t`$(search) Any field contains …` : t`$(search) Any field contains “${pickText(text)}”`;
    return { label, description: t`the list is read whole and compared here` };
  }
  const label = text === '' ? t`$(search) Name contains …` : t`$(search) Name contains “${pickText(text)}”`;
  return { label, description: searched.length > 1 ? t`looked for in ${searched.join(', ')}` : '' };
}

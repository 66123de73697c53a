import { t } from '@vscode/l10n';
import { oneLine } from '../../../core/catalog/plain.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import { quotedCell, unlessFormula } from '../../../shared/sheetCell.ts';
import type { ComparedPair, ComparedSets, KindResult } from './compared.ts';
import { foundFile } from '../../../core/sets/compare/setPair.ts';
import { countWords, pairWhy, partWords, remarkWords, sameWords, sideFacts, sideName, stateNames, whyNotWords } from './comparedWords.ts';
import { isUntold } from './comparisonRows.ts';
import { comparisonFilterWords, isFiltering, letsThrough, noFilter, type ComparisonFilter } from './comparisonFilter.ts';

/** The result as a table for spreadsheets (RFC 4180), a line for each object that the filter lets through. */
export function comparisonCsv(sets: ComparedSets, filter: ComparisonFilter = noFilter): string {
  const isShown = letsThrough(filter);
  const lines = sets.kinds.flatMap((kind) => {
    const { many } = kindOf(kind.resource).label;
    const unknown = whyNotOf(kind, filter).map((why) => ['', stateNames(sets).notCompared, '', '', '', whyNotWords(why, sets)]);
    return [...unknown, ...kind.pairs.filter(isShown).map((pair) => csvCells(pair, sets))].map((cells) => csvLine([many].concat(cells)));
  });
  const part = partWords(sets);
  const notAll = part === undefined ? [] : [csvLine(['', '', stateNames(sets).notCompared, '', '', '', part])];
  const remarks = [...sideWords(sets), ...filterWords(sets, filter), ...remarkWords(sets)];
  return [csvLine(csvTitles(sets)), ...notAll, ...lines, ...remarks.map((text) => csvLine(['', '', t`remark`, '', '', '', text]))].join('');
}

/** What each side is and how old, a line each. */
function sideWords({ left, right }: ComparedSets): readonly string[] {
  return [left, right].map((side) => [sideName(side), sideFacts(side)].filter((part) => part !== '').join(': '));
}

/** What a filter left out is not the same, and not absent. */
function filterWords(sets: ComparedSets, filter: ComparisonFilter): readonly string[] {
  return isFiltering(filter) ? [t`This is what a filter shows, and not all: ${comparisonFilterWords(filter, sets)}.`] : [];
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quotedCell(unlessFormula(cell), ',')).join(',')}\r\n`;
}

function csvTitles({ left, right }: ComparedSets): readonly string[] {
  const ids = [t`ID in ${sideName(left)}`, t`ID in ${sideName(right)}`];
  return [t`Kind`, t`Name`, t`Result`, ...ids, t`What differs`, t`Why it was not compared`];
}

function csvCells(pair: ComparedPair, sets: ComparedSets): readonly string[] {
  const id = (ref: ComparedPair['left']): string => (ref === undefined ? '' : (foundFile(ref) ?? ref.id));
  return [pair.name, stateNames(sets)[pair.state], id(pair.left), id(pair.right), pair.fields.join('; '), pairWhy(pair, sets)];
}

/** The result to be read: what was compared and when, and all that is not the same. */
export function comparisonMarkdown(sets: ComparedSets, filter: ComparisonFilter = noFilter): string {
  const { left, right, kinds } = sets;
  const said = partWords(sets) ?? sameWords(sets);
  const parts = [
    `# ${plain(sideName(left))} ↔ ${plain(sideName(right))}`,
    table(
      [t`Side`, t`Name`, t`What it is`],
      [left, right].map((side, index) => [index === 0 ? t`left` : t`right`, side.name, sideFacts(side)]),
    ),
    ...(said === undefined ? [] : [plain(said)]),
    table(
      [t`Kind`, t`Result`],
      kinds.map(({ resource, counts }) => [kindOf(resource).label.many, countWords(counts, sets)]),
    ),
    ...list([...filterWords(sets, filter), ...remarkWords(sets)]),
    ...kinds.flatMap((kind) => kindSection(kind, sets, filter)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function kindSection(kind: KindResult, sets: ComparedSets, filter: ComparisonFilter): readonly string[] {
  const isShown = letsThrough(filter);
  const pairs = kind.pairs.filter((pair) => (filter.states?.has('same') === true || pair.state !== 'same') && isShown(pair));
  const whyNot = whyNotOf(kind, filter);
  if (pairs.length === 0 && whyNot.length === 0) return [];
  const rows = pairs.map((pair) => {
    const [name = '', state = '', , , fields = '', why = ''] = csvCells(pair, sets);
    return [name, state, [fields, why].filter((part) => part !== '').join('; ')];
  });
  return [
    `## ${plain(kindOf(kind.resource).label.many)}`,
    ...list(whyNot.map((why) => whyNotWords(why, sets))),
    ...(rows.length === 0 ? [] : [table([t`Name`, t`Result`, t`What differs, or why it was not compared`], rows)]),
  ];
}

function whyNotOf(kind: KindResult, filter: ComparisonFilter): KindResult['unknown'] {
  return isUntold(kind, filter) ? kind.unknown : [];
}

function list(texts: readonly string[]): readonly string[] {
  return texts.length === 0 ? [] : [texts.map((text) => `- ${plain(text)}`).join('\n')];
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(plain).join(' | ')} |`;
  return [line(titles), `|${' --- |'.repeat(titles.length)}`, ...rows.map(line)].join('\n');
}

/** A text as Markdown that shows it as it is, in one line: nothing in it is markup, a link, or the end of a cell. */
function plain(text: string): string {
  return oneLine(text, 4000)
    .replaceAll(/[\\`*_[\]<>|~&#@$!]/g, String.raw`\$&`)
    .replaceAll('://', String.raw`\://`)
    .replaceAll(/\b(www)\./gi, String.raw`$1\.`);
}

import { t } from '@vscode/l10n';
import { homedir } from 'node:os';
import { Uri, window, workspace } from 'vscode';
import { plainLabel } from '../../../core/objects/address/address.ts';
import { comparisonCsv, comparisonMarkdown } from '../../../app/sets/compare/comparisonExport.ts';
import { countWords, sideName } from '../../../app/sets/compare/comparedWords.ts';
import { isFiltering, noFilter, type ComparisonFilter } from '../../../app/sets/compare/comparisonFilter.ts';
import { shownCounts, type ShownComparison } from '../../../app/sets/compare/comparisonRows.ts';
import { runCommand } from '../../support/commands.ts';
import { say } from '../../support/say.ts';

/** The result as a file, all of it or what the filter shows. */
export async function saveComparison(shown: ShownComparison): Promise<void> {
  const { sets } = shown;
  const [left, right] = [sideName(sets.left), sideName(sets.right)];
  const title = t`Export the comparison of ${left} and ${right}`;
  const filter = await chosenFilter(shown, title);
  if (filter === undefined) return;
  const formats = [
    { label: t`Markdown`, description: t`to be read: what is not the same, and what was compared`, ending: 'md' },
    { label: 'CSV', description: t`a line for each object, for a spreadsheet`, ending: 'csv' },
  ] as const;
  const format = await window.showQuickPick(formats, { title });
  if (format === undefined) return;
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file(homedir());
  const name = plainLabel(t`${left} and ${right}`);
  const target = await window.showSaveDialog({ title, defaultUri: Uri.joinPath(folder, `${name}.${format.ending}`) });
  if (target === undefined) return;
  const text = format.ending === 'csv' ? comparisonCsv(sets, filter) : comparisonMarkdown(sets, filter);
  await workspace.fs.writeFile(target, new TextEncoder().encode(text));
  const answer = await say.info(t`The comparison is in ${target.path.split('/').at(-1) ?? ''}.`, { open: t`Open` });
  if (answer === 'open')
    await runCommand('vscode.open', target, { viewColumn: -1, preview: false, preserveFocus: false, background: false }, '');
}

async function chosenFilter(shown: ShownComparison, title: string): Promise<ComparisonFilter | undefined> {
  const { sets, filter } = shown;
  if (!isFiltering(filter)) return filter;
  const items = [
    { label: t`All of It`, description: countWords(shownCounts({ sets, filter: noFilter }), sets), filter: noFilter },
    { label: t`What the Filter Shows`, description: countWords(shownCounts(shown), sets), filter },
  ] as const;
  return (await window.showQuickPick(items, { title }))?.filter;
}

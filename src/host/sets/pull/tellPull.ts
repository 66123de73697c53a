import { t } from '@vscode/l10n';
import { window, workspace, type Uri } from 'vscode';
import { isWholePull, pulledLines, pulledWords } from '../../../app/sets/folder/pulledWords.ts';
import type { Pulled } from '../../../core/sets/folder/pullRun.ts';
import { runCommand } from '../../support/commands.ts';
import { say } from '../../support/say.ts';

/** What came of a pull, with what may be done next: where the folder is one of the window's, what differs stands in its Source Control view. */
export async function tellPull(pulled: Pulled, folder: Uri, name: string): Promise<void> {
  const words = pulledWords(pulled, name);
  const lines = { lines: t`Show All` };
  const isOpen = workspace.getWorkspaceFolder(folder) !== undefined;
  const next = isOpen ? { drift: t`Show What Differs`, open: t`Show Folder` } : { open: t`Show Folder` };
  const answer = isWholePull(pulled) ? await say.info(words, next) : await say.warning(words, { ...next, ...lines });
  if (answer === 'drift') await runCommand('workbench.view.scm');
  if (answer === 'open') await runCommand('revealFileInOS', folder);
  if (answer !== 'lines') return;
  await window.showTextDocument(await workspace.openTextDocument({ content: `${pulledLines(pulled).join('\n')}\n` }));
}

import { t } from '@vscode/l10n';
import { window, type QuickPickItem } from 'vscode';
import { oneLine } from '../../core/catalog/plain.ts';
import { sensitivityOf } from '../../core/catalog/sensitive.ts';
import type { OperationFacts } from '../../core/families/family.ts';
import { searchOperations } from '../../core/families/search.ts';
import { catalogueOf } from '../support/catalogueOf.ts';
import { runCommand } from '../support/commands.ts';
import type { Services } from '../../app/support/services.ts';
import type { OperationsView } from './operationsView.ts';
import { pickText } from '../../app/lists/pickText.ts';

const mostShown = 200;

interface Hit extends QuickPickItem {
  readonly of: OperationFacts | undefined;
}

/** Searches the operations of an instance as one types, and opens the request runner with the chosen one. */
export async function findOperation(services: Services, view: OperationsView, id: string | undefined): Promise<void> {
  if (id === undefined) return;
  const session = services.instances.session(id);
  const name = services.instances.get(id)?.name ?? id;
  await catalogueOf(services, session);
  const index = searchOperations(view.operations(id));
  const chosen = await pickOperation(t('API operations of {0}', oneLine(name, 60)), (text) => index.find(text));
  if (chosen === undefined) return;
  await runCommand('jamf.newRequest', { instance: id, method: chosen.method, path: chosen.path });
}

function pickOperation(title: string, find: (text: string) => readonly OperationFacts[]): Promise<OperationFacts | undefined> {
  const pick = window.createQuickPick<Hit>();
  pick.title = title;
  pick.placeholder = t('Method, path, words or a privilege');
  const draw = (): void => {
    const found = find(pick.value);
    const rest = found.length - mostShown;
    const more: Hit[] = rest > 0 ? [{ label: t('{0} more: type to narrow', rest), alwaysShow: true, of: undefined }] : [];
    pick.items = [...found.slice(0, mostShown).map(hitOf), ...more];
  };
  draw();
  return new Promise((resolve) => {
    let result: OperationFacts | undefined;
    pick.onDidChangeValue(draw);
    pick.onDidAccept(() => {
      result = pick.activeItems[0]?.of;
      if (result !== undefined) pick.hide();
    });
    pick.onDidHide(() => {
      pick.dispose();
      resolve(result);
    });
    pick.show();
  });
}

/** `alwaysShow`: our own ranking decides, not the quick pick's. */
function hitOf(of: OperationFacts): Hit {
  const marks = [of.deprecated ? t('deprecated') : '', sensitivityOf(of).level === 'none' ? '' : t('sensitive'), of.tag];
  return {
    label: pickText(`${of.method} ${of.path}`, 300),
    description: pickText(marks.filter((mark) => mark !== '').join(' · ')),
    detail: pickText(of.summary, 160),
    alwaysShow: true,
    of,
  };
}

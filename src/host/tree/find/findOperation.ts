import { t } from '@vscode/l10n';
import { ThemeIcon, type QuickPickItem } from 'vscode';
import { createRankedPick, meantRow } from '../../support/rankedPick.ts';
import { oneLine } from '../../../core/catalog/plain.ts';
import { sensitivityOf } from '../../../core/catalog/sensitive.ts';
import type { OperationFacts } from '../../../core/families/family.ts';
import { searchOperations, type OperationSearch } from '../../../core/families/search.ts';
import { pickText } from '../../../app/lists/pickText.ts';
import { operationCount, tagWords } from '../../../app/lists/operationList.ts';
import type { Services } from '../../../app/support/services.ts';
import { learnAccount } from '../../../app/support/account.ts';
import { catalogueOf } from '../../support/catalogueOf.ts';
import { runCommand } from '../../support/commands.ts';
import type { OperationsView } from '../operationsView.ts';

const mostShown = 200;

interface Hit extends QuickPickItem {
  /** What comes of choosing it; `all`: those that the view leaves out are searched, too. Undefined: it only says something. */
  readonly go: OperationFacts | 'request' | 'all' | undefined;
}

/** Searches the operations of an instance as one types, and opens the request runner with the chosen one. */
export async function findOperation(services: Services, view: OperationsView, id: string | undefined): Promise<void> {
  if (id === undefined) return;
  const session = services.instances.session(id);
  const name = oneLine(services.instances.get(id)?.name ?? id, 60);
  await catalogueOf(services, session);
  let isKnown = true;
  if (view.lacksPrivileges(id)) {
    const title = t`${name}: reading what the account may do`;
    isKnown = await services.waitFor({ title, instanceId: id }, ({ signal }) => learnAccount(session, signal));
  }
  const shown = searchOperations(view.operations(id));
  const all = searchOperations(view.allOperations(id));
  const title = isKnown ? t`API operations of ${name}` : t`API operations of ${name}: all, as it is not known what the account may call`;
  const chosen = await pickOperation(title, { shown, all });
  if (chosen === undefined || chosen === 'all') return;
  if (chosen === 'request') await runCommand('jamf.newRequest', { instance: id });
  else await runCommand('jamf.newRequest', { instance: id, method: chosen.method, path: chosen.path });
}

interface Searched {
  readonly shown: OperationSearch;
  readonly all: OperationSearch;
}

function pickOperation(title: string, { shown, all }: Searched): Promise<Hit['go']> {
  const pick = createRankedPick<Hit>();
  pick.title = title;
  pick.placeholder = t('Words such as “list computers”, a method, a path or a privilege');
  let search = shown;
  const draw = (): void => {
    const found = search.find(pick.value);
    const rest = found.length - mostShown;
    const more: Hit[] = rest > 0 ? [{ label: t('{0} more: type to narrow', rest), alwaysShow: true, go: undefined }] : [];
    const none = found.length === 0 ? noneRows(pick.value, search === all ? 0 : all.find(pick.value).length) : [];
    pick.items = [...none, ...found.slice(0, mostShown).map(hitOf), ...more];
  };
  draw();
  return new Promise((resolve) => {
    let result: Hit['go'];
    pick.onDidChangeValue(draw);
    pick.onDidAccept(() => {
      const go = meantRow(pick.items, pick.activeItems, true)[0]?.go;
      if (go === 'all') {
        search = all;
        draw();
      } else if (go !== undefined) {
        result = go;
        pick.hide();
      }
    });
    pick.onDidHide(() => {
      pick.dispose();
      resolve(result);
    });
    pick.show();
  });
}

/** In the place of results: that there is none, and what can be done. `leftOut`: found among those that the view does not show. */
function noneRows(text: string, leftOut: number): readonly Hit[] {
  const say = (label: string, detail: string, icon: string, go: Hit['go']): Hit => ({
    label,
    detail,
    iconPath: new ThemeIcon(icon),
    alwaysShow: true,
    go,
  });
  const hidden = operationCount(leftOut);
  const typed = pickText(text, 80);
  return [
    ...(leftOut === 0
      ? []
      : [say(t`${hidden} that the view leaves out`, t`Enter searches what the filters of the view leave out, too.`, 'filter', 'all')]),
    say(
      t`No operation is found by “${typed}”`,
      t`Other words may find it. Enter opens a request that takes any path, also one that the document does not name.`,
      'circle-slash',
      'request',
    ),
  ];
}

/** `alwaysShow`: our own ranking decides, not the quick pick's. */
function hitOf(of: OperationFacts): Hit {
  const marks = [of.deprecated ? t('deprecated') : '', sensitivityOf(of).level === 'none' ? '' : t('sensitive'), tagWords(of.tag)];
  return {
    label: pickText(`${of.method} ${of.path}`, 300),
    description: pickText(marks.filter((mark) => mark !== '').join(' · ')),
    detail: pickText(of.summary, 160),
    alwaysShow: true,
    go: of,
  };
}

import { t } from '@vscode/l10n';
import { askModal } from '../support/ask.ts';
import type { NewRequestForm, RequestArgument } from '../../app/contributions/arguments.ts';
import { oneInstance } from '../support/pickInstance.ts';
import type { JamfNode } from '../../app/support/nodes.ts';
import type { Services } from '../../app/support/services.ts';
import type { HistoryStore } from './historyStore.ts';
import type { RunnerStart } from '../../app/runner/newRequest.ts';

/** What a new request of a row, or as somebody wrote it, begins with; undefined: no instance was chosen for it. */
async function startFrom(services: Services, from: JamfNode | NewRequestForm | undefined): Promise<RunnerStart | undefined> {
  const { draftFor, startOf } = await import('../../app/runner/newRequest.ts');
  if (from !== undefined && 'kind' in from) {
    return { instanceId: from.instanceId, draft: draftFor(from, services.instances.session(from.instanceId).known().catalogue) };
  }
  if (from !== undefined) {
    // Throws the sentence for an id that is none.
    services.instances.session(from.instance);
    return startOf(from);
  }
  const instanceId = await chosenInstance(services);
  return instanceId === undefined ? undefined : startOf({ instance: instanceId });
}

/** What a kept request begins with, after a choice among them all where none is given. */
async function savedStart(services: Services, history: HistoryStore, request?: RequestArgument): Promise<RunnerStart | undefined> {
  const { chooseRequest, requestIn } = await import('./savedRequests.ts');
  const chosen = requestIn(request) ?? (await chooseRequest(history, (id) => services.instances.get(id)?.name ?? id));
  if (chosen === undefined) return undefined;
  const known = chosen.instanceId !== undefined && services.instances.get(chosen.instanceId) !== undefined ? chosen.instanceId : undefined;
  const instanceId = known ?? (await chosenInstance(services));
  return instanceId === undefined ? undefined : { instanceId, draft: await chosen.draft() };
}

async function chosenInstance({ instances }: Services): Promise<string | undefined> {
  return await oneInstance(instances.all(), { title: t('New request'), placeHolder: t('Which instance is asked?') });
}

/** After a question. */
async function clearHistory(history: HistoryStore): Promise<void> {
  const count = history.entries.length;
  const message = count === 1 ? t('Clear the history of 1 request?') : t('Clear the history of {0} requests?', count);
  if ((await askModal({ message, first: 'Keep It', acts: { clear: t('Clear') } })) === 'clear') history.clear();
}

/** What the commands of requests begin with: loaded when one of them is used. */
export const runnerStarts = { startFrom, savedStart, clearHistory };

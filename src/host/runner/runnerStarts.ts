import { t } from '@vscode/l10n';
import { askModal } from '../support/ask.ts';
import type { NewRequestForm, RequestArgument } from '../../app/contributions/arguments.ts';
import { oneInstance, pickInstance } from '../support/pickInstance.ts';
import type { JamfNode } from '../../app/support/nodes.ts';
import type { Services } from '../../app/support/services.ts';
import { instanceAtOnce } from '../../app/runner/lastInstance.ts';
import type { HistoryStore } from './historyStore.ts';
import type { RunnerStart } from '../../app/runner/newRequest.ts';
import type { KeptOfRequests } from './runners.ts';

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

/** What a kept request begins with, after a choice among them all where none is given. A file is asked of the same instance next time. */
async function savedStart(services: Services, kept: KeptOfRequests, request?: RequestArgument): Promise<RunnerStart | undefined> {
  const { history, fileInstances } = kept;
  const { chooseRequest, requestIn } = await import('./savedRequests.ts');
  const chosen = requestIn(request) ?? (await chooseRequest(history, (id) => services.instances.get(id)?.name ?? id));
  if (chosen === undefined) return undefined;
  const { file } = chosen;
  const last = file === undefined ? chosen.instanceId : fileInstances.of(file);
  const known = instanceAtOnce(services.instances.all(), last);
  const instanceId = known ?? (await chosenInstance(services, last));
  if (instanceId === undefined) return undefined;
  const draft = await chosen.draft();
  if (known === undefined && file !== undefined) await fileInstances.keep(file, instanceId);
  return { instanceId, draft };
}

/** `gone`: the id of the instance that it was for, in whose place none is taken without a question. */
async function chosenInstance({ instances }: Services, gone?: string): Promise<string | undefined> {
  const all = instances.all();
  const title = t('New request');
  if (gone === undefined || all.length === 0) return await oneInstance(all, { title, placeHolder: t('Which instance is asked?') });
  return (await pickInstance(all, { title, placeHolder: t('Its instance, {0}, is gone. Which one is asked?', gone) }))?.id;
}

/** After a question. */
async function clearHistory(history: HistoryStore): Promise<void> {
  const count = history.entries.length;
  const message = count === 1 ? t('Clear the history of 1 request?') : t('Clear the history of {0} requests?', count);
  if ((await askModal({ message, first: 'Keep It', acts: { clear: t('Clear') } })) === 'clear') history.clear();
}

/** What the commands of requests begin with: loaded when one of them is used. */
export const runnerStarts = { startFrom, savedStart, clearHistory };

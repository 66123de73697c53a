import { t } from '@vscode/l10n';
import type { ObjectAddress } from '../../../../core/objects/address/address.ts';
import { scopeEach, type ScopedOne, type Scoping } from '../../../../app/scope/scopeEach.ts';
import type { ScopeDraft } from '../../../../app/scope/scopeDraft.ts';
import { scopedLines, scopeQuestion, scopeResult, scopeText } from '../../../../app/scope/scopeWords.ts';
import type { WriteQuestion } from '../../../../app/support/services.ts';
import { say } from '../../../support/say.ts';
import { withProgress } from '../../../support/progress.ts';
import { calledInSentence } from '../../sending/objectWords.ts';
import { openAddress } from '../../system/openDocuments.ts';
import type { FileParts } from '../fileParts.ts';
import { unsentIn, type ScopeTask } from './scopeTask.ts';

/** Asks once for all that changes, sends it, and tells what came of it. Where nothing is to be sent, that is told at once. */
export async function sendScopes(parts: FileParts, task: ScopeTask, drafts: readonly ScopeDraft[]): Promise<void> {
  const isAnythingSent = drafts.some(({ save }) => save !== undefined);
  if (isAnythingSent && !(await isWanted(parts, task, drafts))) return;
  const all = await sendAll(parts, task, drafts);
  void report(parts, task, all);
}

async function isWanted({ services, copybook }: FileParts, task: ScopeTask, drafts: readonly ScopeDraft[]): Promise<boolean> {
  const { instanceId, instance } = task;
  const { summary, lines, beyond } = scopeQuestion(drafts, instance);
  const writes = drafts.flatMap(({ save }) => save?.plan.write ?? []);
  const paths = [...new Set(writes.map(({ endpoint, path }) => (writes.length > 1 ? endpoint.path : path)))];
  const [path = '', ...others] = paths;
  const question: WriteQuestion = {
    instanceId,
    method: writes[0]?.endpoint.method ?? 'PUT',
    path,
    others,
    summary,
    lines,
    // Who is in scope of what is not to be seen of a name alone.
    takesAway: true,
    more: {
      label: 'Show Changes',
      show: async () => await copybook.show(instanceId, t`What changes.txt`, scopeText(drafts, summary)),
    },
    ...(beyond === undefined ? {} : { beyond }),
  };
  return await services.confirm.write(question);
}

async function sendAll(parts: FileParts, task: ScopeTask, drafts: readonly ScopeDraft[]): Promise<readonly ScopedOne[]> {
  const { instances } = parts.services;
  const { instance, instanceId } = task;
  const sent = drafts.filter(({ save }) => save !== undefined).length;
  if (sent === 0)
    return await scopeEach(
      drafts,
      scopingIn(parts, task, () => undefined),
      parts.documents.lifetime,
    );
  const title = sent === 1 ? t`${instance}: changing a scope` : t`${instance}: changing ${sent} scopes`;
  return await withProgress(
    { title, where: 'notification', held: { waits: instances.waits, instanceId } },
    async (signal, step) =>
      await scopeEach(
        drafts,
        scopingIn(parts, task, ({ label }, done) => step({ message: label, percent: (100 * done) / drafts.length })),
        signal,
      ),
  );
}

function scopingIn(parts: FileParts, { origin }: ScopeTask, next: Scoping['next']): Scoping {
  const { services, documents, history } = parts;
  return {
    origin,
    session: (instanceId) => services.instances.session(instanceId),
    documents,
    next,
    obstacle: (address) => unsentIn(parts, address),
    stored: async (address, json, over) => {
      await history.add(openAddress(address) ?? address, json, 'saved', Date.now(), over);
      documents.happened({ kind: 'announced' }, ...documents.siblings(address));
    },
    trouble: ({ label }, error) => services.log.error(`The scope of “${label}” was changed, and that could not be noted`, error),
    what: (address) => calledInSentence(address),
    words: async (address, problem) =>
      await services.problems.words(problem, { instanceId: address.instanceId, couldNot: couldNotChange(address) }),
  };
}

function couldNotChange(address: ObjectAddress): () => string {
  return () => t`could not change the scope of ${calledInSentence(address)}`;
}

async function report({ copybook }: FileParts, { instance, instanceId }: ScopeTask, all: readonly ScopedOne[]): Promise<void> {
  const { isWhole, message } = scopeResult(all, instance);
  const each = { each: t`Show Each` };
  if ((await (isWhole ? say.info(message, each) : say.warning(message, each))) !== 'each') return;
  await copybook.show(instanceId, t`What was changed.txt`, [message, '', ...scopedLines(all), ''].join('\n'));
}

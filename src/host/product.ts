import { l10n, type Disposable, type ExtensionContext } from 'vscode';
import { sensitivityOf } from '../core/catalog/sensitive.ts';
import { systemClock } from '../core/http/clock.ts';
import { redactText } from '../core/http/redact.ts';
import { registerDocuments } from './documents/registerDocuments.ts';
import { registerInstanceCommands } from './instances/commands/instanceCommands.ts';
import { InstanceRegistry } from './instances/registry/instanceRegistry.ts';
import { InstanceSigns } from './instances/instanceSigns.ts';
import { InstanceStatus } from './instances/instanceStatus.ts';
import { TabNames } from './instances/tabNames.ts';
import { registerRunner, type RunnerFeature } from './runner/registerRunner.ts';
import { madeOnce } from '../app/support/firstUse.ts';
import { later, speakLanguage } from '../app/support/language.ts';
import { DisposableStore } from '../app/support/disposables.ts';
import { readNothing, readWait } from '../app/contributions/read.ts';
import { commandsOf, runCommand } from './support/commands.ts';
import { keepInstanceContext } from './support/instanceContext.ts';
import { OutputLog } from './support/log.ts';
import { OwnPanels } from './support/ownPanels.ts';
import { explainWith } from '../app/support/problemFacts.ts';
import { knownUses } from '../app/sets/knownUses.ts';
import { NotifyingProblems } from '../app/support/problems.ts';
import { ObjectFiles } from '../app/files/objectFiles.ts';
import { waitingWith } from '../app/support/progress.ts';
import { lackedFor } from '../app/support/account.ts';
import type { Confirmations, Services } from '../app/support/services.ts';
import { ShownWaits } from './support/progress.ts';
import { vscodeUi } from './support/ui.ts';
import { registerSets } from './sets/registerSets.ts';
import { registerTable, type TableFeature } from './table/registerTable.ts';
import { registerApplies } from './tree/applies/registerApplies.ts';
import { registerExplorer } from './tree/registerExplorer.ts';
import { registerOperations } from './tree/registerOperations.ts';

export interface Product extends Disposable {
  readonly restoreRunner: RunnerFeature['restore'];
  readonly restoreTable: TableFeature['restore'];
  readonly requestFiles: RunnerFeature['files'];
}

/** The composition root: makes what the features share, hands it to them, and nothing else. Contacts nobody. All of it, or nothing. */
export function composeProduct(context: ExtensionContext): Product {
  speakLanguage(l10n.bundle ?? {});
  const store = new DisposableStore();
  try {
    return composeIn(store, context);
  } catch (error) {
    store.dispose();
    throw error;
  }
}

function composeIn(store: DisposableStore, context: ExtensionContext): Product {
  const log = store.add(new OutputLog(redactText));
  const instances = store.add(new InstanceRegistry(context, log));
  const problems = new NotifyingProblems(vscodeUi, log, explainWith(instances, log), (id) => instances.get(id)?.name);
  const confirm = confirmingIn(instances);
  const shownWaits = store.add(new ShownWaits(systemClock));
  const waitFor = waitingWith({ clock: systemClock, surface: shownWaits, waits: instances.waits });
  const uses = knownUses({ load: async () => await sets.useLines(), execute: runCommand, clock: systemClock, log });
  const services: Services = { instances, problems, confirm, log, waitFor, uses, files: new ObjectFiles() };
  const on = commandsOf(store, services);
  on('jamf.showLog', later`could not show the log`, readNothing, () => log.show());
  on('jamf.stopWaiting', later`could not stop`, readWait, (wait) => shownWaits.stop(wait));

  store.add(keepInstanceContext(instances));
  store.add(registerInstanceCommands({ registry: instances, problems, log, waitFor }));
  store.add(registerExplorer(services, context));
  store.add(registerOperations(services, context));
  store.add(registerApplies(services));
  store.add(registerDocuments(services, context));
  const sets = store.add(registerSets(services, context));
  const panels = store.add(new OwnPanels(instances, context));
  const runner = store.add(registerRunner(services, context, panels));
  const table = store.add(registerTable(services, context, panels));
  store.add(new InstanceStatus(instances, panels));
  store.add(new InstanceSigns(instances));
  store.add(new TabNames(services));
  return { restoreRunner: runner.restore, restoreTable: table.restore, requestFiles: runner.files, dispose: () => store.dispose() };
}

/** What is asked before writes, loaded with the first one. */
function confirmingIn(instances: InstanceRegistry): Confirmations {
  const asking = madeOnce(async () => {
    const { AskingConfirmations } = await import('../app/support/confirm.ts');
    return new AskingConfirmations(vscodeUi, instances, sensitivityOf, (question) => lackedFor(instances, question));
  });
  return {
    write: async (question) => await (await asking()).write(question),
    unlocked: async (instanceId, what) => await (await asking()).unlocked(instanceId, what),
    asks: async (question) => await (await asking()).asks(question),
  };
}

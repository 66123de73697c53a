import { t } from '@vscode/l10n';
import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import { readOneObject, readObjects, readScope } from '../../../app/contributions/read.ts';
import { contextKeys } from '../../../app/support/ids.ts';
import { later } from '../../../app/support/language.ts';
import { runCommand, type RegisterCommand } from '../../support/commands.ts';
import { chosenRows } from '../../../app/support/nodes.ts';
import { activeUri, chosenObjects, neededAddress } from './fileArguments.ts';
import type { FileParts } from './fileParts.ts';
import type { changeScope } from './scope/changeScope.ts';
import { loadActions } from './loadActions.ts';

/** The commands on several objects at once. */
export function registerManyCommands(parts: FileParts, on: RegisterCommand): void {
  on('jamf.exportObjects', later`could not export the objects`, readObjects, async (object, selection) => {
    const meant = object ?? activeUri();
    await (await loadActions()).exportObjects(parts, meant, selection);
  });
  on('jamf.deleteObject', later`could not delete`, readObjects, async (object, selection) => {
    const chosen = object === chosenRows ? ((await runCommand('jamf.internal.chosenObjects')) ?? []) : undefined;
    if (chosen?.length === 0) throw invalidProblem(t`Choose an object in the sidebar to delete it.`);
    const [meant = object ?? activeUri()] = chosen ?? [];
    await (await loadActions()).deleteObjects(parts, meant, chosen ?? selection);
  });
  on('jamf.addToScope', later`could not add to the scope`, readScope, async (object, selection) => {
    const meant = object ?? activeUri();
    await (
      await loadScope()
    )(parts, 'add', meant, selection);
  });
  on('jamf.removeFromScope', later`could not remove from the scope`, readScope, async (object, selection) => {
    const meant = object ?? activeUri();
    await (
      await loadScope()
    )(parts, 'remove', meant, selection);
  });
  registerComparisons(parts, on);
}

async function loadScope(): Promise<typeof changeScope> {
  return (await import('./scope/changeScope.ts')).changeScope;
}

/** Comparisons of two objects, of which one may have been chosen before. */
function registerComparisons(parts: FileParts, on: RegisterCommand): void {
  let first: ObjectAddress | undefined;
  on('jamf.selectForCompare', later`could not choose the object`, readOneObject, async (object) => {
    first = neededAddress(object);
    await runCommand('setContext', contextKeys.compareChosen, true);
  });
  on('jamf.compareWithSelected', later`could not compare`, readOneObject, async (object) => {
    const [one, other] = [first, neededAddress(object)];
    if (one === undefined) throw invalidProblem(t`Select an object for the comparison first.`);
    await (await loadActions()).compareObjects(parts, one, other);
  });
  on('jamf.compareSelected', later`could not compare`, readObjects, async (object, selection) => {
    const [one, other, ...others] = chosenObjects(object, selection);
    if (one === undefined || other === undefined || others.length > 0) throw invalidProblem(t`Choose two objects to compare them.`);
    await (await loadActions()).compareObjects(parts, one, other);
  });
}

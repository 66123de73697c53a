import type { GuidanceAction } from '../../shared/guidance.ts';
import { commands } from './ids.ts';

/** A button of a notification: the command that it stands for. */
export interface ActionCommand {
  readonly label: string;
  readonly command: string;
  readonly args: readonly unknown[];
}

/** What a button of guidance does outside the panel; undefined for what only the panel can do. `retry` is the caller's own. */
export function actionCommand(action: GuidanceAction, instanceId: string | undefined): ActionCommand | undefined {
  const run = (command: string, ...args: unknown[]): ActionCommand => ({ label: action.label, command, args });
  // A node and not an id: the command was pressed by a person, so its own failure is shown, not thrown.
  const onInstance = (command: string, ...args: unknown[]): ActionCommand | undefined =>
    instanceId === undefined ? undefined : run(command, { kind: 'instance', instanceId }, ...args);
  switch (action.do) {
    case 'showLog':
      return run(commands.showLog);
    case 'openSettings':
      return run('workbench.action.openSettings', `@id:${action.setting}`);
    case 'signIn':
      return onInstance(commands.signIn);
    case 'signInAgain':
      return onInstance(commands.signIn, 'same');
    case 'editInstance':
      return onInstance(commands.editInstance);
    case 'unlock':
      return onInstance(commands.unlockInstance);
    case 'checkStatus':
      return onInstance(commands.testInstance);
    case 'showPrivileges':
      return onInstance(commands.showPrivileges, action.privileges);
    case 'copyRole':
      return onInstance(commands.copyMinimalRole, action.privileges);
    case 'openObject':
      return instanceId === undefined
        ? undefined
        : run(commands.openObject, { kind: 'object', instanceId, resource: action.resource, id: action.id, label: action.id });
    default:
      return undefined;
  }
}

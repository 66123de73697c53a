import type { GuidanceAction } from '../../shared/guidance.ts';
import type { RunCommand } from '../contributions/commandTypes.ts';
import type { InstanceNode } from './nodes.ts';

/** A button of a notification, and the command that it stands for. */
export interface ActionCommand {
  readonly label: string;
  readonly run: (run: RunCommand) => Promise<unknown>;
}

/** What a button of guidance does outside the panel; undefined for what only the panel can do. `retry` is the caller's own. */
export function actionCommand(action: GuidanceAction, instanceId: string | undefined): ActionCommand | undefined {
  const { label } = action;
  // A node and not an id: the command was pressed by a person, so its own failure is shown, not thrown.
  const on = (act: (run: RunCommand, instance: InstanceNode) => Promise<unknown>): ActionCommand | undefined =>
    instanceId === undefined ? undefined : { label, run: async (run) => await act(run, { kind: 'instance', instanceId }) };
  switch (action.do) {
    case 'showLog':
      return { label, run: async (run) => await run('jamf.showLog') };
    case 'openSettings':
      return { label, run: async (run) => await run('workbench.action.openSettings', `@id:${action.setting}`) };
    case 'signIn':
      return on(async (run, it) => await run('jamf.signIn', it));
    case 'signInAgain':
      return on(async (run, it) => await run('jamf.signIn', it, 'same'));
    case 'editInstance':
      return on(async (run, it) => await run('jamf.editInstance', it));
    case 'unlock':
      return on(async (run, it) => await run('jamf.unlockInstance', it));
    case 'checkStatus':
      return on(async (run, it) => await run('jamf.testInstance', it));
    case 'showPrivileges':
      return on(async (run, it) => await run('jamf.showPrivileges', it, action.privileges));
    case 'copyRole':
      return on(async (run, it) => await run('jamf.copyMinimalRole', it, action.privileges));
    case 'openObject': {
      const { resource, id } = action;
      return on(async (run, { instanceId }) => await run('jamf.openObject', { kind: 'object', instanceId, resource, id, label: id }));
    }
    default:
      return undefined;
  }
}

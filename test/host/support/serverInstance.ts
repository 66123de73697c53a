import { commands, Uri, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import { demoClient } from '../../../src/demo/credentials.ts';
import { startDemoServer } from '../../support/demoServer.ts';
import type { DemoServer, DemoServerOptions } from '../../support/demoServer.ts';
import { ours } from './extension.ts';

/** A demo server of its own, and the instance that stands for it. */
export interface ServerInstance {
  readonly server: DemoServer;
  readonly id: string;
  /** Its document, whether or not a tab shows it. */
  readonly open: (resource: string, id: string) => Promise<TextDocument>;
  readonly end: () => Promise<void>;
}

/** What is written there is asked for by no question, or refused. */
export async function addServer(name: string, access: 'full' | 'readOnly' = 'full', options?: DemoServerOptions): Promise<ServerInstance> {
  await ours().activate();
  const server = await startDemoServer(options);
  const { clientId, clientSecret } = demoClient;
  const credentials = { kind: 'client', clientId, clientSecret };
  const input = { name, url: server.url, credentials, access, environment: 'test' };
  const instance = await commands.executeCommand<string>('jamf.addInstance', input);
  return {
    server,
    id: instance,
    open: async (resource, id) => {
      const uri = await commands.executeCommand<string>('jamf.openObject', { instance, resource, id });
      return await workspace.openTextDocument(Uri.parse(uri));
    },
    end: async () => {
      await commands.executeCommand('workbench.action.closeAllEditors');
      await commands.executeCommand('jamf.removeInstance', instance);
      await server.close();
    },
  };
}

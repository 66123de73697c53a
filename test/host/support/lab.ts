import { commands, languages, Uri, window, workspace } from 'vscode';
import type { CodeLens, Command, Diagnostic, TabInputText, TextDocument } from 'vscode';
import { demoClient } from '../../../src/demo/credentials.ts';
import { startDemoServer, type DemoServer, type RecordedRequest } from '../../support/demoServer.ts';
import { until } from './editing.ts';
import { ours } from './extension.ts';
import { put } from './otherPerson.ts';

/** A server and the instance of it, which sends without a question. */
export class Lab {
  readonly server: DemoServer;
  readonly name: string;
  /** The instance's id. */
  instance = '';

  private constructor(server: DemoServer, name: string) {
    this.server = server;
    this.name = name;
  }

  static async open(name: string): Promise<Lab> {
    await ours().activate();
    const lab = new Lab(await startDemoServer(), name);
    await lab.add();
    return lab;
  }

  async add(): Promise<void> {
    const { clientId, clientSecret } = demoClient;
    const credentials = { kind: 'client', clientId, clientSecret };
    const input = { name: this.name, url: this.server.url, credentials, access: 'full', environment: 'test' };
    this.instance = await commands.executeCommand<string>('jamf.addInstance', input);
  }

  async remove(): Promise<void> {
    await commands.executeCommand('jamf.removeInstance', this.instance);
  }

  async close(): Promise<void> {
    this.server.setFault(undefined);
    await closeAll();
    await this.remove();
    await this.server.close();
  }

  /** Of an object, in a tab that stays. */
  async show(resource: string, id: string): Promise<TextDocument> {
    const uri = await commands.executeCommand<string>('jamf.openObject', { instance: this.instance, resource, id });
    return await shown(Uri.parse(uri));
  }

  /** Of a script as a script. */
  async showScript(id: string): Promise<TextDocument> {
    const { uri } = await this.show('scripts', id);
    await commands.executeCommand('jamf.openScript', uri);
    return window.activeTextEditor!.document;
  }

  stored(table: string, id: string): Readonly<Record<string, unknown>> {
    return this.server.demo.peek(table, id) ?? {};
  }

  nameOf(table: string, id: string): string {
    return String(this.stored(table, id)['name']);
  }

  /** Another person's write. */
  async elsewhere(path: string, change: object): Promise<void> {
    await put(this.server, path, { ...this.server.demo.peek(...(path.split('/') as [string, string])), ...change });
  }

  writes(): readonly RecordedRequest[] {
    return this.server.requests.filter(({ method, path }) => !['GET', 'HEAD'].includes(method) && !/\/(oauth|auth)\//.test(path));
  }
}

/** In a tab that stays. */
export async function shown(uri: Uri): Promise<TextDocument> {
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document, { preview: false });
  return document;
}

/** What the lines above a text say, and do. */
export async function notesOf({ uri }: TextDocument): Promise<readonly Command[]> {
  const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri);
  return lenses.flatMap(({ command }) => (command === undefined ? [] : [command]));
}

/** Once one of them says it. */
export async function note(document: TextDocument, title: string): Promise<Command> {
  let seen: readonly Command[] = [];
  const found = (): Command | undefined => seen.find((one) => one.title === title);
  const isThere = async (): Promise<boolean> => {
    seen = await notesOf(document);
    return found() !== undefined;
  };
  await until(() => `“${title}” above ${document.uri.toString()}, where there is ${JSON.stringify(seen)}`, isThere);
  return found()!;
}

export async function press({ command, arguments: given = [] }: Command): Promise<void> {
  await commands.executeCommand(command, ...(given as unknown[]));
}

/** What is complained about in a text, by us. */
export function complaints({ uri }: TextDocument): readonly Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === 'Jamf Pro');
}

/** With all that was not saved. */
export async function closeAll(): Promise<void> {
  for (const tab of window.tabGroups.all.flatMap(({ tabs }) => tabs)) {
    if (!tab.isDirty) continue;
    await commands.executeCommand('vscode.open', (tab.input as TabInputText).uri);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await commands.executeCommand('workbench.action.closeAllEditors');
}

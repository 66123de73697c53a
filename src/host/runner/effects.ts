import { t } from '@vscode/l10n';
import { copyFile } from 'node:fs/promises';
import { Uri, env, window, workspace } from 'vscode';
import { csvRow } from '../../core/response/body/csv.ts';
import type { AnswerTable } from '../../core/response/body/table.ts';
import { savedRequestEnding, writeSavedRequest } from '../../core/request/savedRequest.ts';
import { documentPath } from '../../core/request/path.ts';
import type { RequestDraft } from '../../shared/draft.ts';
import { invalidProblem } from '../../shared/problem.ts';
import type { RunnerAct } from '../../app/runner/protocol.ts';
import { runCommand } from '../support/commands.ts';
import type { Log } from '../../app/support/services.ts';
import type { AnswerDocuments } from './answerDocuments.ts';
import type { FileInstances } from './fileInstances.ts';
import { tellSecrets } from './requestDocuments.ts';
import type { BodyStore, KeptAnswer } from '../../app/runner/bodyStore.ts';
import { bodyEnding } from './bodyEndings.ts';

/** What the panel may have done outside of itself: a closed set, each with a place of its own. */
export class Effects {
  readonly #bodies: BodyStore;
  readonly #documents: AnswerDocuments;
  readonly #files: FileInstances;
  readonly #log: Log;

  constructor(bodies: BodyStore, documents: AnswerDocuments, files: FileInstances, log: Log) {
    this.#bodies = bodies;
    this.#documents = documents;
    this.#files = files;
    this.#log = log;
  }

  async run(act: RunnerAct): Promise<void> {
    switch (act.do) {
      case 'saveBody':
        return await saveBody(this.#bodies.get(act.handle));
      case 'openBody':
        return await this.#documents.open(act.handle);
      case 'copyBody':
        return await copyBody(this.#bodies.get(act.handle));
      case 'compareBody':
        return await this.#documents.compare(act.handle);
      case 'exportTable':
        return await exportTable(this.#bodies.get(act.handle), act.format, act.columns);
      case 'saveRequest':
        return await saveRequest(act, this.#files);
      case 'copy':
        return await env.clipboard.writeText(act.text);
      case 'showLog':
        return this.#log.show();
      default:
        return await runAct(act);
    }
  }
}

type CommandAct = Exclude<
  RunnerAct,
  { do: 'saveBody' | 'openBody' | 'copyBody' | 'compareBody' | 'exportTable' | 'saveRequest' | 'copy' | 'showLog' }
>;

async function runAct(act: CommandAct): Promise<void> {
  switch (act.do) {
    case 'openObject':
      return void (await runCommand('jamf.openObject', { instance: act.instanceId, resource: act.resource, id: act.id }));
    case 'addInstance':
      return void (await runCommand('jamf.addInstance', { kind: 'address', url: act.address }));
    case 'copyRole':
      return await runCommand('jamf.copyMinimalRole', act.instanceId, act.privileges);
    case 'signInAgain':
      return await runCommand('jamf.signIn', act.instanceId, 'same');
    case 'openSettings':
      return await runCommand('workbench.action.openSettings', act.setting);
    default:
      return await runCommand(instanceCommands[act.do], act.instanceId);
  }
}

const instanceCommands = {
  signIn: 'jamf.signIn',
  editInstance: 'jamf.editInstance',
  unlock: 'jamf.unlockInstance',
  showPrivileges: 'jamf.showPrivileges',
  checkStatus: 'jamf.testInstance',
} as const;

/** As the server sent it, secrets included: the person names the file. */
async function saveBody(answer: KeptAnswer): Promise<void> {
  const target = await window.showSaveDialog({
    defaultUri: proposed(`${answer.name}.${bodyEnding(answer.body)}`),
    title: t('Save the body as'),
  });
  if (target === undefined) return;
  if (answer.file !== undefined && target.scheme === 'file') await copyFile(answer.file.path, target.fsPath);
  else await workspace.fs.writeFile(target, answer.body.bytes);
}

/** Characters that a clipboard takes without holding everything up. */
const mostCopied = 50_000_000;

/** As it is shown, secrets masked. */
async function copyBody({ body, file }: KeptAnswer): Promise<void> {
  if (file !== undefined || body.pretty.length > mostCopied)
    throw invalidProblem(t('This body is too long for the clipboard. Save it instead.'));
  await env.clipboard.writeText(body.pretty);
}

async function exportTable(answer: KeptAnswer, format: 'csv' | 'json', columns: readonly string[]): Promise<void> {
  const { table } = answer.body;
  if (table === null) throw invalidProblem(t('This answer is no list.'));
  const target = await window.showSaveDialog({ defaultUri: proposed(`${answer.name}.${format}`), title: t('Export the table to') });
  if (target === undefined) return;
  // JSON keeps every field and digit; secrets stay masked in both.
  const text = format === 'json' ? `${answer.body.pretty}\n` : `${csvLines(table, columns).join('\r\n')}\r\n`;
  await workspace.fs.writeFile(target, new TextEncoder().encode(text));
}

function csvLines(table: AnswerTable, columns: readonly string[]): readonly string[] {
  const rows = Array.from({ length: table.length }, (_, row) => {
    const cells = table.cells(row);
    return csvRow(columns.map((column) => cells.get(column) ?? ''));
  });
  return [csvRow(columns), ...rows];
}

/**
 * Into the workspace, without secrets; which fields they were is said. The file is asked of the same instance when it is opened; an empty id
 * stands for none.
 */
export async function saveRequest(
  { instanceId, draft }: { readonly instanceId: string; readonly draft: RequestDraft },
  files: FileInstances,
): Promise<void> {
  const title = t('Save the request as');
  const target = await window.showSaveDialog({ defaultUri: proposed(requestName(draft)), title, filters: { [t('Request')]: ['json'] } });
  if (target === undefined) return;
  const path = target.path.endsWith(savedRequestEnding)
    ? target
    : target.with({ path: target.path.replace(/(?:\.jamf)?(?:\.json)?$/, savedRequestEnding) });
  await workspace.fs.writeFile(path, new TextEncoder().encode(writeSavedRequest(draft)));
  if (instanceId !== '') await files.keep(path.toString(), instanceId);
  tellSecrets(draft);
}

/** `GET buildings.jamf.json` */
function requestName({ method, path }: RequestDraft): string {
  const words = documentPath(path)
    .split('/')
    .filter((part) => part !== '' && !part.startsWith('{') && !/^v\d+$/.test(part));
  return `${method} ${words.join(' ').replace(/[^\w -]/g, '') || 'request'}${savedRequestEnding}`;
}

function proposed(name: string): Uri {
  const safe = name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '-').slice(0, 100);
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return folder === undefined ? Uri.file(safe) : Uri.joinPath(folder, safe);
}

import { t } from '@vscode/l10n';
import { FileSystemError, Uri, window, workspace } from 'vscode';
import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import { readObject } from '../../../core/objects/plan/read.ts';
import { placeKey, stemsOf } from '../../../core/sets/folder/layout.ts';
import { filesOf, pulledText } from '../../../core/sets/folder/pulledText.ts';
import type { ObjectRef } from '../../../core/sets/source.ts';
import { invalidProblem, problemOf } from '../../../shared/problem.ts';
import { askModal } from '../../support/ask.ts';
import { withProgress } from '../../support/progress.ts';
import type { ReportProgress } from '../../../app/support/progress.ts';
import { say } from '../../support/say.ts';
import type { ObjectArgument } from '../../../app/contributions/arguments.ts';
import type { ObjectNode } from '../../../app/support/nodes.ts';
import { runCommand } from '../../support/commands.ts';
import { exportAsOne, exportMasks, type OneFileForm } from './exportAsOne.ts';
import { chosenObjects } from './fileArguments.ts';
import type { FileParts } from './fileParts.ts';

interface Tally {
  written: number;
  skipped: number;
  readonly failures: string[];
  notTried: number;
}

/** Writes the selected objects as they are on the server into a folder: the files that a pull writes. */
export async function exportObjects(parts: FileParts, argument?: ObjectArgument, selection?: readonly ObjectNode[]): Promise<void> {
  const addresses = chosenObjects(argument, selection);
  if (addresses.length === 0) throw invalidProblem(t`Choose objects in the sidebar, or open one, to export them.`);
  const title = addresses.length === 1 ? t`Export “${addresses[0]?.label ?? ''}”` : t`Export ${addresses.length} objects`;
  if (addresses.length > 1) {
    const form = await askForm(title);
    if (form === undefined) return;
    if (form !== 'files') return await exportAsOne(parts, addresses, { title, form });
  }
  const defaultUri = workspace.workspaceFolders?.[0]?.uri;
  const only = { canSelectFolders: true, canSelectFiles: false, ...(defaultUri === undefined ? {} : { defaultUri }) };
  const [folder] = (await window.showOpenDialog({ title, openLabel: t`Export Here`, ...only })) ?? [];
  if (folder === undefined) return;
  const work = new Export(parts, folder);
  const held = { waits: parts.services.instances.waits, instanceId: addresses[0]?.instanceId ?? '' };
  const tally = await withProgress({ title, where: 'notification', held }, (signal, step) => work.run(addresses, signal, step));
  await report(tally, folder);
}

async function askForm(title: string): Promise<'files' | OneFileForm | undefined> {
  const items = [
    { label: t`A file for each`, description: t`In a folder, with their scripts`, form: 'files' },
    { label: 'JSON', description: t`One file with whole objects`, form: 'json' },
    { label: 'CSV', description: t`One file with a line for each, for a spreadsheet`, form: 'csv' },
  ] as const;
  return (await window.showQuickPick(items, { title }))?.form;
}

class Export {
  readonly #parts: FileParts;
  readonly #folder: Uri;
  readonly #masks = exportMasks();
  #stems: ReadonlyMap<string, string> = new Map();
  readonly #tally: Tally = { written: 0, skipped: 0, failures: [], notTried: 0 };
  /** What was said about files that are there already; asked once. */
  #existing: 'replace' | 'skip' | undefined;

  constructor(parts: FileParts, folder: Uri) {
    this.#parts = parts;
    this.#folder = folder;
  }

  async run(addresses: readonly ObjectAddress[], signal: AbortSignal, step: ReportProgress): Promise<Tally> {
    this.#stems = stemsOf(addresses.map(refOf));
    for (const [index, address] of addresses.entries()) {
      step({ message: t`${index + 1} of ${addresses.length}: ${address.label}`, percent: (100 * index) / addresses.length });
      const goesOn = !signal.aborted && (await this.#one(address, signal));
      if (goesOn) continue;
      this.#tally.notTried = addresses.length - index;
      break;
    }
    return this.#tally;
  }

  /** False if the person wants no more. */
  async #one(address: ObjectAddress, signal: AbortSignal): Promise<boolean> {
    const { services, documents } = this.#parts;
    try {
      const session = services.instances.session(address.instanceId);
      const plan = await documents.reading.plan(address);
      const json = await this.#masks.masked(address, await readObject(session, plan, signal), signal);
      const stem = this.#stems.get(placeKey(refOf(address))) ?? '';
      for (const { ending, text } of filesOf(address.resource, pulledText({ resource: address.resource, shape: plan.readShape }, json))) {
        if (!(await this.#write(Uri.joinPath(this.#folder, `${stem}${ending}`), text))) return false;
      }
      return true;
    } catch (error) {
      const problem = error instanceof FileSystemError ? ({ kind: 'invalid', message: error.message } as const) : problemOf(error);
      if (problem.kind === 'bug') throw error;
      if (problem.kind === 'cancelled') return false;
      this.#tally.failures.push(
        await services.problems.words(problem, { instanceId: address.instanceId, couldNot: () => t`could not export “${address.label}”` }),
      );
      return true;
    }
  }

  async #write(uri: Uri, text: string): Promise<boolean> {
    const isThere = await exists(uri);
    if (isThere) this.#existing ??= await this.#ask(uri);
    if (isThere && this.#existing === undefined) return false;
    if (isThere && this.#existing === 'skip') this.#tally.skipped += 1;
    else {
      await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      this.#tally.written += 1;
    }
    return true;
  }

  async #ask(uri: Uri): Promise<'replace' | 'skip' | undefined> {
    const detail = t`${uri.path.slice(uri.path.lastIndexOf('/') + 1)} is the first one. The answer holds for all of this export.`;
    const message = t`Some of the files are there already.`;
    const answer = await askModal({ message, detail, first: 'Skip Them', acts: { replace: t`Replace Them` } });
    if (answer === undefined) return undefined;
    return answer === 'replace' ? 'replace' : 'skip';
  }
}

function refOf({ resource, target, label }: ObjectAddress): ObjectRef {
  return { resource, id: target.kind === 'one' ? target.id : '-', name: label };
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return false;
    throw error;
  }
}

async function report({ written, skipped, failures, notTried }: Tally, folder: Uri): Promise<void> {
  const files = (count: number): string => (count === 1 ? t`1 file` : t`${count.toLocaleString('en-US')} files`);
  const parts = [
    t`${files(written)} written.`,
    skipped === 0 ? '' : t`${files(skipped)} left as they were.`,
    notTried === 0 ? '' : t`Stopped: ${notTried} of the objects were not exported.`,
    ...failures.slice(0, 3),
    failures.length > 3 ? t`${failures.length - 3} more could not be read.` : '',
  ];
  const message = parts.filter((part) => part !== '').join(' ');
  const open = { open: t`Show Folder` };
  const isWhole = failures.length === 0 && notTried === 0;
  const shown = isWhole ? say.info(message, open) : say.warning(message, open);
  if ((await shown) === 'open') await runCommand('revealFileInOS', folder);
}

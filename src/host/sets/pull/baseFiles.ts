import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Uri } from 'vscode';
import type { BaseTexts } from '../../../core/sets/folder/folderTree.ts';
import type { Log } from '../../../app/support/services.ts';
import { asRecord } from '../../../core/json/wire.ts';
import { sha256 } from '../../support/sha256.ts';
import type { SetParts } from '../setParts.ts';

/** For nobody but who runs VS Code. */
const own = { folder: 0o700, file: 0o600 } as const;

export interface BaseFilesParts {
  readonly globalStorageUri: Pick<Uri, 'fsPath'>;
  readonly log: Pick<Log, 'warn'>;
}

/**
 * The texts that were pulled into a folder, in files below the extension's storage: `pulled/<server>/<folder>/<text>`, each by its SHA-256.
 * What cannot be kept is not known later, and is told to be.
 */
export function baseFiles({ globalStorageUri, log }: BaseFilesParts, server: string, folder: Pick<Uri, 'toString'>): BaseTexts {
  const below = join(basesOf(globalStorageUri, server), nameOf(folder));
  const at = (digest: string): string => join(below, digest);
  return {
    known: async () => new Set(await readdir(below).catch(() => [])),
    async get(digest) {
      const text = await readFile(at(digest), 'utf8').catch(() => undefined);
      return text !== undefined && sha256(text) === digest ? text : undefined;
    },
    async put(digest, text) {
      const part = at(`${digest}.${process.pid}.part`);
      const write = async (): Promise<void> => await writeFile(part, text, { mode: own.file });
      try {
        // The folder is made where it is missing: asked for with each of thousands of texts, it took as long as they do.
        await write().catch(async () => {
          await mkdir(below, { recursive: true, mode: own.folder });
          await write();
        });
        await rename(part, at(digest));
      } catch {
        log.warn(
          'A text that was pulled could not be kept: what is changed in it later can be told from what is changed in Jamf Pro no more.',
        );
        await rm(part, { force: true }).catch(() => undefined);
      }
    },
    async keep(only) {
      for (const name of await readdir(below).catch(() => []))
        if (!only.has(name)) await rm(at(name), { force: true }).catch(() => undefined);
    },
  };
}

/**
 * The SHA-256 of the texts that were pulled into a folder from a server; none where texts of another one are kept for it as well, as of a
 * branch of git: whose the folder is, texts do not tell then.
 */
export async function knownOfOneServer(
  { globalStorageUri }: Pick<BaseFilesParts, 'globalStorageUri'>,
  server: string,
  folder: Pick<Uri, 'toString'>,
): Promise<ReadonlySet<string>> {
  const own = basesOf(globalStorageUri, server);
  const textsIn = async (bases: string): Promise<readonly string[]> => await readdir(join(bases, nameOf(folder))).catch(() => []);
  for (const name of await readdir(dirname(own)).catch(() => [])) {
    const other = join(dirname(own), name);
    if (other !== own && (await textsIn(other)).length > 0) return new Set();
  }
  return new Set(await textsIn(own));
}

/** What was pulled from the server of an instance is forgotten with the last instance there. Files in folders are a person's. */
export async function forgetPulled({ services, context }: SetParts, instanceId: string): Promise<void> {
  const { instances } = services;
  await rememberFolder(context, instanceId, undefined);
  const server = instances.get(instanceId)?.url;
  if (server === undefined || instances.all().some(({ id, url }) => id !== instanceId && url === server)) return;
  await rm(basesOf(context.globalStorageUri, server), { recursive: true, force: true });
}

const rememberedKey = 'jamf.pulledFolders';

/** The folder that an instance was pulled into last, as the text of its URI. */
export function rememberedFolder({ globalState }: Pick<SetParts['context'], 'globalState'>, instanceId: string): string | undefined {
  const folder = asRecord(globalState.get(rememberedKey))[instanceId];
  return typeof folder === 'string' ? folder : undefined;
}

export async function rememberFolder(
  { globalState }: Pick<SetParts['context'], 'globalState'>,
  instanceId: string,
  folder: string | undefined,
): Promise<void> {
  const { [instanceId]: before, ...others } = asRecord(globalState.get(rememberedKey));
  if (before !== folder) await globalState.update(rememberedKey, folder === undefined ? others : { ...others, [instanceId]: folder });
}

function basesOf({ fsPath }: Pick<Uri, 'fsPath'>, server: string): string {
  return join(fsPath, 'pulled', sha256(server));
}

function nameOf(folder: Pick<Uri, 'toString'>): string {
  return sha256(folder.toString().replace(/\/$/, ''));
}

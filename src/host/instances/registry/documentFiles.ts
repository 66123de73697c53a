import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Uri } from 'vscode';
import type { DocumentStore } from '../../../core/instances/session.ts';
import type { Log } from '../../../app/support/services.ts';
import { sha256 } from '../../support/sha256.ts';

const ending = '.json';

export interface DocumentFiles {
  /** The documents of one address. An id says nothing of whose they are: it may be given again, or its address changed. */
  from(url: string): DocumentStore;
  /** Removes what is kept for an instance, whatever its address was. */
  remove(instanceId: string): Promise<void>;
}

/**
 * Fetched OpenAPI documents as files, `openapi/<instance>/<address>-<version>.json` with a hash of the address, one per instance: an
 * older version is of no use once a newer one is there. Losing them costs a download, so trouble with the disk is logged and
 * otherwise ignored.
 */
export function documentFiles(globalStorage: Uri, log: Pick<Log, 'warn'>): DocumentFiles {
  const folderOf = (instanceId: string): string => join(globalStorage.fsPath, 'openapi', instanceId.replace(/[^a-z0-9-]/g, '_'));

  async function quietly<T>(what: string, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!isMissing(error)) log.warn(`Could not ${what}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  const remove = async (instanceId: string): Promise<void> => {
    await quietly('remove a kept API document', () => rm(folderOf(instanceId), { recursive: true, force: true }));
  };

  return {
    remove,
    from(url) {
      const prefix = prefixOf(url);
      return {
        remove,
        read: (instanceId, version) =>
          quietly('read a kept API document', async () => {
            const folder = folderOf(instanceId);
            const file = version === undefined ? await newest(folder, prefix) : fileOf(prefix, version);
            if (file === undefined) return undefined;
            const text = await readFile(join(folder, file), 'utf8');
            return { version: version ?? decodeURIComponent(file.slice(prefix.length, -ending.length)), text };
          }),
        async write(instanceId, version, text) {
          await quietly('keep an API document', async () => {
            const folder = folderOf(instanceId);
            const own = fileOf(prefix, version);
            await mkdir(folder, { recursive: true });
            // Renamed into place, so that another window never reads half a document.
            const draft = join(folder, `${process.pid}-${Date.now()}.part`);
            await writeFile(draft, text);
            await rename(draft, join(folder, own));
            const others = (await readdir(folder)).filter((name) => name !== own && name.endsWith(ending));
            await Promise.all(others.map((name) => rm(join(folder, name), { force: true })));
          });
        },
      };
    },
  };
}

function prefixOf(url: string): string {
  return `${sha256(url).slice(0, 16)}-`;
}

function fileOf(prefix: string, version: string): string {
  return prefix + encodeURIComponent(version).replaceAll('*', '%2A') + ending;
}

async function newest(folder: string, prefix: string): Promise<string | undefined> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefix) && name.endsWith(ending));
  const dated = await Promise.all(names.map(async (name) => ({ name, time: (await stat(join(folder, name))).mtimeMs })));
  return dated.toSorted((a, b) => b.time - a.time)[0]?.name;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

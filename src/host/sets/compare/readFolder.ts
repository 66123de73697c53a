import type { Uri } from 'vscode';
import { placesOf, withFoundFiles } from '../../../core/sets/compare/foundFiles.ts';
import { foundFile } from '../../../core/sets/compare/setPair.ts';
import { openFolderSource } from '../../../core/sets/folder/folderSource.ts';
import { readPulledFolder } from '../../../core/sets/folder/pulledFolder.ts';
import { diskTree } from '../pull/diskTree.ts';
import type { SideRead } from './comparisonWish.ts';

/** A pulled folder as it is on disk. @throws `invalid` for one into which nothing was pulled, and for a broken one. */
export async function readFolder(uri: Uri): Promise<SideRead> {
  const tree = diskTree(uri);
  const { manifest, files } = await readPulledFolder(tree);
  const source = withFoundFiles(await openFolderSource(tree), tree, files);
  const paths = new Map<string, string>();
  for (const [path, { resource, id }] of files) {
    // Of an object with a text of its own that is a file, too.
    if (path.endsWith('.json')) paths.set(placeIn(resource, id), path);
  }
  const side = { kind: 'folder', at: uri.toString(), name: source.name, version: source.version, readAt: undefined } as const;
  const fileOf = (resource: string, id: string): string | undefined => foundFile({ id }) ?? paths.get(placeIn(resource, id));
  return { side, source, catalogue: undefined, server: manifest.server, fileOf, placesOf };
}

function placeIn(resource: string, id: string): string {
  return JSON.stringify([resource, id]);
}

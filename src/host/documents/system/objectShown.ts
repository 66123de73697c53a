import { Disposable, RelativePattern, Uri, type DocumentSelector } from 'vscode';
import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import type { DocumentUri } from '../../../app/support/nodes.ts';
import type { ObjectFile, ObjectFiles } from '../../../app/files/objectFiles.ts';
import { addressIn } from './objectUri.ts';

/** Which object a document is. */
export interface ShownObject {
  readonly address: ObjectAddress;
  /** Undefined for a document of ours. */
  readonly file: ObjectFile | undefined;
}

/** The object of a document: one of ours, or a file that was pulled. Contacts nobody. */
export function objectShown({ uri }: { readonly uri: DocumentUri }, files: ObjectFiles): ShownObject | undefined {
  const address = addressIn(uri);
  if (address !== undefined) return { address, file: undefined };
  const file = files.of(uri);
  return file === undefined ? undefined : { address: file.address, file };
}

interface OwnFilter {
  readonly scheme: string;
  readonly pattern?: string;
}

/** Registers help for documents of ours, and for pulled files while there are any. @param ours filters of our own documents. */
export function forObjects(files: ObjectFiles, ours: OwnFilter, register: (selector: DocumentSelector) => Disposable): Disposable {
  const own = register(ours);
  let others: Disposable | undefined;
  let known = '';
  const follow = (): void => {
    const roots = files.roots().map((root) => Uri.from(root));
    if (String(roots) === known) return;
    known = String(roots);
    others?.dispose();
    const selector = roots.map((root) => ({ scheme: root.scheme, pattern: new RelativePattern(root, ours.pattern ?? '**/*') }));
    others = roots.length === 0 ? undefined : register(selector);
  };
  const listening = files.onDidChange(follow);
  follow();
  return Disposable.from(own, { dispose: () => void listening.dispose() }, { dispose: () => others?.dispose() });
}

import { Uri, workspace, type Disposable, type TextDocumentContentProvider } from 'vscode';
import { memberIn } from '../../../app/contributions/memberIn.ts';
import { schemes } from '../../../app/support/ids.ts';
import { unclaimedName } from '../../support/schemaClaims.ts';

/** Which copy of a file: what was pulled, what Jamf Pro has, or nothing, for what is on one side alone. */
export type DriftSide = 'pulled' | 'jamf' | 'nothing';

/** Gives the text of a file; undefined: it is not known any more. */
export type TextOfSide = (folder: string, path: string, side: DriftSide) => Promise<string | undefined>;

/** The address of a copy that is only read. */
export function sideUri(folder: string, path: string, side: DriftSide): Uri {
  const steps = path.split('/');
  const name = unclaimedName(steps.pop() ?? '');
  return Uri.from({ scheme: schemes.pulled, path: `/${[...steps, name].join('/')}`, query: JSON.stringify({ folder, path, side }) });
}

export function registerSides(textOf: TextOfSide): Disposable {
  const provider: TextDocumentContentProvider = {
    async provideTextDocumentContent(uri) {
      const asked: unknown = JSON.parse(uri.query);
      const [folder, path, side] = [memberIn(asked, 'folder'), memberIn(asked, 'path'), memberIn(asked, 'side')];
      if (folder === undefined || path === undefined || (side !== 'pulled' && side !== 'jamf')) return '';
      return (await textOf(folder, path, side)) ?? '';
    },
  };
  return workspace.registerTextDocumentContentProvider(schemes.pulled, provider);
}

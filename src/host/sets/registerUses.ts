import { languages, workspace, type ReferenceProvider } from 'vscode';
import { readInstance, readNothing, readOneObject } from '../../app/contributions/read.ts';
import type { DisposableStore } from '../../app/support/disposables.ts';
import { schemes } from '../../app/support/ids.ts';
import type { UseLines } from '../../app/sets/knownUses.ts';
import { madeOnce } from '../../app/support/firstUse.ts';
import { later } from '../../app/support/language.ts';
import { commandsOf } from '../support/commands.ts';
import { forObjects } from '../support/pulledFolders.ts';
import type { SetParts } from './setParts.ts';

/** Who uses an object: its commands, what VS Code asks for references, and what questions say of it. */
export function registerUses(parts: SetParts, store: DisposableStore): { readonly useLines: () => Promise<UseLines> } {
  const { services } = parts;
  const part = madeOnce(async () => {
    const { UsesPart } = await import('./uses/usesPart.ts');
    return new UsesPart(parts, store);
  });
  const on = commandsOf(store, services);
  on('jamf.findReferences', later`could not find references`, readOneObject, async (object) => await (await part()).find(object));
  on('jamf.readUses', later`could not read what is missing`, readNothing, async () => await (await part()).feature.readMissing());
  on('jamf.refreshUses', later`could not read it anew`, readNothing, async () => await (await part()).feature.readAnew());
  on('jamf.internal.useUses', later`could not do what the row is for`, readNothing, async () => await (await part()).feature.use());
  on('jamf.searchUses', later`could not filter the references`, readNothing, async () => await (await part()).feature.chooseText());
  const report = async () => (await part()).report;
  on(
    'jamf.showUnused',
    later`could not tell what is unused`,
    readInstance,
    async (instance) => await (await report()).show('unused', instance),
  );
  on(
    'jamf.showDeadReferences',
    later`could not tell which references are dead`,
    readInstance,
    async (instance) => await (await report()).show('dead', instance),
  );
  on('jamf.refreshUseReport', later`could not read it anew`, readNothing, async () => await (await report()).readAnew());
  on('jamf.exportUseReport', later`could not export the report`, readNothing, async () => await (await report()).exportToFile());
  on('jamf.searchUseReport', later`could not filter the report`, readNothing, async () => await (await report()).chooseText());
  on('jamf.internal.useReport', later`could not do what the row is for`, readNothing, async () => await (await report()).use());
  const provider: ReferenceProvider = {
    provideReferences: async (document, position, _context, token) => await (await part()).references(document, position, token),
  };
  store.add(
    forObjects(services.files, { scheme: schemes.objects }, (documents) => languages.registerReferenceProvider(documents, provider)),
  );
  store.add(
    workspace.registerTextDocumentContentProvider(schemes.read, {
      provideTextDocumentContent: async (uri) => await (await part()).textOf(uri),
    }),
  );
  return { useLines: async () => (await part()).lines() };
}

import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import { pulledEnding, stemOf } from '../../../core/sets/folder/layout.ts';
import type { PulledIds } from '../../../core/sets/folder/pulledIds.ts';
import { DisposableStore } from '../../../app/support/disposables.ts';
import { PulledNames } from '../../../app/sets/drift/pulledNames.ts';
import type { ObjectFile } from '../../../app/files/objectFiles.ts';
import type { Services } from '../../../app/support/services.ts';
import type { DriftView } from './driftView.ts';

/** Says of the files of a pulled folder which objects they are, for as long as their instance is here. Contacts nobody. */
export function pulledHelp({ files, instances }: Services, view: DriftView): DisposableStore {
  const store = new DisposableStore();
  const names = new WeakMap<PulledIds, PulledNames>();
  const of = (uri: Parameters<DriftView['pathOf']>[0]): ObjectFile | undefined => {
    const path = view.pathOf(uri);
    const { ids, manifest } = view.drift;
    const file = path === undefined ? undefined : ids.get(path);
    const instance = instances.all().find(({ url }) => url === manifest?.server);
    if (path === undefined || file === undefined || instance === undefined || manifest === undefined) return undefined;
    const known = names.get(ids) ?? new PulledNames(manifest, ids);
    names.set(ids, known);
    return {
      address: addressOfFile(instance.id, path, file),
      name: file.name,
      base: async () => await view.parts.bases.get(file.sha256),
      names: (resource) => known.of(resource),
      has: (resource, id) => known.has(resource, id),
    };
  };
  const folder = files.add({ root: view.root, of });
  store.add(folder);
  store.add(view.drift.onDidChange(() => folder.changed()));
  store.add(instances.onDidChange(({ what }) => (what === 'state' ? undefined : folder.changed())));
  return store;
}

/** With a label of its own: nothing that is known of the object's document in an editor is true of the file. */
function addressOfFile(
  instanceId: string,
  path: string,
  { resource, id }: { readonly resource: string; readonly id: string },
): ObjectAddress {
  const target = id === '-' ? ({ kind: 'only' } as const) : ({ kind: 'one', id } as const);
  const stem = stemOf(path);
  return { instanceId, resource, target, label: `${stem.slice(stem.lastIndexOf('/') + 1)} (file)`, ending: pulledEnding(path) ?? '.json' };
}

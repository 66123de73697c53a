import { window, type Disposable } from 'vscode';
import { isScoped } from '../../../core/objects/scope/scopePlaces.ts';
import { DisposableStore } from '../../../app/support/disposables.ts';
import { contextKeys } from '../../../app/support/ids.ts';
import type { Services } from '../../../app/support/services.ts';
import type { ObjectDocuments } from '../../../app/documents/objectDocuments.ts';
import { runCommand } from '../../support/commands.ts';
import { addressIn } from '../system/objectUri.ts';

/** Offers to change the scope in the menu of the document in front, where its object has one. Contacts nobody. */
export class ScopeSign implements Disposable {
  readonly #store = new DisposableStore();
  readonly #instances: Services['instances'];

  constructor({ instances }: Pick<Services, 'instances'>, documents: Pick<ObjectDocuments, 'onDidChange'>) {
    this.#instances = instances;
    const follow = (): void => void runCommand('setContext', contextKeys.scopeActive, this.#isScoped());
    this.#store.add(window.onDidChangeActiveTextEditor(follow));
    this.#store.add(documents.onDidChange(follow));
    this.#store.add(instances.onDidChange(follow));
    follow();
  }

  #isScoped(): boolean {
    const address = addressIn(window.activeTextEditor?.document.uri);
    if (address?.target.kind !== 'one' || this.#instances.get(address.instanceId) === undefined) return false;
    const resource = this.#instances.session(address.instanceId).known().catalogue?.resource(address.resource);
    return resource !== undefined && isScoped(resource);
  }

  dispose(): void {
    this.#store.dispose();
  }
}

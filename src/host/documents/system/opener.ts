import { t } from '@vscode/l10n';
import type { ObjectAddress } from '../../../core/objects/address/address.ts';
import { nameIn } from '../../../core/objects/create/objectNames.ts';
import { textPartOf } from '../../../core/objects/plan/parts.ts';
import { parseJson } from '../../../core/json/parse.ts';
import { invalidProblem } from '../../../shared/problem.ts';
import type { Services } from '../../../app/support/services.ts';
import type { ObjectDocuments } from '../../../app/documents/objectDocuments.ts';
import { withoutSchemaClaim } from '../../support/schemaClaims.ts';
import { askedAgain, copyShown } from './opening.ts';
import { openAddress, showAddress } from './openDocuments.ts';

/** Opens objects as editors. Every way of opening one goes through here, so that an object has one tab. */
export class Opener {
  readonly #services: Pick<Services, 'instances' | 'waitFor'>;
  readonly #documents: ObjectDocuments;

  constructor(services: Pick<Services, 'instances' | 'waitFor'>, documents: ObjectDocuments) {
    this.#services = services;
    this.#documents = documents;
  }

  /** Reads an object and shows it; an empty label is replaced by the object's own name. Resolves to its address. */
  async open(wanted: ObjectAddress, preview = true): Promise<ObjectAddress> {
    const already = this.wanted(wanted);
    if (already !== undefined) return await showAddress(already, preview);
    const unsent = await this.#documents.keeping.draftOf(wanted);
    if (unsent !== undefined) return await showAddress(unsent, preview);
    if (wanted.target.kind === 'new') {
      const { openNewJson } = await import('./openNew.ts');
      return await openNewJson(this.#services, this.#documents, wanted);
    }
    const json = await copyShown(this.#services, this.#documents, wanted, askedAgain('jamf.openObject', wanted));
    const label = wanted.label === '' ? (nameIn(await this.#documents.reading.plan(wanted), parseJson(json)) ?? '') : wanted.label;
    const address = withoutSchemaClaim({ ...wanted, label });
    this.#documents.reading.prime(address, json);
    return await showAddress(address, preview);
  }

  /** Whoever opens what a window came back with wants to have it read. Returns the address under which it is open. */
  wanted(wanted: ObjectAddress): ObjectAddress | undefined {
    const already = openAddress(wanted);
    if (already !== undefined && this.#documents.away(already)?.remedy === 'read') this.#documents.happened({ kind: 'announced' }, already);
    return already;
  }

  /** The script of an object, beside its JSON. */
  async openText(json: ObjectAddress): Promise<ObjectAddress> {
    if (json.target.kind === 'new') {
      const { openNewText } = await import('./openNew.ts');
      return await openNewText(this.#documents, json);
    }
    const copy = await copyShown(this.#services, this.#documents, json, askedAgain('jamf.openScript', json));
    const part = textPartOf(json.resource, copy);
    if (part === undefined) throw invalidProblem(t`“${json.label}” has no text of its own.`);
    const address = { ...json, ending: part.ending };
    if (openAddress(address) === undefined) this.#documents.reading.prime(address, copy);
    return await showAddress(openAddress(address) ?? address, false);
  }

  /** A document for an object that is not created yet: see `openNew.ts`. */
  async openNew(address: ObjectAddress, text?: string): Promise<ObjectAddress> {
    const { openNew } = await import('./openNew.ts');
    return await openNew(this.#services, this.#documents, address, text);
  }
}

import { t } from '@vscode/l10n';
import { Uri } from 'vscode';
import { plainLabel } from '../../../core/objects/address/address.ts';
import { kindOf } from '../../../core/resources/kindOf.ts';
import type { ComparedPair, ComparedSide } from '../../../app/sets/compare/compared.ts';
import { schemes } from '../../../app/support/ids.ts';
import { unclaimedName } from '../../support/schemaClaims.ts';

/** Two portions of what is opened at once. */
const mostKept = 400;

/** Texts of both sides as they are compared: to be read, in memory only. */
export class ComparedTexts {
  readonly #texts = new Map<string, string>();
  #next = 0;

  textAt({ authority }: Uri): string {
    return this.#texts.get(authority) ?? `${t`This text is gone. Open the difference again.`}\n`;
  }

  /** A document with this text of an object, of this side. @param ending with its dot */
  put(
    { kind, at }: Pick<ComparedSide, 'kind' | 'at'>,
    { resource, name }: Pick<ComparedPair, 'resource' | 'name'>,
    ending: string,
    text: string,
  ): Uri {
    this.#next += 1;
    const id = String(this.#next);
    this.#texts.set(id, text);
    const oldest = this.#texts.keys().next().value;
    if (this.#texts.size > mostKept && oldest !== undefined) this.#texts.delete(oldest);
    const { many, one } = kindOf(resource).label;
    const path = `/${plainLabel(many)}/${unclaimedName(`${labelOf(name === '' ? one : name)}${ending}`)}`;
    return Uri.from({ scheme: schemes.compared, authority: id, path, query: kind === 'instance' ? at : '' });
  }

  clear(): void {
    this.#texts.clear();
  }
}

/** A name of dots alone would be none in a path: in quotes it is one. */
function labelOf(name: string): string {
  return /^[ .]+$/.test(name) ? plainLabel(`“${name}”`) : plainLabel(name);
}

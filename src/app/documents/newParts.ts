import { t } from '@vscode/l10n';
import { leafText, parseJson } from '../../core/json/parse.ts';
import { nodeAt } from '../../core/json/pointers.ts';
import { isTextPart, jsonOf, type ObjectAddress } from '../../core/objects/address/address.ts';
import { withTextPart } from '../../core/objects/plan/parts.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import { invalidProblem, problemOf } from '../../shared/problem.ts';
import type { Keeping } from '../keeping/keeping.ts';
import { documentKey } from '../keeping/keptDocuments.ts';
import type { NewPart, NewWhole } from '../keeping/newWhole.ts';
import type { DocumentOwner } from './documentOwner.ts';
import type { DocumentStates } from './documentStates.ts';
import { withoutMarks } from './documentText.ts';
import { baseOf } from './madeState.ts';

/** An object that is not created yet, as its documents hold it. */
export interface NewTexts {
  readonly json: string;
  /** Of its text part; undefined where no document holds that. */
  readonly script: string | undefined;
  /** The JSON that both were begun with; undefined where nobody knows. */
  readonly begun: string | undefined;
}

/**
 * One document of both parts: in the place of the text part stands what was changed since they were begun. Undefined: it was changed in
 * both, to different texts, and nothing is dropped without a word.
 *
 * @throws `invalid` for JSON that is none.
 */
export function joinNewTexts(resource: string, { json, script, begun }: NewTexts): string | undefined {
  if (script === undefined) return json;
  const [inJson, atFirst] = [scriptIn(resource, json), begun === undefined ? undefined : scriptIn(resource, begun)];
  if (inJson === undefined || isSame(inJson, script) || isSame(inJson, atFirst)) return withTextPart(resource, json, script);
  return isSame(script, atFirst) ? json : undefined;
}

function scriptIn(resource: string, json: string): string | undefined {
  const { part } = kindOf(resource);
  const value = part === undefined ? undefined : nodeAt(parseJson(json), part.at);
  return value?.kind === 'string' ? leafText(value) : undefined;
}

function isSame(one: string, other: string | undefined): boolean {
  return other !== undefined && withoutMarks(one) === withoutMarks(other);
}

interface NewPartsParts {
  readonly owner: Pick<DocumentOwner, 'textIn' | 'isOpen'>;
  readonly keeping: Pick<Keeping, 'of' | 'draft' | 'draftOf'>;
  readonly states: Pick<DocumentStates, 'of' | 'ofObject'>;
}

/** The documents of objects that are not created yet: the JSON of one and its script are one object, whichever is saved. */
export class NewParts {
  readonly #parts: NewPartsParts;

  constructor(parts: NewPartsParts) {
    this.#parts = parts;
  }

  /** The documents of the same object that a person has open beside this one. */
  openBeside(address: ObjectAddress): readonly ObjectAddress[] {
    const others = this.#parts.states.ofObject(address).filter((other) => documentKey(other) !== documentKey(address));
    return others.filter((other) => this.#parts.owner.isOpen(other));
  }

  /**
   * The object as it would be created by saving this text of one of its documents.
   *
   * @throws `invalid` where the other document cannot be put together with it.
   */
  async whole(address: ObjectAddress, text: string): Promise<NewWhole> {
    const other = await this.#beside(address);
    if (!isTextPart(address) && other === undefined) return { text, parts: [{ address, text }] };
    const script = isTextPart(address) ? { address, text } : other;
    const begun = script === undefined ? undefined : await this.begun(script.address);
    const json = isTextPart(address) ? (other?.text ?? begun) : text;
    if (json === undefined) throw invalidProblem(lostJson(address));
    const whole = putTogether(address, { json, script: script?.text, begun });
    return { text: whole, parts: [{ address, text }, ...(other === undefined ? [] : [other])] };
  }

  /** The JSON that a script was begun with, secrets masked where an earlier window began it. */
  async begun(script: ObjectAddress): Promise<string | undefined> {
    return baseOf(this.#parts.states.of(script).made) ?? (await this.#parts.keeping.of(script))?.base;
  }

  /** The other part of the object: as it is open, else as it was kept unsent. */
  async #beside(address: ObjectAddress): Promise<NewPart | undefined> {
    const isOther = (one: ObjectAddress): boolean => isTextPart(one) !== isTextPart(address);
    const open = this.openBeside(address).find(isOther);
    const shown = open === undefined ? undefined : this.#parts.owner.textIn(open);
    // What VS Code has not read yet is no text of the person's, nor is nothing.
    if (open !== undefined && shown !== undefined && shown !== '') return { address: open, text: shown };
    const kept = await this.#parts.keeping.draftOf(isTextPart(address) ? jsonOf(address) : { ...address, ending: '.sh' });
    const draft = kept === undefined ? undefined : await this.#parts.keeping.draft(kept);
    return kept === undefined || draft === undefined ? undefined : { address: kept, text: draft };
  }
}

function putTogether(address: ObjectAddress, parts: NewTexts): string {
  let whole: string | undefined;
  try {
    whole = joinNewTexts(address.resource, parts);
  } catch (error) {
    const problem = problemOf(error);
    if (problem.kind !== 'invalid' || !isTextPart(address)) throw error;
    throw invalidProblem(t`Not sent: the other fields of “${address.label}” are no JSON. ${problem.message}`);
  }
  if (whole !== undefined) return whole;
  throw invalidProblem(
    t`Not sent: the script of “${address.label}” was changed in its JSON as well, to another text. Make both the same, or close one of them.`,
  );
}

function lostJson({ label }: ObjectAddress): string {
  return t`Not sent: the other fields of “${label}” are not known here. Open them as JSON, above the first line, and save again.`;
}

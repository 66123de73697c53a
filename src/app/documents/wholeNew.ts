import { t } from '@vscode/l10n';
import { leafText, parseJson } from '../../core/json/parse.ts';
import { nodeAt } from '../../core/json/pointers.ts';
import { isTextPart, jsonOf, type ObjectAddress } from '../../core/objects/address/address.ts';
import { withTextPart } from '../../core/objects/plan/parts.ts';
import { kindOf } from '../../core/resources/kindOf.ts';
import { invalidProblem, problemOf } from '../../shared/problem.ts';
import type { Keeping } from '../keeping/keeping.ts';
import type { NewPart, NewWhole } from '../keeping/newWhole.ts';
import type { DocumentOwner } from './documentOwner.ts';
import { withoutMarks } from './documentText.ts';

/** An object that is not created yet, as its documents hold it. */
interface NewTexts {
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

/** What is asked of the documents of the object. */
interface Beside {
  readonly owner: Pick<DocumentOwner, 'textIn' | 'isDirty'>;
  readonly keeping: Pick<Keeping, 'draft' | 'draftOf'>;
  readonly openBeside: (address: ObjectAddress) => readonly ObjectAddress[];
  readonly begun: (script: ObjectAddress) => Promise<string | undefined>;
}

/**
 * The object as it would be created by saving this text of one of its documents.
 *
 * @throws `invalid` where the other document cannot be put together with it.
 */
export async function wholeNew(beside: Beside, address: ObjectAddress, text: string): Promise<NewWhole> {
  const other = await otherPart(beside, address);
  if (!isTextPart(address) && other === undefined) return { text, parts: [{ address, text }] };
  const script = isTextPart(address) ? { address, text } : other;
  const begun = script === undefined ? undefined : await beside.begun(script.address);
  const json = isTextPart(address) ? (other?.text ?? begun) : text;
  if (json === undefined) throw invalidProblem(lostJson(address));
  const whole = putTogether(address, { json, script: script?.text, begun });
  return { text: whole, parts: [{ address, text }, ...(other === undefined ? [] : [other])] };
}

/** The other part of the object: as it is open, else as it was kept unsent. */
async function otherPart({ openBeside, owner, keeping }: Beside, address: ObjectAddress): Promise<NewPart | undefined> {
  const open = openBeside(address).find((one) => isTextPart(one) !== isTextPart(address));
  const shown = open === undefined ? undefined : owner.textIn(open);
  // Nothing is a text of the person's where it was typed: a document that VS Code is only about to fill has no changes.
  if (open !== undefined && shown !== undefined && (shown !== '' || owner.isDirty(open))) return { address: open, text: shown };
  const kept = await keeping.draftOf(isTextPart(address) ? jsonOf(address) : { ...address, ending: '.sh' });
  const draft = kept === undefined ? undefined : await keeping.draft(kept);
  return kept === undefined || draft === undefined ? undefined : { address: kept, text: draft };
}

function putTogether(address: ObjectAddress, texts: NewTexts): string {
  let whole: string | undefined;
  try {
    whole = joinNewTexts(address.resource, texts);
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

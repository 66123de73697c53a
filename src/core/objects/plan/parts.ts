import { t } from '@vscode/l10n';
import { setAt, applyEdits } from '../../json/edit.ts';
import { leafText, memberOf, parseJson, type JsonNode } from '../../json/parse.ts';
import { nodeAt } from '../../json/pointers.ts';
import type { ContentPart, PartForm } from '../../resources/kind.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { heldText } from '../text/heldText.ts';
import { invalidProblem } from '../../../shared/problem.ts';

/** Why there is no text beside the JSON of an object. */
export function noPart(): string {
  return t`This object has no text of its own. Open it as JSON instead.`;
}

/** The field of an object that is edited as a file of its own (facts 5.13). */
export interface TextPart {
  readonly pointer: string;
  readonly form: PartForm;
  readonly text: string;
  /** Of a script by its shebang: `.sh`, `.zsh`, `.py`, … */
  readonly ending: string;
  readonly lineEnding: LineEnding;
}

export type LineEnding = 'lf' | 'crlf' | 'mixed';

/** The text part of an object's document; undefined if it has none. */
export function textPartOf(resourceKey: string, document: string): TextPart | undefined {
  const { part } = kindOf(resourceKey);
  if (part === undefined) return undefined;
  const root = parseJson(document);
  const value = nodeAt(root, part.at);
  if (!holds(root, part) || (value !== undefined && value.kind !== 'string' && value.kind !== 'null')) return undefined;
  const text = value?.kind === 'string' ? leafText(value) : '';
  const { at, form = 'script' } = part;
  return { pointer: at, form, text, ending: form === 'script' ? scriptEnding(text) : endings[form], lineEnding: lineEndingOf(text) };
}

const endings: Readonly<Record<Exclude<PartForm, 'script'>, string>> = {
  profile: '.mobileconfig',
  configuration: '.plist',
  ppd: '.ppd',
  command: '.sh',
};

/** Whether the object is begun and shown as this text, and not as its JSON: a script is most of what it is. */
export function isMostOfIt({ form }: TextPart): boolean {
  return form === 'script';
}

function holds(root: JsonNode, { when }: ContentPart): boolean {
  const value = when === undefined ? undefined : memberOf(root, when.field);
  return when === undefined || (value?.kind === 'string' && leafText(value) === when.is);
}

/**
 * The document with another text in its text part. Nothing else moves, and line endings stay as they are in the text. A text
 * that differs only by what no editor keeps is no other text.
 *
 * @throws `invalid` for a kind that has no text part: nothing is dropped without a word.
 */
export function withTextPart(resourceKey: string, document: string, text: string): string {
  const { part } = kindOf(resourceKey);
  if (part === undefined) throw invalidProblem(noPart());
  const now = nodeAt(parseJson(document), part.at);
  if (now?.kind === 'string' && heldText(leafText(now)) === text) return document;
  const edit = setAt(document, part.at, JSON.stringify(text));
  if (edit === undefined) throw invalidProblem(noPart());
  return applyEdits(document, [edit]);
}

const interpreters: readonly (readonly [RegExp, string])[] = [
  [/^(ba|da|k)?sh$/, '.sh'],
  [/^zsh$/, '.zsh'],
  [/^(managed_)?python[\d.]*$/, '.py'],
  [/^perl[\d.]*$/, '.pl'],
  [/^ruby[\d.]*$/, '.rb'],
  [/^swift$/, '.swift'],
];

/** The file ending for a script: by its interpreter; a shell script where it names none; `.txt` for an unknown one. */
export function scriptEnding(script: string): string {
  const line = /^\uFEFF?#!\s*(.*)/.exec(script)?.[1]?.trim();
  if (line === undefined) return '.sh';
  const words = line.split(/\s+/).filter((word) => !word.startsWith('-') && !word.includes('='));
  const [first = '', second = ''] = words.map((word) => word.slice(word.lastIndexOf('/') + 1));
  const name = first === 'env' ? second : first;
  return interpreters.find(([pattern]) => pattern.test(name))?.[1] ?? '.txt';
}

/** How a script ends its lines. A carriage return breaks the shebang on a Mac (facts 5.14). */
export function lineEndingOf(text: string): LineEnding {
  const all = text.split('\n').length - 1;
  const crlf = text.split('\r\n').length - 1;
  if (crlf === 0) return 'lf';
  return crlf === all ? 'crlf' : 'mixed';
}

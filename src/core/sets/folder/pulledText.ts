import { leafText, memberOf, parseJson, type JsonNode } from '../../json/parse.ts';
import { fromPointer, nodeAt } from '../../json/pointers.ts';
import { printDocument } from '../../json/print.ts';
import { objectOf, withAt } from '../../json/tree.ts';
import { textPartOf } from '../../objects/plan/parts.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { steadyPart } from '../canon/fleeting.ts';
import { inSetOrder, setRule } from '../canon/setOrder.ts';
import type { Shape } from '../../shapes/shape.ts';
import { wellFormed } from '../../../shared/urlText.ts';
import { labelledSecrets } from '../../secrets/labelledSecrets.ts';
import { maskDocument, maskedNode } from '../../secrets/maskDocument.ts';

/** A file of an object, as it stands in a pulled folder. */
export interface FileText {
  /** `.json`, or that of a text which is edited as a file of its own. */
  readonly ending: string;
  /** Of JSON in any case, its last line ends. */
  readonly text: string;
  /** The last line of the text ends in the file alone. */
  readonly isUnended: boolean;
}

/** Of what kind a document is. */
export interface PulledKind {
  /** Key of its resource. */
  readonly resource: string;
  /** Of what a read answers where it comes from. */
  readonly shape: Shape;
}

/**
 * What a pulled folder says of an object: its document, secrets masked wherever they stand in it, without what changes by itself though
 * nobody changes the object, and with sets in one order, whichever Jamf Pro answers. What is a file of its own there stands last in what it
 * is a field of. Made of itself again, it is the same.
 *
 * @throws `invalid` for a text that is no JSON.
 */
export function pulledText(kind: PulledKind, document: string): string {
  return pulledForm(kind)(maskDocument(document, labelledSecrets(kind.resource)));
}

/** The same for many of one kind, of documents as a snapshot keeps them, masked, which is looked at once more: it may be of an earlier version. */
export function pulledForm(kind: PulledKind): (document: string) => string {
  const [form, rule] = [pulledPart(kind), setRule(kind)];
  return (document) => printDocument(inSetOrder(form(document), rule));
}

/** The same as {@link pulledText}, but that the entries of all lists stand where they do in the document. */
export function pulledAsThere(kind: PulledKind, document: string): JsonNode {
  return pulledPart(kind)(maskDocument(document, labelledSecrets(kind.resource)));
}

function pulledPart({ resource, shape }: PulledKind): (document: string) => JsonNode {
  const steady = steadyPart({ resource, shape });
  const { part } = kindOf(resource);
  return (document) => {
    const root = maskedNode(steady(parseJson(document)));
    const held = part === undefined ? undefined : nodeAt(root, part.at);
    return part === undefined || held?.kind !== 'string' ? root : placedLast(root, part.at, leafNode(leafText(held)));
  };
}

/**
 * The files of what {@link pulledText} made: its JSON, and the text that is edited by itself as it is to the byte, but for the end of its
 * last line, which every file has. An empty text stays in the JSON, and so does one that has no bytes of its own: half a character.
 */
export function filesOf(resource: string, pulled: string): readonly FileText[] {
  const json = { ending: '.json', text: pulled, isUnended: false };
  const part = textPartOf(resource, pulled);
  if (part === undefined || part.text === '' || wellFormed(part.text) !== part.text) return [json];
  const { pointer, ending, text } = part;
  const rest = printDocument(withAt(parseJson(pulled), pointer, undefined));
  const isUnended = !text.endsWith('\n');
  return [
    { ...json, text: rest },
    { ending, text: isUnended ? `${text}\n` : text, isUnended },
  ];
}

/**
 * What the files of an object say together: {@link filesOf} the other way round, to the byte.
 *
 * @throws `invalid` for JSON that is none.
 */
export function wholeOf(resource: string, json: string, part: Pick<FileText, 'text' | 'isUnended'> | undefined): string {
  const { part: kept } = kindOf(resource);
  if (part === undefined || kept === undefined) return json;
  const text = part.isUnended && part.text.endsWith('\n') ? part.text.slice(0, -1) : part.text;
  return printDocument(placedLast(parseJson(json), kept.at, leafNode(text)));
}

function leafNode(text: string): JsonNode {
  return parseJson(JSON.stringify(text));
}

/** As the last member of what it stands in. */
function placedLast(root: JsonNode, pointer: string, value: JsonNode): JsonNode {
  return placed(root, fromPointer(pointer), value);
}

function placed(node: JsonNode | undefined, [step, ...rest]: readonly string[], value: JsonNode): JsonNode {
  if (step === undefined) return value;
  const members = node?.kind === 'object' ? node.members : [];
  const entries = members.map((member) => [member.name, member.value] as const);
  const next = placed(memberOf(node, step), rest, value);
  // What it stands in does not move.
  if (rest.length > 0 && members.some(({ name }) => name === step)) {
    return objectOf(entries.map(([name, old]) => [name, name === step ? next : old]));
  }
  return objectOf([...entries.filter(([name]) => name !== step), [step, next]]);
}

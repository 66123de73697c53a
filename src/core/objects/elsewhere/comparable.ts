import { leafText, parseJson, type JsonLeaf, type JsonMember, type JsonNode, type JsonObject } from '../../json/parse.ts';
import { toPointer } from '../../json/pointers.ts';
import { printDocument, printJson } from '../../json/print.ts';
import { objectOf } from '../../json/tree.ts';
import type { ResourceKind } from '../../resources/kind.ts';
import { kindOf } from '../../resources/kindOf.ts';
import { lockName } from '../../resources/lock.ts';
import { isNone, lookupOf } from '../../resources/lookups.ts';
import type { Shape } from '../../shapes/shape.ts';
import { isOpen, listIn, recordIn } from '../../shapes/shapeAt.ts';
import { isSecretName, secretMask } from '../../../shared/secretNames.ts';
import { isAttributeList } from '../plan/attributes.ts';
import { isNothing } from '../save/likeness.ts';

/** Of what kind a document is. */
export interface Described {
  /** Key of its resource. */
  readonly resource: string;
  /** Of what a read answers where it comes from. */
  readonly shape: Shape;
}

/** What is known of a document that is to be compared with another one, of here or of another instance. */
export interface Comparing extends Described {
  /**
   * The other one. A field that only one Jamf Pro has is no difference of two objects of one kind; one that only one of two kinds has is
   * what tells them apart.
   */
  readonly other: Described;
  /** What an object that is named by its id is called where the document comes from; undefined: not known. */
  readonly nameOf: (resource: string, id: string) => string | undefined;
}

/** A document in a form in which the same object says the same on every instance. To be read and compared, never to be sent. */
export interface Comparable {
  /** Laid out, with a final newline. */
  readonly text: string;
  /** Pointers of what differs by nature: ids of its own, what only the server sets or works out. */
  readonly leftOut: readonly string[];
  /** Pointers of what the other Jamf Pro does not have in objects of this kind. */
  readonly onlyHere: readonly string[];
  /** Keys of the resources of which an id stands in the text, since its name is not known. */
  readonly unnamed: readonly string[];
  /** It holds secrets: they are masked, so that nobody can tell whether they differ. */
  readonly masked: boolean;
}

interface Found {
  readonly leftOut: string[];
  readonly onlyHere: string[];
  readonly unnamed: Set<string>;
  masked: boolean;
}

interface Place {
  readonly path: readonly string[];
  /** Last name of a field on the way here, and the one before. */
  readonly field: string;
  readonly parent: string;
  /** What its ids are of, and whether it is a secret, as its shape says. */
  readonly refersTo: string | undefined;
  readonly isSecret: boolean;
  readonly shape: Shape | undefined;
  readonly other: Shape | undefined;
}

/**
 * The comparable form of a document. Made of itself again it is the same, and the order of fields makes no difference, nor that of entries
 * where order means nothing. Fields without a value are left out, ids of other objects are their names, a text of several lines is a list of
 * lines.
 */
export function comparableOf(root: JsonNode, comparing: Comparing): Comparable {
  const found: Found = { leftOut: [], onlyHere: [], unnamed: new Set(), masked: false };
  const { resource, shape, other, nameOf } = comparing;
  const top = {
    path: [],
    field: '',
    parent: '',
    refersTo: undefined,
    isSecret: false,
    shape,
    other: other.resource === resource ? other.shape : shape,
  };
  const node = new Canon(kindOf(resource), nameOf, found).value(root, top) ?? objectOf([]);
  const { leftOut, onlyHere, unnamed, masked } = found;
  return { text: printDocument(node), leftOut, onlyHere, unnamed: [...unnamed], masked };
}

const list = { kind: 'array', from: 0, to: 0 } as const;

class Canon {
  readonly #kind: ResourceKind;
  readonly #nameOf: Comparing['nameOf'];
  readonly #found: Found;
  readonly #derived: ReadonlySet<string>;

  constructor(kind: ResourceKind, nameOf: Comparing['nameOf'], found: Found) {
    this.#kind = kind;
    this.#nameOf = nameOf;
    this.#found = found;
    this.#derived = new Set(kind.derived);
  }

  /** Undefined: nothing is to be told of it. */
  value(node: JsonNode, place: Place): JsonNode | undefined {
    if (node.kind === 'object') return filled(this.#record(node, place));
    if (node.kind === 'array') return filled(this.#list(node.items, place));
    if ((place.isSecret || isSecretName(place.field, place.parent)) && node.kind === 'string' && !isNothing(node)) {
      this.#found.masked = true;
      return textNode(secretMask);
    }
    return filled(this.#reference(node, place) ?? this.#leaf(node, place));
  }

  #record(node: JsonObject, place: Place): JsonNode {
    const fields = recordIn(place.shape)?.fields();
    const beside = recordIn(place.other)?.fields();
    const takesOthers = isOpen(place.other);
    const members = node.members.flatMap((member): (readonly [string, JsonNode | undefined])[] => {
      const { name } = member;
      const path = [...place.path, name];
      const field = fields?.get(name);
      if (field?.access === 'readOnly' || this.#differsByNature(node, member, path)) {
        this.#found.leftOut.push(toPointer(path));
        return [];
      }
      if (field !== undefined && !takesOthers && beside?.get(name) === undefined) {
        if (!isNothing(member.value)) this.#found.onlyHere.push(toPointer(path));
        return [];
      }
      const said = { refersTo: field?.refersTo(), isSecret: field?.isSecret() === true };
      const inside = { path, field: name, parent: place.field, ...said, shape: field?.shape(), other: beside?.get(name)?.shape() };
      return [[name, this.value(member.value, inside)]];
    });
    return objectOf(members.toSorted(([one], [other]) => this.#rank(one, other)));
  }

  /** By name; what the object is called stands first. */
  #rank(one: string, other: string): number {
    const [name] = this.#kind.identity.name.split('.');
    if (one === name || other === name) return one === name ? -1 : 1;
    return one < other ? -1 : 1;
  }

  #differsByNature({ members }: JsonObject, { name, value }: JsonMember, path: readonly string[]): boolean {
    if (name === lockName || name === 'href' || /_(epoch|utc|sha256)$/.test(name)) return true;
    if (path.length === 1 && (this.#derived.has(name) || (value.kind === 'number' && this.#counts(name)))) return true;
    if (toPointer(path) === this.#kind.guards.members.at) return true;
    const hasName = members.some((member) => /name$/i.test(member.name) || member.name === lockName);
    if (name === 'definitionId') return hasName;
    return this.#kind.identity.unique.includes(name) && (path.length === 1 || hasName);
  }

  /** How many members a group has is worked out of what it is told of them. */
  #counts(name: string): boolean {
    return this.#kind.facts.some((fact) => typeof fact === 'object' && 'count' in fact && fact.count === name);
  }

  #list(items: readonly JsonNode[], place: Place): JsonNode {
    const inside = { ...place, shape: listIn(place.shape)?.entry(), other: listIn(place.other)?.entry() };
    const refers = (place.refersTo ?? lookupOf(place.field)) !== undefined;
    // An empty line of a text is one.
    const stays = (item: JsonNode): boolean => item.kind !== 'object' && !refers;
    const entries = items.flatMap(
      (item, index) => this.value(item, { ...inside, path: [...place.path, String(index)] }) ?? (stays(item) ? item : []),
    );
    const isSet = refers || toPointer(place.path) === this.#kind.texts?.at || isAttributeList({ ...list, items });
    const sorted = isSet ? entries.toSorted((one, other) => (printJson(one) < printJson(other) ? -1 : 1)) : entries;
    return { ...list, items: sorted };
  }

  /** The name in the place of an id of another object; undefined for what is none. */
  #reference(node: JsonLeaf, { field, refersTo }: Place): JsonNode | undefined {
    const resource = node.kind === 'string' || node.kind === 'number' ? (refersTo ?? lookupOf(field)) : undefined;
    if (resource === undefined) return undefined;
    const id = leafText(node);
    if (id === '' || isNone(id)) return objectOf([]);
    const name = this.#nameOf(resource, id);
    if (name !== undefined) return objectOf([['name', textNode(name)]]);
    this.#found.unnamed.add(resource);
    return textNode(id);
  }

  #leaf(node: JsonLeaf, { path, field }: Place): JsonNode {
    if (node.kind !== 'string') return node;
    const pointer = toPointer(path);
    const said = leafText(node);
    const isName = path.join('.') === this.#kind.identity.name;
    // In a script they are what it fails of, so they are to be seen.
    const text = pointer === this.#kind.part?.at ? said : said.replaceAll(/\r\n?/g, '\n');
    const lines = (isName ? text.trim() : text).split('\n');
    if (lines.length === 1 || field === '') return textNode(lines.join('\n'));
    return { ...list, items: lines.map(textNode) };
  }
}

/** Absent, null and empty are one to Jamf Pro. Lines of a text may be empty. */
function filled(node: JsonNode): JsonNode | undefined {
  return isNothing(node) && !(node.kind === 'array' && node.items.length > 0) ? undefined : node;
}

function textNode(text: string): JsonNode {
  return parseJson(JSON.stringify(text));
}

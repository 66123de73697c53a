import { jsonIn, type JsonNode } from '../../json/parse.ts';
import { printDocument } from '../../json/print.ts';
import { objectOf } from '../../json/tree.ts';

/** The JSON of one object, as a pull writes it: before an upgrade of Jamf Pro, and after it. */
export interface UpgradedObject {
  readonly key: string;
  readonly before: string;
  readonly now: string;
}

export interface LearnedFields {
  /** As paths with slashes. */
  readonly fields: readonly string[];
  /** Keys of the objects that say the same but for these. */
  readonly same: ReadonlySet<string>;
}

/**
 * Fields of one kind that all objects have on one side of an upgrade, and none on the other: the server learned or forgot them. A field that
 * some objects have is a person's doing.
 */
export function learnedFields(objects: readonly UpgradedObject[]): LearnedFields {
  const [before, now] = [new FieldsSeen(), new FieldsSeen()];
  for (const object of objects) {
    const nodes = nodesOf(object);
    if (nodes === undefined) continue;
    before.add(nodes.before);
    now.add(nodes.now);
  }
  const [more, less] = [fieldsOnlyIn(now, before), fieldsOnlyIn(before, now)];
  const same = objects.flatMap((object) => {
    const nodes = more.size + less.size === 0 ? undefined : nodesOf(object);
    const isSame = nodes !== undefined && textWithout(nodes.before, less) === textWithout(nodes.now, more);
    return isSame ? [object.key] : [];
  });
  return { fields: [...new Set([...more, ...less])].toSorted().map((path) => path.slice(1)), same: new Set(same) };
}

function nodesOf(object: UpgradedObject): Readonly<Record<'before' | 'now', JsonNode>> | undefined {
  const [before, now] = [jsonIn(object.before), jsonIn(object.now)];
  return before === undefined || now === undefined ? undefined : { before, now };
}

/** Which fields objects have, and how many of them do: by where they stand, without the places of entries. */
class FieldsSeen {
  readonly records = new Map<string, { count: number; readonly names: Map<string, number> }>();

  add(node: JsonNode, path = ''): void {
    if (node.kind === 'array') for (const item of node.items) this.add(item, path);
    if (node.kind !== 'object') return;
    const seen = this.records.get(path) ?? { count: 0, names: new Map<string, number>() };
    this.records.set(path, seen);
    seen.count += 1;
    for (const { name, value } of node.members) {
      seen.names.set(name, (seen.names.get(name) ?? 0) + 1);
      this.add(value, `${path}/${name}`);
    }
  }
}

function fieldsOnlyIn(here: FieldsSeen, there: FieldsSeen): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [path, { count, names }] of here.records) {
    const beside = there.records.get(path);
    if (beside === undefined) continue;
    for (const [name, times] of names) if (times === count && !beside.names.has(name)) found.add(`${path}/${name}`);
  }
  return found;
}

function textWithout(node: JsonNode, fields: ReadonlySet<string>): string {
  return printDocument(withoutFields(node, fields, ''));
}

function withoutFields(node: JsonNode, fields: ReadonlySet<string>, path: string): JsonNode {
  if (node.kind === 'array') return { ...node, items: node.items.map((item) => withoutFields(item, fields, path)) };
  if (node.kind !== 'object') return node;
  const left = node.members.filter(({ name }) => !fields.has(`${path}/${name}`));
  return objectOf(left.map(({ name, value }) => [name, withoutFields(value, fields, `${path}/${name}`)] as const));
}

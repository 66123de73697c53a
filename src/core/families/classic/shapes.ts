import { anything, bareLeaf, lazily, untold, type Field, type LeafShape, type RecordShape, type Shape } from '../../shapes/shape.ts';
import { isSecretName } from '../../../shared/secretNames.ts';
import { fieldHelp } from './shapeHelp.ts';
import { writtenFields, type WrittenField } from './shapeText.ts';
import { organizationShapes } from './shapeData/organization.ts';
import { peopleShapes } from './shapeData/people.ts';
import { scopedShapes } from './shapeData/scoped.ts';
import { serverShapes } from './shapeData/server.ts';
import { sharedShapes } from './shapeData/fragments.ts';

const texts: Readonly<Record<string, string>> = { ...scopedShapes, ...organizationShapes, ...peopleShapes, ...serverShapes };

/** Root elements of all objects that have a shape here. */
export const classicElements: readonly string[] = Object.keys(texts);

const made = new Map<string, RecordShape>();
const shared = new Map<string, RecordShape>();

/**
 * What an object of the Classic API may hold, by its root element: `policy`. Fields stand in the order in which the server writes them;
 * inside of a scope in the one in which it reads them (facts 8.15). The same shape each time; undefined: there is no such object.
 */
export function classicShape(element: string): RecordShape | undefined {
  const text = Object.hasOwn(texts, element) ? texts[element] : undefined;
  return text === undefined ? undefined : keptRecord(made, element, () => writtenFields(text, sharedShapes));
}

function keptRecord(kept: Map<string, RecordShape>, name: string, fields: () => readonly WrittenField[]): RecordShape {
  let record = kept.get(name);
  if (record === undefined) kept.set(name, (record = recordOf(name, fields())));
  return record;
}

function recordOf(name: string, written: readonly WrittenField[]): RecordShape {
  return {
    kind: 'record',
    ...untold,
    fields: lazily(() => new Map(written.map((field) => [field.name, fieldOf(field, name)]))),
    required: new Set(written.filter(isDemanded).map(({ name }) => name)),
    others: undefined,
  };
}

/** What holds something that a write must hold is demanded, too. */
function isDemanded({ marks, fields }: WrittenField): boolean {
  return marks.has('!') || fields?.some(isDemanded) === true;
}

function fieldOf(written: WrittenField, parent: string): Field {
  const { name, marks, refersTo } = written;
  return {
    shape: lazily(() => shapeOfField(written, parent)),
    access: marks.has('-') ? 'readOnly' : marks.has('+') ? 'writeOnly' : 'both',
    isSecret: () => isLeaf(written) && (marks.has('~') || isSecretName(name, parent)),
    refersTo: () => refersTo,
  };
}

function isLeaf({ fields, fragment, entry }: WrittenField): boolean {
  return fields === undefined && fragment === undefined && entry === undefined;
}

function shapeOfField(written: WrittenField, parent: string): Shape {
  const { name, marks, entry } = written;
  if (entry !== undefined) return listOf(entry, 'wrapped', name, marks.has('&'));
  if (marks.has('*'))
    return listOf({ ...written, marks: new Set([...marks].filter((mark) => mark !== '*')) }, 'inline', parent, isLeaf(written));
  if (marks.has('^')) return anything;
  const told = { ...untold, description: fieldHelp(parent, name) };
  if (written.fragment !== undefined) {
    const { fragment } = written;
    const record = keptRecord(shared, fragment, () => writtenFields(sharedShapes[fragment] ?? '', sharedShapes));
    return told.description === '' ? record : { ...record, ...told };
  }
  return written.fields === undefined ? { ...leafOf(written), ...told } : { ...recordOf(name, written.fields), ...told };
}

/** Fields that tell entries from each other, the surest first; criteria, which have no ids, are told by what they ask, and by their order. */
const identities = ['id', 'serial_number', 'udid', 'adam_id', 'name', 'username', 'software_version', 'kill_app_bundle_id', 'priority'];

function listOf(entry: WrittenField, way: 'wrapped' | 'inline', parent: string, isSet: boolean): Shape {
  const shape = lazily(() => shapeOfField(entry, parent));
  const fields = (): ReadonlyMap<string, Field> | undefined => {
    const inside = shape();
    return inside.kind === 'record' ? inside.fields() : undefined;
  };
  return {
    kind: 'list',
    ...untold,
    entry: shape,
    get identity() {
      const known = fields();
      return identities.filter((name) => known?.has(name) === true && (name !== 'priority' || !known.has('id')));
    },
    isSet,
    get isTold() {
      return /^(?:id|username)$/.test(this.identity[0] ?? '');
    },
    xml: { entry: entry.name, way },
    least: undefined,
    most: undefined,
  };
}

function leafOf({ marks, choices }: WrittenField): LeafShape {
  const type = marks.has('#') ? 'integer' : marks.has('?') ? 'boolean' : 'text';
  return bareLeaf(
    type,
    choices?.map((choice) => (type === 'integer' ? Number(choice) : choice)),
  );
}

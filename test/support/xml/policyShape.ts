import { untold, type Field, type LeafShape, type ListShape, type RecordShape, type Shape } from '../../../src/core/shapes/shape.ts';

function leaf(type: LeafShape['type'], choices?: readonly string[]): LeafShape {
  const none = {
    format: undefined,
    pattern: undefined,
    minimum: undefined,
    maximum: undefined,
    minLength: undefined,
    maxLength: undefined,
  };
  return { kind: 'leaf', ...untold, type, choices, ...none };
}

function record(fields: Readonly<Record<string, Shape | Partial<Field>>>, required: readonly string[] = []): RecordShape {
  const made = new Map(
    Object.entries(fields).map(([name, field]): [string, Field] => [
      name,
      {
        access: 'both',
        isSecret: () => false,
        refersTo: () => undefined,
        ...('kind' in field ? { shape: () => field } : { shape: () => leaf('text'), ...field }),
      },
    ]),
  );
  return { kind: 'record', ...untold, fields: () => made, required: new Set(required), others: false };
}

function list(entry: Shape, name: string, way: 'wrapped' | 'inline'): ListShape {
  return {
    kind: 'list',
    ...untold,
    entry: () => entry,
    identity: ['id'],
    isSet: true,
    xml: { entry: name, way },
    least: undefined,
    most: undefined,
  };
}

const named = record({ id: { shape: () => leaf('integer'), refersTo: () => 'computer-groups' }, name: leaf('text') });
const printer = record({ id: leaf('integer'), action: leaf('text', ['install', 'uninstall']) });
const groups = list(named, 'computer_group', 'wrapped');

/** A policy with a little of everything: choices, a wrapped list, an inline one, and a field that only the server sets. */
export const policyShape = record(
  {
    general: record(
      {
        id: { access: 'readOnly', shape: () => leaf('integer') },
        name: leaf('text'),
        enabled: leaf('boolean'),
        frequency: leaf('text', ['Ongoing', 'Once per computer']),
        priority: leaf('integer'),
      },
      ['name'],
    ),
    scope: record({ all_computers: leaf('boolean'), computer_groups: groups, exclusions: record({ computer_groups: groups }) }),
    printers: record({ leave_existing_default: leaf('boolean'), printer: list(printer, 'printer', 'inline') }),
  },
  ['general'],
);

/** The whole body. */
export const policyBody = record({ policy: policyShape }, ['policy']);

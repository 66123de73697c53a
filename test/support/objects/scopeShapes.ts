import { untold, type Field, type LeafShape, type ListShape, type RecordShape, type Shape } from '../../../src/core/shapes/shape.ts';

/** `{ id: 'integer' }`, `{ list: 'computer', of: 'computers' }` and so on, in words short enough for a table. */
type Sketch = 'flag' | 'text' | 'integer' | ListSketch | { readonly record: Readonly<Record<string, Sketch>> };

interface ListSketch {
  readonly of: string | undefined;
  readonly id?: 'integer' | 'text';
  readonly readOnly?: true;
}

function fieldOf(sketch: Sketch): Field {
  const access = typeof sketch === 'object' && 'of' in sketch && sketch.readOnly === true ? 'readOnly' : 'both';
  const shape = shapeOf(sketch);
  return { shape: () => shape, access, isSecret: () => false, refersTo: () => undefined };
}

function leaf(type: LeafShape['type']): LeafShape {
  const open = { choices: undefined, format: undefined, pattern: undefined, minimum: undefined, maximum: undefined };
  return { kind: 'leaf', ...untold, ...open, type, minLength: undefined, maxLength: undefined };
}

function recordOf(fields: ReadonlyMap<string, Field>): RecordShape {
  return { kind: 'record', ...untold, fields: () => fields, required: new Set(), others: false };
}

function shapeOf(sketch: Sketch): Shape {
  if (sketch === 'flag') return leaf('boolean');
  if (sketch === 'text' || sketch === 'integer') return leaf(sketch);
  if ('record' in sketch) return recordOf(new Map(Object.entries(sketch.record).map(([name, one]) => [name, fieldOf(one)])));
  const id: Field = { ...fieldOf(sketch.id ?? 'integer'), refersTo: () => sketch.of };
  const entry = recordOf(
    new Map([
      ['id', id],
      ['name', fieldOf('text')],
      ['udid', fieldOf('text')],
    ]),
  );
  const list: ListShape = {
    ...untold,
    kind: 'list',
    entry: () => entry,
    identity: ['id'],
    isSet: true,
    xml: undefined,
    least: undefined,
    most: undefined,
  };
  return list;
}

const groups: ListSketch = { of: 'computer-groups' };
const machines: ListSketch = { of: 'computers-inventory' };

/** As a policy has it. */
export const scopedShape: Shape = shapeOf({
  record: {
    general: { record: { id: 'integer', name: 'text' } },
    scope: {
      record: {
        all_computers: 'flag',
        all_jss_users: 'flag',
        computers: machines,
        computer_groups: groups,
        jss_users: { of: 'classic/users' },
        buildings: { of: 'buildings' },
        limit_to_users: { record: { user_groups: { of: undefined } } },
        limitations: {
          record: {
            users: { of: undefined, id: 'text' },
            network_segments: { of: 'classic/networksegments' },
            hidden: { ...groups, readOnly: true },
          },
        },
        exclusions: { record: { computers: machines, computer_groups: groups, buildings: { of: 'buildings' } } },
      },
    },
    scripts: { of: 'scripts' },
  },
});

/** As an ebook has it: of devices of two sorts. */
export const twoSortsShape: Shape = shapeOf({
  record: {
    scope: {
      record: {
        all_computers: 'flag',
        all_mobile_devices: 'flag',
        computers: machines,
        mobile_devices: { of: 'mobile-devices' },
        mobile_device_groups: { of: 'mobile-device-groups' },
        buildings: { of: 'buildings' },
      },
    },
  },
});

/** As a network segment has it: of nothing. */
export const unscopedShape: Shape = shapeOf({ record: { name: 'text', scope: 'text' } });

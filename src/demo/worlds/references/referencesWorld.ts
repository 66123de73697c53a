import { rareFamily } from '../../classic/tables.ts';
import { isRecord, type Row } from '../../values.ts';
import type { OtherWorld, Tables } from '../otherWorld.ts';
import { moreFamilies } from './moreFamilies.ts';
import { both, byNumber, Mentions, Naming, type How, type Thing } from './thing.ts';
import { addTo, makeUnused, makeUsed } from './usedThings.ts';
import { usingClassic, type Using } from './usingClassic.ts';
import { usingPro } from './usingPro.ts';

/** A place where an object names another one. */
export interface PlantedReference {
  readonly from: Thing;
  /** Of the value, in the document of `from`. */
  readonly pointer: string;
  readonly how: How;
  readonly to: Thing;
}

export interface ReferencesWorld extends OtherWorld {
  /** Every place in which one of the things that are called “Used …” is named. Known once a demo was made of this world. */
  readonly references: readonly PlantedReference[];
  /** What nothing names. */
  readonly unused: readonly Thing[];
  /** Places that name what is not there. */
  readonly dead: readonly PlantedReference[];
}

/** A world with a reference of every kind; the objects of the first one are there as well. */
export function referencesWorld(): ReferencesWorld {
  const references: PlantedReference[] = [];
  const dead: PlantedReference[] = [];
  const unused: Thing[] = [];
  return {
    references,
    dead,
    unused,
    families: [...moreFamilies(), rareFamily()],
    tables(first) {
      const things = makeUsed(first);
      unused.push(...makeUnused(first));
      plant(first, [...usingPro(things), ...usingClassic(things)], references);
      plant(first, usingGone, dead);
      return first;
    },
  };
}

const gone = (resource: string, id: string): Thing => ({ resource, id, name: 'Gone' });

/** Names what was deleted, as servers leave it in some places. */
const usingGone: Using = [
  [
    'policies',
    {
      general: { name: 'Names what is gone', category: both(gone('categories', '9001')) },
      scope: { computer_groups: [both(gone('computer-groups/smart-groups', '9002'))] },
      scripts: [both(gone('scripts', '9003'))],
      package_configuration: { packages: [both(gone('packages', '9004'))] },
      printers: { printer: [both(gone('classic/printers', '9005'))] },
      disk_encryption: {
        action: 'apply',
        disk_encryption_configuration_id: byNumber(gone('classic/diskencryptionconfigurations', '9006')),
      },
      files_processes: { run_command: new Mentions('jamf policy -event nobody-answers', gone('classic/policies', '')) },
    },
  ],
];

function plant(tables: Tables, using: Using, found: PlantedReference[]): void {
  for (const [table, row] of using) {
    const places: Omit<PlantedReference, 'from'>[] = [];
    const value = resolved(row, '', places);
    const from = addTo(tables, table, isRecord(value) ? value : {});
    for (const place of places) found.push({ from, ...place });
  }
}

/** The row with the values themselves; what names something is told to `places`. */
function resolved(value: unknown, pointer: string, places: Omit<PlantedReference, 'from'>[]): unknown {
  if (value instanceof Naming) {
    places.push({ pointer, how: value.how, to: value.thing });
    return value.value;
  }
  if (value instanceof Mentions) {
    for (const to of value.things) places.push({ pointer, how: 'mentioned', to });
    return value.value;
  }
  if (Array.isArray(value)) return value.map((item: unknown, index) => resolved(item, `${pointer}/${index}`, places));
  if (!isRecord(value)) return value;
  const row: Row = value;
  return Object.fromEntries(Object.entries(row).map(([key, inner]) => [key, resolved(inner, `${pointer}/${key}`, places)]));
}

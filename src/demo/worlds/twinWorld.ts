import { classicKind } from '../classic/kinds.ts';
import { uuid } from '../data/chance.ts';
import { Table } from '../table.ts';
import { at, isRecord, scalar, type Row } from '../values.ts';
import { newIdIn, newIds, type NewIds } from './newIds.ts';
import type { OtherWorld, Tables } from './otherWorld.ts';

/** Parts of an object that have ids of their own. */
const ownParts = new Set(['locationInformation', 'purchasingInformation', 'accountSettings']);

/** The same objects as in the first world, under ids that are all others, made in another order; nothing else differs. */
export const twinWorld: OtherWorld = { tables: twinTables };

function twinTables(first: Tables): Tables {
  const ids = newIds(first);
  return new Map([...first].map(([name, table]) => [name, twinOf(name, table, ids)]));
}

function twinOf(name: string, table: Table, ids: NewIds): Table {
  const own = ids.get(name);
  const scopes = /^(.*)\/scope$/.exec(name)?.[1];
  const twin = new Table([], table.idField);
  const rows = [...table.ids()].toReversed().map((id): readonly [string, Row] => {
    const newId = (scopes === undefined ? own?.get(id) : ids.get(scopes)?.get(id)) ?? id;
    return [newId, withOwn(name, rewritten(name, table.get(id) ?? {}, ids), newId)];
  });
  for (const [id, row] of rows) twin.put(id, row);
  return twin;
}

/** A computer has sections that are made when they are looked at. */
function rewritten(name: string, row: Row, ids: NewIds): Row {
  const sections = Object.getPrototypeOf(row) === Object.prototype ? [] : Object.getOwnPropertyNames(Object.getPrototypeOf(row));
  const whole = { ...row, ...Object.fromEntries(sections.map((section) => [section, row[section]])) };
  const value = inside(name, '', whole, ids);
  return isRecord(value) ? value : {};
}

function inside(name: string, field: string, value: unknown, ids: NewIds): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => inside(name, field, item, ids));
  if (!isRecord(value)) return newIdIn(ids, name, field, value);
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => {
    if (key !== 'id') return [key, inside(name, key, inner, ids)];
    if (ownParts.has(field)) return [key, String(Number(inner) + 40)];
    return [key, newIdIn(ids, name, field, inner)];
  });
  const row = Object.fromEntries(entries);
  return field === 'network_segments' ? { ...row, uid: `${scalar(row['id'])}0` } : row;
}

/** Its own id, and what else only this server calls it by. */
function withOwn(name: string, row: Row, id: string): Row {
  const head = classicKind(name)?.head ?? '';
  const inHead = row[head];
  const own = {
    ...row,
    ...(row['id'] === undefined ? {} : { id }),
    ...(isRecord(inHead) ? { [head]: { ...inHead, id: Number(id) } } : {}),
    ...(name === 'networksegments' ? { uid: `${id}0` } : {}),
    ...(name === 'mobile-devices' ? { mobileDeviceId: id } : {}),
    ...(row['profileUuid'] === undefined ? {} : { profileUuid: uuid(Number(id), 950).toLowerCase() }),
  };
  return classicKind(name)?.profile === undefined ? own : withOwnUuid(own, uuid(Number(id), 951));
}

/** A server names each profile itself, outside and in its payloads. */
function withOwnUuid(row: Row, made: string): Row {
  const { general } = row;
  const old = scalar(at(row, 'general.uuid'));
  if (!isRecord(general) || old === '') return row;
  return { ...row, general: { ...general, uuid: made, payloads: scalar(general['payloads']).replaceAll(old, made) } };
}

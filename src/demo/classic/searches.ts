import { criterionValue, isMember } from '../resources/devices/computerGroups.ts';
import { at, isRecord, scalar, type Row } from '../values.ts';
import { table, type World } from '../world.ts';
import type { ClassicElement } from './elements.ts';

/** A search with what it finds: reading one runs it. Each field that it displays is an element of a row. */
export function searchResults(world: World, root: ClassicElement, search: Row): { readonly root: ClassicElement; readonly value: Row } {
  const fields = list(search, 'display_fields').map((field) => scalar(field['name']));
  const criteria = list(search, 'criteria').map((criterion) => ({
    name: criterion['name'],
    andOr: criterion['and_or'],
    searchType: criterion['search_type'],
    value: criterion['value'],
  }));
  const found = [...table(world, 'computers-inventory').rows()].filter((computer) => isMember(world, { criteria }, computer));
  const columns = (computer: Row): Row =>
    Object.fromEntries(fields.map((field) => [elementName(field), scalar(criterionValue(world, computer, field))]));
  const computers = found.map((computer) =>
    Object.assign(columns(computer), {
      id: Number(computer['id']),
      name: at(computer, 'general.name'),
      udid: computer['udid'],
      Computer_Name: at(computer, 'general.name'),
    }),
  );
  return { root: withColumns(root, fields.map(elementName)), value: { ...search, computers } };
}

function list(row: Row, name: string): readonly Row[] {
  const items = row[name];
  return Array.isArray(items) ? items.filter(isRecord) : [];
}

function elementName(field: string): string {
  return field.replaceAll(/\W/g, '_');
}

function withColumns(root: ClassicElement, columns: readonly string[]): ClassicElement {
  const fields = root.fields.map((field) => {
    if (field.name !== 'computers' || field.entry === undefined) return field;
    const known = field.entry.fields;
    const more = columns.filter((name) => known.every((one) => one.name !== name));
    const column = (name: string): ClassicElement => ({ name, type: 'text', fields: [], entry: undefined, choices: [], flags: '' });
    return { ...field, entry: { ...field.entry, fields: [...known, ...more.map(column)] } };
  });
  return { ...root, fields };
}

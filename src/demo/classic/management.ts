import { text, type DemoResponse } from '../exchange.ts';
import { at, scalar, type Row } from '../values.ts';
import { table, type World } from '../world.ts';
import { elementsOf, type ClassicElement } from './elements.ts';
import { classicNotFound, xmlAnswer } from './pages.ts';
import { groupsOf, reaches } from './references.ts';
import { sectionsNamed } from './sections.ts';
import { jsonOf, xmlOf } from './xml.ts';

const shape = `general(id# name udid serial_number mac_address)
  policies+[policy(id# name trigger)] ebooks+[ebook(id# name)] mac_app_store_apps+[mac_app_store_app(id# name)]
  os_x_configuration_profiles+[profile(id# name)] managed_preference_profiles+[profile(id# name)] restricted_software+[software(id# name)]
  smart_groups+[group(id# name)] static_groups+[group(id# name)]
  patch_reporting_software_titles+[title(name latest_version installed_version)] patch_policies+[patch_policy(id# name)]`;

/** Where a computer may be looked for. */
const keys: Readonly<Record<string, string>> = {
  id: 'id',
  name: 'general.name',
  udid: 'udid',
  serialnumber: 'hardware.serialNumber',
  macaddress: 'hardware.macAddress',
};

/** What applies to one computer, by the scopes of everything: `/computermanagement/id/7/subset/Policies&Smart_Groups`. */
export function managementAnswer(world: World, rest: readonly string[], asJson: boolean): DemoResponse {
  const [by = '', key = '', ...more] = rest;
  const computers = table(world, 'computers-inventory');
  const path = keys[by];
  const computer = by === 'id' ? computers.get(key) : path === undefined ? undefined : computers.find((row) => at(row, path) === key);
  const isSubset = more.length === 2 && more[0] === 'subset';
  if (computer === undefined || (more.length > 0 && !isSubset)) return classicNotFound();
  const root: ClassicElement = {
    name: 'computer_management',
    type: 'record',
    entry: undefined,
    choices: [],
    flags: '',
    fields: elementsOf(shape),
  };
  const element = isSubset ? { ...root, fields: sectionsNamed(root, more[1] ?? '') } : root;
  const value = applied(world, computer);
  if (!asJson) return xmlAnswer(200, xmlOf(element, value));
  return text(200, 'application/json;charset=UTF-8', JSON.stringify({ [element.name]: jsonOf(element, value, false) }));
}

function applied(world: World, computer: Row): Row {
  const reaching = (path: string, isOn: (row: Row) => boolean = () => true): readonly Row[] =>
    [...table(world, path).rows()]
      .filter((row) => isOn(row) && reaches(world, row['scope'], computer))
      .map((row) => ({ id: Number(row['id']), name: at(row, 'general.name'), trigger: at(row, 'general.trigger') }));
  const titles = [...table(world, 'patch-software-title-configurations').rows()].map((row) => ({
    name: row['displayName'],
    latest_version: '',
    installed_version: '',
  }));
  return {
    general: {
      id: Number(computer['id']),
      name: at(computer, 'general.name'),
      udid: computer['udid'],
      serial_number: scalar(at(computer, 'hardware.serialNumber')),
      mac_address: scalar(at(computer, 'hardware.macAddress')),
    },
    policies: reaching('policies', (row) => at(row, 'general.enabled') === true),
    ebooks: reaching('ebooks'),
    mac_app_store_apps: reaching('macapplications'),
    os_x_configuration_profiles: reaching('osxconfigurationprofiles'),
    managed_preference_profiles: [],
    restricted_software: reaching('restrictedsoftware'),
    smart_groups: groupsOf(world, computer, true),
    static_groups: groupsOf(world, computer, false),
    patch_reporting_software_titles: titles,
    patch_policies: reaching('patchpolicies', (row) => at(row, 'general.enabled') === true),
  };
}

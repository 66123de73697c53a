import { memberOf, parseJson, type JsonNode } from '../../../json/parse.ts';
import { objectOf } from '../../../json/tree.ts';
import type { Shape } from '../../../shapes/shape.ts';
import { recordIn } from '../../../shapes/shapeAt.ts';

const none = { id: -1 };
const noMacs = { all_computers: false, computers: [], computer_groups: [] };
const noMobiles = { all_mobile_devices: false, mobile_devices: [], mobile_device_groups: [] };
const nobody = { all_jss_users: false, jss_users: [], jss_user_groups: [] };
/** To be filled in: a group without criteria has everybody. */
const smart = { is_smart: true, criteria: [{ name: '', priority: 0, and_or: 'and', search_type: 'is', value: '' }] };
const search = { criteria: [], display_fields: [] };
const attribute = { description: '', data_type: 'String', input_type: { type: 'Text Field' } };
const invitation = { invitation_type: 'USER_INITIATED_URL', expiration_date: 'Unlimited' };

/**
 * What a new object begins with beside what is demanded of it, by its element: what people fill in first, in the values that the server
 * would take itself or that do the least (facts 8.33). Nothing is in scope, nothing is sent to anybody, and what runs is off.
 */
const beginnings: Readonly<Record<string, object>> = {
  policy: {
    general: {
      enabled: false,
      trigger_checkin: false,
      trigger_enrollment_complete: false,
      trigger_login: false,
      trigger_startup: false,
      trigger_other: '',
      frequency: 'Once per computer',
      category: none,
    },
    scope: noMacs,
    self_service: { use_for_self_service: false },
    package_configuration: { packages: [] },
    scripts: [],
    maintenance: { recon: false },
    files_processes: { run_command: '' },
  },
  os_x_configuration_profile: {
    general: { description: '', category: none, distribution_method: 'Install Automatically', user_removable: false },
    scope: noMacs,
  },
  configuration_profile: { general: { description: '', category: none, deployment_method: 'Install Automatically' }, scope: noMobiles },
  restricted_software: {
    general: {
      match_exact_process_name: true,
      send_notification: false,
      kill_process: false,
      delete_executable: false,
      display_message: '',
    },
    scope: noMacs,
  },
  mac_application: { general: { is_free: true, category: none }, scope: noMacs },
  mobile_device_application: { general: { category: none }, scope: noMobiles },
  ebook: {
    general: { author: '', version: '', free: true, url: '', deployment_type: 'Make Available in Self Service', category: none },
    scope: { ...noMacs, ...noMobiles },
  },
  patch_policy: { general: { enabled: false, distribution_method: 'selfservice', allow_downgrade: false }, scope: noMacs },
  vpp_assignment: { ios_apps: [], mac_apps: [], ebooks: [], scope: nobody },
  vpp_invitation: { general: { distribution_method: 'Make available in Self Service only', require_login: false }, scope: nobody },
  computer_group: smart,
  mobile_device_group: smart,
  user_group: { ...smart, is_notify_on_change: false },
  advanced_computer_search: search,
  advanced_mobile_device_search: search,
  advanced_user_search: search,
  computer_extension_attribute: attribute,
  mobile_device_extension_attribute: attribute,
  user_extension_attribute: attribute,
  user: { full_name: '', email_address: '', phone_number: '', position: '' },
  class: { description: '', students: [], teachers: [], student_group_ids: [], teacher_group_ids: [], mobile_device_group_ids: [] },
  computer_invitation: { ...invitation, multiple_users_allowed: false, create_account_if_does_not_exist: false, ssh_username: '' },
  mobile_device_invitation: { ...invitation, multiple_uses_allowed: false, login_required: true },
  mobile_device_enrollment_profile: { general: { description: '' } },
  printer: {
    category: '',
    uri: '',
    CUPS_name: '',
    location: '',
    model: '',
    make_default: false,
    use_generic: true,
    ppd: '',
    ppd_path: '',
    ppd_contents: '',
  },
  network_segment: { building: '', department: '', override_buildings: false, override_departments: false },
  directory_binding: { priority: 1, domain: '', username: '', computer_ou: '', type: 'Active Directory' },
  disk_encryption_configuration: { key_type: 'Individual', file_vault_enabled_users: 'Management Account' },
  ldap_server: {
    connection: {
      hostname: '',
      server_type: 'Active Directory',
      port: 636,
      use_ssl: true,
      authentication_type: 'simple',
      account: { distinguished_username: '' },
    },
  },
  licensed_software: { general: { publisher: '', platform: 'Mac' }, software_definitions: [], licenses: [] },
  software_update_server: { port: 8088, set_system_wide: false },
  patch_external_source: { host_name: '', ssl_enabled: true, port: 443 },
  patch_software_title: { name_id: '', source_id: 1 },
  peripheral_type: { fields: [] },
  webhook: { enabled: false, content_type: 'application/json', authentication_type: 'NONE' },
  json_web_token_configuration: { disabled: false, token_expiry: 5 },
};

/** A new object of an element. @param empty one with what is demanded. */
export function beganWith(element: string, shape: Shape, empty: JsonNode): JsonNode {
  const given = Object.hasOwn(beginnings, element) ? beginnings[element] : undefined;
  return given === undefined ? empty : joined(shape, empty, parseJson(JSON.stringify(given)));
}

/** In the order of the shape; what it does not name stays, to be seen. */
function joined(shape: Shape | undefined, empty: JsonNode, given: JsonNode): JsonNode {
  if (given.kind !== 'object' || empty.kind !== 'object') return given;
  const fields = recordIn(shape)?.fields();
  const names = new Set([...(fields?.keys() ?? []), ...given.members.map(({ name }) => name)]);
  return objectOf(
    Array.from(names, (name) => {
      const [was, is] = [memberOf(empty, name), memberOf(given, name)];
      return [name, was === undefined || is === undefined ? (is ?? was) : joined(fields?.get(name)?.shape(), was, is)] as const;
    }),
  );
}

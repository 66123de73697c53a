import type { Row } from '../../values.ts';
import { scopeOver } from './scopes.ts';
import { both, byName, byNumber, criterion, Mentions, type Thing } from './thing.ts';
import type { Things } from './usedThings.ts';

export type Using = readonly (readonly [table: string, row: Row])[];

const shownIn = (things: Things): Row => ({ self_service_categories: [both(things.category, { display_in: true })] });
const placed = (things: Things): Row => ({ category: both(things.category), site: both(things.site) });

/** Objects of the Classic API that name others in every way that they can. */
export function usingClassic(things: Things): Using {
  return [...usingPolicies(things), ...usingProfiles(things), ...usingApps(things), ...usingOthers(things)];
}

function usingPolicies(things: Things): Using {
  const { printer, dockItem, policy } = things;
  const call = `jamf policy -event used-event; jamf policy -id ${policy.id}`;
  return [
    [
      'policies',
      {
        general: {
          ...placed(things),
          name: 'Uses everything',
          enabled: true,
          frequency: 'Ongoing',
          override_default_settings: { distribution_point: byName(things.point) },
        },
        scope: scopeOver(things, 'cguUbd', 'ni', 'cgbdnuUi'),
        self_service: shownIn(things),
        package_configuration: { packages: [both(things.package, { action: 'Install' })], distribution_point: byName(things.point) },
        scripts: [both(things.script, { priority: 'After' })],
        printers: { printer: [both(printer, { action: 'install' })] },
        dock_items: [both(dockItem, { action: 'Add To End' })],
        account_maintenance: { directory_bindings: [both(things.binding)] },
        disk_encryption: {
          action: 'apply',
          disk_encryption_configuration_id: byNumber(things.encryption),
          remediate_disk_encryption_configuration_id: byNumber(things.encryption),
        },
      },
    ],
    ['policies', { general: { name: 'Runs another' }, files_processes: { run_command: new Mentions(call, policy) } }],
  ];
}

function usingProfiles(things: Things): Using {
  const payloads = ({ id }: Thing): string =>
    `<?xml version="1.0" encoding="UTF-8"?><plist version="1"><dict><key>PayloadContent</key><array><dict><key>Value</key><string>$EXTENSIONATTRIBUTE_${id}</string><key>PayloadType</key><string>com.apple.dock</string><key>PayloadUUID</key><string>0F1D2C60-7B4E-4E0B-9B3D-2C4A8F1E9D20</string><key>PayloadIdentifier</key><string>used</string><key>PayloadVersion</key><integer>1</integer></dict></array><key>PayloadType</key><string>Configuration</string><key>PayloadUUID</key><string>0F1D2C60-7B4E-4E0B-9B3D-2C4A8F1E9D21</string><key>PayloadIdentifier</key><string>using</string><key>PayloadVersion</key><integer>1</integer></dict></plist>`;
  const general = (name: string, attribute: Thing): Row => ({
    ...placed(things),
    name,
    level: 'System',
    payloads: new Mentions(payloads(attribute), attribute),
  });
  return [
    [
      'osxconfigurationprofiles',
      {
        general: general('Uses in a profile', things.attribute),
        scope: scopeOver(things, 'cguUbd', 'ni', 'cgbdnuUi'),
        self_service: shownIn(things),
      },
    ],
    [
      'mobiledeviceconfigurationprofiles',
      {
        general: general('Uses in a mobile profile', things.mobileAttribute),
        scope: scopeOver(things, 'mGuUbd', 'ni', 'mGbdnuUi'),
        self_service: shownIn(things),
      },
    ],
  ];
}

function usingApps(things: Things): Using {
  const vpp = { assign_vpp_device_based_licenses: true, vpp_admin_account_id: byNumber(things.location) };
  return [
    [
      'macapplications',
      {
        general: { ...placed(things), name: 'Uses in an app', version: '1', bundle_id: 'com.example.used', url: 'https://apps.example' },
        scope: scopeOver(things, 'cguUbd', 'n', 'cgbdnuU'),
        self_service: shownIn(things),
        vpp,
      },
    ],
    [
      'mobiledeviceapplications',
      {
        general: {
          ...placed(things),
          name: 'Uses in a mobile app',
          version: '1',
          bundle_id: 'com.example.used',
          mobile_device_provisioning_profile: byNumber(things.provisioning),
        },
        scope: scopeOver(things, 'mGuUbd', 'n', 'mGbdnuU'),
        self_service: shownIn(things),
        vpp,
        app_configuration: {
          preferences: new Mentions(
            `<dict><key>tag</key><string>$EXTENSIONATTRIBUTE_${things.mobileAttribute.id}</string></dict>`,
            things.mobileAttribute,
          ),
        },
      },
    ],
    ...usingScopes(things),
  ];
}

function usingScopes(things: Things): Using {
  return [
    [
      'ebooks',
      {
        general: { ...placed(things), name: 'Uses in a book', url: 'https://books.example/used.pdf' },
        scope: scopeOver(things, 'cgmGuUbdk', 'n', 'cgmGbdnuU'),
        self_service: shownIn(things),
      },
    ],
    [
      'restrictedsoftware',
      {
        general: { name: 'Uses in restricted software', process_name: 'Used', site: both(things.site) },
        scope: scopeOver(things, 'cgbd', '', 'cgbd'),
      },
    ],
    [
      'patchpolicies',
      {
        general: { name: 'Uses in a patch policy', target_version: '1' },
        scope: scopeOver(things, 'cgbd', 'ni', 'cgbdni'),
        software_title_configuration_id: byNumber(things.title),
      },
    ],
    [
      'vppassignments',
      {
        general: { name: 'Uses in an assignment', vpp_admin_account_id: byNumber(things.location) },
        scope: scopeOver(things, 'uU', '', 'uU'),
      },
    ],
    [
      'vppinvitations',
      {
        general: { name: 'Uses in an invitation', vpp_account: { id: byNumber(things.location) } },
        scope: scopeOver(things, 'uU', '', 'uU'),
      },
    ],
  ];
}

function usingOthers(things: Things): Using {
  const { attribute, smartGroup, building, department, mobileGroup, userGroup, userAttribute } = things;
  return [
    [
      'advancedcomputersearches',
      {
        name: 'Uses in a search',
        criteria: [
          criterion(byName(attribute), 'is', 'x', true),
          criterion('Computer Group', 'member of', byName(smartGroup), true),
          criterion('Building', 'is', byName(building), true),
          criterion('Department', 'is not', byName(department), true),
        ].map((one, priority) => Object.assign({}, one, { priority })),
        display_fields: [{ name: 'Username' }, { name: byName(attribute) }],
        site: both(things.site),
      },
    ],
    [
      'usergroups',
      {
        name: 'Uses in a user group',
        is_smart: true,
        criteria: [criterion(byName(userAttribute), 'is', 'x', true)],
        site: both(things.site),
      },
    ],
    [
      'classes',
      {
        name: 'Uses in a class',
        site: both(things.site),
        mobile_device_group: both(mobileGroup),
        mobile_device_group_ids: [byNumber(mobileGroup)],
        student_group_ids: [byNumber(userGroup)],
        teacher_group_ids: [byNumber(userGroup)],
      },
    ],
    ...usingServer(things),
  ];
}

function usingServer(things: Things): Using {
  const { smartGroup, building, department } = things;
  return [
    ['licensedsoftware', { general: { name: 'Uses in licensed software', site: both(things.site) } }],
    [
      'webhooks',
      {
        name: 'Uses in a webhook',
        url: 'https://hooks.example',
        event: 'SmartGroupComputerMembershipChange',
        smart_group_id: byNumber(smartGroup),
      },
    ],
    [
      'networksegments',
      {
        name: 'Uses in a segment',
        starting_address: '10.97.0.0',
        ending_address: '10.97.0.255',
        building: byName(building),
        department: byName(department),
        distribution_point: byName(things.point),
      },
    ],
    ['vppaccounts', { name: 'Uses in a location', site: both(things.site) }],
    ['printers', { name: 'Uses in a printer', category: byName(things.category) }],
  ];
}

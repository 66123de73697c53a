import { mailDomain } from '../school.ts';
import { person } from '../people.ts';
import type { Row } from '../../values.ts';
import { printerNames } from './policies.ts';
import { refer, scopeOf, segmentNames, userGroupNames } from './named.ts';

const none = { category: refer('k', -1), site: refer('t', -1) };
const split = (text: string): readonly (readonly string[])[] => text.split('\n').map((line) => line.split('|'));

const restricted: readonly Row[] = split(`Install macOS|Install macOS*.app|all -g102|kmd
Old exam browser|Exam Browser 2.app|g101|kmd
Games|Minecraft Launcher.app|d14|kn
Torrents|Transmission.app|all|kmdn
Terminal for students|Terminal.app|d14 -c5|kn
VPN of others|FreeVPN.app|all -d7|km
Chess|Chess.app|g101 b2|k
Screen recorder|QuickRecorder.app|b1 b11 -g103|kmn`).map(([name = '', process = '', scope = '', marks = '']) => ({
  general: {
    name,
    process_name: process,
    match_exact_process_name: marks.includes('m'),
    send_notification: marks.includes('n'),
    kill_process: marks.includes('k'),
    delete_executable: marks.includes('d'),
    display_message: `${name}: not on school computers.`,
    site: none.site,
  },
  scope: scopeOf(scope),
}));

const macApps: readonly Row[] = split(`Keynote|14.4|com.apple.iWork.Keynote|361285480|8|all
Pages|14.4|com.apple.iWork.Pages|361309726|8|all
Numbers|14.4|com.apple.iWork.Numbers|361304891|8|all
GarageBand|10.4.12|com.apple.garageband10|682658836|3|d2
iMovie|10.4.3|com.apple.iMovieApp|408981434|3|d2 b10
Xcode|26.1|com.apple.dt.Xcode|497799835|4|d10 d12 -g103
Swift Playground|4.6|com.apple.PlaygroundsMac|1496833156|4|g101 d14
Slack|4.46|com.tinyspeck.slackmacgap|803453959|8|d7
Bitwarden|2025.10|com.bitwarden.desktop|1352778147|9|g1
Graphic Novels & Comics|3.1|com.aldervalley.comics|990000001|3|b2 b6
Affinity Photo 2|2.6|com.seriflabs.affinityphoto2|1616822987|3|d2 u4 U3
Microsoft Remote Desktop|11.2|com.microsoft.rdc.macos|1295203466|6|c1 c2 ~n8`).map(
  ([name = '', version = '', bundle = '', store = '', category = '', scope = ''], index) => ({
    general: {
      name,
      version,
      is_free: index < 9,
      bundle_id: bundle,
      url: `https://apps.apple.com/us/app/id${store}?mt=12&uo=4`,
      category: refer('k', Number(category)),
      site: none.site,
      deployment_type: index % 3 === 0 ? 'Install Automatically/Prompt Users to Install' : 'Make Available in Self Service',
    },
    scope: scopeOf(scope),
    self_service: { install_button_text: 'Install', self_service_categories: [{ ...refer('k', Number(category)), display_in: true }] },
    vpp: { assign_vpp_device_based_licenses: index < 9, vpp_admin_account_id: index < 9 ? 1 : -1 },
  }),
);

const phoneApps: readonly Row[] = split(`Keynote|2.4|com.apple.Keynote|361285480
Seesaw|10.2|seesaw.shadowpuppet.co.classes|930565184
Jamf School Student|6.3|com.zuludesk.student|1072512321
Classroom|5.0|com.apple.classroom|1085319084`).map(([name = '', version = '', bundle = '', store = '']) => ({
  general: {
    ...none,
    name,
    display_name: name,
    bundle_id: bundle,
    version,
    itunes_store_url: `https://apps.apple.com/us/app/id${store}`,
    deploy_as_managed_app: true,
    free: true,
  },
  scope: scopeOf('all'),
  app_configuration: name === 'Seesaw' ? { preferences: '<dict><key>school</key><string>Alder Valley</string></dict>' } : {},
}));

const criterion = (name: string, how: string, value: string, priority = 0, andOr = 'and'): Row => ({
  name,
  priority,
  and_or: andOr,
  search_type: how,
  value,
});

const search = (name: string, criteria: readonly Row[], fields: string): Row => ({
  name,
  criteria,
  display_fields: fields.split('|').map((field) => ({ name: field })),
  site: none.site,
});

const searches: readonly Row[] = [
  search('Intel Macs', [criterion('Architecture Type', 'is', 'x86_64')], 'Computer Name|Model|Serial Number'),
  search('Not encrypted', [criterion('FileVault 2 Status', 'is', 'NOT_ENCRYPTED')], 'Computer Name|Username|FileVault 2 Status'),
  search(
    'Old systems at Riverside',
    [criterion('Operating System Version', 'like', '13.'), criterion('Building', 'is', 'Riverside High School', 1)],
    'Computer Name|Operating System Version|Building',
  ),
  search(
    'MacBooks without an asset tag of this year',
    [criterion('Model', 'like', 'MacBook'), criterion('Asset Tag', 'not like', 'A101', 1), criterion('Model', 'like', 'mini', 2, 'or')],
    'Computer Name|Asset Tag|Model',
  ),
  search('Science', [criterion('Department', 'is', 'Science')], 'Computer Name|Username'),
];

const userGroups: readonly Row[] = userGroupNames.map((name, index) => ({
  name,
  is_smart: true,
  is_notify_on_change: index === 4,
  site: none.site,
  criteria: [criterion('Position', 'is', name.replace(/s$/, '')), criterion('Email Address', 'like', mailDomain, 1)],
  users: [index, index + 11, index + 23].map((number) => {
    const { username, realname, email, phone } = person(number);
    return { id: number + 1, username, full_name: realname, phone_number: phone, email_address: email };
  }),
}));

const printers: readonly Row[] = printerNames.map((name, index) => {
  const cups = name.replaceAll(' ', '_').toLowerCase();
  const model =
    ['HP LaserJet M507', 'HP LaserJet M507', 'Brother HL-L6400DW', 'Canon iR-ADV 4551', 'HP DesignJet T830', 'Ricoh MP 305+'][index] ?? '';
  return {
    name,
    category: 'Printers',
    uri: `lpd://10.20.${10 + index}.5/`,
    CUPS_name: cups,
    location: `${name}, ground floor`,
    model,
    ppd: `${cups}.ppd`,
    ppd_path: `/Library/Printers/PPDs/Contents/Resources/${cups}.ppd`,
    ppd_contents: `*PPD-Adobe: "4.3"\n*FormatVersion: "4.3"\n*LanguageVersion: English\n*Manufacturer: "${model.split(' ')[0] ?? ''}"\n*ModelName: "${model}"\n*NickName: "${model}, ${name}"\n*ColorDevice: ${index > 2 ? 'True' : 'False'}\n*DefaultResolution: 600dpi\n*OpenUI *Duplex/Two-Sided: PickOne\n*DefaultDuplex: DuplexNoTumble\n*Duplex None/Off: "<</Duplex false>>setpagedevice"\n*Duplex DuplexNoTumble/Long edge: "<</Duplex true /Tumble false>>setpagedevice"\n*CloseUI: *Duplex\n`,
  };
});

const segments: readonly Row[] = segmentNames.map((name, index) => ({
  name,
  starting_address: `10.2${index}.0.0`,
  ending_address: `10.2${index}.${index === 3 ? 63 : 255}.255`,
  building:
    ['Alder Valley High School', 'Cedar Grove Middle School', 'District Office', '', 'Lakeside Middle School', '', 'Riverside High School'][
      index
    ] ?? '',
  override_buildings: index < 3,
  distribution_point: index === 2 ? 'Depot' : '',
  uid: `${index + 1}0`,
}));

const inGeneral = (rows: readonly Row[]): readonly Row[] => rows.map((row) => ({ general: { ...none, ...row } }));

/** First objects of each kind, as far as they differ from new ones. */
export const classicObjects: Readonly<Record<string, readonly Row[]>> = {
  restrictedsoftware: restricted,
  macapplications: macApps,
  mobiledeviceapplications: phoneApps,
  ebooks: inGeneral([
    {
      name: 'Staff handbook',
      author: 'Alder Valley Schools',
      version: '7',
      free: true,
      url: 'https://files.aldervalley.example/handbook.pdf',
    },
    {
      name: 'Algebra I',
      author: 'R. Moreau',
      version: '2',
      free: true,
      file_type: 'EPUB',
      url: 'https://files.aldervalley.example/algebra.epub',
    },
  ]),
  advancedcomputersearches: searches,
  usergroups: userGroups,
  printers,
  networksegments: segments,
  userextensionattributes: [
    { name: 'Badge number', data_type: 'Integer' },
    { name: 'Works from', input_type: { type: 'Pop-up Menu', popup_choices: ['School', 'Home', 'Both'] } },
  ],
  webhooks: [
    {
      name: 'Inventory to asset system',
      enabled: true,
      url: 'https://assets.aldervalley.example/jamf',
      content_type: 'application/json',
      event: 'ComputerInventoryCompleted',
      connection_timeout: 5,
      read_timeout: 2,
    },
    {
      name: 'New iPads',
      enabled: false,
      url: 'https://chat.aldervalley.example/hook?room=it&kind=new',
      event: 'MobileDeviceEnrolled',
      authentication_type: 'BASIC',
      username: 'jamf',
      connection_timeout: 5,
      read_timeout: 2,
    },
  ],
  dockitems: [{ name: 'Self Service', path: '/Applications/Self Service.app' }],
  directorybindings: [
    { name: 'School directory', priority: 1, domain: `ad.${mailDomain}`, username: 'bind', computer_ou: 'OU=Macs,DC=ad' },
  ],
  diskencryptionconfigurations: [{ name: 'Personal key', key_type: 'Individual', file_vault_enabled_users: 'Current or Next User' }],
  classes: [
    {
      name: 'Algebra 1B',
      description: 'Room 204',
      site: refer('t', 2),
      students: ['ada.baker12', 'omar.silva40'],
      teachers: ['lena.ito7'],
    },
    {
      name: 'Chemistry lab',
      source: 'Apple School Manager',
      description: '',
      site: refer('t', 2),
      students: [],
      teachers: ['viktor.hale3'],
    },
  ],
  licensedsoftware: [
    {
      general: { name: 'Sibelius', publisher: 'Avid', site: none.site },
      software_definitions: [{ name: 'Sibelius.app' }],
      licenses: [{ license_count: 30, organization_name: 'Alder Valley Schools' }],
    },
  ],
  ldapservers: [
    {
      connection: {
        name: 'School directory',
        hostname: `ldap.${mailDomain}`,
        port: 636,
        use_ssl: true,
        account: { distinguished_username: 'CN=jamf,DC=ad' },
        open_close_timeout: 15,
        search_timeout: 60,
      },
    },
  ],
  patchpolicies: [
    {
      general: { name: 'Google Chrome 142', enabled: true, target_version: '142.0.7444.60', distribution_method: 'prompt' },
      scope: scopeOf('g102'),
      software_title_configuration_id: 1,
    },
    {
      general: { name: 'Zoom 6.6.8', enabled: false, target_version: '6.6.8' },
      scope: scopeOf('all -g103'),
      software_title_configuration_id: 2,
    },
  ],
  ibeacons: [{ name: 'Library door', uuid: '6F1D2C60-7B4E-4E0B-9B3D-2C4A8F1E9D10', major: '1', minor: '7' }],
  softwareupdateservers: [{ name: 'Depot', ip_address: '10.22.0.9', port: 8088 }],
  removablemacaddresses: [{ name: '00:50:B6:9A:3C:11' }],
  jsonwebtokenconfigurations: [{ name: 'In-house apps', token_expiry: 30 }],
  patchexternalsources: [{ name: 'Community patch', host_name: 'patch.aldervalley.example', ssl_enabled: true, port: 443 }],
  vppaccounts: [
    {
      name: 'Alder Valley Schools',
      contact: 'IT desk',
      account_name: 'Alder Valley Schools',
      country: 'US',
      expiration_date: '2027-01-31',
      site: none.site,
    },
  ],
  vppassignments: inGeneral([{ name: 'Keynote for teachers', vpp_admin_account_id: 1, vpp_admin_account_name: 'Alder Valley Schools' }]),
  vppinvitations: inGeneral([{ name: 'Teachers of 2026', vpp_account: { id: 1 }, message: 'Books and apps of your school' }]),
  mobiledeviceprovisioningprofiles: inGeneral([{ name: 'Alder Valley in-house', display_name: 'Alder Valley in-house' }]),
  mobiledeviceenrollmentprofiles: inGeneral([{ name: 'Loaner iPads', invitation: '228105312345678901' }]),
};

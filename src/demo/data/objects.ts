import type { Row } from '../values.ts';

const blankPackage: Row = {
  info: '',
  notes: '',
  priority: 10,
  osRequirements: '',
  fillUserTemplate: false,
  indexed: false,
  fillExistingUsers: false,
  swu: false,
  rebootRequired: false,
  selfHealNotify: false,
  selfHealingAction: null,
  osInstall: false,
  serialNumber: null,
  parentPackageId: '-1',
  basePath: null,
  suppressUpdates: false,
  cloudTransferStatus: 'READY',
  ignoreConflicts: false,
  suppressFromDock: false,
  suppressEula: false,
  suppressRegistration: false,
  installLanguage: 'en_US',
  hashType: 'MD5',
  manifest: null,
  manifestFileName: null,
  format: null,
};

export const packages: readonly Row[] = [
  ['Google Chrome 142', 'GoogleChrome-142.pkg', '2', '198341120'],
  ['Keynote templates', 'KeynoteTemplates-3.pkg', '3', '48120331'],
  ['Printer drivers', 'HPDrivers-5.1.pkg', '7', '623914002'],
  ['Python 3.14', 'python-3.14.0-macos11.pkg', '4', '72110987'],
  ['Secure Exam Browser', 'SEB-3.6.pkg', '10', '36655421'],
  ['Zoom 6.6', 'zoomusInstallerFull-6.6.pkg', '8', '139008766'],
].map(([packageName, fileName, categoryId, size]) =>
  Object.assign({}, blankPackage, { packageName, fileName, categoryId, size, md5: null, hashValue: null }),
);

const attribute = (name: string, inputType: string, dataType: string, more: Row): Row => ({
  name,
  description: '',
  dataType,
  enabled: true,
  inventoryDisplayType: 'EXTENSION_ATTRIBUTES',
  inputType,
  scriptContents: null,
  popupMenuChoices: [],
  ldapAttributeMapping: '',
  ldapExtensionAttributeAllowed: false,
  manageExistingData: null,
  ...more,
});

export const extensionAttributes: readonly Row[] = [
  attribute('Battery cycles', 'SCRIPT', 'INTEGER', {
    scriptContents: `#!/bin/bash
# Charge cycles of the built-in battery; 0 for a desktop Mac.
cycles=$(ioreg -r -c AppleSmartBattery | awk '/"CycleCount" =/{print $NF}')
echo "<result>\${cycles:-0}</result>"
`,
  }),
  attribute('Last restart', 'SCRIPT', 'DATE', {
    scriptContents: `#!/bin/zsh
boot=$(sysctl -n kern.boottime | awk -F'[ ,]' '{print $4}')
print "<result>$(date -r "$boot" '+%Y-%m-%d %H:%M:%S')</result>"
`,
  }),
  attribute('Cart', 'POPUP', 'STRING', {
    description: 'Which cart the computer is charged in',
    popupMenuChoices: ['Cart 1', 'Cart 2', 'Cart 3', 'Cart 4'],
  }),
  attribute('Loaned until', 'TEXT', 'DATE', { inventoryDisplayType: 'USER_AND_LOCATION' }),
];

const criterion = (name: string, searchType: string, value: string, priority = 0): Row => ({
  name,
  priority,
  andOr: 'and',
  searchType,
  value,
  openingParen: false,
  closingParen: false,
});

const group = (id: number, name: string, description: string, criteria: readonly Row[]): Row => ({
  id: String(id),
  name,
  description,
  criteria,
  siteId: '-1',
});

export const smartGroups: readonly Row[] = [
  group(1, 'All Managed Clients', 'Every computer that is managed', [criterion('Platform', 'is', 'Mac')]),
  group(2, 'Intel Macs', 'Due for replacement', [criterion('Architecture Type', 'is', 'x86_64')]),
  group(3, 'Not on macOS 26', 'Update candidates', [criterion('Operating System Version', 'not like', '26.')]),
  group(4, 'FileVault is off', '', [criterion('FileVault 2 Status', 'is', 'NOT_ENCRYPTED')]),
];

const tenth = Array.from({ length: 20 }, (_, index) => String(index * 10 + 1));

export const staticGroups: readonly Row[] = [
  { id: '101', name: 'Testing cart', description: 'Loaned for exams', siteId: '-1', assignments: tenth },
  { id: '102', name: 'Pilot', description: 'Gets updates first', siteId: '-1', assignments: ['2', '3', '5', '8'] },
  { id: '103', name: 'Board members', description: null, siteId: '3', assignments: [] },
];

export const mobileGroups: readonly Row[] = [
  { id: '1', name: 'All iPads', description: '', smart: true, siteId: '-1', criteria: [criterion('Model', 'like', 'iPad')], count: 72 },
  { id: '2', name: 'Kindergarten carts', description: 'Shared iPads', smart: false, siteId: '1', assignments: ['1', '4', '9'], count: 3 },
];

export const patchTitles: readonly Row[] = [
  ['Google Chrome', '0C7', 'Google', '142.0.7444.60'],
  ['Zoom Client for Meetings', '0D1', 'Zoom', '6.6.8'],
  ['Python 3.14', '0F2', 'Python Software Foundation', '3.14.0'],
].map(([displayName, softwareTitleId, softwareTitlePublisher, version], index) => ({
  displayName,
  categoryId: '-1',
  siteId: '-1',
  uiNotifications: index === 0,
  emailNotifications: false,
  softwareTitleId,
  jamfOfficial: true,
  extensionAttributes: [],
  softwareTitleName: displayName,
  softwareTitleNameId: softwareTitleId,
  softwareTitlePublisher,
  patchSourceName: 'Jamf',
  patchSourceEnabled: true,
  packages: index === 0 ? [{ packageId: '1', version, displayName: 'Google Chrome 142' }] : [],
}));

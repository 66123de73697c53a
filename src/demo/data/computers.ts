import { isRecord, type Row } from '../values.ts';
import { before, chance, hex, pick, roll, uuid } from './chance.ts';
import { peopleCount, person } from './people.ts';
import { buildings, departments, sites } from './school.ts';

const models = [
  ['MacBook Air (13-inch, M2)', 'Mac14,2', true],
  ['MacBook Air (15-inch, M3)', 'Mac15,13', true],
  ['MacBook Pro (14-inch, M3)', 'Mac15,3', true],
  ['Mac mini (M2)', 'Mac14,3', true],
  ['iMac (24-inch, M3)', 'Mac15,5', true],
  ['MacBook Air (Retina, 13-inch, 2020)', 'MacBookAir9,1', false],
] as const;
const systems = [
  ['26.1', '25B78'],
  ['15.7.1', '24G231'],
  ['15.5', '24F74'],
  ['14.8', '23J21'],
  ['13.7.8', '22H730'],
] as const;
const apps = [
  ['Google Chrome', 'com.google.Chrome', '142.0'],
  ['Keynote', 'com.apple.iWork.Keynote', '14.4'],
  ['Self Service', 'com.jamfsoftware.selfservice.mac', '11.30'],
  ['Zoom', 'us.zoom.xos', '6.6'],
] as const;

export const serialNumber = (index: number): string => `AV${hex(8, index, 201).toUpperCase()}`;
const computerName = (index: number): string => `AVS-MAC-${100_001 + index}`;
export const computerManagementId = (index: number): string => uuid(index, 203).toLowerCase();

type Section = (index: number, base: number) => unknown;

const macAddress = (index: number, salt: number): string =>
  hex(12, index, salt)
    .toUpperCase()
    .replaceAll(/..(?=.)/g, '$&:');

/** One function per section of a computer, each of the index alone, so that a filter makes only what it looks at. */
const computerSections: Readonly<Record<string, Section>> = {
  general: (index, base) => {
    const site = chance(70, index, 210) ? pick(sites, index, 211) : { id: '-1', name: 'None' };
    return {
      name: computerName(index),
      lastIpAddress: `203.0.113.${roll(index, 212) % 254}`,
      lastReportedIpV4: `10.20.${roll(index, 213) % 40}.${roll(index, 214) % 254}`,
      lastReportedIpV6: null,
      jamfBinaryVersion: '11.30.1-t1784555528',
      platform: 'Mac',
      barcode1: null,
      barcode2: null,
      assetTag: `A${String(10_000 + index)}`,
      remoteManagement: { managed: !chance(4, index, 215) },
      supervised: chance(92, index, 216),
      mdmCapable: { capable: true, capableUsers: [person(index % peopleCount).username], userManagementInfo: [] },
      reportDate: before(base, 7, index, 217),
      lastCheckIn: before(base, 3, index, 218),
      lastContact: before(base, 2, index, 219),
      lastCloudBackupDate: null,
      lastEnrolledDate: before(base, 700, index, 220),
      mdmProfileExpiration: new Date(base + (roll(index, 221) % 700) * 86_400_000).toISOString(),
      initialEntryDate: before(base, 900, index, 222).slice(0, 10),
      distributionPoint: null,
      enrollmentMethod: { id: '1', objectName: 'Staff Macs', objectType: 'PreStage enrollment' },
      site: { id: site['id'], name: site['name'] },
      itunesStoreAccountActive: false,
      enrolledViaAutomatedDeviceEnrollment: chance(90, index, 223),
      userApprovedMdm: true,
      declarativeDeviceManagementEnabled: true,
      extensionAttributes: [],
      managementId: computerManagementId(index),
      lastLoggedInUsernameSelfService: null,
      lastLoggedInUsernameSelfServiceTimestamp: null,
      lastLoggedInUsernameBinary: person(index % peopleCount).username,
      lastLoggedInUsernameBinaryTimestamp: before(base, 5, index, 224),
      lastLoggedInUsernameMdm: null,
      lastLoggedInUsernameMdmTimestamp: null,
    };
  },
  diskEncryption: (index) => ({
    bootPartitionEncryptionDetails: {
      partitionName: 'Macintosh HD',
      partitionFileVault2State: chance(85, index, 230) ? 'ENCRYPTED' : 'UNENCRYPTED',
      partitionFileVault2Percent: chance(85, index, 230) ? 100 : 0,
    },
    individualRecoveryKeyValidityStatus: chance(85, index, 230) ? 'VALID' : 'NOT_APPLICABLE',
    institutionalRecoveryKeyPresent: false,
    diskEncryptionConfigurationName: 'Personal key',
    fileVault2Enabled: chance(85, index, 230),
    fileVault2EnabledUserNames: [person(index % peopleCount).username],
    fileVault2EligibilityMessage: 'Eligible',
  }),
  purchasing: (index, base) => ({
    leased: chance(20, index, 240),
    purchased: !chance(20, index, 240),
    poNumber: `PO-${2000 + (roll(index, 241) % 400)}`,
    poDate: before(base, 1400, index, 242).slice(0, 10),
    vendor: 'Ridge Education Supply',
    warrantyDate: new Date(base + ((roll(index, 243) % 900) - 200) * 86_400_000).toISOString().slice(0, 10),
    appleCareId: '',
    leaseDate: null,
    purchasePrice: '999.00',
    lifeExpectancy: 4,
    purchasingAccount: '',
    purchasingContact: '',
    extensionAttributes: [],
  }),
  applications: (index) =>
    apps.map(([name, bundleId, version]) => ({
      name: `${name}.app`,
      path: `/Applications/${name}.app`,
      version,
      cfBundleShortVersionString: version,
      cfBundleVersion: `${version}.${roll(index, 250) % 90}`,
      macAppStore: bundleId.startsWith('com.apple.'),
      sizeMegabytes: 60 + (roll(index, 251) % 500),
      bundleId,
      updateAvailable: false,
      externalVersionId: '0',
    })),
  storage: (index) => ({
    bootDriveAvailableSpaceMegabytes: 20_000 + (roll(index, 260) % 200_000),
    disks: [
      {
        id: '1',
        device: 'disk0',
        model: 'APPLE SSD',
        revision: '1',
        serialNumber: hex(10, index, 261),
        sizeMegabytes: 251_000,
        smartStatus: 'Verified',
        type: 'false',
        partitions: [],
      },
    ],
  }),
  userAndLocation: (index) => ({
    ...person(index % peopleCount),
    departmentId: String(1 + (roll(index, 270) % departments.length)),
    buildingId: String(1 + (roll(index, 271) % buildings.length)),
    room: String(100 + (roll(index, 272) % 120)),
    extensionAttributes: [],
  }),
  configurationProfiles: (index, base) =>
    ['Wi-Fi', 'Restrictions', 'Login Window'].map((displayName, number) => ({
      id: String(number + 1),
      username: '',
      lastInstalled: before(base, 200, index, 280 + number),
      removable: false,
      displayName,
      profileIdentifier: uuid(number, 281),
      uuid: uuid(number, 281),
    })),
  printers: () => [{ name: 'Library laser', type: 'HP LaserJet M608', uri: 'ipp://10.20.0.9/ipp/print', location: 'Library' }],
  services: () => [{ name: 'com.apple.screensharing' }],
  hardware: (index) => {
    const [model, modelIdentifier, appleSilicon] = pick(models, index, 290);
    return {
      make: 'Apple',
      model,
      modelIdentifier,
      serialNumber: serialNumber(index),
      processorSpeedMhz: appleSilicon ? 3490 : 1100,
      processorCount: 1,
      coreCount: appleSilicon ? 8 : 4,
      processorType: appleSilicon ? 'Apple M-series' : 'Quad-Core Intel Core i5',
      processorArchitecture: appleSilicon ? 'arm64' : 'x86_64',
      busSpeedMhz: 0,
      cacheSizeKilobytes: 0,
      networkAdapterType: 'Wi-Fi',
      macAddress: macAddress(index, 291),
      altNetworkAdapterType: '',
      altMacAddress: '',
      totalRamMegabytes: chance(50, index, 292) ? 8192 : 16_384,
      openRamSlots: 0,
      batteryCapacityPercent: 40 + (roll(index, 293) % 61),
      batteryHealth: chance(94, index, 294) ? 'NORMAL' : 'SERVICE_RECOMMENDED',
      smcVersion: '',
      nicSpeed: 'n/a',
      opticalDrive: '',
      bootRom: '13822.1.2',
      bleCapable: true,
      supportsIosAppInstalls: appleSilicon,
      appleSilicon,
      provisioningUdid: hex(24, index, 295).toUpperCase(),
      extensionAttributes: [],
    };
  },
  localUserAccounts: (index) => [
    {
      uid: '501',
      userGuid: uuid(index, 300),
      username: person(index % peopleCount).username,
      fullName: person(index % peopleCount).realname,
      admin: chance(10, index, 301),
      homeDirectory: `/Users/${person(index % peopleCount).username}`,
      homeDirectorySizeMb: roll(index, 302) % 40_000,
      fileVault2Enabled: chance(85, index, 230),
      userAccountType: 'LOCAL',
    },
    {
      uid: '499',
      userGuid: uuid(index, 303),
      username: 'avsadmin',
      fullName: 'AVS Admin',
      admin: true,
      homeDirectory: '/var/avsadmin',
      homeDirectorySizeMb: 12,
      fileVault2Enabled: false,
      userAccountType: 'LOCAL',
    },
  ],
  certificates: (index, base) => [
    {
      commonName: computerManagementId(index),
      identity: true,
      expirationDate: new Date(base + 300 * 86_400_000).toISOString(),
      username: '',
      lifecycleStatus: 'ACTIVE',
      certificateStatus: 'ISSUED',
      subjectName: `CN=${computerName(index)}`,
      serialNumber: hex(16, index, 310),
      sha1Fingerprint: hex(40, index, 311),
      issuedDate: before(base, 300, index, 312),
    },
  ],
  attachments: () => [],
  packageReceipts: () => ({
    installedByJamfPro: ['GoogleChrome-142.pkg'],
    installedByInstallerSwu: ['com.apple.pkg.RosettaUpdateAuto'],
    cached: [],
  }),
  security: (index) => ({
    sipStatus: 'ENABLED',
    gatekeeperStatus: 'APP_STORE_AND_IDENTIFIED_DEVELOPERS',
    xprotectVersion: '5322',
    autoLoginDisabled: true,
    remoteDesktopEnabled: chance(10, index, 320),
    activationLockEnabled: chance(3, index, 321),
    recoveryLockEnabled: chance(60, index, 322),
    firewallEnabled: chance(80, index, 323),
    secureBootLevel: 'FULL_SECURITY',
    externalBootLevel: 'DISALLOW_BOOTING_FROM_EXTERNAL_MEDIA',
    bootstrapTokenAllowed: true,
    bootstrapTokenEscrowedStatus: 'ESCROWED',
    attestationStatus: 'SUCCESS',
  }),
  operatingSystem: (index) => {
    const [version, build] = pick(systems, index, 330);
    return {
      name: 'macOS',
      version,
      build,
      supplementalBuildVersion: build,
      rapidSecurityResponse: '',
      activeDirectoryStatus: 'Not Bound',
      fileVault2Status: chance(85, index, 230) ? 'BOOT_ENCRYPTED' : 'NOT_ENCRYPTED',
      softwareUpdateDeviceId: 'J413AP',
      extensionAttributes: [],
    };
  },
  licensedSoftware: () => [],
  ibeacons: () => [],
  softwareUpdates: () => [],
  extensionAttributes: (index) => [
    {
      definitionId: '1',
      name: 'Battery cycles',
      description: null,
      enabled: true,
      multiValue: false,
      values: [String(roll(index, 340) % 700)],
      dataType: 'INTEGER',
      options: [],
      inputType: 'SCRIPT',
    },
    {
      definitionId: '3',
      name: 'Cart',
      description: 'Which cart the computer is charged in',
      enabled: true,
      multiValue: false,
      values: chance(40, index, 341) ? [`Cart ${1 + (roll(index, 342) % 8)}`] : [],
      dataType: 'STRING',
      options: ['Cart 1', 'Cart 2', 'Cart 3', 'Cart 4'],
      inputType: 'POPUP',
    },
  ],
  contentCaching: () => null,
};

/** A computer whose sections are made when they are looked at: most requests look at few. */
export function makeComputer(index: number, base: number): Row {
  const computer: unknown = Object.create(lazySections);
  return Object.assign(isRecord(computer) ? computer : {}, { index, base, id: String(index + 1), udid: uuid(index, 202) });
}

/** Getters for all sections, shared by all computers. */
const lazySections = Object.defineProperties(
  {},
  Object.fromEntries(Object.entries(computerSections).map(([name, make]) => [name, getter(make)])),
);

function getter(make: Section): PropertyDescriptor {
  return {
    get(this: { readonly index: number; readonly base: number }) {
      return make(this.index, this.base);
    },
  };
}

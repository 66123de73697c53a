import { array, boolean, choice, date, dateTime, fields, integer, nullable, object, readOnly, string, type Shape } from '../../schema.ts';

const extensionAttribute = object('ComputerExtensionAttribute', {
  definitionId: string,
  name: readOnly(string),
  description: readOnly(nullable(string)),
  ...fields('enabled multiValue', readOnly(boolean)),
  values: array(string),
  dataType: readOnly(nullable(choice('STRING INTEGER DATE_TIME'))),
  options: readOnly(array(string)),
  inputType: readOnly(nullable(choice('TEXT POPUP SCRIPT LDAP'))),
});
const extensionAttributes = { extensionAttributes: array(extensionAttribute) };
const fixed = (names: string, shape: Shape = string): Record<string, Shape> => fields(names, readOnly(shape));

function general(version: 'v3' | 'v4'): Shape {
  return object(version === 'v4' ? 'ComputerGeneralV4' : 'ComputerGeneral', {
    ...fields('name lastIpAddress'),
    ...(version === 'v4' ? {} : { lastReportedIp: string }),
    ...fields('lastReportedIpV4 lastReportedIpV6 jamfBinaryVersion platform barcode1 barcode2 assetTag'),
    remoteManagement: object('ComputerRemoteManagement', { managed: boolean, managementUsername: { type: 'string', deprecated: true } }),
    supervised: boolean,
    mdmCapable: object('ComputerMdmCapability', {
      capable: boolean,
      capableUsers: array(string),
      userManagementInfo: array(object(undefined, {})),
    }),
    reportDate: dateTime,
    ...fields(version === 'v4' ? 'lastCheckIn lastContact' : 'lastContactTime', dateTime),
    ...fields('lastCloudBackupDate lastEnrolledDate mdmProfileExpiration', dateTime),
    initialEntryDate: date,
    distributionPoint: string,
    enrollmentMethod: object('EnrollmentMethod', fixed('id objectName objectType')),
    site: object('ComputerSite', fields('id name')),
    ...fields('itunesStoreAccountActive enrolledViaAutomatedDeviceEnrollment userApprovedMdm declarativeDeviceManagementEnabled', boolean),
    ...extensionAttributes,
    managementId: readOnly(string),
    ...fields('lastLoggedInUsernameSelfService lastLoggedInUsernameBinary lastLoggedInUsernameMdm', nullable(string)),
    ...fields(
      'lastLoggedInUsernameSelfServiceTimestamp lastLoggedInUsernameBinaryTimestamp lastLoggedInUsernameMdmTimestamp',
      nullable(dateTime),
    ),
  });
}

const purchasing = object('ComputerPurchase', {
  ...fields('leased purchased', boolean),
  ...fields('poNumber vendor appleCareId purchasePrice purchasingAccount purchasingContact'),
  ...fields('poDate warrantyDate leaseDate', date),
  lifeExpectancy: integer,
  ...extensionAttributes,
});
const userAndLocation = object('ComputerUserAndLocation', {
  ...fields('username realname email position phone departmentId buildingId room'),
  ...extensionAttributes,
});

const sections: Readonly<Record<string, Shape>> = {
  diskEncryption: object('ComputerDiskEncryption', {
    bootPartitionEncryptionDetails: object('ComputerPartitionEncryption', {
      partitionName: string,
      partitionFileVault2State: choice('UNKNOWN UNENCRYPTED INELIGIBLE DECRYPTED DECRYPTING ENCRYPTED ENCRYPTING'),
      partitionFileVault2Percent: integer,
    }),
    individualRecoveryKeyValidityStatus: choice('VALID INVALID UNKNOWN NOT_APPLICABLE'),
    institutionalRecoveryKeyPresent: boolean,
    diskEncryptionConfigurationName: string,
    fileVault2Enabled: readOnly(boolean),
    fileVault2EnabledUserNames: array(string),
    fileVault2EligibilityMessage: string,
  }),
  purchasing,
  applications: array(
    object('ComputerApplication', {
      ...fields('name path version cfBundleShortVersionString cfBundleVersion bundleId externalVersionId'),
      ...fields('macAppStore updateAvailable', boolean),
      sizeMegabytes: integer,
    }),
  ),
  storage: object('ComputerStorage', {
    bootDriveAvailableSpaceMegabytes: readOnly({ type: 'integer', format: 'int64' }),
    disks: array(
      object('ComputerDisk', {
        ...fixed('id device model revision serialNumber smartStatus type'),
        sizeMegabytes: readOnly(integer),
        partitions: array(object(undefined, {})),
      }),
    ),
  }),
  userAndLocation,
  configurationProfiles: array(
    object('ComputerConfigurationProfile', {
      ...fixed('id username displayName profileIdentifier uuid'),
      lastInstalled: dateTime,
      removable: readOnly(boolean),
    }),
  ),
  printers: array(object('ComputerPrinter', fields('name type uri location'))),
  services: array(object('ComputerService', fields('name'))),
  hardware: object('ComputerHardware', {
    ...fixed(
      'make model modelIdentifier serialNumber processorType processorArchitecture smcVersion nicSpeed opticalDrive bootRom provisioningUdid',
    ),
    ...fields('networkAdapterType macAddress altNetworkAdapterType altMacAddress'),
    ...fixed(
      'processorSpeedMhz processorCount coreCount busSpeedMhz cacheSizeKilobytes totalRamMegabytes openRamSlots batteryCapacityPercent',
      integer,
    ),
    batteryHealth: readOnly(choice('NON_GENUINE NORMAL SERVICE_RECOMMENDED UNKNOWN UNSUPPORTED')),
    ...fixed('bleCapable supportsIosAppInstalls appleSilicon', boolean),
    ...extensionAttributes,
  }),
  localUserAccounts: array(
    object('ComputerLocalUserAccount', {
      ...fields('uid username fullName homeDirectory'),
      userGuid: readOnly(string),
      ...fields('admin fileVault2Enabled', boolean),
      homeDirectorySizeMb: readOnly(integer),
      userAccountType: choice('LOCAL MOBILE UNKNOWN'),
    }),
  ),
  certificates: array(
    object('ComputerCertificate', {
      ...fields('commonName username subjectName serialNumber sha1Fingerprint issuedDate'),
      identity: boolean,
      expirationDate: dateTime,
      lifecycleStatus: choice('ACTIVE INACTIVE'),
      certificateStatus: choice('EXPIRING EXPIRED REVOKED PENDING_REVOKE ISSUED'),
    }),
  ),
  attachments: array(object('ComputerAttachment', { ...fields('id name fileType'), sizeBytes: integer })),
  packageReceipts: object('ComputerPackageReceipts', fields('installedByJamfPro installedByInstallerSwu cached', array(string))),
  security: object('ComputerSecurity', {
    sipStatus: choice('NOT_COLLECTED NOT_AVAILABLE DISABLED ENABLED'),
    gatekeeperStatus: choice('NOT_COLLECTED DISABLED APP_STORE_AND_IDENTIFIED_DEVELOPERS APP_STORE'),
    ...fields('xprotectVersion secureBootLevel externalBootLevel'),
    ...fields(
      'autoLoginDisabled remoteDesktopEnabled activationLockEnabled recoveryLockEnabled firewallEnabled bootstrapTokenAllowed',
      boolean,
    ),
    bootstrapTokenEscrowedStatus: choice('ESCROWED NOT_ESCROWED NOT_SUPPORTED'),
    attestationStatus: readOnly(choice('PENDING SUCCESS CERTIFICATE_INVALID DEVICE_PROPERTIES_MISMATCH')),
  }),
  operatingSystem: object('ComputerOperatingSystem', {
    ...fixed('name version build supplementalBuildVersion rapidSecurityResponse activeDirectoryStatus softwareUpdateDeviceId'),
    fileVault2Status: choice('NOT_APPLICABLE NOT_ENCRYPTED BOOT_ENCRYPTED SOME_ENCRYPTED ALL_ENCRYPTED'),
    ...extensionAttributes,
  }),
  licensedSoftware: array(object('ComputerLicensedSoftware', fields('id name'))),
  ibeacons: array(object('ComputerIbeacon', fields('name'))),
  softwareUpdates: array(object('ComputerSoftwareUpdate', fields('name version packageName'))),
  ...extensionAttributes,
  contentCaching: object('ComputerContentCaching', {
    computerContentCachingInformationId: readOnly(string),
    ...fixed('activated active restrictedMedia', boolean),
    ...fixed('cacheBytesFree cacheBytesLimit cacheBytesUsed', { type: 'integer', format: 'int64' }),
  }),
  groupMemberships: array(object('GroupMembership', { ...fields('groupId groupName groupDescription'), smartGroup: boolean })),
};

export function computerShape(version: 'v3' | 'v4'): Shape {
  return object(version === 'v4' ? 'ComputerInventoryV4' : 'ComputerInventoryV3', {
    id: readOnly(string),
    udid: string,
    general: general(version),
    ...sections,
  });
}

/** `userAndLocation` ⇄ `USER_AND_LOCATION`. */
export const sectionNames: readonly string[] = ['general', ...Object.keys(sections)];
export const sectionCode = (name: string): string => name.replaceAll(/[A-Z]/g, '_$&').toUpperCase();
export const sectionShape: Shape = { named: 'ComputerSectionV4', type: 'string', enum: sectionNames.map(sectionCode) };

export const computerUpdateShape = object('ComputerInventoryUpdateRequest', {
  udid: string,
  general: object('ComputerGeneralUpdate', {
    ...fields('name lastIpAddress barcode1 barcode2 assetTag'),
    managed: boolean,
    siteId: string,
    ...extensionAttributes,
  }),
  purchasing,
  userAndLocation,
  hardware: object('ComputerHardwareUpdate', {
    ...fields('networkAdapterType macAddress altNetworkAdapterType altMacAddress'),
    ...extensionAttributes,
  }),
  operatingSystem: object('ComputerOperatingSystemUpdate', extensionAttributes),
  ...extensionAttributes,
});

export const computerCreateShape = object('ComputerInventoryCreateRequestV4', {
  udid: nullable(string),
  'general*': object('ComputerGeneralCreateV4', { 'name*': string, ...fields('assetTag barcode1 barcode2 siteId platform') }),
  hardware: object('ComputerHardwareCreate', fields('serialNumber model modelIdentifier macAddress')),
});

import {
  array,
  boolean,
  choice,
  dateTime,
  envelope,
  fields,
  integer,
  nullable,
  object,
  readOnly,
  string,
  type Shape,
} from '../../schema.ts';

const types = choice('ios tvos watchos visionos unknown');

export const slim = object('MobileDeviceV2', {
  id: readOnly(string),
  ...fields('name serialNumber wifiMacAddress udid phoneNumber model modelIdentifier username softwareUpdateDeviceId'),
  type: types,
  managementId: readOnly(string),
});
export const slimResults = envelope('MobileDeviceSearchResultsV2', slim);

const purchasing = object('PurchasingV2', {
  ...fields('purchased leased', boolean),
  ...fields('poNumber vendor appleCareId purchasePrice'),
  lifeExpectancy: integer,
});
const location = object('LocationV2', fields('username realName emailAddress position phoneNumber departmentId buildingId room'));
const security = object('MobileDeviceSecurity', fields('dataProtected passcodePresent activationLockEnabled jailBreakDetected', boolean));
const applications = array(object('MobileDeviceApplication', fields('identifier name version shortVersion')));
const attribute = object('ExtensionAttributeV2', {
  id: readOnly(string),
  name: string,
  type: choice('STRING INTEGER DATE'),
  value: array(string),
  extensionAttributeCollectionAllowed: boolean,
});
const hardware = { ...fields('model modelIdentifier modelNumber'), supervised: boolean, ...fields('batteryLevel capacityMb', integer) };

export const detail = object('MobileDeviceDetailsGetV2', {
  id: readOnly(string),
  ...fields('name assetTag osVersion osBuild serialNumber udid ipAddress wifiMacAddress timeZone'),
  ...fields('enforceName managed', boolean),
  ...fields('lastInventoryUpdateTimestamp lastContactTimestamp', dateTime),
  site: object('V1SiteOfDevice', { id: string, divisionId: nullable(string), name: string }),
  extensionAttributes: array(attribute),
  location,
  type: types,
  ios: object('IosDetailsV2', { ...hardware, purchasing, security, unlockToken: string, applications }),
  tvos: object('TvOsDetails', { ...hardware, airplayPassword: { type: 'string', format: 'password' }, purchasing }),
});

export const update = object('UpdateMobileDeviceV2', {
  ...fields('name assetTag siteId timeZone'),
  enforceName: boolean,
  location,
  updatedExtensionAttributes: array(attribute),
  ios: object('UpdateIosV2', { purchasing }),
});

const base = object('MobileDeviceInventory', {
  mobileDeviceId: readOnly(string),
  'deviceType*': { type: 'string', example: 'iOS' },
  hardware: object('MobileDeviceHardware', {
    ...fields('serialNumber wifiMacAddress bluetoothMacAddress model modelIdentifier modelNumber batteryHealth'),
    ...fields('capacityMb availableSpaceMb usedSpacePercentage batteryLevel', integer),
  }),
  userAndLocation: location,
  applications,
  groups: array(object('MobileDeviceInventoryGroup', { ...fields('groupId groupName groupDescription'), smart: boolean })),
  extensionAttributes: array(attribute),
});
const general = object('MobileDeviceGeneral', {
  ...fields('udid displayName assetTag siteId osVersion osBuild ipAddress timeZone managementId'),
  ...fields('managed supervised enforceName', boolean),
  ...fields('lastInventoryUpdateDate lastContactDate initialEntryDate lastEnrolledDate', dateTime),
});
const kind = (named: string, more: Readonly<Record<string, Shape>>): Shape => ({
  named,
  allOf: [base, { type: 'object', properties: { general, purchasing, ...more } }],
});
const response: Shape = {
  named: 'MobileDeviceResponse',
  oneOf: [kind('MobileDeviceIosInventory', { security }), kind('MobileDeviceTvOsInventory', {})],
  discriminator: {
    propertyName: 'deviceType',
    mapping: { iOS: '#/components/schemas/MobileDeviceIosInventory', tvOS: '#/components/schemas/MobileDeviceTvOsInventory' },
  },
};
export const inventoryResults = envelope('MobileDeviceInventorySearchResults', response);

export const eraseRequest = object('EraseDeviceMobileDeviceRequest', {
  ...fields('preserveDataPlan disallowProximitySetup clearActivationLock', boolean),
});
export const commandAnswer = object('MobileDeviceCommandResponse', { 'deviceId*': string, 'commandUuid*': string });

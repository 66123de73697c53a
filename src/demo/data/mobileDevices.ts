import type { Row } from '../values.ts';
import { before, chance, hex, pick, roll, uuid } from './chance.ts';
import { peopleCount, person } from './people.ts';
import { buildings, departments } from './school.ts';

const models = [
  ['iPad (10th generation)', 'iPad13,18', 'iOS', '26.1'],
  ['iPad (9th generation)', 'iPad12,1', 'iOS', '18.7.1'],
  ['iPad Air (M2)', 'iPad14,8', 'iOS', '26.1'],
  ['iPhone 15', 'iPhone15,4', 'iOS', '26.0.1'],
  ['Apple TV 4K (3rd generation)', 'AppleTV14,1', 'tvOS', '26.1'],
] as const;

const owner = (index: number): Row => {
  const { username, realname, email, phone, position } = person(index % peopleCount);
  return { username, realName: realname, emailAddress: email, phoneNumber: phone, position };
};

const macAddress = (index: number, salt: number): string =>
  hex(12, index, salt)
    .toUpperCase()
    .replaceAll(/..(?=.)/g, '$&:');

/** One mobile device with every section; the views of the several operations are cut from it. */
export function makeMobileDevice(index: number, base: number): Row {
  const [, , deviceType] = pick(models, index, 401);
  return {
    id: String(index + 1),
    mobileDeviceId: String(index + 1),
    deviceType,
    managementId: managementId(index),
    general: general(index, base),
    hardware: hardware(index),
    userAndLocation: {
      ...owner(index),
      departmentId: String(1 + (roll(index, 417) % departments.length)),
      buildingId: String(1 + (roll(index, 418) % buildings.length)),
      room: String(100 + (roll(index, 419) % 120)),
    },
    purchasing: { purchased: true, leased: false, poNumber: '', vendor: 'Ridge Education Supply', lifeExpectancy: 4 },
    security: { dataProtected: true, passcodePresent: chance(90, index, 420), activationLockEnabled: false, jailBreakDetected: false },
    applications: [{ identifier: 'com.jamfsoftware.selfservice', name: 'Self Service', version: '11.3', shortVersion: '11.3' }],
    groups: [{ groupId: '1', groupName: 'All iPads', groupDescription: '', smart: true }],
    extensionAttributes: [],
  };
}

const managementId = (index: number): string => uuid(index, 402).toLowerCase();

function general(index: number, base: number): Row {
  const [, , deviceType, osVersion] = pick(models, index, 401);
  return {
    udid: uuid(index, 403),
    displayName: `AVS-${deviceType === 'tvOS' ? 'TV' : 'PAD'}-${100_001 + index}`,
    assetTag: `M${20_000 + index}`,
    siteId: '-1',
    lastInventoryUpdateDate: before(base, 5, index, 404),
    lastContactDate: before(base, 2, index, 405),
    osVersion,
    osBuild: '23B85',
    ipAddress: `10.21.${roll(index, 406) % 40}.${roll(index, 407) % 254}`,
    managed: !chance(3, index, 408),
    supervised: true,
    enforceName: false,
    timeZone: 'America/Los_Angeles',
    initialEntryDate: before(base, 800, index, 409),
    lastEnrolledDate: before(base, 600, index, 410),
    managementId: managementId(index),
  };
}

function hardware(index: number): Row {
  const [model, modelIdentifier] = pick(models, index, 401);
  return {
    capacityMb: 64_000,
    availableSpaceMb: 4000 + (roll(index, 411) % 50_000),
    usedSpacePercentage: roll(index, 412) % 95,
    batteryLevel: roll(index, 413) % 101,
    batteryHealth: 'UNSUPPORTED',
    serialNumber: `DM${hex(8, index, 414).toUpperCase()}`,
    wifiMacAddress: macAddress(index, 415),
    bluetoothMacAddress: macAddress(index, 416),
    model,
    modelIdentifier,
    modelNumber: 'MPQ03LL',
  };
}

import { valueAt } from './fields.ts';

/** The resource that the object behind a row belongs to: some lists are views of another resource's objects. */
export function homeOf(resourceKey: string, row: unknown): string {
  if (resourceKey === 'mobile-devices/detail') return 'mobile-devices';
  if (resourceKey === 'computers') return 'computers-inventory';
  if (resourceKey === 'computer-groups') return `computer-groups/${kind(valueAt(row, 'smartGroup'))}`;
  if (resourceKey === 'mobile-device-groups') return `mobile-device-groups/${kind(valueAt(row, 'isSmartGroup'))}`;
  return resourceKey;
}

function kind(isSmart: unknown): string {
  return isSmart === true ? 'smart-groups' : 'static-groups';
}

import { idOf, nameOf } from '../../../src/core/resources/identity.ts';
import { walkPages } from '../../../src/core/listing/walkPages.ts';
import { maskSecrets } from '../../../src/core/objects/plan/secrets.ts';
import { planOf } from '../../../src/core/objects/plan/plan.ts';
import { readObject } from '../../../src/core/objects/plan/read.ts';
import type { ObjectSource, Unread } from '../../../src/core/sets/source.ts';
import type { Demo } from '../../../src/demo/demo.ts';
import { problemOf } from '../../../src/shared/problem.ts';
import { classicSession } from '../classic/classicSession.ts';
import { never } from '../signals.ts';
import { memorySource, type MemoryEntry } from './memorySource.ts';

/** Kinds of which the demo has objects that say how an instance is set up. */
export const demoKinds: readonly string[] = [
  'buildings',
  'departments',
  'categories',
  'sites',
  'scripts',
  'packages',
  'computer-extension-attributes',
  'computer-groups/smart-groups',
  'computer-groups/static-groups',
  'computer-prestages',
  'patch-software-title-configurations',
  'classic/policies',
  'classic/osxconfigurationprofiles',
  'classic/mobiledeviceconfigurationprofiles',
  'classic/restrictedsoftware',
  'classic/macapplications',
  'classic/mobiledeviceapplications',
  'classic/ebooks',
  'classic/advancedcomputersearches',
  'classic/usergroups',
  'classic/printers',
  'classic/networksegments',
  'classic/webhooks',
  'classic/directorybindings',
  'classic/diskencryptionconfigurations',
  'classic/classes',
  'classic/licensedsoftware',
  'classic/patchpolicies',
  'classic/vppaccounts',
  'classic/vppassignments',
  'classic/ibeacons',
];

/** Those that only the world of references has, and those that name something only there. */
export const referenceKinds: readonly string[] = [
  'distribution-points',
  'enrollment-customizations',
  'mobile-device-groups/smart-groups',
  'mobile-device-groups/static-groups',
  'mobile-device-extension-attributes',
  'advanced-mobile-device-searches',
  'advanced-user-content-searches',
  'mobile-device-prestages',
  'users',
  'classic/userextensionattributes',
  'classic/dockitems',
  'classic/vppinvitations',
  'classic/mobiledeviceprovisioningprofiles',
];

/** All that a demo has of these kinds, read one object after the other by the product's own ways, secrets masked. */
export async function demoSource(demo: Demo, kinds = demoKinds, name = 'Demo'): Promise<ObjectSource> {
  const { session, catalogue } = await classicSession(demo);
  const entries: MemoryEntry[] = [];
  const unread: { resource: string; unread: Unread; listedAt: undefined }[] = [];
  for (const resource of kinds) {
    const listed = catalogue.resource(resource);
    if (listed === undefined) throw new Error(`The demo has no ${resource}.`);
    try {
      const rows: unknown[] = [];
      await walkPages(session, listed, { pageSize: 2000 }, (page) => void rows.push(...page), never);
      for (const row of rows) {
        const id = idOf(resource, row) ?? '';
        const plan = planOf(catalogue, resource, { kind: 'one', id });
        const text = listed.can.read === undefined ? printed(row) : await readObject(session, plan, never);
        entries.push({ resource, id, name: nameOf(resource, row) ?? '', text: maskSecrets(text) });
      }
    } catch (error) {
      unread.push({ resource, unread: unreadBy(error), listedAt: undefined });
    }
  }
  return memorySource(entries, { name, version: await session.version(never), kinds: unread });
}

/** Where there is only a list, its rows are the documents. */
function printed(row: unknown): string {
  return `${JSON.stringify(row, undefined, 2)}\n`;
}

function unreadBy(error: unknown): Unread {
  const problem = problemOf(error);
  if (problem.kind === 'bug') throw error;
  const status = problem.kind === 'http' ? problem.evidence.status : undefined;
  return { why: problem.kind === 'forbidden' ? 'forbidden' : 'answer', ...(status === undefined ? {} : { status }) };
}

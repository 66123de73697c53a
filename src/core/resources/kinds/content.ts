import type { KindEntry } from '../kind.ts';
import { enabled, priority } from './facts.ts';

/** What runs and installs on devices. */
export const contentKinds: Readonly<Record<string, KindEntry>> = {
  scripts: {
    icon: 'terminal',
    facts: ['categoryName', { word: 'priority' }],
    page: 'view/settings/computer-management/scripts/ID?tab=general',
    searchRank: 3,
    idFields: [{ field: 'scriptId' }],
    part: { at: '/scriptContents' },
    templates: async () => (await import('./scriptTemplates.ts')).forScripts,
  },
  'computer-extension-attributes': {
    facts: [{ word: 'inputType' }, enabled],
    page: 'view/settings/computer-management/computer-extension-attributes/ID',
    searchRank: 10,
    part: { at: '/scriptContents', when: { field: 'inputType', is: 'SCRIPT' } },
    templates: async () => (await import('./scriptTemplates.ts')).forAttributes,
  },
  'computer-extension-attributes/templates': { identity: { id: 'templateId', name: 'templateName' }, facts: ['templateCategoryName'] },
  packages: {
    icon: 'package',
    identity: { name: 'packageName' },
    facts: ['fileName', priority],
    page: 'view/settings/computer-management/packages/ID?tab=general',
    searchRank: 4,
    searchBy: ['packageName', 'fileName', 'id'],
    idFields: [{ field: 'packageId' }, { field: 'parentPackageId' }, { field: 'customPackageIds' }],
  },
  'distribution-points': {
    facts: ['serverName', 'shareName'],
    page: 'view/settings/server-infrastructure/file-share-distribution-points',
    idFields: [{ field: 'customPackageDistributionPointId' }, { field: 'backupDistributionPointId' }],
  },
  'cloud-distribution-point': { page: 'view/settings/server-infrastructure/cloud-distribution-point' },
  'cloud-distribution-point/files': { identity: { name: 'fileName' }, facts: ['type', 'status'] },
  'jcds/files': { identity: { id: 'fileName', name: 'fileName' }, facts: ['length', 'region'] },
  'patch-software-title-configurations': {
    label: 'Patch Software Titles',
    identity: { name: 'displayName' },
    facts: ['softwareTitlePublisher', 'softwareTitleName'],
    page: 'view/computers/patch/ID?tab=report',
    searchRank: 12,
    idFields: [{ field: 'softwareTitleConfigurationId' }],
  },
  'patch-policies': {
    identity: { name: 'policyName' },
    facts: ['policyTargetVersion', { flag: 'policyEnabled', yes: 'Enabled', no: 'Disabled' }],
    legacyPage: 'patchDeployment',
  },
  'patch-policies/policy-details': { facts: ['targetPatchVersion', enabled] },
  'managed-software-updates/plans': {
    label: 'Software Update Plans',
    identity: { id: 'planUuid', name: 'planUuid' },
    facts: ['status.state', 'specificVersion'],
  },
  'managed-software-updates/update-statuses': {
    label: 'Software Update Statuses',
    identity: { id: 'osUpdatesStatusId', name: 'productKey' },
    facts: ['status', 'downloadPercentComplete'],
  },
  'dss-declarations': { label: 'Declarations' },
};

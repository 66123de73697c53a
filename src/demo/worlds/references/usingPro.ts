import { prestageRows } from '../../data/prestages.ts';
import { smartName } from '../../resources/devices/computerGroups.ts';
import { isRecord, type Row } from '../../values.ts';
import { byId, byName, criterion, Mentions, Naming } from './thing.ts';
import type { Things } from './usedThings.ts';
import type { Using } from './usingClassic.ts';

/** Objects of the Jamf Pro API that name others in every way that they can. */
export function usingPro(things: Things): Using {
  return [...usingTexts(things), ...usingGroups(things), ...usingEnrollment(things)];
}

function usingTexts(things: Things): Using {
  const { policy, attribute, smartGroup, category } = things;
  const script = `#!/bin/sh
jamf policy -trigger "used-event"
jamf policy -id ${policy.id}
echo "${attribute.name}, ${smartGroup.name}"
`;
  const inAttribute = '#!/bin/sh\njamf policy -event used-event\necho "<result></result>"\n';
  return [
    [
      'scripts',
      {
        name: 'Uses in a script',
        priority: 'AFTER',
        categoryId: byId(category),
        scriptContents: new Mentions(script, policy, attribute, smartGroup),
      },
    ],
    [
      'computer-extension-attributes',
      {
        name: 'Uses in an attribute',
        dataType: 'STRING',
        enabled: true,
        inventoryDisplayType: 'GENERAL',
        inputType: 'SCRIPT',
        scriptContents: new Mentions(inAttribute, policy),
      },
    ],
    ['packages', { packageName: 'Uses in a package', fileName: 'using.pkg', categoryId: byId(category), priority: 10 }],
    [
      'patch-software-title-configurations',
      {
        displayName: 'Uses in a title',
        softwareTitleId: '0FE',
        categoryId: byId(category),
        siteId: byId(things.site),
        packages: [{ packageId: byId(things.package), version: '1', displayName: things.package.name }],
        extensionAttributes: [],
      },
    ],
  ];
}

const numbered = (criteria: readonly Row[]): readonly Row[] => criteria.map((one, priority) => Object.assign({}, one, { priority }));

function usingGroups(things: Things): Using {
  const { attribute, smartGroup, mobileGroup, mobileAttribute, title } = things;
  return [
    [
      smartName,
      {
        name: 'Uses in a group',
        description: '',
        siteId: byId(things.site),
        criteria: numbered([
          criterion('Computer Group', 'member of', byName(smartGroup)),
          criterion('Computer Group', 'not member of', byName(things.staticGroup)),
          criterion(byName(attribute), 'is', 'x'),
          criterion('Building', 'is', byName(things.building)),
          criterion('Department', 'is', byName(things.department)),
          criterion(new Naming(title, 'name', `Patch Reporting: ${title.name}`), 'less than', '2'),
        ]),
      },
    ],
    [
      'mobile-device-groups/smart-groups',
      {
        groupName: 'Uses in a mobile group',
        groupDescription: '',
        siteId: byId(things.site),
        criteria: numbered([
          criterion('Mobile Device Group', 'member of', byName(mobileGroup)),
          criterion(byName(mobileAttribute), 'is', 'x'),
        ]),
      },
    ],
    ...usingSearches(things),
  ];
}

function usingSearches({ site, mobileGroup, mobileAttribute, userAttribute }: Things): Using {
  return [
    [
      'advanced-mobile-device-searches',
      {
        name: 'Uses in a mobile search',
        siteId: byId(site),
        criteria: numbered([criterion('Mobile Device Group', 'member of', byName(mobileGroup))]),
        displayFields: ['Display Name', byName(mobileAttribute)],
      },
    ],
    [
      'advanced-user-content-searches',
      {
        name: 'Uses in a user search',
        siteId: byId(site),
        criteria: numbered([criterion(byName(userAttribute), 'is', 'x')]),
        displayFields: [byName(userAttribute)],
      },
    ],
  ];
}

function usingEnrollment(things: Things): Using {
  const [staff = {}] = prestageRows;
  const { locationInformation: place } = staff;
  const located = { buildingId: byId(things.building), departmentId: byId(things.department) };
  const { customization, macProfile, site } = things;
  const { id: _, ...rest } = staff;
  return [
    [
      'computer-prestages',
      {
        ...rest,
        displayName: 'Uses in a prestage',
        defaultPrestage: false,
        siteId: byId(site),
        enrollmentSiteId: byId(site),
        enrollmentCustomizationId: byId(customization),
        customPackageIds: [byId(things.package)],
        customPackageDistributionPointId: byId(things.point),
        prestageInstalledProfileIds: [byId(macProfile)],
        locationInformation: { ...(isRecord(place) ? place : {}), ...located },
      },
    ],
    [
      'mobile-device-prestages',
      {
        displayName: 'Uses in a mobile prestage',
        mandatory: true,
        siteId: byId(site),
        enrollmentSiteId: byId(site),
        enrollmentCustomizationId: byId(customization),
        locationInformation: { username: '', ...located },
      },
    ],
    ['enrollment-customizations', { displayName: 'Uses in a customization', description: '', siteId: byId(site) }],
  ];
}

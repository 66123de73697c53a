import assert from 'node:assert/strict';
import { usesCall } from '../../../../../src/core/families/askedUses.ts';
import { coverageOf } from '../../../../../src/core/sets/uses/coverageOf.ts';
import { askServer, usesQuestions, withServerCoverage, withServerUses } from '../../../../../src/core/sets/uses/serverUses.ts';
import { buildIndex } from '../../../../../src/core/sets/uses/usesIndex.ts';
import type { UseTarget } from '../../../../../src/core/sets/uses/useTypes.ts';
import { createDemo, type Demo } from '../../../../../src/demo/demo.ts';
import { answered } from '../../../../support/objects/demoSession.ts';
import { classicSession } from '../../../../support/classic/classicSession.ts';
import { memorySource } from '../../../../support/sets/memorySource.ts';
import { realCatalogue } from '../../../../support/sets/realCatalogue.ts';
import { never } from '../../../../support/signals.ts';

const smart = 'computer-groups/smart-groups';
const of = (resource: string, id = '5'): UseTarget => ({ resource, id, name: 'x' });

async function asked(target: UseTarget, demo: Demo = createDemo()): Promise<Awaited<ReturnType<typeof askServer>>> {
  const { session, catalogue } = await classicSession(demo);
  return await askServer(session, catalogue, target, never);
}

describe('where-used: what the server tells itself', () => {
  const rows: readonly (readonly [target: UseTarget, paths: readonly string[]])[] = [
    [of('computer-extension-attributes'), ['/v1/computer-extension-attributes/5/data-dependency']],
    [of('classic/computerextensionattributes'), ['/v1/computer-extension-attributes/5/data-dependency']],
    [of('mobile-device-extension-attributes'), ['/v1/mobile-device-extension-attributes/5/data-dependency']],
    [of('patch-software-title-configurations'), ['/v3/patch-software-title-configurations/5/dependencies']],
    [of('classic/sites'), ['/v1/sites/5/objects']],
    [of('sites'), ['/v1/sites/5/objects']],
    [of('categories'), ['/JSSResource/policies/category/5']],
    [of('sso', '-'), ['/v3/sso/dependencies']],
    [of('pki/venafi'), ['/v1/pki/venafi/5/dependent-profiles']],
    [of('pki/adcs-settings'), ['/v1/pki/adcs-settings/5/dependencies']],
    [of('pki/digicert/trust-lifecycle-manager'), ['/v1/pki/digicert/trust-lifecycle-manager/5/dependencies']],
    [of('scripts'), []],
    [of('classic/policies'), []],
    [of('pki/venafi', 'a/../b'), ['/v1/pki/venafi/a%2F..%2Fb/dependent-profiles']],
    [of('categories', 'Other'), []],
  ];
  for (const [target, paths] of rows) {
    it(`is asked of ${target.resource} ${target.id}: ${paths.length === 0 ? 'nothing' : paths.join(', ')}`, function () {
      assert.deepEqual(
        usesQuestions(realCatalogue(this), target).map(({ list }) => list.path),
        paths,
      );
    });
  }

  it('is asked of the sorts of objects that the document names, as a filter', function () {
    const [call] = usesQuestions(realCatalogue(this), of('sites'));
    const { filter = '', covers = [] } = call ?? {};
    assert.match(filter, /^objectType=in=\(/);
    assert.ok(filter.includes('"macOS Configuration Profile"') && !filter.includes('SMART_') && !/\bComputer[,)]/.test(filter));
    assert.ok(covers.includes('classic/policies') && covers.includes('computer-groups'));
  });

  const rowsOf: readonly (readonly [what: string, key: string, row: unknown, found: unknown])[] = [
    [
      'a link to a page',
      'computer-extension-attributes',
      { id: 3, objectId: 9, identifiableName: 'A', hyperlink: '/smartComputerGroups.html?id=12&o=r' },
      { resource: smart, id: '12', name: 'A' },
    ],
    [
      'a word for its sort',
      'computer-extension-attributes',
      { id: 3, objectId: 9, nameLocalization: 'SMART_COMPUTER_GROUPS', identifiableName: 'A', hyperlink: '/smartComputerGroups.html' },
      { resource: smart, id: '3', name: 'A' },
    ],
    [
      'nothing that anybody knows',
      'computer-extension-attributes',
      { id: 3, identifiableName: 'A', hyperlink: 'https://elsewhere.example/a' },
      undefined,
    ],
    [
      'a page in the singular',
      'pki/venafi',
      { urlPath: 'OSXConfigurationProfile.html?id=1', name: 'P' },
      { resource: 'classic/osxconfigurationprofiles', id: '1', name: 'P' },
    ],
    [
      'a profile of mobile devices',
      'pki/adcs-settings',
      { configProfileId: 4, configProfileName: 'P', configProfileType: 'IOS_CONFIGURATION_PROFILE' },
      { resource: 'classic/mobiledeviceconfigurationprofiles', id: '4', name: 'P' },
    ],
    [
      'a smart group',
      'patch-software-title-configurations',
      { smartGroupId: '7', smartGroupName: 'G' },
      { resource: smart, id: '7', name: 'G' },
    ],
    [
      'an object of a site',
      'sites',
      { siteId: '1', objectType: 'Policy', objectId: '8' },
      { resource: 'classic/policies', id: '8', name: '' },
    ],
    [
      'a part of the path',
      'sso',
      { name: 'E', humanReadableName: 'Enrollment Customization', hyperlink: '/enrollment-customization/4' },
      { resource: 'enrollment-customizations', id: '4', name: 'E' },
    ],
    ['a policy of a category', 'categories', { id: 3, name: 'P' }, { resource: 'classic/policies', id: '3', name: 'P' }],
    ['no object', 'categories', 'text', undefined],
  ];
  for (const [what, key, row, found] of rowsOf) {
    it(`is read where a row has ${what}`, function () {
      const [call] = usesQuestions(realCatalogue(this), of(key, key === 'sso' ? '-' : '5'));
      assert.deepEqual(call?.named(row), found);
    });
  }

  it('is of one request, and what it is of has no place in a document', async () => {
    const { uses, covers, failed } = await asked(of('computer-extension-attributes', '1'));
    assert.deepEqual(failed, []);
    assert.ok(covers.includes(smart));
    for (const use of uses)
      assert.deepEqual([use.pointer, use.how, use.to], ['', 'id', { resource: 'computer-extension-attributes', by: 'id', text: '1' }]);
  });

  it('is of both APIs', async () => {
    const { session, catalogue } = await classicSession(createDemo());
    const { uses } = await askServer(session, catalogue, of('categories', '1'), never);
    assert.ok(uses.length > 0 && uses.every(({ from }) => from.resource === 'classic/policies' && from.name !== ''));
  });

  it('is of groups with and without criteria, where a row says no more than that it is a group', async () => {
    const { covers } = await asked(of('sites', '1'));
    assert.ok(covers.includes(smart) && covers.includes('computer-groups/static-groups') && covers.includes('classic/policies'));
  });

  it('is a problem, and nothing is covered, where the server refuses', async () => {
    const { uses, covers, failed } = await asked(of('computer-extension-attributes', '99999'));
    assert.deepEqual([uses, covers, failed.map(({ why }) => why)], [[], [], [{ why: 'answer', status: 404 }]]);
  });

  for (const [what, status, text, headers, why] of [
    ['refused', 403, '{"httpStatus":403,"errors":[{"code":"INVALID_PRIVILEGE","field":"x"}]}', undefined, 'forbidden 403'],
    ['not there in this version', 404, '{"httpStatus":404,"errors":[]}', undefined, 'answer 404'],
    ['broken', 500, '', undefined, 'answer 500'],
    ['answered by something between', 200, '<!doctype html><title>Sign in</title>', [['content-type', 'text/html']], 'answer'],
    ['no list', 200, '{}', undefined, 'answer'],
    ['empty, and of another shape', 200, '[]', undefined, 'answer'],
    ['a list of which the rest is missing', 200, '{"totalCount":2,"results":[]}', undefined, 'answer'],
    ['cut off', 200, '{"totalCount":1,"results":[', undefined, 'answer'],
    ['of what nobody knows', 200, '{"totalCount":1,"results":[{}],"policies":[{}]}', undefined, 'answer'],
  ] as const) {
    it(`covers nothing where the answer is ${what}, and that is told`, async () => {
      const { session, catalogue } = await classicSession(
        createDemo(),
        async (request, pass) =>
          await Promise.resolve(/data-dependency|category/.test(request.url) ? answered(status, text, headers) : pass()),
      );
      for (const target of [of('computer-extension-attributes', '1'), of('categories', '1')]) {
        const { uses, covers, tells, failed } = await askServer(session, catalogue, target, never);
        assert.deepEqual([uses, covers, tells], [[], [], []], target.resource);
        const whys = failed.map((one) => [one.why.why, one.why.status].join(' ').trim());
        assert.deepEqual(whys, [why], target.resource);
      }
    });
  }

  it('covers no policies by those of a category, which is not told of their categories in Self Service', async () => {
    const { uses, covers } = await asked(of('categories', '1'));
    assert.deepEqual([uses.length > 0, covers], [true, []]);
  });

  it('ends with the signal', async () => {
    const controller = new AbortController();
    const { session, catalogue } = await classicSession(createDemo(), async () => {
      controller.abort();
      return await Promise.reject(new DOMException('stopped', 'AbortError'));
    });
    await assert.rejects(askServer(session, catalogue, of('categories', '1'), controller.signal), { name: 'AbortError' });
  });

  it('covers nothing where a row is of what nobody knows', () => {
    const list = {
      abilities: { pages: false, sorts: false, filters: false, sections: [] },
      rowsAt: () => undefined,
      rowShape: () => undefined,
    } as unknown as Parameters<typeof usesCall>[1];
    const call = usesCall({ route: 'x', covers: [smart] }, list);
    assert.equal(call.named({ hyperlink: `/${'a'.repeat(600)}.html?id=1` }), undefined);
    assert.equal(call.named({ id: 1 }), undefined);
  });
});

describe('where-used: the index and the server together', () => {
  const attribute = { resource: 'computer-extension-attributes', id: '1', name: 'State' };
  const told = (resource: string, id: string): Awaited<ReturnType<typeof askServer>>['uses'][number] => ({
    from: { resource, id, name: 'G' },
    pointer: '',
    how: 'id',
    to: { resource: attribute.resource, by: 'id', text: '1' },
    called: undefined,
  });
  const nothing = { covers: [], tells: [], failed: [] };

  it('tell each object once, with its place where that is known, and groups as what they are', async () => {
    const { catalogue } = await classicSession(createDemo());
    const criteria = [{ name: 'State', priority: 0, searchType: 'is', value: 'x' }];
    const index = await buildIndex(
      memorySource([
        { resource: smart, id: '5', name: 'G', document: { criteria } },
        { resource: 'computer-groups/static-groups', id: '6', name: 'H', document: {} },
      ]),
      catalogue,
      never,
    );
    const uses = withServerUses(index, attribute, {
      uses: [told('computer-groups', '5'), told('computer-groups', '6'), told('classic/advancedcomputersearches', '7')],
      ...nothing,
    });
    assert.deepEqual(
      uses.map(({ from, pointer }) => `${from.resource} ${from.id} ${pointer}`),
      [`${smart} 5 /criteria/0/name`, 'computer-groups/static-groups 6 ', 'classic/advancedcomputersearches 7 '],
    );
  });

  it('are complete with what the server told of kinds that nobody read, and those that it refuses stay open', async () => {
    const { catalogue } = await classicSession(createDemo());
    const index = await buildIndex(memorySource([]), catalogue, never);
    const before = coverageOf(index, attribute.resource);
    const covers = before.kinds.map(({ resource }) => resource);
    assert.deepEqual([before.complete, withServerCoverage(before, { covers, tells: [], failed: [] }, 9).complete], [false, true]);
    const some = withServerCoverage(before, { covers: [smart], tells: [], failed: [] }, 9);
    assert.deepEqual(
      [some.complete, some.kinds.filter(({ state }) => state === 'asked').map(({ resource, at }) => [resource, at])],
      [false, [[smart, 9]]],
    );
  });

  it('know nothing of the profiles of a certificate authority but by asking', async function () {
    const catalogue = realCatalogue(this);
    const profiles = ['classic/osxconfigurationprofiles', 'classic/mobiledeviceconfigurationprofiles'];
    const index = await buildIndex(memorySource([], { kinds: profiles.map((resource) => ({ resource })) }), catalogue, never);
    const before = coverageOf(index, 'pki/venafi');
    assert.deepEqual(
      [before.complete, before.kinds.map(({ state }) => state), before.unseen],
      [false, ['notLooked', 'notLooked'], ['payloadCertificates']],
    );
    const after = withServerCoverage(before, { covers: profiles, tells: ['payloadCertificates'], failed: [] }, 9);
    assert.deepEqual([after.complete, after.unseen], [true, []]);
  });
});

import assert from 'node:assert/strict';
import { webPage } from '../../../../src/core/request/webPage.ts';
import type { Resource } from '../../../../src/core/families/family.ts';

function resource(key: string, path: string): Resource {
  return { key, can: { read: { path } } } as Resource;
}

const resources = [
  resource('scripts', '/v1/scripts/{id}'),
  resource('computers-inventory', '/v3/computers-inventory/{id}'),
  resource('classic/policies', '/JSSResource/policies/id/{id}'),
  resource('classic/osxconfigurationprofiles', '/JSSResource/osxconfigurationprofiles/id/{id}'),
  resource('patch-software-title-configurations', '/v2/patch-software-title-configurations/{id}'),
];

describe('the address of a page', () => {
  const pages: readonly (readonly [path: string, id: string | undefined, says: RegExp | undefined])[] = [
    ['/view/settings/computer-management/scripts/12', undefined, /not a path of the API\. The object is at \/v1\/scripts\/12\.$/],
    ['view/settings/computer-management/scripts/12', undefined, /\/v1\/scripts\/12\.$/],
    ['/api/view/settings/computer-management/scripts/12', undefined, /\/v1\/scripts\/12\.$/],
    ['/computers.html', '7', /\/v3\/computers-inventory\/7\.$/],
    ['/view/computers/patch/3', undefined, /\/v2\/patch-software-title-configurations\/3\.$/],
    ['/policies.html', '5', /\/JSSResource\/policies\/id\/5\.$/],
    ['/OSXConfigurationProfiles.html', '5', /\/JSSResource\/osxconfigurationprofiles\/id\/5\.$/],
    ['/computers.html', undefined, /not a path of the API\. Look for/],
    ['/policies.html', '../x', /not a path of the API\. Look for/],
    ['/view/settings/something-else', undefined, /not a path of the API\. Look for/],
    ['/legacy/x', undefined, /not a path of the API\. Look for/],
    ['/v1/scripts/12', undefined, undefined],
    ['/JSSResource/policies/name/a.html', undefined, undefined],
    ['/v1/views/x', undefined, undefined],
  ];
  for (const [path, id, says] of pages) {
    it(`${says === undefined ? 'is none' : 'is said to be one'}: ${path}`, () => {
      const query = id === undefined ? [] : [{ name: 'id', value: id, enabled: true }];
      const found = webPage({ path, query }, resources);
      if (says === undefined) assert.deepEqual(found, []);
      else assert.match(found[0]?.message ?? '', says);
    });
  }

  it('is not that of a list whose objects cannot be read one by one, where another kind has the same page', () => {
    const preview = { key: 'computers', can: { read: undefined } } as Resource;
    const query = [{ name: 'id', value: '7', enabled: true }];
    assert.match(webPage({ path: '/computers.html', query }, [preview, ...resources])[0]?.message ?? '', /\/v3\/computers-inventory\/7\.$/);
  });
});

import assert from 'node:assert/strict';
import { otherKinds } from '../../../../src/core/families/otherKinds.ts';

describe('otherKinds', () => {
  const found: readonly (readonly [text: string, paths: readonly string[]])[] = [
    ['policy', ['/JSSResource/policies']],
    ['Policies', ['/JSSResource/policies']],
    ['polic', ['/JSSResource/policies']],
    ['list policies', ['/JSSResource/policies']],
    ['configuration profile', ['/JSSResource/mobiledeviceconfigurationprofiles', '/JSSResource/osxconfigurationprofiles']],
    ['mac profile', ['/JSSResource/osxconfigurationprofiles']],
    ['restricted software', ['/JSSResource/restrictedsoftware']],
    ['network segment', ['/JSSResource/networksegments']],
    ['webhook', ['/JSSResource/webhooks']],
    ['printer', ['/JSSResource/printers']],
    ['computer', []],
    ['patch policy', []],
    ['po', []],
    ['get', []],
    ['', []],
    ['buildings', []],
  ];
  found.forEach(([text, paths]) => {
    it(`answers “${text}” with ${paths.length === 0 ? 'nothing' : paths.join(' and ')}`, () => {
      assert.deepEqual(
        otherKinds(text, []).map(({ path }) => path),
        paths,
      );
    });
  });

  it('names no kind that the instance lists', () => {
    assert.deepEqual(
      otherKinds('ebooks', []).map(({ path }) => path),
      ['/JSSResource/ebooks'],
    );
    assert.deepEqual(otherKinds('ebooks', [{ key: 'ebooks' }]), []);
  });

  const nearest: readonly (readonly [text: string, own: readonly string[], isNearest: boolean])[] = [
    ['policy', ['policy-properties', 'patch-policies'], true],
    ['profile', ['jamf-connect/config-profiles'], true],
    ['app', ['app-store-country-codes'], true],
    ['groups', ['groups', 'static-user-groups'], false],
    ['list groups', ['groups', 'static-user-groups'], false],
    ['user groups', ['groups', 'static-user-groups'], false],
    ['smart user groups', ['groups', 'static-user-groups'], true],
  ];
  nearest.forEach(([text, own, isNearest]) => {
    it(`${isNearest ? 'puts' : 'does not put'} what only the other API has first for “${text}”`, () => {
      const others = otherKinds(
        text,
        own.map((key) => ({ key })),
      );
      assert.notDeepEqual(others, []);
      assert.equal(others[0]?.isNearest, isNearest);
    });
  });
});

import assert from 'node:assert/strict';
import { sensitivityOf } from '../../../../src/core/catalog/sensitive.ts';
import { classicFamily } from '../../../../src/core/families/classic/classicFamily.ts';
import { classicWriting } from '../../../../src/core/families/classic/writing/classicWriting.ts';
import { proFamily } from '../../../../src/core/families/pro/proFamily.ts';
import { searchOperations } from '../../../../src/core/families/search.ts';
import { realFamily } from '../../../support/openapi/realDocument.ts';
import { small } from '../../../support/openapi/smallDocument.ts';

const kept: { overBoth?: ReturnType<typeof searchOperations> } = {};

/** What finds operations of both APIs of a real Jamf Pro. */
function overBoth(test: Mocha.Context): ReturnType<typeof searchOperations> {
  if (kept.overBoth !== undefined) return kept.overBoth;
  const pro = realFamily(test);
  return (kept.overBoth = searchOperations([...pro.operations, ...classicFamily(pro, classicWriting).operations]));
}

describe('searchOperations', () => {
  const keys = (text: string): string[] =>
    searchOperations(proFamily(small()).operations)
      .find(text)
      .map(({ key }) => key);

  it('gives everything for nothing', () => assert.equal(keys(' ').length, small().operations.length));

  it('needs every word, in any order and case', () => {
    assert.deepEqual(keys('Buildings GET')[0], 'GET /v1/buildings');
    assert.deepEqual(keys('put buildings'), ['PUT /v1/buildings/{id}']);
    assert.deepEqual(keys('buildings nothing'), []);
    // What a command goes to is understood of commands alone.
    assert.deepEqual(keys('buildings computer'), []);
  });

  it('finds by privilege and summary', () => {
    assert.deepEqual(keys('read buildings')[0], 'GET /v1/buildings');
    assert.deepEqual(keys('search for'), ['GET /v1/buildings']);
  });

  it('prefers what lives', () =>
    assert.equal(keys('machines').indexOf('GET /v4/machines') < keys('machines').indexOf('GET /v3/machines'), true));

  it('finds as somebody types what it finds of the whole text', () => {
    const search = searchOperations(proFamily(small()).operations);
    for (const text of ['g', 'get b', 'get buildings', 'buildings', 'buildings /v1', '/v1 get', 'get', 'put buildings']) {
      assert.deepEqual(
        search.find(text).map(({ key }) => key),
        keys(text),
        text,
      );
    }
  });

  describe('over the document of a real Jamf Pro', () => {
    const found: readonly (readonly [text: string, first: string])[] = [
      ['get computers-inventory', 'GET /v4/computers-inventory'],
      ['computer', 'GET /v4/computers-inventory'],
      ['mac', 'GET /v4/computers-inventory'],
      ['list computers', 'GET /v4/computers-inventory'],
      ['show all the computers', 'GET /v4/computers-inventory'],
      ['computers-inv', 'GET /v4/computers-inventory'],
      ['prestage', 'GET /v3/computer-prestages'],
      ['Create a Script', 'POST /v1/scripts'],
      ['new script', 'POST /v1/scripts'],
      ['edit script', 'PUT /v1/scripts/{id}'],
      ['script', 'GET /v1/scripts'],
      ['scri', 'GET /v1/scripts'],
      ['remove building', 'DELETE /v1/buildings/{id}'],
      ['restart', 'GET /v2/mdm/commands'],
      ['restart computer', 'GET /v2/mdm/commands'],
      ['reboot computers', 'GET /v2/mdm/commands'],
      ['shutdown mac', 'GET /v2/mdm/commands'],
      ['restart device', 'GET /v2/mdm/commands'],
      ['reboot ipad', 'GET /v2/mdm/commands'],
      ['software update', 'GET /v1/managed-software-updates/available-updates'],
      ['software updates', 'GET /v1/managed-software-updates/available-updates'],
      ['update plans', 'GET /v1/managed-software-updates/plans'],
      ['change password', 'POST /v1/user/change-password'],
      ['return to service', 'GET /v1/return-to-service'],
      ['update building', 'PUT /v1/buildings/{id}'],
      ['delete building', 'DELETE /v1/buildings/{id}'],
      ['app', 'GET /JSSResource/macapplications'],
      ['list apps', 'GET /JSSResource/macapplications'],
      ['wipe computer', 'POST /v4/computers-inventory/{id}/erase'],
      ['patch policies', 'GET /v2/patch-policies'],
      ['policy', 'GET /JSSResource/policies'],
      ['list policies', 'GET /JSSResource/policies'],
      ['configuration profile', 'GET /JSSResource/osxconfigurationprofiles'],
      ['macos profile', 'GET /JSSResource/osxconfigurationprofiles'],
      ['restricted software', 'GET /JSSResource/restrictedsoftware'],
      ['network segment', 'GET /JSSResource/networksegments'],
      ['webhook', 'GET /JSSResource/webhooks'],
      ['printer', 'GET /JSSResource/printers'],
      ['Read Buildings', 'GET /v1/buildings'],
      ['/v1/buildings/{id}', 'GET /v1/buildings/{id}'],
      ['delete /api/v1/buildings/{id}', 'DELETE /v1/buildings/{id}'],
    ];
    found.forEach(([text, first]) => {
      it(`finds by “${text}” first ${first}`, function () {
        assert.equal(overBoth(this).find(text)[0]?.key, first);
      });
    });

    it('puts nothing first that asks for a name to be typed and was not asked for', function () {
      const search = searchOperations(realFamily(this).operations);
      for (const verb of ['restart', 'reboot', 'shutdown', 'post restart'])
        for (const what of ['', 'computer', 'mac', 'device', 'mobile', 'ipad', 'mobile device', 'group', 'all']) {
          const [first, second] = search.find(`${verb} ${what}`);
          const isOnly = second === undefined || sensitivityOf(second).level === 'typed';
          if (first !== undefined && !isOnly) assert.notEqual(sensitivityOf(first).level, 'typed', `${verb} ${what}`);
          assert.doesNotMatch(first?.path ?? '', /erase|remove-/, `${verb} ${what}`);
        }
    });

    it('shows neither a deletion nor what is deprecated before what is read', function () {
      const search = searchOperations(realFamily(this).operations);
      for (const text of ['computer', 'prestage']) {
        const first = search.find(text).slice(0, 5);
        assert.deepEqual(
          first.map(({ method, deprecated }) => [method, deprecated]),
          Array.from({ length: 5 }, () => ['GET', false]),
        );
      }
    });

    it('finds subscriptions by “script” after all scripts', function () {
      const keys = searchOperations(realFamily(this).operations)
        .find('create script')
        .map(({ key }) => key);
      assert.equal(keys.indexOf('POST /v1/scripts') < keys.indexOf('POST /v1/volume-purchasing-subscriptions'), true);
    });

    it('finds nothing where no document names it', function () {
      assert.deepEqual(searchOperations(realFamily(this).operations).find('app installer'), []);
    });
  });
});

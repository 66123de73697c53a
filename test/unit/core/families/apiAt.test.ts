import assert from 'node:assert/strict';
import { apiAt, apiRoots, pathOfObject } from '../../../../src/core/families/apiAt.ts';

describe('the API that a path belongs to', () => {
  const table: readonly (readonly [path: string, id: string])[] = [
    ['/v1/buildings', 'pro'],
    ['v1/buildings', 'pro'],
    ['/api/v1/buildings', 'pro'],
    ['/uapi/v1/x', 'pro'],
    ['/classicapi/doc/swagger.yaml', 'pro'],
    ['', 'pro'],
    ['/', 'pro'],
    ['/JSSResource', 'classic'],
    ['/JSSResource/policies/id/1', 'classic'],
    ['JSSResource/policies', 'classic'],
    ['/JSSResources/policies', 'pro'],
    ['/jssresource/policies', 'pro'],
    ['//JSSResource/policies', 'pro'],
    ['/v1/JSSResource', 'pro'],
  ];
  for (const [path, id] of table) it(`${path} is of ${id}`, () => assert.equal(apiAt(path).id, id));

  it('has roots that no two share', () => {
    assert.deepEqual(apiRoots(), ['api', 'uapi', 'JSSResource', 'classicapi']);
  });

  const pro = apiAt('/v1/x');
  const classic = apiAt('/JSSResource/x');

  it('says what it is written in, and what to ask for', () => {
    assert.deepEqual([pro.mediaType, classic.mediaType], ['application/json', 'application/xml']);
    const csv = [{ status: '200', content: [{ mediaType: 'text/csv' }] }];
    assert.deepEqual([pro.accept(csv), classic.accept(csv)], ['text/csv, application/json;q=0.5', 'application/xml']);
    assert.deepEqual([pro.encoded('/v1/a+b'), classic.encoded('/JSSResource/x/name/a+b')], ['/v1/a+b', '/JSSResource/x/name/a%2Bb']);
  });

  const readBack: readonly (readonly [path: string, createdId: string | undefined, own: string | undefined])[] = [
    ['/v1/x/id/0', undefined, '/v1/x/id/0'],
    ['/JSSResource/policies/id/0', '12', '/JSSResource/policies/id/12'],
    ['/JSSResource/policies/id/0', undefined, undefined],
    ['/JSSResource/patchpolicies/softwaretitleconfig/id/3', '12', '/JSSResource/patchpolicies/id/12'],
    ['/JSSResource/policies/id/10', '12', '/JSSResource/policies/id/10'],
    ['/JSSResource/policies/name/a', undefined, '/JSSResource/policies/name/a'],
  ];
  for (const [path, createdId, own] of readBack) {
    it(`reads back what was written to ${path} with the new id ${createdId ?? 'unknown'}`, () =>
      assert.equal(apiAt(path).readBackAt(path, createdId), own));
  }

  it('knows where an object of its own kinds is', () => {
    assert.equal(pathOfObject('classic/policies', '7'), '/JSSResource/policies/id/7');
    assert.equal(pathOfObject('classic/policies', 'a'), undefined);
    assert.equal(pathOfObject('buildings', '7'), undefined);
  });

  it('reads the id of what it made in its own answers alone', () => {
    const text = '<policy><id>12</id></policy>';
    assert.deepEqual([pro.createdIn({ text }), classic.createdIn({ text })], [undefined, '12']);
    assert.equal(classic.createdIn({ text: text.padEnd(2000) }), undefined);
  });
});

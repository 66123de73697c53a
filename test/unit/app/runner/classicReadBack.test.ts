import assert from 'node:assert/strict';
import { answer, run, world } from './runnerWorld.ts';
import { emptyDraft } from '../../../../src/shared/draft.ts';
import type { RequestDraft } from '../../../../src/shared/draft.ts';

const xml = (inner: string): string => `<mac_application>${inner}</mac_application>`;
const at = (path: string): RequestDraft => ({ ...emptyDraft, path });
const write = (method: 'PUT' | 'POST', path: string, text: string): RequestDraft => ({
  ...at(path),
  method,
  body: { kind: 'text', mediaType: 'application/xml', text },
});

describe('a Classic write that is read back', () => {
  for (const [method, path] of [
    ['PUT', '/JSSResource/macapplications/id/12'],
    ['POST', '/JSSResource/macapplications/id/0'],
  ] as const) {
    it(`says after a ${method} what was dropped, once`, async () => {
      const stored = xml('<id>12</id><name>App</name>');
      const it = world((request) =>
        Promise.resolve(answer(request.method === 'GET' ? 200 : 201, request.method === 'GET' ? stored : xml('<id>12</id>'), 'text/xml')),
      );
      const written = await run(it, write(method, path, xml('<name>App</name><configuration>x</configuration>')));
      assert.ok(written.kind === 'answer');
      assert.equal(written.guidance.source, 'http.201.classic');
      const read = await run(it, at('/JSSResource/macapplications/id/12'));
      assert.ok(read.kind === 'answer');
      assert.equal(read.guidance.source, 'http.200.classicDropped');
      assert.match(read.guidance.meaning, /configuration/);
      const again = await run(it, at('/JSSResource/macapplications/id/12'));
      assert.ok(again.kind === 'answer');
      assert.equal(again.guidance.source, 'http.200');
    });
  }

  it('says that all is as it was sent', async () => {
    const sent = xml('<name>App</name>');
    const it = world((request) => Promise.resolve(answer(request.method === 'GET' ? 200 : 201, sent, 'text/xml')));
    await run(it, write('PUT', '/JSSResource/macapplications/id/12', sent));
    const read = await run(it, at('/JSSResource/macapplications/id/12'));
    assert.ok(read.kind === 'answer');
    assert.equal(read.guidance.source, 'http.200.classicStored');
  });
});

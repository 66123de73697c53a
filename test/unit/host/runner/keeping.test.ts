import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepBody } from '../../../../src/core/response/body/keptBody.ts';
import { BodyStore } from '../../../../src/app/runner/bodyStore.ts';
import { runnerPage } from '../../../../src/app/pages/page.ts';
import { SpillingSink, removeSpilled } from '../../../../src/host/runner/sink.ts';

describe('BodyStore', () => {
  it('lets the answer go that was used longest ago, and tells of it', async () => {
    const dropped: string[] = [];
    const store = new BodyStore(10_000, ({ name }) => dropped.push(name));
    const body = await keepBody(new TextEncoder().encode(`"${'a'.repeat(1000)}"`), 'application/json');
    const handles = ['a', 'b', 'c'].map((name) => {
      const handle = store.add({ body, name, instanceId: 'acme', previous: undefined });
      if (store.has('a1')) store.get('a1');
      return handle;
    });
    assert.deepEqual(dropped, ['b']);
    assert.throws(() => store.get(handles[1] ?? ''), /no longer kept/);
    store.clear();
    assert.equal(store.weight, 0);
  });

  it('keeps the newest, however large', async () => {
    const store = new BodyStore(10);
    const body = await keepBody(new Uint8Array(5000), 'application/octet-stream');
    assert.ok(store.has(store.add({ body, name: 'x', instanceId: 'acme', previous: undefined })));
  });
});

describe('SpillingSink', () => {
  it('keeps a small body in memory', async () => {
    const sink = new SpillingSink(10);
    await sink.write(Uint8Array.from([1, 2]));
    assert.deepEqual(await sink.finish(), { bytes: Buffer.from([1, 2]) });
  });

  it('writes a large one to a file that can be taken away', async () => {
    const sink = new SpillingSink(10);
    for (let n = 0; n < 5; n += 1) await sink.write(new Uint8Array(8));
    const kept = await sink.finish();
    assert.ok('path' in kept);
    assert.equal(kept.size, 40);
    assert.ok(existsSync(kept.path));
    await removeSpilled(kept.path);
    assert.ok(!existsSync(kept.path));
  });

  it('leaves no file where it is given up while that is being made', async () => {
    const [before, own] = [process.env['TMPDIR'], mkdtempSync(join(tmpdir(), 'jamf-sink-'))];
    process.env['TMPDIR'] = own;
    try {
      const sink = new SpillingSink(10);
      const writing = sink.write(new Uint8Array(20));
      await sink.discard();
      await writing.catch(() => undefined);
      assert.deepEqual(readdirSync(own), []);
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
      rmSync(own, { recursive: true });
    }
  });
});

describe('runnerPage', () => {
  const parts = { script: 'vscode-resource://x/runner.js', style: 'vscode-resource://x/runner.css', nonce: 'N0nce+/==' };
  const page = runnerPage({ ...parts, language: { tag: 'en', messages: undefined } });

  it('brings the messages of the language as data that nothing in them can end', () => {
    const messages = { Send: '</script><script>alert("x")</script>', Cancel: 'Abbrechen & <b>' };
    const translated = runnerPage({ ...parts, language: { tag: 'de', messages } });
    const [, held = ''] = /<script type="application\/json" id="messages">([^<]*)<\/script>/.exec(translated) ?? [];
    assert.deepEqual(JSON.parse(held), messages);
    assert.match(translated, /<html lang="de">/);
    assert.match(page, /<html lang="en">/);
    assert.doesNotMatch(page, /id="messages"/);
  });

  it('allows nothing but its own script, style and pictures', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    assert.deepEqual(policy.split('; '), [
      "default-src 'none'",
      "script-src 'nonce-N0nce+/=='",
      "style-src 'nonce-N0nce+/=='",
      'img-src blob:',
      "connect-src 'none'",
      "form-action 'none'",
      "base-uri 'none'",
    ]);
    assert.doesNotMatch(page, /unsafe|\son\w+=|<style/);
  });
});

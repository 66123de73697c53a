import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commands, Uri, window, workspace } from 'vscode';
import { Lab } from '../support/lab.ts';
import { byOther } from '../support/otherPerson.ts';

interface Report {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly failed: number;
}

describe('a pull into a folder', () => {
  let lab: Lab;
  let folder = '';

  before(async () => {
    lab = await Lab.open('Pulled');
    folder = mkdtempSync(path.join(tmpdir(), 'jamf-pulled-'));
  });

  after(async () => {
    await lab.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function pull(more: object = {}): Promise<Report> {
    const input = { instance: lab.instance, folder: Uri.file(folder).toString(), ...more };
    const report = await commands.executeCommand<Report | undefined>('jamf.pull', input);
    assert.ok(report);
    return report;
  }

  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.test', '-c', 'core.autocrlf=false', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });

  const stamps = (): Readonly<Record<string, number>> =>
    Object.fromEntries(
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => !file.startsWith('.git'))
        .map((file) => [file, statSync(path.join(folder, file)).mtimeMs]),
    );

  it('writes the whole demo, and nothing at all the second time', async function () {
    this.timeout(120_000);
    const first = await pull();
    assert.ok(first.written > 100, JSON.stringify(first));
    // Settings pages that the demo does not have.
    const { unread } = JSON.parse(readFileSync(path.join(folder, '.jamf/pull.json'), 'utf8'));
    assert.deepEqual(
      unread.filter(({ status }: { readonly status?: number }) => status !== 404),
      [],
    );
    assert.equal(first.failed, unread.length);
    git('init', '--quiet');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'pulled');
    const before = stamps();
    const { written, unchanged, removed, failed } = await pull();
    assert.deepEqual({ written, unchanged, removed, failed }, { written: 0, unchanged: first.written, removed: 0, failed: first.failed });
    assert.deepEqual(stamps(), before);
    assert.equal(git('status', '--porcelain'), '');
  });

  it('writes what was changed in Jamf Pro, and keeps what was changed here, saved or not', async () => {
    const [theirs, mine, typed] = ['1', '2', '3'].map((id) => lab.nameOf('buildings', id));
    const at = (name: string | undefined): string => path.join(folder, 'buildings', `${name}.json`);
    writeFileSync(at(mine), '{}\n');
    const document = await workspace.openTextDocument(Uri.file(at(typed)));
    const editor = await window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(document.positionAt(0), ' '));
    for (const id of ['1', '2', '3']) await lab.elsewhere(`buildings/${id}`, { city: `Bern ${id}` });
    const { written, failed } = await pull({ resources: ['buildings'] });
    assert.deepEqual({ written, failed }, { written: 1, failed: 0 });
    assert.match(readFileSync(at(theirs), 'utf8'), /"city": "Bern 1"/);
    assert.equal(readFileSync(at(mine), 'utf8'), '{}\n');
    assert.doesNotMatch(readFileSync(at(typed), 'utf8'), /Bern 3/);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    assert.equal((await pull({ resources: ['buildings'] })).written, 1);
    assert.match(readFileSync(at(typed), 'utf8'), /Bern 3/);
  });

  it('keeps the files of what is gone in Jamf Pro where nobody can be asked, as in a window without dialogs', async () => {
    const gone = lab.nameOf('buildings', '5');
    assert.equal(await byOther(lab.server, 'DELETE', 'buildings/5'), 204);
    await lab.elsewhere('buildings/6', { city: 'Basel' });
    const { written, removed, failed } = await pull({ folder: Uri.file(folder), resources: ['buildings'] });
    assert.deepEqual({ written, removed, failed }, { written: 1, removed: 0, failed: 0 });
    assert.match(readFileSync(path.join(folder, 'buildings', `${gone}.json`), 'utf8'), /"id": "5"/);
  });

  it('goes on where its own files were cut off half-written', async () => {
    for (const file of ['pull.json', 'ids.json']) {
      const at = path.join(folder, '.jamf', file);
      const [whole, before] = [readFileSync(at, 'utf8'), stamps()];
      writeFileSync(at, whole.slice(0, Math.floor(whole.length / 2)));
      const { written, removed, failed } = await pull({ resources: ['buildings'] });
      assert.deepEqual({ written, removed, failed }, { written: 0, removed: 0, failed: 0 }, file);
      const others = ([name]: readonly [string, number]): boolean => !name.startsWith('.jamf');
      assert.deepEqual(Object.entries(stamps()).filter(others), Object.entries(before).filter(others));
      const { server } = JSON.parse(readFileSync(path.join(folder, '.jamf/pull.json'), 'utf8'));
      assert.equal(server, lab.server.url);
    }
  });

  it('writes through no link', async () => {
    const elsewhere = mkdtempSync(path.join(tmpdir(), 'jamf-elsewhere-'));
    const linked = mkdtempSync(path.join(tmpdir(), 'jamf-linked-'));
    try {
      symlinkSync(elsewhere, path.join(linked, 'buildings'));
      const report = await pull({ folder: Uri.file(linked).toString(), resources: ['buildings'] });
      assert.equal(report.written, 0);
      assert.ok(report.failed > 0);
      assert.deepEqual(readdirSync(elsewhere), []);
    } finally {
      rmSync(elsewhere, { recursive: true, force: true });
      rmSync(linked, { recursive: true, force: true });
    }
  });

  it('refuses a folder of another server, and what is no folder', async () => {
    const other = await Lab.open('Pulled Elsewhere');
    try {
      const input = { instance: other.instance, folder: Uri.file(folder).toString() };
      await assert.rejects(Promise.resolve(commands.executeCommand('jamf.pull', input)), /was pulled from .* Nothing was written\./);
      await assert.rejects(
        Promise.resolve(commands.executeCommand('jamf.pull', { ...input, folder: folder })),
        /needs a folder, as the text of its URI/,
      );
    } finally {
      await other.close();
    }
  });
});

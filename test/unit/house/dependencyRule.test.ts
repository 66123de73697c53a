import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** For the linter, which looks at no file that git ignores. */
const linted = mkdtempSync(path.join(os.tmpdir(), 'house-'));
/** For the compiler: inside the project, where it finds the packages. */
const compiled = path.join(root, 'test/out/house');
const layers = ['shared', 'core', 'app', 'demo', 'host', 'webview'] as const;

/** What each layer must not import, and a part of what the linter then says. */
const forbidden: readonly (readonly [layer: string, statement: string, advice: string])[] = [
  ['shared', "import { join } from 'node:path';", '`shared` imports nothing but'],
  ['shared', "import { window } from 'vscode';", '`shared` imports nothing but'],
  ['shared', "import { a } from '../core/a.ts';", '`shared` imports nothing but'],
  ['core', "import { window } from 'vscode';", 'take an interface as a parameter'],
  ['core', "import { readFileSync } from 'node:fs';", 'take an interface as a parameter'],
  ['core', "import { Agent } from 'undici';", 'take an interface as a parameter'],
  ['core', "import { a } from '../host/a.ts';", 'knows no other layer but `shared`'],
  ['core', "import { a } from '../app/a.ts';", 'knows no other layer but `shared`'],
  ['core', "import { a } from '../../demo/a.ts';", 'knows no other layer but `shared`'],
  ['core', "import { a } from '../webview/a.ts';", 'knows no other layer but `shared`'],
  ['app', "import { window } from 'vscode';", '`app` decides and `host` adapts'],
  ['app', "import type { Memento } from 'vscode';", '`app` decides and `host` adapts'],
  ['app', "import { readFileSync } from 'node:fs';", '`app` decides and `host` adapts'],
  ['app', "import { Agent } from 'undici';", '`app` decides and `host` adapts'],
  ['app', "import { a } from '../host/a.ts';", '`app` uses `core` and `shared` alone'],
  ['app', "import type { A } from '../../host/a.ts';", '`app` uses `core` and `shared` alone'],
  ['app', "import { a } from '../demo/a.ts';", '`app` uses `core` and `shared` alone'],
  ['app', "import { a } from '../webview/a.ts';", '`app` uses `core` and `shared` alone'],
  ['demo', "import { createServer } from 'node:http';", '`demo` is a pure function'],
  ['demo', "import { window } from 'vscode';", '`demo` is a pure function'],
  ['demo', "import { a } from '../core/a.ts';", '`import type` from `core` only'],
  ['demo', "import { a } from '../host/a.ts';", '`demo` may use `shared`'],
  ['demo', "import { a } from '../app/a.ts';", '`demo` may use `shared`'],
  ['host', "import { a } from '../webview/a.ts';", 'through the `protocol.ts` of `app`'],
  ['webview', "import { window } from 'vscode';", 'The webview is a browser page'],
  ['webview', "import { readFileSync } from 'node:fs';", 'The webview is a browser page'],
  ['webview', "import { a } from '../host/a.ts';", 'The webview may use `shared`'],
  ['webview', "import { a } from '../app/a.ts';", 'The webview may use `shared`'],
  ['webview', "import { a } from '../core/a.ts';", '`import type` from `core` only'],
  ['webview', "import type { A } from '../app/a.ts';", 'of the `protocol.ts` of `app`'],
  ['webview', "import type { A } from '../app/runner/sending.ts';", 'of the `protocol.ts` of `app`'],
];

const allowed: readonly (readonly [layer: string, statement: string])[] = [
  ['shared', "import { a } from './a.ts';"],
  ['shared', "import { t } from '@vscode/l10n';"],
  ['core', "import { t } from '@vscode/l10n';"],
  ['webview', "import { t } from '@vscode/l10n';"],
  ['core', "import { a } from '../shared/a.ts';"],
  ['app', "import { a } from '../core/a.ts';"],
  ['app', "import { a } from '../../shared/a.ts';"],
  ['demo', "import { a } from '../shared/a.ts';"],
  ['demo', "import type { A } from '../core/a.ts';"],
  ['host', "import { window } from 'vscode';"],
  ['host', "import { readFileSync } from 'node:fs';"],
  ['host', "import { a } from '../core/a.ts';"],
  ['host', "import { a } from '../app/a.ts';"],
  ['webview', "import { a } from '../shared/a.ts';"],
  ['webview', "import type { A } from '../core/a.ts';"],
  ['webview', "import type { A } from '../app/runner/protocol.ts';"],
  ['webview', "import type { A } from '../../app/table/protocol.ts';"],
];

/** What the compiler does not know in a layer. */
const unknown: readonly (readonly [layer: string, code: string])[] = [
  ...['shared', 'core', 'app', 'demo', 'webview'].flatMap((layer) => [
    [layer, "import { readFileSync } from 'node:fs';\nexport const it = readFileSync;"] as const,
    [layer, 'export const it = process.env;'] as const,
  ]),
  ...['shared', 'core', 'app', 'demo', 'host'].map((layer) => [layer, 'export const it = document.body;'] as const),
];

function plant(folder: string, layer: string, name: string, text: string): void {
  mkdirSync(path.join(folder, 'src', layer), { recursive: true });
  writeFileSync(path.join(folder, 'src', layer, name), `${text}\n`);
}

/** The output, whatever the exit code: findings make it one. */
async function output(folder: string, script: string, args: readonly string[]): Promise<string> {
  const run = promisify(execFile)(process.execPath, [path.join(root, 'node_modules', script), ...args], { cwd: folder });
  const { stdout } = await run.catch((error: unknown) => error as { stdout: string });
  return stdout;
}

describe('the dependency rule', function () {
  after(() => {
    for (const folder of [linted, compiled]) rmSync(folder, { recursive: true, force: true });
  });

  describe('in the linter', () => {
    const findings = new Map<string, string[]>();
    const bad = forbidden.map(([layer, statement, advice], index) => ({ layer, statement, advice, name: `bad${index}.ts` }));
    const good = allowed.map(([layer, statement], index) => ({ layer, statement, name: `good${index}.ts` }));

    before(async () => {
      const { $schema: _, ...config } = JSON.parse(readFileSync(path.join(root, '.oxlintrc.json'), 'utf8')) as Record<string, unknown>;
      // The rule needs no types, which nothing here has.
      writeFileSync(path.join(linted, '.oxlintrc.json'), JSON.stringify({ ...config, options: {} }));
      for (const { layer, name, statement } of [...bad, ...good]) plant(linted, layer, name, statement);
      const text = await output(linted, 'oxlint/bin/oxlint', ['-c', '.oxlintrc.json', '--format', 'json', 'src']);
      const { diagnostics } = JSON.parse(text) as { diagnostics: { code: string; message: string; help?: string; filename: string }[] };
      for (const { code, message, help = '', filename } of diagnostics) {
        if (!code.includes('no-restricted-imports')) continue;
        const file = filename.replaceAll('\\', '/');
        findings.set(file, [...(findings.get(file) ?? []), `${message} ${help}`]);
      }
    });

    for (const { layer, statement, advice, name } of bad) {
      it(`keeps ${layer} from ${statement}`, () => {
        const said = findings.get(`src/${layer}/${name}`) ?? [];
        assert.ok(
          said.some((text) => text.includes(advice)),
          JSON.stringify(said),
        );
      });
    }

    for (const { layer, statement, name } of good) {
      it(`lets ${layer} have ${statement}`, () => assert.equal(findings.get(`src/${layer}/${name}`), undefined));
    }
  });

  describe('in the compiler', () => {
    const files = unknown.map(([layer, code], index) => ({ layer, code, name: `unknown${index}.ts` }));
    let errors = '';

    before(async () => {
      rmSync(compiled, { recursive: true, force: true });
      for (const { layer, name, code } of files) plant(compiled, layer, name, code);
      for (const file of [...layers.map((layer) => `src/${layer}/tsconfig.json`), 'tsconfig.base.json', 'src/shared/web.d.ts']) {
        cpSync(path.join(root, file), path.join(compiled, file));
      }
      const runs = layers.map((layer) =>
        output(compiled, 'typescript/bin/tsc', ['-p', `src/${layer}`, '--pretty', 'false', '--skipLibCheck']),
      );
      errors = (await Promise.all(runs)).join('').replaceAll('\\', '/');
    });

    for (const { layer, code, name } of files) {
      it(`keeps ${layer} from ${code.split('\n')[0]}`, () =>
        assert.match(errors, new RegExp(`src/${layer}/${name}\\(1,\\d+\\): error TS\\d+`)));
    }
  });
});

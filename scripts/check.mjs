// Types, lint and format, all at once. `npm run format` mends the last.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { setup } from './setup.mjs';
import { currentNode } from './support/node.mjs';
import { inRoot } from './support/paths.mjs';
import { run, seconds } from './support/run.mjs';

const layers = ['src/shared', 'src/core', 'src/app', 'src/demo', 'src/host', 'src/webview', 'test'];
const bin = (name) => inRoot('node_modules', name);

/** What did not change since the last check is not checked again. The types of packages are checked once: with those of the tests, who use all. */
function typesOf(layer) {
  const args = [
    '-p',
    layer,
    '--pretty',
    'false',
    '--incremental',
    '--tsBuildInfoFile',
    bin(`.cache/types/${layer.replace('/', '-')}.json`),
  ];
  return layer === 'test' ? args : [...args, '--skipLibCheck'];
}

const checks = [
  ...layers.map((layer) => ({ name: `types of ${layer}`, script: bin('typescript/bin/tsc'), args: typesOf(layer) })),
  { name: 'lint', script: bin('oxlint/bin/oxlint'), args: ['--deny-warnings'] },
  { name: 'format', script: bin('oxfmt/bin/oxfmt'), args: ['--check'] },
];

/** The checks are Go programs that end soon: they need not tidy their memory as often as ones that last. */
const env = { GOGC: '400' };

/** Resolves to one result per check: { name, passed, output }. */
export async function check() {
  await setup();
  const node = currentNode();
  return Promise.all(
    checks.map(async ({ name, script, args }) => {
      const { code, output } = await run(node, [script, ...args], { env });
      return { name, passed: code === 0, output: output.trim() };
    }),
  );
}

/** What is to be said of those that failed. */
export function checksTold(results) {
  return results.filter(({ passed }) => !passed).map(({ name, output }) => `── ${name}\n${output}\n`);
}

if (import.meta.url === pathToFileURL(path.resolve(process.argv[1])).href) {
  const start = performance.now();
  const results = await check();
  for (const text of checksTold(results)) console.log(text);
  const failed = results.filter(({ passed }) => !passed).length;
  console.log(
    failed === 0
      ? `Types, lint and format are clean (${seconds(start)}).`
      : `${failed} of ${results.length} checks failed (${seconds(start)}).`,
  );
  process.exitCode = failed === 0 ? 0 : 1;
}

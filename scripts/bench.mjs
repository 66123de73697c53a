// Ratios against a floor that is measured in the same run, since absolute times move with the machine: bench/results.json.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildAnyway, makePackage, vsixPath } from './package.mjs';
import { setup, setupServer } from './setup.mjs';
import { currentNode } from './support/node.mjs';
import { inRoot, out, serverHome } from './support/paths.mjs';
import { hasServer } from './support/platform.mjs';
import { must } from './support/run.mjs';

/** Windows in which both extensions are activated, in turn first and second. */
const windows = 6;
const ours = 'macadmin-tools.jamf-pro-explorer';
const empty = 'macadmin-tools.empty';

const kib = (bytes) => Math.round(bytes / 102.4) / 10;
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const rounded = (value) => Math.round(value * 100) / 100;

async function sizes() {
  await buildAnyway();
  const { code, output } = await makePackage();
  if (code !== 0) throw new Error(output);
  const bytes = { ...JSON.parse(readFileSync(out('build/sizes.json'), 'utf8')), vsix: statSync(vsixPath()).size };
  return Object.fromEntries(Object.entries(bytes).map(([name, size]) => [name, kib(size)]));
}

async function comparisons() {
  const file = out('comparisons.json');
  mkdirSync(out(), { recursive: true });
  process.stdout.write(await must(currentNode(), ['--disable-warning=ExperimentalWarning', '--expose-gc', inRoot('bench/run.ts'), file]));
  return JSON.parse(readFileSync(file, 'utf8'), (_key, value) => (typeof value === 'number' ? rounded(value) : value));
}

/** In a fresh VS Code each time: the packaged extension and an empty one, so that the window's own state is the same for both. */
async function activation() {
  if (!hasServer()) return { skipped: 'needs the VS Code server, which runs on Linux' };
  await setupServer();
  const found = { [ours]: [], [empty]: [] };
  for (let round = 0; round < windows; round++) {
    const order = round % 2 === 0 ? [empty, ours] : [ours, empty];
    for (const { id, ...values } of await oneWindow(order)) found[id].push(values);
  }
  const of = (id, key) => median(found[id].map((values) => values[key]));
  const [ms, floorMs] = [of(ours, 'ms'), of(empty, 'ms')];
  return {
    windows,
    ms: rounded(ms),
    floorMs: rounded(floorMs),
    ratio: rounded(ms / floorMs),
    goal: 2,
    heapKiB: Math.round(of(ours, 'heapKiB')),
    floorHeapKiB: Math.round(of(empty, 'heapKiB')),
    heapGoalKiB: 1024,
  };
}

async function oneWindow(order) {
  const { removeData } = await import('../test/vscode-server/server.mjs');
  const data = mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  try {
    cpSync(inRoot('bench/empty'), path.join(data, 'extensions/macadmin-tools.empty-0.0.0'), { recursive: true });
    const args = [path.join(serverHome, 'testhost'), path.join(serverHome, 'measure.js')];
    const output = await must(
      currentNode(),
      [path.join(serverHome, 'code.mjs'), `--extensionDevelopmentPath=${args[0]}`, `--extensionTestsPath=${args[1]}`],
      { env: { MEASURE_EXTENSIONS: order.join(','), VSCODE_TEST_VSIX: vsixPath(), VSCODE_TEST_DATA: data } },
    );
    return [...output.matchAll(/^MEASURED (.*)$/gm)].map((match) => JSON.parse(match[1]));
  } finally {
    removeData(data);
  }
}

await setup();
const results = { sizesKiB: await sizes(), comparisons: await comparisons(), activation: await activation() };
writeFileSync(inRoot('bench/results.json'), `${JSON.stringify(results, null, 2)}\n`);

const { sizesKiB, activation: active } = results;
console.log(
  Object.entries(sizesKiB)
    .map(([name, size]) => `${name} ${size} KiB`)
    .join(', '),
);
for (const { name, ratio, goal, floorMs, subjectMs, unit = 'ms' } of results.comparisons) {
  console.log(`${ratio} × (goal ${goal})  ${name}: ${subjectMs} ${unit}, ${floorMs} ${unit}`);
}
if (active.skipped) console.log(`activation skipped: ${active.skipped}`);
else {
  console.log(`${active.ratio} × (goal ${active.goal})  activation, against an empty extension: ${active.ms} ms, ${active.floorMs} ms`);
  console.log(`${active.heapKiB} KiB (goal ${active.heapGoalKiB})  heap of activation, an empty extension ${active.floorHeapKiB} KiB`);
}

// node scripts/test.mjs [tier …] [what Mocha takes: --grep, files]     without a tier: all of them, in this order.
// The last line counts all tiers together. What a run leaves behind is in test/out/.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launchOptions } from '../test/vscode-server/browser.mjs';
import { linkPackages } from '../test/vscode-server/server.mjs';
import { check, checksTold } from './check.mjs';
import { makePackage } from './package.mjs';
import { setup, setupServer } from './setup.mjs';
import { buildHostTests } from './support/hostTests.mjs';
import { hasBrowser, hasServer } from './support/platform.mjs';
import { currentNode } from './support/node.mjs';
import { inRoot, out, root } from './support/paths.mjs';
import { run, seconds } from './support/run.mjs';

const tiers = { check: runCheck, unit: runUnit, model: runModel, build: runBuild, webview: runWebview, host: runHost, e2e: runE2e };
const names = Object.keys(tiers);

const needBuild = new Set(['webview', 'host', 'e2e']);

const given = process.argv.slice(2);
const chosen = given.filter((arg) => names.includes(arg));
const forMocha = given.filter((arg) => !names.includes(arg));
const plan = chosen.length === 0 ? names : names.filter((name) => chosen.includes(name) || (name === 'build' && needsBuild()));
/** One tier alone is watched while it runs; all of them only say how they ended. */
const show = plan.filter((name) => name !== 'build').length === 1;

function needsBuild() {
  return chosen.some((name) => needBuild.has(name));
}

async function runCheck() {
  const results = await check();
  const passed = results.filter((result) => result.passed).length;
  return { passed, failed: results.length - passed, skipped: 0, told: checksTold(results) };
}

function runUnit() {
  return mocha('unit', { limit: 900, jobs: 2 });
}

function runModel() {
  return mocha('model', { limit: 900, jobs: 2 });
}

let built = true;

async function runBuild() {
  const steps = [
    { name: 'build', step: () => run(currentNode(), [inRoot('esbuild.mjs')]) },
    { name: 'package', step: makePackage },
  ];
  const result = { passed: 0, failed: 0, skipped: 0, told: [] };
  for (const { name, step } of steps) {
    const { code, output } = await step();
    // A bundle over its budget is a failure, but one that can be looked at in a window.
    built &&= code === 0 || (name === 'build' && code === 2);
    if (code === 0) result.passed++;
    else {
      result.failed++;
      result.told.push(`── ${name}\n${output}\n`);
    }
  }
  return result;
}

/** What tiers of windows share is made once, before the first of them. */
let prepared;
async function prepareWindows() {
  prepared ??= setupServer().then(() => {
    linkPackages();
    return launchOptions();
  });
  await prepared;
}

async function runWebview() {
  if (!hasBrowser()) return skipped('no browser was found; set CHROMIUM to the path of one');
  if (hasServer()) await prepareWindows();
  return mocha('webview', { limit: 600, require: 'test/webview/support/browser.ts', timeout: 60_000, jobs: 2 });
}

async function runHost() {
  if (hasServer() && !process.env.VSCODE_VERSION) await prepareWindows();
  await buildHostTests();
  const grep = /^--?g(?:rep)?[= ](.*)$/.exec(forMocha.join(' '))?.[1] ?? '';
  const start = (options) =>
    run(currentNode(), [inRoot('scripts/support/runHostTests.mjs')], { ...options, env: { ...options.env, TEST_GREP: grep } });
  return counted('host', start, { limit: 900, hide: /^(Exit code: |Test run failed|Error: \d+ failed|\d+ failed$|    at Object\.run )/ });
}

async function runE2e() {
  if (!hasServer()) return skipped('the VS Code server for these tests runs on Linux only');
  await prepareWindows();
  return mocha('e2e', { limit: 1800, require: 'test/e2e/support/hooks.ts', timeout: 240_000, jobs: os.cpus().length > 2 ? 3 : 2 });
}

/** A tier that cannot run here counts as one skipped test, one that should have run as one failed. */
function skipped(why) {
  return { passed: 0, failed: 0, skipped: 1, told: [`── skipped: ${why}`] };
}

function notRun(why) {
  return { passed: 0, failed: 1, skipped: 0, told: [`── not run: ${why}`] };
}

/** `jobs`: processes that share the files, where there is more than one: each has a browser and a server of its own. */
function mocha(tier, { limit, require, timeout, jobs }) {
  const wanted = forMocha.filter((arg) => arg.endsWith('.ts'));
  const args = [
    inRoot('node_modules/mocha/bin/mocha.js'),
    ...(require ? ['--require', inRoot(require)] : []),
    ...(timeout ? ['--timeout', String(timeout)] : []),
    ...(wanted.length === 1 ? [] : ['--parallel', '--jobs', String(jobs)]),
    '--forbid-only',
    ...(wanted.length === 0 ? longestFirst(`test/${tier}`) : []),
    ...forMocha,
  ];
  // What was compiled once is compiled: the next run begins sooner.
  const cache = { NODE_COMPILE_CACHE: inRoot('node_modules/.cache/node') };
  return counted(tier, ({ env, ...options }) => run(currentNode(), args, { ...options, env: { ...env, ...cache } }), { limit });
}

/** The test files of a folder, so that the processes that share them end together: what is begun last is short. */
function longestFirst(folder) {
  const files = readdirSync(inRoot(folder), { recursive: true }).filter((name) => name.endsWith('.test.ts'));
  const sized = files.map((name) => ({ file: path.join(folder, name), size: statSync(inRoot(folder, name)).size }));
  return sized.toSorted((a, b) => b.size - a.size).map(({ file }) => file);
}

/** Runs a tier whose reporter leaves its counts in a file. A tier that dies, or finds no test, has failed. */
async function counted(tier, start, { limit, hide }) {
  const file = out(`${tier}.json`);
  rmSync(file, { force: true });
  const { code, output } = await start({ env: { TEST_RESULT: file }, show, log: out(`${tier}.txt`), limit, hide });
  const result = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 0, skipped: 0, failures: [] };
  const told = show ? [] : result.failures.map(({ title, error }) => `── ${title}\n${error}\n`);
  const sound = code === 0 && result.passed + result.skipped > 0;
  if (sound || result.failed > 0) return { ...result, told };
  const end = `── ${tier} ended with ${code} and without a failed test${code === 0 ? ': it found no test' : ''}.`;
  return { ...result, failed: 1, told: [`${end}\n${show ? '' : output.slice(-6000)}`] };
}

/** Resolves to how a tier ended, and to how long it took. */
async function runTier(name) {
  const start = performance.now();
  try {
    const result = built || !needBuild.has(name) ? await tiers[name]() : notRun('the build failed');
    return { ...result, took: seconds(start) };
  } catch (error) {
    return { passed: 0, failed: 1, skipped: 0, told: [`── ${name}\n${error.stack}\n`], took: seconds(start) };
  }
}

const total = { passed: 0, failed: 0, skipped: 0 };
function tell(name, result) {
  for (const text of result.told) console.log(text);
  for (const key of Object.keys(total)) total[key] += result[key];
  console.log(`${name.padEnd(8)} ${line(result).padEnd(44)} ${result.took.padStart(8)}`);
}

const started = performance.now();
mkdirSync(out(), { recursive: true });
await setup();
// Neither of two needs the other, and each waits at times: side by side they take less than one after the other.
const sideBySide = [
  ['check', 'unit'],
  ['webview', 'host'],
].filter((pair) => pair.every((name) => plan.includes(name)));
const begun = new Map();
for (const name of plan) {
  for (const one of sideBySide.find(([first]) => first === name) ?? []) begun.set(one, runTier(one));
  tell(name, await (begun.get(name) ?? runTier(name)));
  if (process.exitCode === 130) break;
}
console.log(
  `${plan.length > 1 ? `all      in ${seconds(started)}; logs and pictures in ${path.relative(root, out())}\n` : ''}${line(total)}`,
);
if (total.failed > 0) process.exitCode ||= 1;

function line({ passed, failed, skipped: left }) {
  return `${passed} passed, ${failed} failed, ${left} skipped`;
}

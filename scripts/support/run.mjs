// Child processes: with their output shown or kept, and ended together with this one.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

const running = new Set();
const signals = ['SIGINT', 'SIGTERM'];

function endAll() {
  process.exitCode = 130;
  for (const child of running) end(child);
}

/** Only while a child runs: a script may have its own way to end. */
function watch(child) {
  if (running.size === 0) for (const signal of signals) process.on(signal, endAll);
  running.add(child);
}

function unwatch(child) {
  running.delete(child);
  if (running.size === 0) for (const signal of signals) process.off(signal, endAll);
}

function end(child) {
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It ended by itself in the meantime.
  }
}

/**
 * Runs a program to its end. `show`: its output is passed on line by line as it comes; `log`: a file that keeps all of it;
 * `hide`: a pattern for lines that are neither shown nor returned; `limit`: seconds after which it is ended, with code 124.
 * Resolves to { code, output }.
 */
export function run(
  command,
  args,
  { env = {}, cwd = root, show = false, log, hide, limit, shell = process.platform === 'win32' && command === 'npm' } = {},
) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    shell,
  });
  watch(child);
  let output = '';
  if (log) mkdirSync(path.dirname(log), { recursive: true });
  const file = log && createWriteStream(log);
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream.setEncoding('utf8');
    const take = (line) => {
      file?.write(line);
      if (hide?.test(line)) return;
      output += line;
      if (show) process.stdout.write(line);
    };
    stream.on('data', (chunk) => {
      const lines = (rest + chunk).split(/(?<=\n)/);
      rest = lines.at(-1).endsWith('\n') ? '' : lines.pop();
      lines.forEach(take);
    });
    stream.on('end', () => rest && take(`${rest}\n`));
  }
  let late = false;
  const timer =
    limit &&
    setTimeout(() => {
      late = true;
      end(child);
    }, limit * 1000);
  return new Promise((resolve) => {
    const done = (code) => {
      clearTimeout(timer);
      unwatch(child);
      if (late) output += `Ended after ${limit} s without a result.\n`;
      file?.end();
      resolve({ code: late ? 124 : code, output });
    };
    child.on('error', (error) => {
      output += `${error.message}\n`;
      done(1);
    });
    child.on('close', (code) => done(code ?? 1));
  });
}

/** Like `run`, and throws the output where the program fails. */
export async function must(command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new Error(`${path.basename(command)} ${args.join(' ')} ended with ${code}.\n${output}`);
  return output;
}

export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

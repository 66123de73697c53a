// Measures what extensions cost to activate, in the order of MEASURE_EXTENSIONS (publisher.name,…): time, and heap after collection.
'use strict';
const vscode = require('vscode');
const v8 = require('node:v8');
const vm = require('node:vm');

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

exports.run = async () => {
  v8.setFlagsFromString('--expose_gc');
  const collect = vm.runInNewContext('gc');
  /** The heap when it has come to rest: the window's own start leaves much behind that goes late. */
  const heapAtRest = async () => {
    let last = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 30; round++) {
      collect();
      await pause(100);
      const { heapUsed } = process.memoryUsage();
      if (round > 2 && Math.abs(last - heapUsed) < 8 * 1024) return heapUsed;
      last = heapUsed;
    }
    return last;
  };
  await pause(1500); // the window's own start is over
  for (const id of process.env.MEASURE_EXTENSIONS.split(',')) {
    const extension = vscode.extensions.getExtension(id);
    if (!extension) throw new Error(`not installed: ${id}`);
    if (extension.isActive) throw new Error(`active before anyone asked: ${id}`);
    const before = await heapAtRest();
    const start = performance.now();
    await extension.activate();
    const ms = performance.now() - start;
    const heapKiB = ((await heapAtRest()) - before) / 1024;
    console.log(`MEASURED ${JSON.stringify({ id, ms, heapKiB })}`);
  }
  console.log('VSCODE-TESTS-RAN');
};

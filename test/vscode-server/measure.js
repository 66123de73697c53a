// Measures what extensions cost to activate, in the order of MEASURE_EXTENSIONS (publisher.name,…): time, and heap after collection.
'use strict';
const vscode = require('vscode');
const v8 = require('node:v8');
const vm = require('node:vm');

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

exports.run = async () => {
  v8.setFlagsFromString('--expose_gc');
  const collect = vm.runInNewContext('gc');
  const settle = async () => {
    for (let round = 0; round < 3; round++) {
      collect();
      await pause(100);
    }
  };
  await pause(1500); // the window's own start is over
  for (const id of process.env.MEASURE_EXTENSIONS.split(',')) {
    const extension = vscode.extensions.getExtension(id);
    if (!extension) throw new Error(`not installed: ${id}`);
    if (extension.isActive) throw new Error(`active before anyone asked: ${id}`);
    await settle();
    const before = process.memoryUsage().heapUsed;
    const start = performance.now();
    await extension.activate();
    const ms = performance.now() - start;
    await settle();
    const heapKiB = (process.memoryUsage().heapUsed - before) / 1024;
    console.log(`MEASURED ${JSON.stringify({ id, ms, heapKiB })}`);
  }
  console.log('VSCODE-TESTS-RAN');
};

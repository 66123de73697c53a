// MEASURE_EXTENSION=publisher.name VSCODE_TEST_VSIX=x.vsix code.mjs --extensionDevelopmentPath=testhost --extensionTestsPath=measure.js
const vscode = require('vscode'),
  v8 = require('v8'),
  vm = require('vm'),
  { performance } = require('perf_hooks');
exports.run = async () => {
  v8.setFlagsFromString('--expose_gc');
  const gc = vm.runInNewContext('gc'),
    pause = (ms) => new Promise((r) => setTimeout(r, ms));
  const settle = async () => {
    for (let i = 0; i < 3; i++) {
      gc();
      await pause(100);
    }
  };
  const e = vscode.extensions.getExtension(process.env.MEASURE_EXTENSION);
  if (!e) throw new Error('not installed: ' + process.env.MEASURE_EXTENSION);
  await pause(1500);
  await settle(); // the window's own start-up is over
  const wasActive = e.isActive,
    before = process.memoryUsage(),
    t = performance.now();
  await e.activate();
  const ms = performance.now() - t;
  await settle();
  const after = process.memoryUsage();
  console.log(
    'MEASURE ' +
      JSON.stringify({
        id: e.id,
        version: e.packageJSON.version,
        wasActive,
        ms: +ms.toFixed(2),
        heapKiB: Math.round((after.heapUsed - before.heapUsed) / 1024),
        rssMiB: +((after.rss - before.rss) / 1048576).toFixed(1),
      }),
  );
  console.log('VSCODE-TESTS-RAN');
};

// Starts the demo Jamf Pro as an HTTP server: `npm run demo -- [--port P] [--computers N] [--latency MS] [--faults NAME,…]`.
import { spawn } from 'node:child_process';
import { setup } from './setup.mjs';
import { currentNode } from './support/node.mjs';
import { inRoot } from './support/paths.mjs';

await setup();
const child = spawn(
  currentNode(),
  ['--disable-warning=ExperimentalWarning', inRoot('test/support/demoMain.ts'), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));

// Completes package-lock.json after `npm install`: node scripts/lock.mjs
// npm leaves out the optional packages of other systems that the registry at hand does not carry, and `npm ci` then refuses the file
// everywhere. Their names tell what they are for; their hashes are not known here.
import { readFileSync, writeFileSync } from 'node:fs';
import { inRoot } from './support/paths.mjs';

const file = inRoot('package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const name =
  /(?<os>aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)-(?<cpu>arm64|arm|ia32|ppc64|riscv64|s390x|x64)(?:-(?<abi>\w+))?$/;

/** What npm itself would have written, but for the hash. */
function entry(packageName, version, { dev }) {
  const found = name.exec(packageName)?.groups;
  if (!found) throw new Error(`${packageName} does not tell for which system it is.`);
  const { os, cpu, abi = '' } = found;
  const libc = os !== 'linux' ? undefined : abi.startsWith('musl') ? 'musl' : abi.startsWith('gnu') ? 'glibc' : undefined;
  return { version, cpu: [cpu], ...(dev ? { dev } : {}), ...(libc ? { libc: [libc] } : {}), optional: true, os: [os] };
}

const missing = {};
for (const of of Object.values(lock.packages)) {
  for (const [packageName, version] of Object.entries(of.optionalDependencies ?? {})) {
    const place = `node_modules/${packageName}`;
    if (!(place in lock.packages)) missing[place] = entry(packageName, version, of);
  }
}
const sorted = Object.entries({ ...lock.packages, ...missing }).toSorted(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries(sorted);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${Object.keys(missing).length} optional packages of other systems added.`);

// The Chromium that @sparticuz/chromium ships inside its npm package, unpacked once below node_modules (211 MB); CHROMIUM names another.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownBrowser } from '../../scripts/support/platform.mjs';

const home = path.dirname(fileURLToPath(import.meta.url));

/** Nothing is looked up but the loopback address: the browser's own services stay unanswered. */
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];

/** What Playwright's `chromium.launch` takes. */
export async function launchOptions() {
  const own = ownBrowser();
  if (own) return { executablePath: own, headless: true, args };
  const folder = await unpack();
  const executablePath = path.join(folder, 'chromium');
  const env = { ...process.env };
  if (lacksLibraries(executablePath))
    env.LD_LIBRARY_PATH = [path.join(folder, 'al2023/lib'), env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  if (!fs.existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_PATH = path.join(folder, 'fonts');
  return { executablePath, headless: true, args, env };
}

const lacksLibraries = (program) => execFileSync('ldd', [program], { encoding: 'utf8' }).includes('not found');

async function unpack() {
  const source = path.join(home, 'node_modules/@sparticuz/chromium');
  const { version } = JSON.parse(fs.readFileSync(path.join(source, 'package.json'), 'utf8'));
  const folder = path.join(home, `node_modules/.cache/chromium-${version}`);
  const marker = path.join(folder, 'unpacked');
  if (fs.existsSync(marker)) return folder;
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  // The package unpacks into the system's temporary folder, and takes whatever lies there already, of any version.
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  const { default: chromium, inflate } = await import('@sparticuz/chromium');
  await chromium.executablePath();
  await inflate(path.join(source, 'bin/al2023.tar.br'));
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  // Its own fonts.conf names the temporary folder; a Chromium that finds no font at all dies at the first text.
  const fonts = `<fontconfig><dir>${folder}/fonts/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`;
  fs.writeFileSync(path.join(folder, 'fonts/fonts.conf'), `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">${fonts}`);
  fs.writeFileSync(marker, '');
  return folder;
}

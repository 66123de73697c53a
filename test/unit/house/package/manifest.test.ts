import assert from 'node:assert/strict';
import { readFileSync, existsSync } from 'node:fs';
import { colors, contextKeys, settings, views } from '../../../../src/app/support/ids.ts';

interface Item {
  readonly command?: string;
  readonly id?: string;
  readonly when?: string;
  readonly enablement?: string;
}

interface Section {
  readonly properties: Readonly<Record<string, unknown>>;
}

interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly main: string;
  readonly extensionKind: readonly string[];
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly Item[];
    readonly views: Readonly<Record<string, readonly Item[]>>;
    readonly viewsContainers: { readonly activitybar: readonly { readonly id: string; readonly icon: string }[] };
    /** One section, or several. */
    readonly configuration: Section | readonly Section[];
    readonly menus: Readonly<Record<string, readonly Item[]>>;
    readonly viewsWelcome?: readonly Item[];
    readonly keybindings?: readonly Item[];
    readonly walkthroughs: readonly { readonly steps: readonly { readonly completionEvents: readonly string[] }[] }[];
    readonly colors: readonly { readonly id: string; readonly defaults: Readonly<Record<string, string>> }[];
  };
}

const at = (name: string) => new URL(`../../../../${name}`, import.meta.url);
const text = readFileSync(at('package.json'), 'utf8');
const texts = readFileSync(at('package.nls.json'), 'utf8');
const manifest = JSON.parse(text) as Manifest;
const { contributes } = manifest;
const sorted = (values: Iterable<string>) => [...new Set(values)].toSorted((a, b) => a.localeCompare(b));

/** Of two colours, as WCAG has it. */
function contrast(one: string, other: string): number {
  const light = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5]
      .map((from) => Number.parseInt(color.slice(from, from + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [a, b] = [light(one), light(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

describe('package.json', () => {
  it('has the settings that the code knows, and no others', () => {
    const keys = [contributes.configuration].flat().flatMap(({ properties }) => Object.keys(properties));
    assert.deepEqual(sorted(keys), sorted(Object.values(settings)));
  });

  it('has the views that the code knows, in its container', () => {
    const { container, ...inside } = views;
    assert.deepEqual(
      contributes.viewsContainers.activitybar.map(({ id }) => id),
      [container],
    );
    assert.deepEqual(
      contributes.views[container]?.map(({ id }) => id),
      Object.values(inside),
    );
  });

  it('has the colours that the code knows, each to be read in every kind of theme', () => {
    assert.deepEqual(sorted(contributes.colors.map(({ id }) => id)), sorted(Object.values(colors)));
    const least = [
      ['dark', '#1f1f1f', 4.5],
      ['light', '#ffffff', 4.5],
      ['highContrast', '#000000', 7],
      ['highContrastLight', '#ffffff', 7],
    ] as const;
    const poor = contributes.colors.flatMap(({ id, defaults }) =>
      least.filter(([kind, behind, ratio]) => contrast(defaults[kind] ?? behind, behind) < ratio).map(([kind]) => `${id} in ${kind}`),
    );
    assert.deepEqual(poor, []);
  });

  it('asks in its conditions for context keys that the code sets, and for all of them', () => {
    const items = [
      ...Object.values(contributes.menus),
      contributes.viewsWelcome ?? [],
      contributes.keybindings ?? [],
      contributes.commands,
    ].flat();
    const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    const done = steps.flatMap(({ completionEvents }) => completionEvents.filter((event) => event.startsWith('onContext:')));
    const conditions = [...items.flatMap(({ when = '', enablement = '' }) => `${when} ${enablement}`), ...done];
    const asked = conditions.flatMap((condition) => condition.match(/(?<![\w.'"/=])jamf\.[\w.]+/g) ?? []);
    const others = new Set<string>(Object.values(views));
    assert.deepEqual(sorted(asked.filter((key) => !others.has(key))), sorted(Object.values(contextKeys)));
  });

  it('names commands in its texts and walkthroughs that exist', () => {
    const known = new Set(contributes.commands.map(({ command }) => command));
    const named = [...`${text}${texts}`.matchAll(/\b(?:command|onCommand):(jamf\.[\w.]*\w)/g)].map((match) => match[1]);
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((command) => !known.has(command)),
      [],
    );
  });

  it('takes every text from package.nls.json, and leaves none over', () => {
    const used = sorted([...text.matchAll(/"%([^%"]+)%"/g)].map((match) => match[1] ?? ''));
    const known = sorted(Object.keys(JSON.parse(texts) as object));
    assert.deepEqual(used, known);
  });

  it('points at files that are there', () => {
    const files = [...text.matchAll(/"(?:\.\/)?((?:media|l10n)\/[^"]+)"/g)].map((match) => match[1] ?? '');
    assert.ok(files.length > 0);
    assert.deepEqual(
      files.filter((file) => !existsSync(at(file))),
      [],
    );
  });

  it('runs where the decision says', () => {
    const decision = readFileSync(at('docs/adr/0010-where-the-extension-runs.md'), 'utf8');
    assert.match(
      decision,
      new RegExp(
        `\`${JSON.stringify(manifest.extensionKind)
          .replace(',', ', ')
          .replaceAll(/[[\]]/g, String.raw`\$&`)}\``,
      ),
    );
  });

  it('is typed by the oldest VS Code that it supports', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
  });
});

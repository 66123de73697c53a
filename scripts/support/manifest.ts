import { menus, type Contribution, type Menu } from '../../src/app/contributions/contribution.ts';
import { driftCommands } from '../../src/app/contributions/driftCommands.ts';
import { compareCommands } from '../../src/app/contributions/compareCommands.ts';
import { instanceCommands } from '../../src/app/contributions/instanceCommands.ts';
import { listCommands } from '../../src/app/contributions/listCommands.ts';
import { objectCommands } from '../../src/app/contributions/objectCommands.ts';
import { requestCommands } from '../../src/app/contributions/requestCommands.ts';
import { setCommands } from '../../src/app/contributions/setCommands.ts';
import { tableCommands } from '../../src/app/contributions/tableCommands.ts';
import { whenText, type When } from '../../src/app/contributions/when.ts';

/** All that stand in the manifest, by id. */
export const contributions: Readonly<Record<string, Contribution>> = {
  ...compareCommands,
  ...instanceCommands,
  ...listCommands,
  ...objectCommands,
  ...requestCommands,
  ...setCommands,
  ...driftCommands,
  ...tableCommands,
};

/** package.json with the parts that are written from {@link contributions}. */
export function writtenManifest(text: string): string {
  const manifest = JSON.parse(text) as { readonly contributes: object };
  return layOut({ ...manifest, contributes: { ...manifest.contributes, ...writtenParts() } });
}

/** package.nls.json with their titles in English, before all other texts. */
export function writtenTexts(text: string): string {
  const others = Object.entries(JSON.parse(text) as object).filter(([key]) => !key.startsWith('command.'));
  const titles = Object.entries(contributions).map(([command, { title }]) => [titleKey(command), title] as const);
  return layOut(Object.fromEntries([...titles, ...others]));
}

function layOut(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function writtenParts() {
  const all = Object.entries(contributions);
  const inMenu = (menu: Menu) =>
    all.flatMap(([command, { places = [] }]) =>
      places.filter((place) => place.menu === menu).map(({ when, group }) => ({ command, when: whenText(when), group })),
    );
  return {
    commands: all.map(([command, { icon, enablement }]) => ({
      command,
      category: '%category%',
      title: `%${titleKey(command)}%`,
      ...(icon === undefined ? {} : { icon: `$(${icon})` }),
      ...(enablement === undefined ? {} : { enablement: whenText(enablement) }),
    })),
    menus: {
      commandPalette: all.flatMap(([command, { palette }]) => (palette === undefined ? [] : [{ command, when: paletteText(palette) }])),
      ...Object.fromEntries(menus.map((menu) => [menu, inMenu(menu)])),
    },
    keybindings: all.flatMap(([command, { key }]) =>
      key === undefined
        ? []
        : [{ command, key: key.key, mac: key.mac, when: whenText(key.when), ...(key.args === undefined ? {} : { args: key.args }) }],
    ),
  };
}

function titleKey(command: string): string {
  return `command.${command.slice('jamf.'.length)}.title`;
}

function paletteText(when: When | 'never'): string {
  return when === 'never' ? 'false' : whenText(when);
}

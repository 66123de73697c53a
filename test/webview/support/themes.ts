import { readFileSync } from 'node:fs';

export type ThemeName = 'light' | 'dark' | 'highContrast' | 'highContrastLight';

export interface Theme {
  /** The class on the body. */
  readonly kind: string;
  /** `--vscode-…` as VS Code gives them to a webview. */
  readonly variables: Readonly<Record<string, string>>;
}

const kinds: Record<ThemeName, string> = {
  light: 'vscode-light',
  dark: 'vscode-dark',
  highContrast: 'vscode-high-contrast',
  highContrastLight: 'vscode-high-contrast-light',
};

/** Taken from VS Code by `node test/webview/support/themes/take.ts`. */
export const themes = Object.fromEntries(
  Object.entries(kinds).map(([name, kind]) => [name, { kind, variables: variablesOf(name) }]),
) as Record<ThemeName, Theme>;

function variablesOf(name: string): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`themes/${name}.json`, import.meta.url), 'utf8')) as Record<string, string>;
}

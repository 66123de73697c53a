import { runnerPage } from '../../../src/app/pages/page.ts';

/** Where the panel's page seems to come from. Playwright answers every request to it; nothing is listening. */
export const origin = 'https://panel.test';

const nonce = 'cGFuZWw';

export interface PageOptions {
  readonly bundle: 'runner' | 'table';
  readonly themeClass: string;
  readonly themeVariables: Readonly<Record<string, string>>;
  /** Messages of another language than English. */
  readonly messages?: Readonly<Record<string, string>>;
}

/** The host's own page, policy included, as VS Code shows it: with its theme on the root element and the body. */
export function pageHtml({ bundle, themeClass, themeVariables, messages }: PageOptions): string {
  const variables = Object.entries(themeVariables).map(([name, value]) => `${name}: ${value};`);
  const theme = `:root { ${variables.join(' ')} } body { margin: 0; padding: 0 20px; background: var(--vscode-editor-background); color: var(--vscode-foreground); font: var(--vscode-font-size) var(--vscode-font-family); }`;
  return runnerPage({ script: `${origin}/${bundle}.js`, style: `${origin}/${bundle}.css`, nonce, language: { tag: 'en', messages } })
    .replace('<title>', () => `<style nonce="${nonce}">${theme}</style>\n<title>`)
    .replace('<body>', `<body class="${themeClass}" data-vscode-theme-kind="${themeClass}">`);
}

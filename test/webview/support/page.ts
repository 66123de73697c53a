/** Where the panel's page seems to come from. Playwright answers every request to it; nothing is listening. */
export const origin = 'https://panel.test';

const nonce = 'cGFuZWw';

/** As strict as the host's page: one script, one style sheet, styles that carry the nonce, and no connection anywhere. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `script-src 'nonce-${nonce}'`,
  `style-src ${origin} 'nonce-${nonce}'`,
  `font-src ${origin}`,
  `img-src ${origin} blob: data:`,
].join('; ');

export interface PageOptions {
  readonly bundle: 'runner' | 'table';
  readonly themeClass: string;
  readonly themeVariables: Readonly<Record<string, string>>;
}

/** The page as VS Code shows it: its theme on the root element and the body, then what the host writes. */
export function pageHtml({ bundle, themeClass, themeVariables }: PageOptions): string {
  const variables = Object.entries(themeVariables).map(([name, value]) => `${name}: ${value};`);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<style nonce="${nonce}">:root { ${variables.join(' ')} } body { margin: 0; padding: 0 20px; background: var(--vscode-editor-background); color: var(--vscode-foreground); font: var(--vscode-font-size) var(--vscode-font-family); }</style>
<link rel="stylesheet" href="${origin}/${bundle}.css" nonce="${nonce}">
<title>Request</title>
</head>
<body class="${themeClass}" data-vscode-theme-kind="${themeClass}">
<div id="root"></div>
<script nonce="${nonce}" src="${origin}/${bundle}.js"></script>
</body>
</html>`;
}

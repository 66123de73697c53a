/** What the page of the panel is made of. */
export interface PageParts {
  readonly title?: string;
  readonly script: string;
  readonly style: string;
  /** Made anew for each page. */
  readonly nonce: string;
}

/**
 * The page of the request runner: an empty body that its script fills. Nothing that a server or a person wrote stands in it.
 * No connection, form, frame, font or foreign script is allowed; pictures come from bytes that the host handed over.
 */
export function runnerPage({ title = 'Request', script, style, nonce }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    'img-src blob:',
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<title>${attribute(title)}</title>
<link rel="stylesheet" nonce="${attribute(nonce)}" href="${attribute(style)}">
</head>
<body>
<div id="root"></div>
<script nonce="${attribute(nonce)}" src="${attribute(script)}"></script>
</body>
</html>`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

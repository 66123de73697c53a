/** The language of the window, and the bundle of messages in it; undefined where there is none, so that all is English. */
export interface Language {
  readonly tag: string;
  readonly messages: Readonly<Record<string, string>> | undefined;
}

/** What the page of the panel is made of. */
export interface PageParts {
  readonly title?: string;
  readonly script: string;
  readonly style: string;
  /** Made anew for each page. */
  readonly nonce: string;
  readonly language: Language;
}

/**
 * The page of the request runner: an empty body that its script fills. Nothing that a server or a person wrote stands in it.
 * No connection, form, frame, font or foreign script is allowed; pictures come from bytes that the host handed over.
 */
export function runnerPage({ title = 'Request', script, style, nonce, language }: PageParts): string {
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
<html lang="${attribute(language.messages === undefined ? 'en' : language.tag)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<title>${attribute(title)}</title>
<link rel="stylesheet" nonce="${attribute(nonce)}" href="${attribute(style)}">
</head>
<body>
<div id="root"></div>${messagesIn(language)}
<script nonce="${attribute(nonce)}" src="${attribute(script)}"></script>
</body>
</html>`;
}

/** As data: no browser runs it, and nothing in it ends it. */
function messagesIn({ messages }: Language): string {
  if (messages === undefined) return '';
  return `\n<script type="application/json" id="messages">${JSON.stringify(messages).replaceAll('<', '\\u003c')}</script>`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

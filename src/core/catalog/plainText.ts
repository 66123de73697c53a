const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['#39', "'"],
  ['nbsp', ' '],
]);

/**
 * A description of the document as plain text. It may hold HTML (facts 4.9): line breaks and list items become lines, other tags go,
 * `date<2019-12-15` stays. The result is text for display as text; it is not made safe for HTML or Markdown.
 */
export function plainText(html: string): string {
  return html
    .replaceAll(/<br\s*\/?>|<\/(?:p|div|ul|ol|tr|h\d)>/gi, '\n')
    .replaceAll(/<li(?:\s[^<>]*)?>/gi, '\n• ')
    .replaceAll(/<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/gi, '')
    .replaceAll(/&([a-z]+|#39);/gi, (whole, name: string) => entities.get(name.toLowerCase()) ?? whole)
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** Characters that turn the direction of a line, hide in it or end it: a name is shown without them. */
// oxlint-disable-next-line no-control-regex -- they are exactly what is looked for
const unprintable = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

/**
 * A server's text as one line for a label: control and direction marks become a space, and what is too long ends with `…`.
 * It is text, not markup: escaping is for whoever draws markup.
 */
export function oneLine(text: string, max = 200): string {
  // Cut first: a name of megabytes is not worth a walk.
  const line = text
    .slice(0, max * 4)
    .replaceAll(unprintable, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const isWhole = text.length <= max * 4;
  if (isWhole && line.length <= max) return line;
  const cut = line.slice(0, max - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

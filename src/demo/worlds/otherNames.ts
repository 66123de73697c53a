/** Names that a file system, a table or a comparison may not take as they are. */
export const otherNames: readonly string[] = [
  'CON',
  'a/b',
  '\u00C4rzte',
  'A\u0308rzte',
  '.',
  '..',
  'x'.repeat(300),
  'Reset Dock',
  'reset dock',
  'Ends with a dot.',
  'Quotes "and" <marks> | * ? : \\',
  '.jamf',
  '🖨️ Fix printers',
];

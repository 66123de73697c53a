/** One word for a POSIX shell, whatever it holds but NUL, which no shell can pass on and which is left out. */
export function shellWord(text: string): string {
  const clean = text.replaceAll('\0', '');
  return clean !== '' && /^[A-Za-z0-9_@%+=:,./-]+$/.test(clean) ? clean : `'${clean.replaceAll("'", String.raw`'\''`)}'`;
}

/** A PowerShell string that expands nothing. Typographic quotes end such a string as well, so all five are doubled. */
export function powershellText(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201A\u201B]/g, '$&$&')}'`;
}

/** A string literal that Python and JavaScript read alike. */
export function stringLiteral(text: string): string {
  return JSON.stringify(text)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`);
}

/** The lines of a text as literals, each but the last with its line break, so that joined they are the text again. */
export function literalLines(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.map((line, index) => stringLiteral(index < lines.length - 1 ? `${line}\n` : line));
}

/** The file's name in a `--form` argument of cURL, where quotes and backslashes are escaped. */
export function curlFileName(name: string): string {
  return `"${name.replaceAll('\\', '\\\\').replaceAll('"', String.raw`\"`)}"`;
}

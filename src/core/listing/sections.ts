/** The sections that dotted columns (`userAndLocation.email`) live in; so does a list (`applications`). A scalar of the row itself needs none. */
export function sectionsOf(columns: readonly string[], known: readonly string[]): readonly string[] {
  const wanted = new Set(columns.map((column) => snake(column.split('.', 1)[0] ?? '')));
  const found = known.filter((section) => wanted.has(section));
  return found.length > 0 ? found : known.filter((section) => section === 'GENERAL');
}

function snake(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}

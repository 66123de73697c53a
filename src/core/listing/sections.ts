/**
 * Sections that the sidebar's rows need, per resource whose list takes `section` (facts 3.12): a computer's whole record is
 * 30 kB, its name, serial number and OS version are one.
 */
const shown: ReadonlyMap<string, readonly string[]> = new Map([
  ['computers-inventory', ['GENERAL', 'HARDWARE', 'OPERATING_SYSTEM']],
  ['mobile-devices/detail', ['GENERAL', 'HARDWARE']],
]);

/** The sections to ask for so that a row of the resource can be shown; `undefined`: the server's default. */
export function sectionsShown(resourceKey: string): readonly string[] | undefined {
  return shown.get(resourceKey);
}

/** The sections that dotted columns (`userAndLocation.email`) live in; so does a list (`applications`). A scalar of the row itself needs none. */
export function sectionsOf(columns: readonly string[], known: readonly string[]): readonly string[] {
  const wanted = new Set(columns.map((column) => snake(column.split('.', 1)[0] ?? '')));
  const found = known.filter((section) => wanted.has(section));
  return found.length > 0 ? found : known.filter((section) => section === 'GENERAL');
}

function snake(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}

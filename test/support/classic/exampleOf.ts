import type { LeafShape, RecordShape, Shape } from '../../../src/core/shapes/shape.ts';

const values = '<dict>\n\t<key>PayloadDisplayName</key>\n\t<string>Example</string>\n</dict>\n';
const id = '0B5F2F6E-6D1B-4C57-9D4B-3A2F1C0E9B77';
const marks = `\t<key>PayloadIdentifier</key>\n\t<string>${id}</string>\n\t<key>PayloadUUID</key>\n\t<string>${id}</string>\n`;
/** A property list that a profile could have, as it is laid out in a document: no server would damage it. */
export const payloads = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
${values.replace('</dict>', '\t<key>PayloadType</key>\n\t<string>Configuration</string>\n\t<key>PayloadVersion</key>\n\t<integer>1</integer>\n' + marks + '</dict>')}</plist>
`;

/** What some fields have to hold by what stands beside them. */
const held: Readonly<Record<string, unknown>> = { payloads, preferences: values };

/** An object as a server could show it: a value of its own in each field, two entries in each list. */
export function exampleOf(shape: RecordShape): Record<string, unknown> {
  let count = 10;
  const valueOf = (name: string, of: Shape): unknown => {
    if (of.kind === 'record') return recordOf(of);
    if (of.kind === 'list') return [0, 1].map((index) => numbered(index, valueOf(name, of.entry())));
    return of.kind === 'leaf' ? (held[name] ?? leafOf(name, of)) : name;
  };
  const recordOf = (of: RecordShape): Record<string, unknown> =>
    Object.fromEntries(
      Array.from(of.fields()).flatMap(([name, field]) => (field.access === 'writeOnly' ? [] : [[name, valueOf(name, field.shape())]])),
    );
  const leafOf = (name: string, { type, choices }: LeafShape): unknown => {
    if (choices !== undefined) return choices[0];
    count += 1;
    return type === 'integer' ? count : type === 'boolean' ? false : `${name} ${count}`;
  };
  return recordOf(shape);
}

/** The order of criteria is their priority. */
function numbered(index: number, value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'priority' in value && 'search_type' in value
    ? { ...value, priority: index }
    : value;
}

import { parseXml } from '@rgrove/parse-xml';
import { classicShape } from '../src/core/families/classic/shapes.ts';
import { parseJson } from '../src/core/json/parse.ts';
import { anything } from '../src/core/shapes/shape.ts';
import { xmlCodec } from '../src/core/wire/xmlCodec.ts';
import { classicTexts } from '../test/support/classic/texts.ts';
import type { Comparison } from './comparison.ts';

const million = 1_000_000;

/** A policy whose scope has a hundred computers by name. */
function policy(): string {
  const computers = Array.from(
    { length: 100 },
    (_, id) => `<computer><id>${id}</id><name>Mac ${id}</name><udid>4B0F8C22-6E1F-5C2D-9B1E</udid></computer>`,
  );
  return (classicTexts['policy'] ?? '').replace('<computers>', `<computers>${computers.join('')}`);
}

/** A profile with a payload of some twenty kilobytes. */
function profile(): string {
  const settings = Array.from(
    { length: 150 },
    (_, key) => `\n&lt;key&gt;Setting${key}&lt;/key&gt;\n&lt;string&gt;a &amp;amp; b ${key}&lt;/string&gt;`,
  );
  return (classicTexts['os_x_configuration_profile'] ?? '').replace('&lt;/dict&gt;', `${settings.join('')}&lt;/dict&gt;`);
}

/** The parse alone is the least that anyone has to do. Each object is made a document, which is read, and XML again. */
function roundTrip(name: string, element: string, text: string): Comparison {
  const texts = Array.from({ length: Math.ceil(million / text.length) }, () => text);
  const codec = xmlCodec(element, classicShape(element) ?? anything);
  const subject = (one: string): string => {
    const read = codec.decode(one);
    if ('detail' in read) throw new Error(read.detail);
    return codec.encode(parseJson(read.text));
  };
  return {
    name: `1 MB of ${name}, XML to document and back, against the parse`,
    goal: 2,
    floor: () => texts.map((one) => parseXml(one)),
    subject: () => texts.map(subject),
  };
}

export const comparisons: readonly Comparison[] = [
  roundTrip('policies', 'policy', policy()),
  roundTrip('profiles', 'os_x_configuration_profile', profile()),
];

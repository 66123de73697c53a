import { parseXml, XmlElement } from '@rgrove/parse-xml';
import type { TextRange } from '../json/pointers.ts';
import { pathStep } from './xmlPlist.ts';

/** Where the values with these dotted paths stand in a sound property list, and keys that are meant themselves. One that is not there is left out. */
export function plistPlaces(text: string, paths: readonly string[]): readonly TextRange[] {
  // What is between two line ends is counted otherwise by whoever reads XML.
  if (text.includes('\r')) return [];
  const lead = text.length - text.trimStart().length;
  const wanted = new Set(paths);
  const found: TextRange[] = [];
  const look = (element: XmlElement, path: string): void => {
    if (wanted.has(path)) found.push({ from: element.start + lead, to: element.end + lead });
    const children = element.children.filter((node) => node instanceof XmlElement);
    if (element.name === 'array') for (const [index, child] of children.entries()) look(child, below(path, String(index)));
    if (element.name !== 'dict') return;
    for (const [index, child] of children.entries()) {
      const key = children[index - 1];
      if (key?.name === 'key') look(child, below(path, pathStep(key.text)));
    }
  };
  const { root } = parseXml(text.slice(lead), { includeOffsets: true });
  const first = root?.children.find((node) => node instanceof XmlElement);
  if (first !== undefined) look(first, '');
  return found;
}

function below(path: string, step: string): string {
  return path === '' ? step : `${path}.${step}`;
}

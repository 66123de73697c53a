import { isRecord, scalar } from '../values.ts';
import { completed, fieldOf, oneOf, type ClassicElement } from './elements.ts';
import type { ClassicFaults } from './faults.ts';
import { conflict } from './pages.ts';
import type { SentElement } from './xml.ts';

/** What of a body the server takes, in the form of a row: absent stays absent. Throws a refusal. */
export function takenOf(element: ClassicElement, sent: SentElement, faults: ClassicFaults): unknown {
  switch (element.type) {
    case 'record':
      return record(element, sent, faults);
    case 'list': {
      const { entry } = element;
      const known = sent.children
        .filter(({ name }) => name !== 'size')
        .filter((child) => isKnown(entry?.name === child.name, child, faults));
      return entry === undefined ? [] : known.map((child) => completed(entry, takenOf(entry, child, faults)));
    }
    case 'repeated':
      return completed(oneOf(element), takenOf(oneOf(element), sent, faults));
    default:
      return leaf(element, sent.text, faults);
  }
}

function record(element: ClassicElement, sent: SentElement, faults: ClassicFaults): Record<string, unknown> {
  const taken: Record<string, unknown> = {};
  for (const child of sent.children) {
    const field = fieldOf(element, child.name);
    if (!isKnown(field !== undefined || child.name === 'size', child, faults) || field === undefined) continue;
    const value = takenOf(field, child, faults);
    const before = taken[child.name];
    if (field.type === 'repeated') taken[child.name] = [...(Array.isArray(before) ? before : []), value];
    else if (value !== undefined) taken[child.name] = value;
  }
  return taken;
}

function isKnown(known: boolean, { name }: SentElement, faults: ClassicFaults): boolean {
  if (!known && !faults.dropsUnknown) throw conflict(`The element ${name} is not known`);
  return known;
}

/** Numbers and switches have no blank: an empty one changes nothing. */
function leaf({ name, type, choices }: ClassicElement, text: string, faults: ClassicFaults): unknown {
  const trimmed = text.trim();
  if (type === 'integer') return /^-?\d{1,15}$/.test(trimmed) ? Number(trimmed) : undefined;
  if (type === 'boolean') return /^(?:true|false)$/i.test(trimmed) ? trimmed.toLowerCase() === 'true' : undefined;
  if (choices.length === 0 || choices.includes(text)) return text;
  if (text === '') return faults.defaultsEmptied ? choices[0] : undefined;
  const alike = choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
  if (alike !== undefined) return alike;
  if (!faults.defaultsChoices) throw conflict(`Problem with ${name}`);
  return choices[0];
}

/** What is stored when the taken part of a body lies over what was there. Lists are replaced as they were sent (facts 8.2). */
export function mergedWith(element: ClassicElement, old: unknown, taken: unknown): unknown {
  if (taken === undefined) return old;
  if (element.type !== 'record' || !isRecord(taken)) return taken;
  const before = isRecord(old) ? old : {};
  const changed = element.fields.filter(({ name }) => taken[name] !== undefined);
  return {
    ...before,
    ...Object.fromEntries(changed.map((field) => [field.name, mergedWith(field, before[field.name], taken[field.name])])),
  };
}

/** A body in JSON, as it is shown: what it would be in XML. Undefined for what is none. */
export function readJson(root: ClassicElement, text: string): SentElement | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return isRecord(body) && body[root.name] !== undefined ? sentIn(root, body[root.name]) : undefined;
  } catch {
    return undefined;
  }
}

function sentIn(element: ClassicElement, value: unknown): SentElement {
  const { name, type, entry } = element;
  const items = Array.isArray(value) ? value : [];
  if (type === 'list') return { name, text: '', children: entry === undefined ? [] : items.map((item) => sentIn(entry, item)) };
  if (type !== 'record') return { name, text: scalar(value), children: [] };
  const children = Object.entries(isRecord(value) ? value : {}).flatMap(([own, inside]) => {
    const field = fieldOf(element, own);
    if (field === undefined) return [{ name: own, text: scalar(inside), children: [] }];
    return field.type === 'repeated' && Array.isArray(inside) ? inside.map((item) => sentIn(oneOf(field), item)) : [sentIn(field, inside)];
  });
  return { name, text: '', children };
}

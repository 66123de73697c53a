import { existsSync, readFileSync } from 'node:fs';
import { parseDocument } from '../src/core/families/pro/document.ts';
import { resourcesOf } from '../src/core/families/pro/resources.ts';
import { createDemo } from '../src/demo/demo.ts';
import type { Comparison } from './comparison.ts';

const real = new URL('../../shared/jamf/specs/11.30.1/api-schema.json', import.meta.url);

function demoText(): string {
  const { status, body } = createDemo().handle({ method: 'GET', path: '/api/schema/', headers: {} });
  if (status !== 200) throw new Error(`The demo answered ${status} for its document.`);
  return typeof body === 'string' ? body : new TextDecoder().decode(body);
}

/** `JSON.parse` is the least that anyone has to do with the text. The resources are derived once more, when the sidebar first asks. */
function load(name: string, text = ''): readonly Comparison[] {
  const skip = text === '' ? { skip: `${name} is not on this machine` } : {};
  const floor = () => JSON.parse(text);
  return [
    { name: `load and index ${name}, against JSON.parse`, goal: 1.5, floor, subject: () => parseDocument(text), ...skip },
    { name: `the same with its resources`, goal: 3, floor, subject: () => resourcesOf(parseDocument(text)), ...skip },
  ];
}

export const comparisons: readonly Comparison[] = [
  ...load("the demo's document", demoText()),
  ...load("an instance's document, 11.30.1", existsSync(real) ? readFileSync(real, 'utf8') : undefined),
];

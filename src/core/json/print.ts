import { formatJson } from './format.ts';
import type { JsonNode } from './parse.ts';

/** The value as compact JSON; leaves exactly as they were written. */
export function printJson(node: JsonNode): string {
  if (node.kind === 'object') return `{${node.members.map((m) => `${JSON.stringify(m.name)}:${printJson(m.value)}`).join(',')}}`;
  if (node.kind === 'array') return `[${node.items.map(printJson).join(',')}]`;
  return node.raw;
}

/** The value as an editor shows it, with a final newline. */
export function printDocument(node: JsonNode): string {
  return `${formatJson(printJson(node))}\n`;
}

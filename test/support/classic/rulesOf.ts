import { classicShape } from '../../../src/core/families/classic/shapes.ts';
import { classicRules } from '../../../src/core/families/classic/writing/rules.ts';
import type { WriteRules } from '../../../src/core/families/family.ts';
import { parseJson, type JsonNode } from '../../../src/core/json/parse.ts';
import { printJson } from '../../../src/core/json/print.ts';

/** The rules of the Classic API for objects of a root element. */
export function rulesOf(element: string): WriteRules {
  return classicRules(classicShape(element)!);
}

export function nodeOf(value: unknown): JsonNode {
  return parseJson(JSON.stringify(value));
}

/** What is sent, as a value. `before` undefined: to create it. */
export function sentBody(element: string, before: unknown, wanted: unknown): unknown {
  return JSON.parse(printJson(rulesOf(element).bodyOf(before === undefined ? undefined : nodeOf(before), nodeOf(wanted))));
}

/** Where something is wrong, each with the first two values that are offered. */
export function faultsIn(element: string, before: unknown, wanted: unknown): readonly (readonly [string, readonly string[]])[] {
  return rulesOf(element)
    .faults(before === undefined ? undefined : nodeOf(before), nodeOf(wanted))
    .map(({ pointer, choices = [] }) => [pointer, choices.slice(0, 2)]);
}

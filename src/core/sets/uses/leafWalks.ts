import { isRecord, type Wire } from '../../json/wire.ts';
import { isNone, isNoName, lookupOf } from '../../resources/lookups.ts';
import { depthOf, pointerOfUse, stepsOf, type SaidUse, type UseSteps } from './useMap.ts';

/** What a text of a document is: run by a shell, put into a payload, or handed to a script. */
export type TextRole = 'shell' | 'payload' | 'handed';

/** Takes what a walk finds. */
export interface UseSink {
  /** @param text the id or the name; an id may be a number. */
  use(said: SaidUse, text: string | number, steps: UseSteps, called: string | undefined): void;
  text(role: TextRole, text: string, at: string, steps: UseSteps): void;
}

/** @param steps what stands for each `*` on the way so far; what is behind is of another way. */
export type Walk = (value: unknown, steps: (number | string)[], sink: UseSink, around: Wire | undefined) => void;

/**
 * None is -1, and 0 for the Classic API (facts 4.11, 8.27). No object has an id below that: what others may mean is no object of a list.
 *
 * @param beside the field with what the object is called.
 */
export function idWalk(resource: string, at: string, beside: string | undefined): Walk {
  const said: SaidUse = { by: 'id', resource, at, how: 'id', isOpen: false, isHanded: false };
  const depth = depthOf(at);
  return (value, steps, sink, around) => {
    if ((typeof value !== 'string' && typeof value !== 'number') || isNone(value)) return;
    if (typeof value === 'number' ? value <= 0 : /^(?:0?|-\d+)$/.test(value)) return;
    const called = beside === undefined ? undefined : around?.[beside];
    sink.use(said, value, stepsOf(steps, depth), typeof called === 'string' && called !== '' ? called : undefined);
  };
}

/** What stands where there is none, and may be what an object is called as well. */
const filler = /^(?:unknown|default|n\/a)$/i;

export function openName(resource: string, at: string): SaidUse {
  return { by: 'name', resource, at, how: 'name', isOpen: true, isHanded: false };
}

/** In a field that may say that there is none (facts 8.27). */
export function fieldNameWalk(said: SaidUse): Walk {
  const named = nameWalk(said);
  const open = nameWalk({ ...said, isOpen: true });
  return (value, steps, sink, around) => {
    if (typeof value !== 'string' || isNoName(value)) return;
    (filler.test(value.trim()) ? open : named)(value, steps, sink, around);
  };
}

export function nameWalk(said: SaidUse): Walk {
  const depth = depthOf(said.at);
  return (value, steps, sink) => {
    if (typeof value === 'string' && value.trim() !== '') sink.use(said, value, stepsOf(steps, depth), undefined);
  };
}

/** Where nothing is known of what stands there, fields are known by their names. */
export function anywhereBelow(at: string): Walk {
  const depth = depthOf(at);
  return (value, steps, sink) => anywhere(value, pointerOfUse(at, stepsOf(steps, depth)), sink);
}

function anywhere(value: unknown, at: string, sink: UseSink): void {
  if (Array.isArray(value)) value.forEach((one: unknown, index) => anywhere(one, `${at}/${index}`, sink));
  else if (isRecord(value)) {
    for (const [name, one] of Object.entries(value)) {
      const pointer = `${at}/${escapedStep(name)}`;
      const kind = lookupOf(name);
      if (kind === undefined) anywhere(one, pointer, sink);
      else if (Array.isArray(one))
        one.forEach((id: unknown, index) => idWalk(kind, `${pointer}/${index}`, undefined)(id, [], sink, undefined));
      else idWalk(kind, pointer, undefined)(one, [], sink, undefined);
    }
  }
}

export function escapedStep(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}

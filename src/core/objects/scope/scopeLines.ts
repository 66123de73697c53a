import { t } from '@vscode/l10n';
import { joinSentences } from '../../../shared/words.ts';
import { oneLine } from '../../catalog/plain.ts';
import { kindOf } from '../../resources/kindOf.ts';
import type { ScopeStep, ScopeThing } from './editScope.ts';
import type { ScopeRole } from './scopePlaces.ts';

/** What a wish comes to at one object, a line for each thing: what changes, what is so already, what cannot be. */
export function scopeLines(steps: readonly ScopeStep[], resource: string): readonly string[] {
  return steps.map((step) => {
    const what = scopeThingName(step.thing);
    const words = step.end === 'done' ? changes : step.end === 'already' ? already : undefined;
    if (words !== undefined) {
      const line = words[step.act][step.role](what);
      return step.isVoid === true ? joinSentences(`${line}.`, t`It is among the exclusions, too, and stays out of scope.`) : line;
    }
    return joinSentences(t`Not possible: ${roleWords()[step.role]}, ${what}.`, whyNot(step, resource));
  });
}

/** What each role is called where it stands alone. */
export function roleWords(): Readonly<Record<ScopeRole, string>> {
  return { target: t`Target`, limitation: t`Limitation`, exclusion: t`Exclusion` };
}

/** With its kind: Computer Group “Lab Macs”. */
function scopeThingName({ kind, id, name }: ScopeThing): string {
  const { one } = kindOf(kind).label;
  return name === '' ? `${one} ${id}` : `${one} “${oneLine(name, 80)}”`;
}

type ByRole = Readonly<Record<ScopeStep['act'], Readonly<Record<ScopeRole, (what: string) => string>>>>;

const changes: ByRole = {
  add: {
    target: (what) => t`+ target: ${what}`,
    limitation: (what) => t`+ limitation: ${what}`,
    exclusion: (what) => t`+ exclusion: ${what}`,
  },
  remove: {
    target: (what) => t`− target: ${what}`,
    limitation: (what) => t`− limitation: ${what}`,
    exclusion: (what) => t`− exclusion: ${what}`,
  },
};

const already: ByRole = {
  add: {
    target: (what) => t`Is a target already: ${what}`,
    limitation: (what) => t`Is a limitation already: ${what}`,
    exclusion: (what) => t`Is an exclusion already: ${what}`,
  },
  remove: {
    target: (what) => t`Is no target: ${what}`,
    limitation: (what) => t`Is no limitation: ${what}`,
    exclusion: (what) => t`Is no exclusion: ${what}`,
  },
};

function whyNot({ thing, end: obstacle }: ScopeStep, resource: string): string {
  const { many } = kindOf(resource).label;
  switch (obstacle) {
    case 'noPlace':
      return t`The scope of ${many} has no place for it.`;
    case 'unseen':
      return t`Jamf Pro shows no scope there that could be changed.`;
    case 'badId':
      return t`Its id has to be a whole number, and “${oneLine(thing.id, 60)}” is none.`;
    default:
      return t`All of them are in scope, beside which Jamf Pro drops single targets. Turn that off in the document first.`;
  }
}

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ProblemError } from '../../../../../src/shared/problem.ts';
import type { SaveOutcome, SaveQuestions } from '../../../../../src/core/objects/save/saveTypes.ts';
import { Desk } from '../../../../support/objects/desk.ts';
import { faults } from '../../../../support/objects/anyFault.ts';
import type { Fault } from '../../../../support/objects/fakeJamf.ts';
import { SavingLife } from '../../../../support/objects/savingLife.ts';
import { Ends, live } from '../../../../support/objects/lives.ts';

/**
 * Random lives of one object: a person edits and saves it while others write to it at any moment in which the person's own
 * save is not between its last look and its write, requests get lost before or after they were carried out, and questions
 * are answered at random.
 */
const names = ['name', 'size', 'tags'] as const;
type Name = (typeof names)[number];

const values: Readonly<Record<Name, readonly string[]>> = {
  name: ['null', '"a"', '"b "', '"c"', '"d"', '""'],
  size: ['1', '1.0', '2', '3', '9007199254740993', '9007199254740992'],
  tags: ['[]', '["a"]', '["b"]', '["a","b"]', '["b","a"]', '["c"]'],
};

/** Mostly the same field: conflicts are what matters. */
const write = fc.record({ name: fc.constantFrom<Name[]>('name', 'name', 'name', 'size', 'tags'), value: fc.nat(5) });
const seldom: readonly (Fault | undefined)[] = [...Array.from({ length: 20 }, () => undefined), ...faults, 'ignore', 'cancelled'];
/** What the server makes of what it takes. */
const habits = ['none', 'none', 'trims', 'sorts', 'empties'] as const;
type Habit = (typeof habits)[number];

const step = fc.record({
  habit: fc.constantFrom(...habits),
  edits: fc.array(write, { maxLength: 3 }),
  /** By position among the requests of the save: others' writes before a GET, and what goes wrong. */
  others: fc.array(fc.option(write, { nil: undefined, freq: 2 }), { maxLength: 4 }),
  faults: fc.array(fc.constantFrom(...seldom), { maxLength: 4 }),
  whileAsked: fc.array(fc.option(write, { nil: undefined }), { maxLength: 3, minLength: 1 }),
  answers: fc.array(fc.constantFrom('overwrite' as const, 'overwrite' as const, 'discard' as const, 'cancel' as const), {
    minLength: 3,
    maxLength: 3,
  }),
  confirmed: fc.nat(4).map((number) => number > 0),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Write = { name: Name; value: number };

function valueOf({ name, value }: Write): string {
  return values[name][value % values[name].length]!;
}

function documentOf(fields: ReadonlyMap<Name, string>): string {
  return `{"id":"7",${names.map((name) => `"${name}":${fields.get(name)!}`).join(',')}}`;
}

function fieldsOf(text: string): Map<Name, string> {
  const raw = /"(name|size|tags)":\s*(\[[^\]]*\]|"[^"]*"|[^,}\s]+)/g;
  return new Map(Array.from(text.matchAll(raw), (match) => [match[1] as Name, match[2]!.replaceAll(/(?<=[[,])\s+|\s+(?=\])/g, '')]));
}

function kept(body: string, habit: Habit): string {
  const fields = fieldsOf(body);
  const name = fields.get('name')!;
  if (habit === 'trims') fields.set('name', name.replace(/ +"$/, '"'));
  if (habit === 'empties' && name === '""') fields.set('name', 'null');
  if (habit === 'sorts') fields.set('tags', JSON.stringify((JSON.parse(fields.get('tags')!) as string[]).toSorted()));
  return documentOf(fields);
}

class Life extends SavingLife {
  readonly desk = new Desk('things', documentOf(new Map(names.map((name) => [name, values[name][0]!]))));
  /** Server values that the person has seen of each field since the text was made. */
  seen = new Map<Name, Set<string>>();

  /** Who wrote each field last. */
  readonly writer = new Map<Name, 'me' | 'another'>();

  /** What was sent of each field with an end that nobody knew: where it stands on the server, nobody can tell who put it there. */
  readonly tried = new Map<Name, Set<string>>();

  readonly unseen: string[] = [];

  see(text: string, forget: boolean): void {
    for (const [name, value] of fieldsOf(text)) {
      const known = forget ? new Set<string>() : (this.seen.get(name) ?? new Set());
      this.seen.set(name, known.add(value));
    }
  }

  server(): Map<Name, string> {
    return fieldsOf(this.desk.jamf.stored.get(this.desk.path)!);
  }

  other(change: Write | undefined): void {
    if (change === undefined) return;
    this.writer.set(change.name, 'another');
    this.desk.jamf.stored.set(this.desk.path, documentOf(this.server().set(change.name, valueOf(change))));
  }

  async take(plan: Step): Promise<SaveOutcome['kind'] | 'nothing sent'> {
    for (const edit of plan.edits) this.mine = documentOf(fieldsOf(this.mine).set(edit.name, valueOf(edit)));
    const { jamf } = this.desk;
    const changed = names.filter((name) => fieldsOf(this.mine).get(name) !== fieldsOf(this.base).get(name));
    let [request, question, carriedOut] = [0, 0, 0];
    jamf.requests.length = 0;
    jamf.before = ({ method }) => {
      if (method === 'GET') this.other(plan.others[request]);
    };
    jamf.fault = () => plan.faults[request++];
    jamf.keep = (_, body, old) => {
      carriedOut += 1;
      this.#judge(body, old!);
      const after = kept(body, plan.habit);
      for (const name of names) if (fieldsOf(after).get(name) !== fieldsOf(old!).get(name)) this.writer.set(name, 'me');
      return after;
    };
    const typed = this.mine;
    let outcome: SaveOutcome;
    try {
      const confirm = (): Promise<boolean> => Promise.resolve(plan.confirmed);
      const conflict: SaveQuestions['conflict'] = ({ paths, theirs }) => {
        const withOneself = names.filter((name) => paths.includes(`/${name}`) && this.writer.get(name) === 'me');
        if (withOneself.length > 0) this.unseen.push(`a conflict with one's own ${withOneself.join()}`);
        this.see(theirs, false);
        this.other(plan.whileAsked[question]);
        return Promise.resolve(question >= 3 ? 'cancel' : plan.answers[question++]!);
      };
      outcome = await this.desk.save(this.base, this.mine, { confirm, conflict }, this.own);
    } catch (error) {
      assert.ok(error instanceof ProblemError, String(error));
      assert.deepEqual([jamf.writes().length, this.mine], [0, typed], 'a failed look sends nothing and loses nothing');
      return 'nothing sent';
    }
    assert.deepEqual(this.unseen, []);
    assert.ok(jamf.writes().length <= 1, 'a write is never repeated');
    const isUndisturbed = [...plan.faults, ...plan.others, ...plan.whileAsked].every((trouble) => trouble === undefined);
    if (isUndisturbed && carriedOut === 1) assert.equal(outcome.kind, 'stored', 'what a sound server made of a text is stored');
    this.#check(outcome, changed, carriedOut);
    if (outcome.kind === 'unknown') {
      for (const [name, value] of fieldsOf(this.mine)) this.tried.set(name, (this.tried.get(name) ?? new Set()).add(value));
    }
    this.goOn(outcome);
    return outcome.kind;
  }

  /**
   * At the moment of a write: every server value that it replaces was seen by the person, or is the person's own, as it was sent or as the
   * server made it, or is one that the person did not touch.
   */
  #judge(body: string, old: string): void {
    const [before, after] = [fieldsOf(old), fieldsOf(body)];
    for (const name of names) {
      const was = before.get(name)!;
      // Not thrown here: this runs inside the server, where a failure is just another fault.
      const isSeen = [...(this.seen.get(name) ?? [])].some((known) => known === was || saysTheSame(known, was));
      const isOwn = this.writer.get(name) === 'me' || this.tried.get(name)?.has(was) === true;
      if (after.get(name) !== was && !isSeen && !isOwn) this.unseen.push(`${name}: ${was} was overwritten unseen`);
    }
  }

  #check(outcome: SaveOutcome, changed: readonly Name[], carriedOut: number): void {
    const wanted = fieldsOf(this.mine);
    switch (outcome.kind) {
      case 'stored': {
        const shown = fieldsOf(outcome.text);
        const otherwise = new Set(outcome.differences.map(({ pointer }) => pointer.slice(1)));
        const lost = changed.filter(
          (name) => shown.get(name) !== wanted.get(name) && !otherwise.has(name) && !saysTheSame(shown.get(name), wanted.get(name)),
        );
        if (outcome.verified) assert.deepEqual(lost, [], 'what is said to be stored is stored, or shown as a difference');
        break;
      }
      case 'notStored':
        assert.equal(this.desk.jamf.writes().length, 1, 'what is not stored was sent');
        break;
      case 'refused':
      case 'unchanged':
      case 'cancelled':
      case 'conflict':
      case 'discarded':
        assert.equal(carriedOut, 0, `${outcome.kind} means that nothing was stored`);
        break;
      default:
        assert.equal(this.desk.jamf.writes().length, 1, 'unknown means that something was sent');
    }
  }
}

function saysTheSame(a: string | undefined, b: string | undefined): boolean {
  return ['1 1.0', 'null "" []'].some((same) => [a, b].every((value) => value !== undefined && same.split(' ').includes(value)));
}

describe('a life of saves', () => {
  it('never overwrites what was not seen, never repeats a write, and says truly how each save ended', async () => {
    const ends = new Ends();
    const steps = fc.array(step, { minLength: 1, maxLength: 5 });
    await live(ends, steps, async () => await new Life().open(), { numRuns: 1000, seed: 20_261_123 });
    ends.reach(10, ['stored', 'refused', 'notStored', 'conflict', 'unknown', 'unchanged', 'cancelled', 'discarded', 'nothing sent']);
  });
});

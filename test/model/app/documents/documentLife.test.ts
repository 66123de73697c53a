import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { HttpResponse } from '../../../../src/core/http/message.ts';
import type { ObjectAddress } from '../../../../src/core/objects/address/address.ts';
import { ProblemError } from '../../../../src/shared/problem.ts';
import type { SendOutcome } from '../../../../src/app/saving/saving.ts';
import { answered, demoSession } from '../../../support/objects/demoSession.ts';
import { standing } from '../../../support/demoCaller.ts';
import { Folder, Window } from '../../../support/documents/documentsDesk.ts';
import { Ends, live } from '../../../support/objects/lives.ts';
import { never } from '../../../support/signals.ts';

/**
 * Random lives of one document at the demo server: a person types, VS Code saves by itself and reads anew, the person saves and reloads,
 * somebody else writes, requests are lost on either way, windows are loaded again or die at any request.
 */
const address: ObjectAddress = { instanceId: 'x', resource: 'buildings', target: { kind: 'one', id: '1' }, label: 'Main', ending: '.json' };
const path = '/v1/buildings/1';
const names = ['city', 'streetAddress1', 'streetAddress2'] as const;
type Fields = Record<(typeof names)[number], string>;

/** Mostly the same field: conflicts are what matters. */
const change = fc.record({ name: fc.constantFrom(names[0], names[0], ...names), value: fc.constantFrom('a', 'b', 'c', 'd', 'ü “é”', '') });
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

const faults = ['lost', 'carriedOutAndLost', '500', 'carriedOutAnd500', '403', '400', 'page', 'death', 'carriedOutAndDeath'] as const;
type Fault = (typeof faults)[number] | 'none';
const fault = fc.oneof({ weight: 4, arbitrary: fc.constant('none' as const) }, { weight: 1, arbitrary: fc.constantFrom(...faults) });

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('type' as const), change }) },
  { weight: 2, arbitrary: fc.constant({ do: 'autoSave' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('save' as const),
      /** By position among the requests of the save. */
      others: fc.array(fc.option(change, { nil: undefined, freq: 2 }), { maxLength: 4 }),
      faults: fc.array(fault, { maxLength: 4 }),
      isAsked: fc.boolean(),
      answers: fc.array(fc.constantFrom('overwrite' as const, 'discard' as const, 'cancel' as const), { minLength: 3, maxLength: 3 }),
      typed: fc.option(change, { nil: undefined, freq: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('other' as const), change }) },
  { weight: 1, arbitrary: fc.constant({ do: 'reload' as const }) },
  // A tab that is come back to, a reload from the server, and somebody who reads the document without showing it.
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('comeBack' as const, 'takeTheirs' as const, 'readAside' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Save = Extract<Step, { do: 'save' }>;

const { demo } = standing();
let between: (method: string, pass: () => HttpResponse) => Promise<HttpResponse> = (_, pass) => Promise.resolve(pass());
const session = demoSession(demo, async ({ method }, pass) => await between(method, pass));
const direct = demoSession(demo);

async function onServer(): Promise<Fields & { readonly id: string }> {
  const { body } = await direct.send({ method: 'GET', url: direct.url(path), headers: {}, lane: 'tree' }, never);
  return JSON.parse(new TextDecoder().decode(body)) as Fields & { readonly id: string };
}

async function put(fields: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const { status } = await direct.send(
    { method: 'PUT', url: direct.url(path), headers, body: JSON.stringify(fields), lane: 'document' },
    never,
  );
  assert.equal(status, 200);
}

function withField(text: string, { name, value }: Change): string {
  return `${JSON.stringify({ ...(JSON.parse(text) as object), [name]: value }, null, 2)}\n`;
}

class Life {
  private readonly folder = new Folder();
  private window = new Window({ session }, this.folder);
  /** What the editor shows. */
  private text = '';
  /** What it was made from. */
  private base: Partial<Fields> = {};
  private isDirty = false;
  /** Values of the server that the person has seen, or wrote, since the text was made. */
  private seen = new Map<string, Set<string>>();

  async begin(): Promise<this> {
    await put({ ...(await onServer()), city: 'x', streetAddress1: 'y', streetAddress2: 'z' });
    await this.show();
    return this;
  }

  async take(step: Step): Promise<string> {
    switch (step.do) {
      case 'type':
        await this.type(step.change);
        return 'typed';
      case 'autoSave':
        return await this.autoSave();
      case 'other':
        await put({ ...(await onServer()), [step.change.name]: step.change.value });
        return 'other';
      case 'reload':
        return await this.reload();
      case 'comeBack':
        return await this.comeBack();
      case 'takeTheirs':
        return await this.takeTheirs();
      case 'readAside':
        between = (_, pass) => Promise.resolve(pass());
        await this.window.documents.reading.read(address);
        return 'read aside';
      default:
        return await this.save(step);
    }
  }

  private async type(change: Change): Promise<void> {
    this.text = withField(this.text, change);
    this.isDirty = true;
    this.window.dirty.add('.json');
    this.window.editors.set('.json', this.text);
    await this.window.documents.keeping.keepBase(address);
  }

  private async autoSave(): Promise<string> {
    if (!this.isDirty) return 'nothing to save';
    between = () => Promise.reject(new Error('an auto save sent something'));
    await this.window.documents.keeping.keep(address, this.text);
    this.clean();
    assert.equal(await this.window.documents.keeping.draft(address), this.text);
    return 'kept';
  }

  /** What VS Code would not lose: the text of a dirty editor, and what was written to the folder. */
  private async reload(): Promise<string> {
    between = (_, pass) => Promise.resolve(pass());
    this.window.documents.dispose();
    const draft = this.isDirty ? undefined : await this.window.documents.keeping.draft(address);
    this.window = new Window({ session }, this.folder);
    await this.window.documents.recall();
    if (this.isDirty) {
      this.window.dirty.add('.json');
      this.window.editors.set('.json', this.text);
      return 'restored';
    }
    if (draft !== undefined) assert.equal(await this.window.documents.reading.read(address), draft, 'what was kept is shown');
    await this.show(draft === undefined);
    return draft === undefined ? 'read' : 'recalled';
  }

  /** VS Code reads a clean document anew when its tab is shown again. */
  private async comeBack(): Promise<string> {
    if (this.isDirty) return 'keeps its text';
    const isDraft = this.window.documents.isDraft(address);
    await this.show(!isDraft);
    return isDraft ? 'still a draft' : 'read anew';
  }

  private async takeTheirs(): Promise<string> {
    const lost = this.isDirty || this.window.documents.isDraft(address);
    await this.window.documents.drop(address);
    this.clean();
    await this.show();
    assert.deepEqual(JSON.parse(this.text), await onServer(), 'a reload shows the server’s copy');
    return lost ? 'reverted' : 'reloaded';
  }

  private async save(plan: Save): Promise<string> {
    const wasKept = !this.isDirty && this.window.documents.isDraft(address);
    if (!this.isDirty && !wasKept) return 'nothing to save';
    const before = this.text;
    const { sent, died, unseen, outcome } = await this.send(plan);
    assert.deepEqual(unseen, [], 'overwritten unseen');
    assert.ok(sent <= 1, 'a write is never repeated');
    if (died) return await this.afterDeath(before, wasKept, sent);
    if (outcome === undefined) {
      assert.equal(sent, 0, 'a failed look sends nothing');
      await this.stillThere(before, plan, wasKept);
      return 'nothing sent';
    }
    if (outcome.kind === 'stored' || outcome.kind === 'discarded' || outcome.kind === 'unchanged')
      await this.settled(outcome, before, plan);
    else await this.stillThere(before, plan, wasKept);
    return outcome.kind;
  }

  private async send(plan: Save): Promise<{ sent: number; died: boolean; unseen: readonly string[]; outcome: SendOutcome | undefined }> {
    let [request, question, sent] = [0, 0, 0];
    const unseen: string[] = [];
    let die: () => void = () => undefined;
    const death = new Promise<'died'>((resolve) => (die = () => resolve('died')));
    between = async (method, pass) => {
      const at = request++;
      const other = plan.others[at];
      if (method === 'GET' && other !== undefined) await put({ ...(await onServer()), [other.name]: other.value });
      if (method !== 'GET') {
        sent += 1;
        // While it is on its way.
        if (plan.typed !== undefined) await this.type(plan.typed);
      }
      const fault = plan.faults[at] ?? 'none';
      const carryOut = async (): Promise<HttpResponse> => {
        const old = await onServer();
        const answer = pass();
        if (method !== 'GET') unseen.push(...this.judge(old, await onServer()));
        return answer;
      };
      return await this.fail(fault, carryOut, () => die());
    };
    const made = JSON.parse(this.text) as Fields;
    this.window.asked = {
      confirm: ({ changes, meanwhile }) => {
        const foreign = changes.map(({ pointer }) => pointer.slice(1)).filter((name) => this.untouched(name, made));
        if (meanwhile === undefined) assert.deepEqual(foreign, [], 'what a person did not touch is no change of theirs');
        return Promise.resolve(plan.isAsked || 'unasked');
      },
      conflict: ({ theirs }) => {
        this.see(JSON.parse(theirs) as Fields);
        return Promise.resolve(question >= 3 ? 'cancel' : plan.answers[question++]!);
      },
    };
    const sending = this.window.documents.send(address, this.text).catch((error: unknown) => {
      assert.ok(error instanceof ProblemError, String(error));
      return undefined;
    });
    const outcome = await Promise.race([sending, death]);
    return outcome === 'died' ? { sent, died: true, unseen, outcome: undefined } : { sent, died: false, unseen, outcome };
  }

  private untouched(name: string, made: Partial<Record<string, string>>): boolean {
    return made[name] === (this.base as Partial<Record<string, string>>)[name];
  }

  private async fail(fault: Fault, carryOut: () => Promise<HttpResponse>, die: () => void): Promise<HttpResponse> {
    if (fault.startsWith('carriedOut') || fault === 'none') {
      const answer = await carryOut();
      if (fault === 'none') return answer;
    }
    if (fault.toLowerCase().endsWith('death')) {
      die();
      return await new Promise(() => undefined);
    }
    if (fault.toLowerCase().endsWith('lost'))
      throw new ProblemError({ kind: 'network', reason: 'reset', host: 'x.test', phase: 'waiting' });
    if (fault === 'page') return answered(200, '<html>Sign in</html>', [['content-type', 'text/html']]);
    return answered(Number(/\d+$/.exec(fault)?.[0]), '{"errors":[]}');
  }

  /** What a write changed: every value that it replaced must have been seen. */
  private judge(old: Fields, now: Fields): string[] {
    const unseen = names.filter((name) => now[name] !== old[name] && this.seen.get(name)?.has(old[name]) !== true);
    this.see(now);
    return unseen.map((name) => `${name}: ${old[name]} became ${now[name]}`);
  }

  private async afterDeath(before: string, wasKept: boolean, sent: number): Promise<string> {
    if (!wasKept) return `died: ${await this.reload()}`;
    // VS Code holds nothing: what was on its way must come back from the folder, or be on the server.
    this.window = new Window({ session }, this.folder);
    between = (_, pass) => Promise.resolve(pass());
    const shown = JSON.parse(await this.window.documents.reading.read(address)) as Fields;
    const typed = JSON.parse(before) as Fields;
    const server = await onServer();
    const lost = names.filter((name) => shown[name] !== typed[name] && !(sent > 0 && shown[name] === server[name]));
    assert.deepEqual(this.isDirty ? [] : lost, [], 'what was on its way is shown again, or stored');
    if (!this.isDirty) await this.show(!this.window.documents.isDraft(address));
    return 'died: shown again';
  }

  /** After a save that stored nothing, or nobody knows what. */
  private async stillThere(before: string, plan: Save, wasKept: boolean): Promise<void> {
    const typed = plan.typed !== undefined && this.text !== before ? withField(before, plan.typed) : before;
    assert.equal(this.text, typed, 'no keystroke is lost');
    if (wasKept) assert.equal(await this.window.documents.keeping.draft(address), before, 'what was kept stays kept');
  }

  private async settled(outcome: SendOutcome, before: string, plan: Save): Promise<void> {
    const mine = JSON.parse(before) as Fields;
    if (outcome.kind === 'stored' && outcome.verified) {
      const shown = JSON.parse(outcome.text) as Fields;
      const told = new Set(
        [...outcome.differences.map(({ pointer }) => pointer), ...outcome.fromServer].map((pointer) => pointer.slice(1)),
      );
      const lost = names.filter((name) => mine[name] !== this.base[name] && shown[name] !== mine[name] && !told.has(name));
      assert.deepEqual(lost, [], 'what is said to be stored is stored, or told');
    }
    if (plan.typed !== undefined && this.text !== before) {
      // The editor keeps what was typed meanwhile, and stays dirty.
      assert.ok(this.isDirty);
      if (outcome.kind === 'stored') this.base = mine;
      return;
    }
    this.clean();
    await this.show();
  }

  private clean(): void {
    this.isDirty = false;
    this.window.dirty.delete('.json');
  }

  /** The editor reads the document. */
  private async show(isNew = true): Promise<void> {
    between = (_, pass) => Promise.resolve(pass());
    this.text = await this.window.documents.reading.read(address);
    this.window.editors.set('.json', this.text);
    this.window.documents.happened({ kind: 'editorShows', text: this.text }, address);
    if (!isNew) return;
    this.base = JSON.parse(this.text) as Fields;
    this.seen.clear();
    this.see(JSON.parse(this.text) as Fields);
  }

  private see(fields: Fields): void {
    for (const name of names) this.seen.set(name, (this.seen.get(name) ?? new Set()).add(fields[name]));
  }
}

describe('a life of a document', () => {
  it('loses no keystroke, overwrites nothing unseen, sends nothing by itself, and names every end', async () => {
    const ends = new Ends();
    const steps = fc.array(step, { minLength: 3, maxLength: 10 });
    await live(ends, steps, async () => await new Life().begin(), { numRuns: 1000, seed: 20_261_124, includeErrorInReport: true });
    const kinds = ['stored', 'refused', 'conflict', 'unknown', 'discarded', 'unchanged', 'nothing sent', 'kept', 'recalled', 'restored'];
    const readings = ['read anew', 'still a draft', 'reloaded', 'reverted', 'read aside'];
    ends.reach(5, [...kinds, ...readings, 'died: shown again', 'died: restored']);
  });
});

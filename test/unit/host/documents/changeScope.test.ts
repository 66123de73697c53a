import assert from 'node:assert/strict';
import { apiCatalogue } from '../../../../src/core/families/apiCatalogue.ts';
import { classicFamily } from '../../../../src/core/families/classic/classicFamily.ts';
import { classicWriting } from '../../../../src/core/families/classic/writing/classicWriting.ts';
import { planOf, type ObjectPlan } from '../../../../src/core/objects/plan/plan.ts';
import type { Save } from '../../../../src/core/objects/text/versions.ts';
import { withoutSave } from '../../../../src/core/objects/text/takingBack.ts';
import { IdNames } from '../../../../src/core/listing/idNames.ts';
import type { Session } from '../../../../src/core/instances/session.ts';
import type { Demo } from '../../../../src/demo/demo.ts';
import type { ScopeForm } from '../../../../src/app/contributions/arguments.ts';
import type { ObjectNode } from '../../../../src/app/support/nodes.ts';
import type { WriteQuestion } from '../../../../src/app/support/services.ts';
import type * as command from '../../../../src/host/documents/commands/scope/changeScope.ts';
import type { FileParts } from '../../../../src/host/documents/commands/fileParts.ts';
import { signedIn, standing } from '../../../support/demoCaller.ts';
import { Folder, Window } from '../../../support/documents/documentsDesk.ts';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { lend } from '../../../support/host/lent.ts';
import { Person } from '../../../support/host/person.ts';
import { demoSession } from '../../../support/objects/demoSession.ts';
import { never } from '../../../support/signals.ts';
import { withVscodeModule } from '../../../support/vscodeModule.ts';

const { changeScope }: typeof command = await withVscodeModule(
  () => import('../../../../src/host/documents/commands/scope/changeScope.ts'),
);

/** A window over the demo, and what was asked and noted in it. */
class ScopeDesk {
  readonly demo: Demo = standing().demo;
  readonly questions: WriteQuestion[] = [];
  readonly noted: Save[] = [];
  readonly shown: string[] = [];
  readonly sent: string[] = [];
  yes = true;
  /** While the question stands. */
  asked = (): void => undefined;
  readonly #parts: FileParts;

  constructor() {
    const plain = demoSession(this.demo, async (request, pass) => {
      if (request.method !== 'GET') this.sent.push(`${request.method} ${new URL(request.url).pathname}`);
      return await Promise.resolve(pass());
    });
    const catalogue = async (signal: AbortSignal): ReturnType<Session['catalogue']> => {
      const known = await plain.catalogue(signal);
      const [pro] = known.families;
      assert.ok(pro !== undefined);
      return { ...known, ...apiCatalogue([pro, classicFamily(pro, classicWriting)]) };
    };
    let read: Awaited<ReturnType<typeof catalogue>> | undefined;
    const session: Session = Object.assign(Object.create(plain) as Session, {
      catalogue: async (signal: AbortSignal) => (read ??= await catalogue(signal)),
      known: () => ({ ...plain.known(), catalogue: read }),
    });
    const confirm = {
      write: async (question: WriteQuestion) => {
        this.questions.push(question);
        await question.more?.show();
        this.asked();
        return await Promise.resolve(this.yes);
      },
    };
    this.#parts = {
      services: fakeServices({ session, confirm }),
      documents: new Window({ session }, new Folder()).documents,
      names: new IdNames(() => 0),
      history: {
        add: async (_: unknown, text: string, how: 'saved', __: number, over: string) => void this.noted.push({ at: '', how, over, text }),
      },
      copybook: { show: async (_: string, name: string, text: string) => void this.shown.push(`${name}\n${text}`) },
    } as unknown as FileParts;
  }

  async change(act: 'add' | 'remove', what: ScopeForm | readonly string[]): Promise<void> {
    if ('what' in what) return await changeScope(this.#parts, act, what, []);
    const rows = what.map((id): ObjectNode => ({
      kind: 'object',
      instanceId: 'x',
      resource: 'classic/policies',
      id,
      label: `Policy ${id}`,
    }));
    return await changeScope(this.#parts, act, rows[0], rows);
  }

  async plan(id: string): Promise<ObjectPlan> {
    const session = this.#parts.services.instances.session('x');
    return planOf(await session.catalogue(never), 'classic/policies', { kind: 'one', id });
  }

  nameOf(id: string): string {
    return /<name>([^<]*)/.exec(this.#policy(id))?.[1] ?? '';
  }

  #policy(id: string): string {
    return signedIn(this.demo)('GET', `/JSSResource/policies/id/${id}`, undefined, { accept: 'application/xml' }).text;
  }

  /** Of a policy, as the server writes it. */
  scope(id: string): string {
    const text = this.#policy(id);
    return /<scope>.*<\/scope>/s.exec(text)?.[0].replaceAll(/>\s+</g, '><') ?? text;
  }
}

describe('a change of scope', () => {
  const person = Person.inEachTest();
  let giveBack = (): void => undefined;
  /** The documents that VS Code holds. */
  const open: object[] = [];
  before(async () => {
    const vscode = (await withVscodeModule(() => import('vscode'))) as unknown as { readonly window: object; readonly workspace: object };
    const given = [lend(vscode.window, { tabGroups: { all: [] } }), lend(vscode.workspace, { textDocuments: open })];
    giveBack = () => given.forEach((one) => one());
  });
  after(() => giveBack());

  const pilot = { resource: 'computer-groups', id: '102' } as const;
  const policy = (id: string) => ({ instance: 'x', resource: 'classic/policies', id });
  const exclusions = (desk: ScopeDesk, id: string): string => /<exclusions><computers\/>(.*?)<users\/>/.exec(desk.scope(id))?.[1] ?? '';
  const inGroups = '<computer_groups><computer_group><id>102</id><name>Pilot</name></computer_group></computer_groups>';

  it('is chosen by kind, role and name, shown, asked for once, and saved for each', async () => {
    const desk = new ScopeDesk();
    const done = desk.change('add', ['1', '2', '3']);
    await person.picks(/^Computer Group\b/);
    await person.goesBack('As what');
    await person.picks(/^Computer Group\b/);
    assert.deepEqual((await person.sees('As what')).labels, ['Target', 'Exclusion']);
    await person.picks('Exclusion');
    await person.picks('Testing cart');
    await person.picks('Pilot, Static · id 102');
    assert.deepEqual((await person.reads('Go on with these 2')).slice(0, 3), ['Go on with these 2', 'Testing cart', 'Pilot']);
    await person.picks('Testing cart');
    await person.picks('Go on with this one');
    await done;
    assert.deepEqual(
      desk.questions.map(({ method, path, others, summary, lines, takesAway }) => [method, path, others, summary, lines, takesAway]),
      [
        [
          'PUT',
          '/JSSResource/policies/id/{id}',
          [],
          'Change the scope of 3 Policies on X.',
          ['1', '2', '3'].map((id) => `“Policy ${id}”: + exclusion: Computer Group “Pilot”`),
          true,
        ],
      ],
    );
    assert.match(desk.shown.join(), /^What changes\.txt\n.*Policy “Policy 1” \(id 1\)\n {2}\+ exclusion: Computer Group “Pilot”\n/s);
    assert.deepEqual(
      desk.sent,
      ['1', '2', '3'].map((id) => `PUT /JSSResource/policies/id/${id}`),
    );
    for (const id of ['1', '2', '3']) assert.equal(exclusions(desk, id), inGroups);
    assert.deepEqual(person.told, ['The scopes of 3 objects were changed on X. [Show Each]']);
  });

  it('is kept as a save of each object, which can be taken back', async () => {
    const desk = new ScopeDesk();
    await desk.change('add', { objects: [policy('1')], as: 'exclusion', what: [pilot] });
    const [save = assert.fail()] = desk.noted;
    const { how, over, text } = save;
    assert.equal(how, 'saved');
    const { text: back, left } = withoutSave(await desk.plan('1'), text, save);
    assert.deepEqual([JSON.parse(back), left], [JSON.parse(over), []]);
  });

  it('is made without a question but the one, where data names all of it', async () => {
    const desk = new ScopeDesk();
    await desk.change('add', { objects: ['1', '2'].map(policy), as: 'exclusion', what: [pilot] });
    const [{ lines } = assert.fail()] = desk.questions;
    assert.deepEqual(
      lines,
      ['1', '2'].map((id) => `“${desk.nameOf(id)}”: + exclusion: Computer Group “Pilot”`),
    );
    assert.equal(exclusions(desk, '2'), inGroups);
    assert.equal(person.isAsked, false);
  });

  it('sends nothing where the question is answered with no', async () => {
    const desk = new ScopeDesk();
    desk.yes = false;
    await desk.change('add', { objects: ['1', '2'].map(policy), as: 'exclusion', what: [pilot] });
    assert.deepEqual([desk.questions.length, desk.sent, person.told], [1, [], []]);
  });

  it('is not asked for where nothing is to be sent, which is told', async () => {
    const desk = new ScopeDesk();
    const form: ScopeForm = { objects: [policy('1')], as: 'target', what: [{ resource: 'computer-groups', id: '1' }] };
    await desk.change('add', form);
    await desk.change('remove', { ...form, as: 'exclusion' });
    await desk.change('add', { ...form, objects: [policy('3')] });
    assert.deepEqual([desk.questions, desk.sent], [[], []]);
    assert.deepEqual(person.told, [
      `Nothing to change: the scope of “${desk.nameOf('1')}” is so already. [Show Each]`,
      `Nothing to change: the scope of “${desk.nameOf('1')}” is so already. [Show Each]`,
      `“${desk.nameOf('3')}”: Not possible: Target, Computer Group “All Managed Clients”. All of them are in scope, beside which Jamf Pro drops single targets. Turn that off in the document first. [Show Each]`,
    ]);
  });

  it('takes out what stands there, chosen of that, and tells of those that do not have it', async () => {
    const desk = new ScopeDesk();
    await desk.change('add', { objects: ['1', '3'].map(policy), as: 'exclusion', what: [pilot] });
    const done = desk.change('remove', ['1', '2', '3']);
    assert.deepEqual(await person.reads(/Pilot/), [
      'All Managed Clients, Target · Computer Group · id 1 · in 2 of 3',
      'Pilot, Exclusion · Computer Group · id 102 · in 2 of 3',
    ]);
    person.presses.push('Show Each');
    await person.picks(/^Pilot/);
    await done;
    for (const id of ['1', '2', '3']) assert.equal(exclusions(desk, id), '<computer_groups/>');
    assert.equal(person.told.at(-1), 'The scope of 2 of 3 objects was changed on X. 1 was so already. [Show Each]');
  });

  it('is not sent to a profile whose payload any save would damage, which is told before the question', async () => {
    const desk = new ScopeDesk();
    const profile = (id: string) => ({ instance: 'x', resource: 'classic/osxconfigurationprofiles', id });
    await desk.change('add', { objects: ['3', '7'].map(profile), as: 'exclusion', what: [pilot] });
    const [{ lines = [], summary } = assert.fail()] = desk.questions;
    assert.match(summary, /^Change the scope of macOS Configuration Profile “[^”]*” on X\.$/);
    assert.match(lines[0] ?? '', /^“Login Window”: Not possible: /);
    assert.match(lines[1] ?? '', /: \+ exclusion: Computer Group “Pilot”$/);
    assert.deepEqual(desk.sent, ['PUT /JSSResource/osxconfigurationprofiles/id/7']);
    assert.match(person.told.at(-1) ?? '', /^The scope of 1 of 2 objects was changed on X\. /);
  });

  it('is told of one that cannot be read, and is made for the others', async () => {
    const desk = new ScopeDesk();
    await desk.change('add', { objects: ['1', '9999'].map(policy), as: 'exclusion', what: [pilot] });
    assert.equal(exclusions(desk, '1'), inGroups);
    assert.equal(person.told.at(-1), 'The scope of 1 of 2 objects was changed on X. X: could not read Policy 9999: http. [Show Each]');
  });

  it('is not made of an object with text that was not sent, nor with one that is typed while it is asked for', async () => {
    const desk = new ScopeDesk();
    const typing = (id: string) => ({
      isDirty: true,
      uri: { scheme: 'jamf', authority: 'x', path: `/classic/policies/${id}/Mine.json` },
    });
    open.push(typing('1'));
    desk.asked = () => void open.push(typing('2'));
    await desk.change('add', { objects: ['1', '2', '3'].map(policy), as: 'exclusion', what: [pilot] });
    assert.deepEqual(desk.sent, ['PUT /JSSResource/policies/id/3']);
    assert.match(
      person.told.join(),
      /^The scope of 1 of 3 objects was changed on X\. (“[^”]*” has unsent changes\. Save or revert them first\. ?){2}/,
    );
    open.length = 0;
  });

  it('is none of what has no scope', async () => {
    const desk = new ScopeDesk();
    const printer = { instance: 'x', resource: 'classic/printers', id: '1' };
    await assert.rejects(desk.change('add', { objects: [printer], as: 'target', what: [pilot] }), {
      message: 'There is no scope of Printers that the API of this Jamf Pro lets change.',
    });
  });
});

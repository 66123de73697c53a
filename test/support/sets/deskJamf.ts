import type { RunCommand } from '../../../src/app/contributions/commandTypes.ts';
import { sendMine, type Sending } from '../../../src/app/sets/drift/sendMine.ts';
import { takeTheirs, type Taking } from '../../../src/app/sets/drift/takeTheirs.ts';
import type { ObjectRef } from '../../../src/core/sets/source.ts';
import { serverOfDesk, type DeskObject, type DriftDesk } from './driftDesk.ts';

/** A Jamf Pro that stores what it is sent, as the save of a document leaves it. */
export class DeskJamf {
  readonly objects = new Map<string, DeskObject>();
  readonly commands: string[] = [];
  readonly sent: unknown[] = [];
  dirty = new Set<string>();
  /** Instead of storing. */
  refuses: Error | undefined;
  /** The person says no to what is asked. */
  declines = false;
  /** While it is stored. */
  during: () => void = () => undefined;

  constructor(objects: readonly DeskObject[]) {
    for (const object of objects) this.objects.set(`${object.resource} ${object.id}`, object);
  }

  all(): readonly DeskObject[] {
    return [...this.objects.values()];
  }

  readonly execute = ((command: string, argument: unknown): Promise<unknown> => {
    this.commands.push(command);
    this.sent.push(argument);
    if (this.refuses !== undefined) return Promise.reject(this.refuses);
    if (this.declines) return Promise.resolve(undefined);
    const { resource, id, text } = argument as { resource: string; id: string; text: string };
    const key = `${resource} ${id}`;
    if (command === 'jamf.deleteObject') this.objects.delete(key);
    if (command !== 'jamf.internal.sendPulled') return Promise.resolve(undefined);
    this.during();
    const document = JSON.parse(text) as { name: string };
    this.objects.set(key, { resource, id, name: document.name, document });
    return Promise.resolve(text);
  }) as RunCommand;

  readonly copyOf = ({ resource, id }: ObjectRef): Promise<string | undefined> => {
    const object = this.objects.get(`${resource} ${id}`);
    return Promise.resolve(object === undefined ? undefined : JSON.stringify(object.document));
  };

  sending(): Sending {
    const isDirty = (path: string): boolean => this.dirty.has(path);
    return { instance: { id: 'acme', url: serverOfDesk }, copyOf: this.copyOf, execute: this.execute, isDirty };
  }
}

const never = (): Promise<boolean> => Promise.reject(new Error('nobody is to be asked'));

export async function takeFrom(
  desk: DriftDesk,
  jamf: DeskJamf,
  paths: readonly string[],
  agree: Taking['agree'] = never,
): Promise<readonly string[]> {
  return await takeTheirs(
    desk,
    desk.drift,
    paths.map((path) => desk.row(path)),
    { ...jamf.sending(), agree },
  );
}

export async function sendFrom(desk: DriftDesk, jamf: DeskJamf, path: string): Promise<void> {
  await sendMine(desk, desk.drift, desk.row(path), jamf.sending());
}

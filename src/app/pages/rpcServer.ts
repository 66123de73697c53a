import { t } from '@vscode/l10n';
import { ProblemError, problemOf } from '../../shared/problem.ts';
import type { MethodGuards, Implementation, Methods, WireMessage } from '../../shared/rpc.ts';

export interface RpcOptions<T extends Methods<T>> {
  /** To the panel. Must not throw, also when the panel is gone. */
  readonly post: (message: WireMessage) => unknown;
  readonly implementation: Implementation<T>;
  readonly guards: MethodGuards<T>;
  /** Hears of what was not foreseen. */
  readonly onBug: (error: unknown) => void;
}

/**
 * Answers each call of a panel exactly once, failures included. The input of each method passes its own guard first; each
 * call has its own abort signal. After `dispose`, all that is in flight is aborted and nothing is answered.
 *
 * VS Code hands plain typed arrays to a page as they are, and a Node `Buffer` as the JSON that it makes of itself, in which a page
 * finds no bytes: bytes are answered as a plain array.
 */
export class RpcServer<T extends Methods<T>> {
  readonly #options: RpcOptions<T>;
  readonly #running = new Map<number, AbortController>();
  #disposed = false;

  constructor(options: RpcOptions<T>) {
    this.#options = options;
  }

  /** Takes anything at all: what is no message of the contract is dropped or answered with a failure, and never throws. */
  receive(message: unknown): void {
    if (this.#disposed || typeof message !== 'object' || message === null) return;
    const id: unknown = Reflect.get(message, 'id');
    const type: unknown = Reflect.get(message, 'type');
    const method: unknown = Reflect.get(message, 'method');
    if (typeof id !== 'number' || !Number.isSafeInteger(id)) return;
    if (type === 'abort') this.#running.get(id)?.abort();
    else if (type === 'call' && typeof method === 'string') this.#call(id, method, Reflect.get(message, 'input'));
  }

  dispose(): void {
    this.#disposed = true;
    for (const controller of this.#running.values()) controller.abort();
    this.#running.clear();
  }

  #call(id: number, method: string, input: unknown): void {
    const { guards, implementation } = this.#options;
    if (this.#running.has(id)) this.#refuse(id, t`This call is already running.`);
    else if (!isMethod(guards, method)) this.#refuse(id, t`The panel asked for something that does not exist.`);
    else if (!guards[method](input)) this.#refuse(id, t`The panel asked in a form that is not understood.`);
    else void this.#run(id, (signal) => implementation[method](input, signal));
  }

  async #run(id: number, work: (signal: AbortSignal) => unknown): Promise<void> {
    const controller = new AbortController();
    this.#running.set(id, controller);
    try {
      const output = await work(controller.signal);
      this.#running.delete(id);
      this.#post({ type: 'answer', id, output: plain(output) });
    } catch (error) {
      this.#running.delete(id);
      if (!(error instanceof ProblemError)) this.#options.onBug(error);
      this.#post({ type: 'failure', id, problem: problemOf(error) });
    }
  }

  #refuse(id: number, message: string): void {
    this.#post({ type: 'failure', id, problem: { kind: 'invalid', message } });
  }

  #post(message: WireMessage): void {
    if (!this.#disposed) this.#options.post(message);
  }
}

/** As {@link RpcServer} hands it out: bytes in a plain array, and nothing as `null`. */
function plain(output: unknown): unknown {
  return output instanceof Uint8Array && output.constructor !== Uint8Array ? new Uint8Array(output) : (output ?? null);
}

/** Own names only: `constructor` and its like are no methods. */
function isMethod<T extends object>(guards: T, name: string): name is Extract<keyof T, string> {
  return Object.hasOwn(guards, name);
}

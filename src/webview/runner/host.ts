import type { Client } from '../../shared/rpc.ts';
import type { RunnerEvents, RunnerMethods, RunnerState } from '../../app/runner/protocol.ts';
import type { VsCodeApi } from '../wire.ts';
import { createWire } from '../wire.ts';

/** All that the panel can ask of the host. The VS Code API itself stays inside. */
export interface Host {
  readonly call: Client<RunnerMethods>;
  on<K extends keyof RunnerEvents>(name: K, listener: (data: RunnerEvents[K]) => void): void;
  readonly saved: unknown;
  save(state: RunnerState): void;
}

/** A record, so that the compiler asks for every method that the contract gains. */
const methods: Record<keyof RunnerMethods, true> = {
  open: true,
  edited: true,
  describe: true,
  searchOperations: true,
  fill: true,
  completeBody: true,
  hoverBody: true,
  checkBody: true,
  checkFilter: true,
  completeFilter: true,
  send: true,
  bodyText: true,
  bodyRows: true,
  reveal: true,
  bodyBytes: true,
  fetchAll: true,
  stop: true,
  act: true,
  copyAs: true,
  parseCurl: true,
  pickText: true,
  pickFile: true,
};

export function createHost(api: VsCodeApi, source: Pick<Window, 'addEventListener'>): Host {
  const wire = createWire(api, source);
  const names = Object.keys(methods);
  const client = Object.fromEntries(names.map((name) => [name, (input: unknown, signal?: AbortSignal) => wire.call(name, input, signal)]));
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Made from the contract's own names.
    call: client as unknown as Client<RunnerMethods>,
    on: wire.on,
    saved: api.getState(),
    save: (state) => api.setState(state),
  };
}

export const quietSettings: Readonly<Record<string, unknown>>;
export function linkPackages(): void;
export function prepareData(data: string, settings?: Readonly<Record<string, unknown>>): void;
export function installExtension(data: string, vsix: string): Promise<void>;

export interface ServerOptions {
  readonly data: string;
  /** 0, the default: any that is free. */
  readonly port?: number;
  /** Lets a page hand over the code of tests to run, and silences notifications. */
  readonly driver?: boolean;
  /** For how many seconds the extension host of a window that is gone waits for it; three hours by default. */
  readonly grace?: number;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Server {
  readonly port: number;
  log(): string;
  stop(): Promise<void>;
}

export function startServer(options: ServerOptions): Promise<Server>;
export function removeData(data: string): void;

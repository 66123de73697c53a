import type { Problem } from './problem.ts';

/**
 * The wire between host and webview: every call gets exactly one answer, failures included; events go one way.
 * `undefined` becomes `null` on the wire.
 */
export type WireMessage =
  | { readonly type: 'call'; readonly id: number; readonly method: string; readonly input: unknown }
  | { readonly type: 'abort'; readonly id: number }
  | { readonly type: 'answer'; readonly id: number; readonly output: unknown }
  | { readonly type: 'failure'; readonly id: number; readonly problem: Problem }
  | { readonly type: 'event'; readonly name: string; readonly data: unknown };

/** A contract is an interface of methods, each `(input) => output`. */
export type Methods<T> = { [K in keyof T]: (input: never) => unknown };

/** How the host implements a contract: the same methods, with an abort signal per call, maybe asynchronous. */
export type Implementation<T extends Methods<T>> = {
  readonly [K in keyof T]: (input: Parameters<T[K]>[0], signal: AbortSignal) => Promise<ReturnType<T[K]>> | ReturnType<T[K]>;
};

/** How the webview sees it. */
export type Client<T extends Methods<T>> = {
  readonly [K in keyof T]: (input: Parameters<T[K]>[0], signal?: AbortSignal) => Promise<ReturnType<T[K]>>;
};

/** A guard for one method's input: the input itself, or undefined if it is not one. */
export type MethodGuards<T extends Methods<T>> = { readonly [K in keyof T]: (input: unknown) => input is Parameters<T[K]>[0] };

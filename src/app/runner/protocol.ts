import type { CodeLanguage } from '../../core/request/code/copyAs.ts';
import type { MissingBody } from '../../core/request/curlBody.ts';
import type { OperationHit, OperationModel } from '../../core/request/describe.ts';
import type { FieldProblem } from '../../core/request/fieldProblem.ts';
import type { CurlRequest } from '../../core/request/parseCurl.ts';
import type { BodyModel } from '../../core/response/body/keptBody.ts';
import type { RowQuery } from '../../core/response/body/rowOrder.ts';
import type { RowObject } from '../../core/response/links.ts';
import type { RequestAsSent, ResponseView } from '../../core/response/view.ts';
import type { BodyProblem, CompletionItem } from '../../core/shapes/assist.ts';
import type { RequestDraft } from '../../shared/draft.ts';
import type { Guidance } from '../../shared/guidance.ts';
import type { Problem } from '../../shared/problem.ts';

/**
 * The contract between the request runner's panel and the host. The panel draws and keeps the draft; the host builds,
 * confirms, sends, keeps bodies, and does everything that has an effect. Types only.
 */
export interface RunnerMethods {
  /** What the panel needs to draw itself. Asked once after load; `restored` is what the panel had in its state, if anything. */
  open(input: { readonly restored: RunnerState | null }): RunnerOpen;
  /** What the panel holds has changed: told a moment after the last key. */
  edited(input: RunnerState): null;
  /** What the instance's document says of a method and path; null: not in the document (a hint, never a block). Fails while there is no document. */
  describe(input: { readonly instanceId: string; readonly method: string; readonly path: string }): OperationModel | null;
  /** Operations for the path field's list, best first, at most 50. */
  searchOperations(input: { readonly instanceId: string; readonly query: string }): readonly OperationHit[];
  /** A body made from the schema, as text. */
  fill(input: {
    readonly instanceId: string;
    readonly operationKey: string;
    readonly mediaType: string;
    readonly kind: 'example' | 'required';
  }): string;
  completeBody(input: BodyPosition): readonly CompletionItem[];
  hoverBody(input: BodyPosition): { readonly from: number; readonly to: number; readonly text: string } | null;
  checkBody(input: {
    readonly instanceId: string;
    readonly operationKey: string;
    readonly mediaType: string;
    readonly text: string;
  }): readonly BodyProblem[];
  /** Checks an RSQL filter against the fields that the operation names. */
  checkFilter(input: { readonly instanceId: string; readonly operationKey: string; readonly text: string }): readonly BodyProblem[];
  /** What may stand at an offset of a filter. `isWhole`: it can be used as it stands. */
  completeFilter(input: { readonly instanceId: string; readonly operationKey: string; readonly text: string; readonly offset: number }): {
    readonly items: readonly CompletionItem[];
    readonly isWhole: boolean;
  };
  /** Builds, asks where it must, sends. Resolves when there is an answer, a refusal, or the reason for none. Abort to stop. */
  send(input: { readonly instanceId: string; readonly draft: RequestDraft; readonly sendId: number }): SendResult;
  /** More of a body that the host keeps: characters `from` to `to` of the formatted or the raw text. */
  bodyText(input: { readonly handle: string; readonly form: 'pretty' | 'raw'; readonly from: number; readonly to: number }): {
    readonly text: string;
    readonly total: number;
  };
  /** Rows of a list answer, as cells of text for the columns asked for, and what each stands for; `total` counts those that the filter leaves. */
  bodyRows(input: RowQuery & { readonly handle: string; readonly from: number; readonly to: number }): {
    readonly rows: readonly (readonly string[])[];
    /** Beside the rows. null: nothing that could be opened. */
    readonly objects: readonly (RowObject | null)[];
    readonly total: number;
  };
  /** Looks in an answer of JSON for a JSONPath expression, or for words. What is found is kept like an answer. Abort to stop. */
  find(input: { readonly handle: string; readonly sought: string }): FindResult;
  /** The true value of one masked field. */
  reveal(input: { readonly handle: string; readonly pointer: string }): string;
  /** The picture itself, for an image answer. */
  bodyBytes(input: { readonly handle: string }): Uint8Array;
  /** Gets the pages that are missing of a list answer, from the host's side, into one body. Progress comes as events. */
  fetchAll(input: { readonly instanceId: string; readonly draft: RequestDraft; readonly sendId: number }): SendResult;
  /** Another of the panel's answers is on screen now. */
  shown(input: { readonly sendId: number }): null;
  /** Stops a send that a page before this one began. */
  stop(input: { readonly sendId: number }): null;
  /** Something with an effect outside the panel, by name. */
  act(input: RunnerAct): null;
  /** The text of the request in a language, secrets as variables; also put on the clipboard. */
  copyAs(input: { readonly instanceId: string; readonly draft: RequestDraft; readonly language: CodeLanguage }): string;
  /** A pasted cURL line as a request; null if it is none. */
  parseCurl(input: { readonly text: string }): CurlRequest | null;
  /** Lets the person choose a file whose text becomes the body; null if none was chosen. Fails for what is no UTF-8. */
  pickText(input: { readonly name: string }): { readonly fileName: string; readonly text: string } | null;
  /** Lets the person choose a file for a part of a body; null if none was chosen. */
  pickFile(input: {
    readonly part: string;
  }): { readonly fileName: string; readonly handle: string; readonly mediaType: string; readonly size: number } | null;
}

/** What the host tells the panel unasked. */
export interface RunnerEvents {
  instances: readonly InstanceChoice[];
  /** What the account of an instance may do became known, or is other than it was. */
  account: { readonly instanceId: string };
  /** Puts a request into the panel that is already open. */
  load: RunnerState;
  /** A command of VS Code that is meant for the panel. Undo and redo are not among them: the panel's own keys do those. */
  command: 'send' | 'stop' | 'focusPath' | 'focusBody' | 'focusAnswer' | 'find';
  /** Copies the row of the table that is active. */
  copyRow: null;
  progress: SendProgress;
  /** What became of a send that a page before this one began. */
  ended: { readonly sendId: number; readonly result: SendResult };
}

/** What the panel keeps in its state and in a restored window. No bodies of answers. */
export interface RunnerState {
  readonly instanceId: string | null;
  readonly draft: RequestDraft;
  /** Of a cURL line that did not hold its body: where that is. */
  readonly missingBody?: MissingBody | null;
  /** The number of the send that the request went out as, and may have been mended since. */
  readonly sentAs?: number | null;
}

export interface RunnerOpen extends RunnerState {
  /** VS Code throws the page of a hidden tab away: what it showed, or still waited for. */
  readonly kept: KeptSend | null;
  /** The answers before that one, oldest first. */
  readonly earlier: readonly FinishedSend[];
  /** The number of the one that was on screen, if it was not the last. */
  readonly shown: number | null;
  readonly instances: readonly InstanceChoice[];
  /** Which machine sends the request, if not this one: `SSH: build-mac`. */
  readonly remote: string | null;
  readonly isMac: boolean;
}

export interface KeptSend extends RunnerState {
  readonly instanceId: string;
  readonly sendId: number;
  readonly what: 'send' | 'fetchAll';
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly progress: SendProgress | null;
  /** null while it waits. */
  readonly result: Extract<SendResult, { readonly kind: 'answer' | 'problem' }> | null;
}

/** One that came to an end. */
export type FinishedSend = KeptSend & { readonly result: NonNullable<KeptSend['result']> };

export interface InstanceChoice {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  /** Origin and context path. */
  readonly url: string;
  readonly environment: 'production' | 'staging' | 'test';
  readonly access: 'readOnly' | 'confirm' | 'full';
  /** Seconds for which a read-only instance is unlocked. */
  readonly unlockedFor: number | null;
}

export interface BodyPosition {
  readonly instanceId: string;
  readonly operationKey: string;
  readonly mediaType: string;
  readonly text: string;
  readonly offset: number;
}

export interface SendProgress {
  readonly sendId: number;
  readonly phase: 'confirming' | 'queued' | 'token' | 'connecting' | 'reading' | 'backingOff' | 'paging';
  readonly detail: string;
  readonly done?: number;
  readonly total?: number;
}

export type SendResult =
  | { readonly kind: 'answer'; readonly view: ResponseView; readonly guidance: Guidance }
  /** No answer came, and why. The request that was tried is shown where it was built. */
  | {
      readonly kind: 'problem';
      readonly problem: Problem;
      readonly guidance: Guidance;
      readonly request: RequestAsSent | null;
      readonly at: string;
      /** What had come when the answer ended too early: its first part as text, secrets masked, and its size in bytes. */
      readonly received?: { readonly text: string; readonly size: number };
    }
  /** Nothing was sent: fields to mend. */
  | { readonly kind: 'invalid'; readonly fields: readonly FieldProblem[] }
  /** Nothing was sent: the person said no. */
  | { readonly kind: 'declined' };

export type FindResult =
  | {
      readonly kind: 'found';
      /** Of what was found, secrets masked: until something else is looked for in the same answer. */
      readonly handle: string;
      readonly body: BodyModel;
      readonly count: number;
      /** There is more than what is here. */
      readonly isCut: boolean;
    }
  /** Nothing was looked for, and why. */
  | { readonly kind: 'refused'; readonly message: string };

/** Effects by name: a closed set. */
export type RunnerAct =
  | { readonly do: 'saveBody'; readonly handle: string }
  | { readonly do: 'openBody'; readonly handle: string }
  | { readonly do: 'copyBody'; readonly handle: string }
  | { readonly do: 'compareBody'; readonly handle: string }
  | { readonly do: 'exportTable'; readonly handle: string; readonly format: 'csv' | 'json'; readonly columns: readonly string[] }
  | { readonly do: 'saveRequest'; readonly instanceId: string; readonly draft: RequestDraft }
  | { readonly do: 'openObject'; readonly instanceId: string; readonly resource: string; readonly id: string }
  | { readonly do: 'copy'; readonly text: string }
  | { readonly do: 'signIn' | 'signInAgain' | 'editInstance' | 'unlock' | 'showPrivileges' | 'checkStatus'; readonly instanceId: string }
  /** Asks for an instance, beginning with this address. */
  | { readonly do: 'addInstance'; readonly address: string }
  | { readonly do: 'copyRole'; readonly instanceId: string; readonly privileges: readonly string[] }
  | { readonly do: 'openSettings'; readonly setting: string }
  | { readonly do: 'showLog' };

import type { RequestDraft } from './draft.ts';
import type { Guidance } from './guidance.ts';
import type { Problem } from './problem.ts';

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
  completeFilter(input: {
    readonly instanceId: string;
    readonly operationKey: string;
    readonly text: string;
    readonly offset: number;
  }): readonly CompletionItem[];
  /** Builds, asks where it must, sends. Resolves when there is an answer, a refusal, or the reason for none. Abort to stop. */
  send(input: { readonly instanceId: string; readonly draft: RequestDraft; readonly sendId: number }): SendResult;
  /** More of a body that the host keeps: characters `from` to `to` of the formatted or the raw text. */
  bodyText(input: { readonly handle: string; readonly form: 'pretty' | 'raw'; readonly from: number; readonly to: number }): {
    readonly text: string;
    readonly total: number;
  };
  /** Rows of a list answer, as cells of text for the columns asked for. */
  bodyRows(input: {
    readonly handle: string;
    readonly columns: readonly string[];
    readonly sort: { readonly column: string; readonly descending: boolean } | null;
    readonly from: number;
    readonly to: number;
  }): { readonly rows: readonly (readonly string[])[]; readonly total: number };
  /** The true value of one masked field. */
  reveal(input: { readonly handle: string; readonly pointer: string }): string;
  /** The picture itself, for an image answer. */
  bodyBytes(input: { readonly handle: string }): Uint8Array;
  /** Gets the pages that are missing of a list answer, from the host's side, into one body. Progress comes as events. */
  fetchAll(input: { readonly instanceId: string; readonly draft: RequestDraft; readonly sendId: number }): SendResult;
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

/** A cURL line as a request. */
export interface CurlRequest {
  readonly draft: RequestDraft;
  /** Where the body is, if the line does not hold it: it is still to be put in. */
  readonly missing: MissingBody | null;
  /** Whole sentences: what of the line is not in the request, or has to be filled in. */
  readonly notes: readonly string[];
}

/** `name`: of the file, or of what the shell would have put in, as it stands in the line. */
export interface MissingBody {
  readonly kind: 'file' | 'variable';
  readonly name: string;
}

/** What the host tells the panel unasked. */
export interface RunnerEvents {
  instances: readonly InstanceChoice[];
  /** Puts a request into the panel that is already open. */
  load: RunnerState;
  /** A command of VS Code that is meant for the panel. Undo and redo are not among them: the panel's own keys do those. */
  command: 'send' | 'stop' | 'focusPath' | 'focusBody' | 'focusAnswer' | 'find';
  progress: SendProgress;
  /** What became of a send that a page before this one began. */
  ended: { readonly sendId: number; readonly result: SendResult };
}

export type CodeLanguage = 'curl' | 'python' | 'python-sdk' | 'shell' | 'powershell' | 'javascript';

/** What the panel keeps in its state and in a restored window. No bodies of answers. */
export interface RunnerState {
  readonly instanceId: string | null;
  readonly draft: RequestDraft;
  /** Of a cURL line that did not hold its body: where that is. */
  readonly missingBody?: MissingBody | null;
}

export interface RunnerOpen extends RunnerState {
  /** VS Code throws the page of a hidden tab away: what it showed, or still waited for. */
  readonly kept: KeptSend | null;
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

export interface OperationHit {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly deprecated: boolean;
}

export interface OperationModel {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  /** Plain text: markup of the server's text is taken out. */
  readonly description: string;
  readonly pathParameters: readonly FieldModel[];
  readonly queryParameters: readonly FieldModel[];
  readonly headerParameters: readonly FieldModel[];
  readonly requestTypes: readonly string[];
  readonly requestRequired: boolean;
  readonly responseTypes: readonly string[];
  /** null: the document declares none. `held` is null while it is not known. */
  readonly privileges: readonly { readonly name: string; readonly held: boolean | null }[] | null;
  readonly deprecated: { readonly date: string | null; readonly successor: string | null } | null;
  readonly sensitive: { readonly level: 'modal' | 'typed' | 'reveal'; readonly why: string } | null;
  readonly isWrite: boolean;
  /** Fields that a PUT sets to null when they are left out. */
  readonly replaces: boolean;
}

/** How one parameter is asked for. */
export interface FieldModel {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly kind: 'text' | 'integer' | 'number' | 'boolean' | 'choice' | 'choices' | 'list' | 'filter' | 'sort' | 'date';
  readonly choices: readonly string[];
  /** What the server takes when it is left out; empty for none. */
  readonly default: string;
  /** For `sort` and `filter`. */
  readonly fields: readonly string[];
  /** How several values go on the wire: `repeat` as `a=1&a=2`, `comma` as `a=1,2`. */
  readonly style: 'repeat' | 'comma';
}

export interface BodyPosition {
  readonly instanceId: string;
  readonly operationKey: string;
  readonly mediaType: string;
  readonly text: string;
  readonly offset: number;
}

/** Offsets are UTF-16 units in the text. `insert` may hold a snippet's `${1:…}` places. */
export interface CompletionItem {
  readonly label: string;
  readonly detail: string;
  readonly documentation: string;
  readonly insert: string;
  readonly from: number;
  readonly to: number;
  readonly kind: 'property' | 'value' | 'field' | 'operator';
}

export interface BodyProblem {
  readonly from: number;
  readonly to: number;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
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

export interface FieldProblem {
  readonly where: 'instance' | 'path' | 'pathValue' | 'query' | 'header' | 'body';
  readonly name: string;
  readonly message: string;
  /** For a text body: where in it, in UTF-16 units. */
  readonly offset?: number;
}

export interface RequestAsSent {
  readonly method: string;
  readonly url: string;
  /** Redacted. */
  readonly headers: readonly (readonly [string, string])[];
  /** Redacted, the first 64 KB. */
  readonly body: string;
  readonly bodySize: number;
}

/** An answer as the panel shows it. The body stays in the host under `handle`; here is only its first screen. */
export interface ResponseView {
  readonly handle: string;
  readonly instanceId: string;
  readonly instanceName: string;
  readonly status: number;
  readonly reason: string;
  readonly at: string;
  readonly timing: { readonly queued: number; readonly firstByte: number; readonly total: number; readonly attempts: number };
  /** Bytes of the decoded body. */
  readonly size: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly request: RequestAsSent;
  readonly body: BodyModel;
  readonly page: PageModel | null;
  /** Objects in the answer that can be opened: where they stand and what they are. */
  readonly links: readonly { readonly pointer: string; readonly label: string; readonly resource: string; readonly id: string }[];
  readonly canCompare: boolean;
}

export type BodyModel =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'text';
      readonly language: 'json' | 'xml' | 'html' | 'csv' | 'text';
      /** Formatted, its first part (all of it up to 256 KB). */
      readonly head: string;
      /** Characters of the whole formatted text. */
      readonly total: number;
      /** Pointers of masked values in JSON. */
      readonly masked: readonly string[];
      /** Present for a list: what the table can show. */
      readonly table: { readonly columns: readonly TableColumn[]; readonly rows: number } | null;
      /** A note to show: invalid UTF-8 was replaced, the JSON is cut off, … */
      readonly note: string | null;
    }
  | { readonly kind: 'image'; readonly mediaType: string }
  | { readonly kind: 'binary'; readonly mediaType: string; readonly hex: string; readonly note: string }
  | { readonly kind: 'file'; readonly fileName: string; readonly note: string };

export interface TableColumn {
  /** Dotted name inside a row: `general.name`. */
  readonly name: string;
  readonly shown: boolean;
}

export interface PageModel {
  readonly page: number;
  readonly pageSize: number;
  readonly rows: number;
  readonly total: number;
}

/** Effects by name: a closed set. */
export type RunnerAct =
  | { readonly do: 'saveBody'; readonly handle: string }
  | { readonly do: 'openBody'; readonly handle: string }
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

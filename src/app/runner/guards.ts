import type { DraftBody, DraftPair, DraftPart, RequestDraft } from '../../shared/draft.ts';
import type { MethodGuards } from '../../shared/rpc.ts';
import type { CodeLanguage } from '../../core/request/code/copyAs.ts';
import type { MissingBody } from '../../core/request/curlBody.ts';
import { isCount, isEither, isFlag, isList, isName, isNull, isObject, isOneOf, isText, type Check } from '../pages/checks.ts';
import type { RunnerAct, RunnerMethods, RunnerState } from './protocol.ts';

/**
 * One guard per method and per effect: what the panel sends is checked field by field before anything is done with it.
 * Kept apart from the code that does it, so that this file can be read as a whole.
 */

const isTexts: Check<Readonly<Record<string, string>>> = (value): value is Readonly<Record<string, string>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.entries(value).length <= 1000 &&
  Object.values(value).every(isText);

const isPair: Check<DraftPair> = isObject<DraftPair>({ name: isName, value: isText, enabled: isFlag });

const isPart: Check<DraftPart> = isEither<[Extract<DraftPart, { kind: 'text' }>, Extract<DraftPart, { kind: 'file' }>]>(
  isObject<Extract<DraftPart, { kind: 'text' }>>({ kind: isOneOf('text'), name: isName, value: isText }),
  isObject<Extract<DraftPart, { kind: 'file' }>>({
    kind: isOneOf('file'),
    name: isName,
    fileName: isName,
    handle: isName,
    mediaType: isName,
  }),
);

const isBody: Check<DraftBody> = (value): value is DraftBody =>
  isObject<{ kind: 'none' }>({ kind: isOneOf('none') })(value) ||
  isObject<Extract<DraftBody, { kind: 'text' }>>({ kind: isOneOf('text'), mediaType: isName, text: isText })(value) ||
  isObject<Extract<DraftBody, { kind: 'form' }>>({ kind: isOneOf('form'), fields: isList(isPair) })(value) ||
  isObject<Extract<DraftBody, { kind: 'multipart' }>>({ kind: isOneOf('multipart'), parts: isList(isPart) })(value);

const isDraft: Check<RequestDraft> = isObject<RequestDraft>({
  method: isOneOf('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'),
  path: isName,
  pathValues: isTexts,
  query: isList(isPair),
  headers: isList(isPair),
  body: isBody,
});

const isMissing: Check<MissingBody | null | undefined> = (value): value is MissingBody | null | undefined =>
  value === undefined || value === null || isObject<MissingBody>({ kind: isOneOf('file', 'variable'), name: isText })(value);

const isSentAs: Check<number | null | undefined> = (value): value is number | null | undefined =>
  value === undefined || value === null || isCount(value);

export const isState: Check<RunnerState> = (value): value is RunnerState =>
  isObject<Omit<RunnerState, 'missingBody' | 'sentAs'>>({ instanceId: isEither<[string, null]>(isName, isNull), draft: isDraft })(value) &&
  (!('missingBody' in value) || isMissing(value.missingBody)) &&
  (!('sentAs' in value) || isSentAs(value.sentAs));

const isLanguage: Check<CodeLanguage> = isOneOf('curl', 'jamf-cli', 'python', 'python-sdk', 'shell', 'powershell', 'javascript');

type OnInstance = Extract<
  RunnerAct,
  { readonly do: 'signIn' | 'signInAgain' | 'editInstance' | 'unlock' | 'showPrivileges' | 'checkStatus' }
>;

const effects: Readonly<Record<RunnerAct['do'], Check<RunnerAct>>> = (() => {
  const onHandle = <K extends 'saveBody' | 'openBody' | 'copyBody' | 'compareBody'>(name: K) =>
    isObject<{ readonly do: K; readonly handle: string }>({ do: isOneOf(name), handle: isName });
  const isInstance = isObject<OnInstance>({
    do: isOneOf('signIn', 'signInAgain', 'editInstance', 'unlock', 'showPrivileges', 'checkStatus'),
    instanceId: isName,
  });
  return {
    saveBody: onHandle('saveBody'),
    openBody: onHandle('openBody'),
    copyBody: onHandle('copyBody'),
    compareBody: onHandle('compareBody'),
    exportTable: isObject<Extract<RunnerAct, { do: 'exportTable' }>>({
      do: isOneOf('exportTable'),
      handle: isName,
      format: isOneOf('csv', 'json'),
      columns: isList(isName),
    }),
    saveRequest: isObject<Extract<RunnerAct, { do: 'saveRequest' }>>({ do: isOneOf('saveRequest'), instanceId: isName, draft: isDraft }),
    openObject: isObject<Extract<RunnerAct, { do: 'openObject' }>>({
      do: isOneOf('openObject'),
      instanceId: isName,
      resource: isName,
      id: isName,
    }),
    copy: isObject<Extract<RunnerAct, { do: 'copy' }>>({ do: isOneOf('copy'), text: isText }),
    signIn: isInstance,
    signInAgain: isInstance,
    editInstance: isInstance,
    unlock: isInstance,
    showPrivileges: isInstance,
    checkStatus: isInstance,
    addInstance: isObject<Extract<RunnerAct, { do: 'addInstance' }>>({ do: isOneOf('addInstance'), address: isName }),
    copyRole: isObject<Extract<RunnerAct, { do: 'copyRole' }>>({ do: isOneOf('copyRole'), instanceId: isName, privileges: isList(isName) }),
    openSettings: isObject<Extract<RunnerAct, { do: 'openSettings' }>>({ do: isOneOf('openSettings'), setting: isSetting }),
    showLog: isObject<Extract<RunnerAct, { do: 'showLog' }>>({ do: isOneOf('showLog') }),
  };
})();

/** Only settings of this extension and of VS Code's network access. */
function isSetting(value: unknown): value is string {
  return typeof value === 'string' && /^(?:jamf|http)(?:\.[A-Za-z]+)*$/.test(value) && value.length <= 100;
}

function isAct(value: unknown): value is RunnerAct {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'do')) return false;
  const name: unknown = Reflect.get(value, 'do');
  return Object.entries<Check<RunnerAct>>(effects).some(([known, check]) => known === name && check(value));
}

type Input<K extends keyof RunnerMethods> = Parameters<RunnerMethods[K]>[0];

const isPosition = isObject<Input<'completeBody'>>({
  instanceId: isName,
  operationKey: isName,
  mediaType: isName,
  text: isText,
  offset: isCount,
});
const isSend = isObject<Input<'send'>>({ instanceId: isName, draft: isDraft, sendId: isCount });
const isSort = isEither<[{ readonly column: string; readonly descending: boolean }, null]>(
  isObject<{ readonly column: string; readonly descending: boolean }>({ column: isName, descending: isFlag }),
  isNull,
);

export const runnerGuards: MethodGuards<RunnerMethods> = {
  open: isObject<Input<'open'>>({ restored: isEither<[RunnerState, null]>(isState, isNull) }),
  edited: isState,
  describe: isObject<Input<'describe'>>({ instanceId: isName, method: isName, path: isName }),
  searchOperations: isObject<Input<'searchOperations'>>({ instanceId: isName, query: isName }),
  fill: isObject<Input<'fill'>>({ instanceId: isName, operationKey: isName, mediaType: isName, kind: isOneOf('example', 'required') }),
  completeBody: isPosition,
  hoverBody: isPosition,
  checkBody: isObject<Input<'checkBody'>>({ instanceId: isName, operationKey: isName, mediaType: isName, text: isText }),
  checkFilter: isObject<Input<'checkFilter'>>({ instanceId: isName, operationKey: isName, text: isName }),
  completeFilter: isObject<Input<'completeFilter'>>({ instanceId: isName, operationKey: isName, text: isName, offset: isCount }),
  send: isSend,
  bodyText: isObject<Input<'bodyText'>>({ handle: isName, form: isOneOf('pretty', 'raw'), from: isCount, to: isCount }),
  bodyRows: isObject<Input<'bodyRows'>>({
    handle: isName,
    columns: isList(isName),
    filter: isName,
    sort: isSort,
    from: isCount,
    to: isCount,
  }),
  find: isObject<Input<'find'>>({ handle: isName, sought: isName }),
  reveal: isObject<Input<'reveal'>>({ handle: isName, pointer: isName }),
  bodyBytes: isObject<Input<'bodyBytes'>>({ handle: isName }),
  fetchAll: isSend,
  shown: isObject<Input<'shown'>>({ sendId: isCount }),
  stop: isObject<Input<'stop'>>({ sendId: isCount }),
  act: isAct,
  copyAs: isObject<Input<'copyAs'>>({ instanceId: isName, draft: isDraft, language: isLanguage }),
  parseCurl: isObject<Input<'parseCurl'>>({ text: isText }),
  pickText: isObject<Input<'pickText'>>({ name: isName }),
  pickFile: isObject<Input<'pickFile'>>({ part: isName }),
};

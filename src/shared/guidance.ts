/**
 * What an answer means at Jamf and what to do next: made in `core/response/guidance`, drawn by the panel, the tree,
 * documents and connections alike. All strings are plain text.
 */
export interface Guidance {
  readonly tone: 'success' | 'info' | 'warning' | 'error';
  /** What happened, a few words: `Stored`, `Version lock out of date`. */
  readonly title: string;
  /** What it means at Jamf, one or two sentences. */
  readonly meaning: string;
  /** What to do next, in order; each a sentence. */
  readonly steps: readonly string[];
  /** Field errors of the answer, each with the place in the request that it is about, if that is known. */
  readonly errors: readonly { readonly description: string; readonly code?: string; readonly target?: GuidanceTarget }[];
  /** Buttons that do the next step. The host knows what each means; the first is the primary one. */
  readonly actions: readonly GuidanceAction[];
  /** Id of the row of the table it came from, for tests and for feedback: `http.409.lock`. */
  readonly source: string;
}

export type GuidanceTarget =
  | { readonly in: 'body'; readonly pointer: string }
  | { readonly in: 'query' | 'path' | 'header'; readonly name: string };

/** A closed set. `label` is what the button says. */
export type GuidanceAction =
  | { readonly do: 'retry'; readonly label: string; /** Seconds to count down before the button works. */ readonly after?: number }
  | { readonly do: 'signIn' | 'signInAgain'; readonly label: string }
  | { readonly do: 'editInstance'; readonly label: string }
  | { readonly do: 'unlock'; readonly label: string }
  | { readonly do: 'showPrivileges'; readonly label: string; readonly privileges: readonly string[] }
  | { readonly do: 'copyRole'; readonly label: string; readonly privileges: readonly string[] }
  | { readonly do: 'usePath'; readonly label: string; readonly path: string }
  | { readonly do: 'useMediaType'; readonly label: string; readonly mediaType: string }
  | { readonly do: 'useAccept'; readonly label: string; readonly mediaType: string }
  | { readonly do: 'showTarget'; readonly label: string; readonly target: GuidanceTarget }
  | { readonly do: 'readBack'; readonly label: string; /** Where it is read, if not at the path of the request. */ readonly path?: string }
  | { readonly do: 'saveBody' | 'openBody'; readonly label: string }
  | { readonly do: 'openObject'; readonly label: string; readonly resource: string; readonly id: string }
  | { readonly do: 'openSettings'; readonly label: string; readonly setting: string }
  | { readonly do: 'checkStatus'; readonly label: string }
  | { readonly do: 'useSections'; readonly label: string; readonly sections: readonly string[] }
  | { readonly do: 'showLog'; readonly label: string };

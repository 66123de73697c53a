/** Of an operation: by status, the media types of what it answers with. */
export type AnswerTypes = readonly { readonly status: string; readonly content: readonly { readonly mediaType: string }[] }[];

/** The meaning of a refusal, in whole sentences. */
export interface Refusal {
  /** Pointers of what it is about in a document, the likeliest first: the first that is there is meant. Empty: not to be told. */
  readonly places: readonly string[];
  readonly meaning: string;
  /** What to do next. */
  readonly step: string;
}

/** One of the APIs of a server, as it is spoken to by hand: whether or not anything tells what it has. */
export interface Api {
  readonly id: 'pro' | 'classic';
  /** The first segment of its paths, from the host's root. */
  readonly root: string;
  /** First segments of what else belongs to it, such as its documentation. */
  readonly otherRoots: readonly string[];
  /** What it is written in: of a body whose type nobody names. */
  readonly mediaType: 'application/json' | 'application/xml';
  /** It says 401 also where the token is good. */
  readonly refusesGoodTokens: boolean;
  /** A 4xx to a DELETE proves nothing: the object may be gone all the same, at once or later. */
  readonly refusesDeletesItDoes: boolean;
  /** It leaves out what it does not take of a body, and says that all is well. */
  readonly dropsSilently: boolean;
  /** Whether a body written to a path makes every device install something again, as far as its text tells; it may be none that can be read. */
  reinstalls(path: string, body: string): boolean;
  /** The header of that name, by what the operation answers with; undefined where that is not known. */
  accept(answers: AnswerTypes | undefined): string;
  /** A path whose values are percent-encoded, as the API reads them. */
  encoded(path: string): string;
  /** The id of a new object in the answer, where the path of its creation is that of an object. */
  createdIn(answer: { readonly text: string }): string | undefined;
  /** Where what was written at a path can be read; undefined while the id of a new object is not known. */
  readBackAt(path: string, createdId: string | undefined): string | undefined;
  /** The path of an object of a kind that this API alone has; undefined for other kinds, and for what is no id. */
  pathOf(resource: string, id: string): string | undefined;
  /** The segments of a path to an object as those of the path by its id, in whatever other way the object is named. */
  byId(segments: readonly string[]): readonly string[];
}

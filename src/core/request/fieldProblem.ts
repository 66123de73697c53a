/** What stops a draft from being a request, and where it is mended. */
export interface FieldProblem {
  readonly where: 'instance' | 'path' | 'pathValue' | 'query' | 'header' | 'body';
  readonly name: string;
  readonly message: string;
  /** For a text body: where in it, in UTF-16 units. */
  readonly offset?: number;
}

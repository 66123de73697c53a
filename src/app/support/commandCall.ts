/** A command with what it is to be called with, for what a person may click: VS Code's `Command`. */
export interface CommandCall {
  readonly title: string;
  readonly command: string;
  readonly arguments: unknown[];
}

/** Whether a method only reads, and so carries no body: `GET` and `HEAD`. What an operation does all the same is told by its sensitivity. */
export function isReadMethod(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

// A text of the API that goes on and on is shown by its beginning: laying out a word of 400 KB takes seconds.
export function clip(text: string, limit = 300): string {
  return text.length <= limit ? text : `${text.slice(0, limit)}…`;
}

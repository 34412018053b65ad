// Truncates very long text from the API: laying out a word of 400 KB takes seconds.
export function clip(text: string, limit = 300): string {
  return text.length <= limit ? text : `${text.slice(0, limit)}…`;
}

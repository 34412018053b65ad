export const diagnostics: Record<string, string> = {};
export const summaries: Record<string, string> = {};

/** What an error says; whatever else is thrown, as a text. */
export const errorText = (error: unknown): string => (error instanceof Error ? error.message : String(error));

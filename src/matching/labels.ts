/** Before the name of a subject that no desk of the university handles. No topic id has a colon. */
export const OUT_OF_SCOPE = 'none:';

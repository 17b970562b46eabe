/** The version of the program; a test keeps it equal to package.json. */
export const VERSION = '0.7.0';

/** The part of systeminformation's own helpers that the child uses; the types of the package leave them out. */
declare module 'systeminformation/lib/util.js' {
  const utilities: {
    /** What a command wrote, in the shell that `powerShellStart` has started; empty where there is none. */
    readonly powerShell: (command: string) => Promise<string>;
  };
  export default utilities;
}

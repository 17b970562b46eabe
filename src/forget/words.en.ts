export const en = {
  title: (count: number) =>
    count === 1 ? 'Kept on this computer, one file:' : `Kept on this computer, ${count} files:`,
  bytes: (bytes: number) => (bytes === 1 ? '1 byte' : `${bytes} bytes`),
  nothing: 'Nothing is kept on this computer.',
  ask: 'Delete them all? Report numbers are gone for good then.',
  whyAsk: 'Deleted files cannot be brought back. To keep the numbers: lusupport report export FILE',
  toDelete: 'Delete them all like this:',
  yes: 'delete them',
  no: 'keep them',
  kept: 'Nothing was deleted.',
  gone: 'Deleted. Nothing is kept on this computer any more.',
  notAll: 'Not everything could be deleted. Still there:',
};

export type Words = typeof en;

export const en = {
  title: (count: number) =>
    count === 1 ? 'Kept on this computer, one file:' : `Kept on this computer, ${count} files:`,
  bytes: (bytes: number) => (bytes === 1 ? '1 byte' : `${bytes} bytes`),
  link: 'a link; what it leads to stays',
  nothing: 'Nothing is kept on this computer.',
  ask: 'Delete them all? Report numbers are gone for good then.',
  whyAsk: 'Deleted files cannot be brought back. To keep the numbers: lusupport report export FILE',
  toDelete: 'Delete them all like this:',
  yes: 'delete them',
  no: 'keep them',
  kept: 'Nothing was deleted.',
  gone: 'Deleted. Nothing is kept here any more, but for files that you named yourself.',
  goneButLinked: 'Deleted. What the linked folder holds is still there.',
  goneLinks: 'Deleted. What the links led to is still there.',
  nothingButLinked: 'Nothing to delete was found outside the linked folder.',
  stays: {
    'linked-folder': 'This folder is a link; what it leads to stays:',
    'not-ours': 'Not of lusupport; this stays:',
  },
  more: (count: number) => `and ${count} more`,
  notAll: 'Not everything could be deleted. Still there:',
  stillThere: (count: number) =>
    count === 1
      ? 'Not everything could be deleted: one file is still there.'
      : `Not everything could be deleted: ${count} files are still there.`,
};

export type Words = typeof en;

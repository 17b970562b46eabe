/** What to do while an exam is going wrong. Short: nobody reads long lines then. */
export const en = {
  instruction: "Your exam's own instruction comes first. Keep the tab open.",
  labels: { remindo: 'Remindo', proctorio: 'Proctorio', campus: 'On campus', call: 'Call', note: 'Note' },
  remindo: 'keep working; finish only when the connection is back',
  proctorio: 'log in again; the checks repeat',
  campus: 'tell the invigilator; keep Schoolyear or Safe Exam Browser open',
  /** In the order in which they are called; the helpdesk follows with its number. */
  call: (helpdesk: string): string => `contact in your instruction, lecturer, ${helpdesk}`,
  note: 'the time, a screenshot with the clock, the report number',
  /** A command follows. */
  network: 'Is it the network?',
};

export type Words = typeof en;

import { InterruptedError } from '../errors.ts';
import type { Router } from '../matching/open.ts';
import { type Conversation, startWords } from './state.ts';

/**
 * The conversation with the topics that its words fit.
 *
 * @throws InterruptedError with the command line that says the same words again: learning a folder takes seconds
 */
export async function understand(conversation: Conversation, openRouter: () => Promise<Router>): Promise<Conversation> {
  const { query } = conversation;
  if (query === null) return { ...conversation, matches: [] };
  try {
    const route = await openRouter();
    return { ...conversation, matches: route(query) };
  } catch (error) {
    if (!(error instanceof InterruptedError)) throw error;
    throw new InterruptedError(startWords(conversation));
  }
}

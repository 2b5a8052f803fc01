import { AsyncLocalStorage } from 'node:async_hooks';
import type { Asked, Site } from '../../site.ts';
import type { Answers } from './answer-questions.ts';

export interface Asking extends Pick<Site, 'listen' | 'askAgain'> {
  /** Answers a question, once, and notes that it was asked. */
  ask: <Name extends keyof Answers>(name: Name, ...given: Parameters<Answers[Name]>) => ReturnType<Answers[Name]>;
  /** Answers a question that `listen` told of. @throws if nobody can have asked it */
  repeat: (question: string) => unknown;
}

interface Listener {
  asked: Set<string>;
  /** Another one, who listens to all that this one does. */
  within: Listener | undefined;
}

function note(question: string, listener: Listener | undefined): void {
  for (let one = listener; one; one = one.within) one.asked.add(question);
}

/** Notes which questions are asked while a page is made. Several pages, and the parts of one, may be made at the same time. */
export function createAsking(answers: Answers): Asking {
  const listeners = new AsyncLocalStorage<Listener>();
  const known = new Map<string, unknown>();
  let depth = 0;
  const find = (question: string, name: keyof Answers, given: readonly unknown[]) => {
    if (known.has(question)) return known.get(question);
    // What an answer is made of is part of it.
    depth += 1;
    try {
      const answer = (answers[name] as (...all: readonly unknown[]) => unknown)(...given);
      known.set(question, answer);
      return answer;
    } finally {
      depth -= 1;
    }
  };
  const ask: Asking['ask'] = (name, ...given) => {
    const question = JSON.stringify([name, ...given]);
    if (depth === 0) note(question, listeners.getStore());
    return find(question, name, given) as ReturnType<Answers[typeof name]>;
  };
  return {
    ask,
    repeat: (question) => {
      const [name, ...given] = JSON.parse(question) as [string, ...unknown[]];
      if (!Object.hasOwn(answers, name)) throw new Error(`nobody can have asked ${question}`);
      return find(
        question,
        name as keyof Answers,
        given.map((value) => value ?? undefined),
      );
    },
    listen: (run) => {
      const asked = new Set<string>();
      return { result: listeners.run({ asked, within: listeners.getStore() }, run), asked };
    },
    askAgain: (asked: Asked) => {
      for (const question of asked) note(question, listeners.getStore());
    },
  };
}

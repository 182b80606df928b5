// One question at a time that needs a name, and often a reason, before something is done.

export type Question = {
  title: string;
  note?: string;
  act: string;
  reason?: 'required' | 'optional';
  danger?: boolean;
};
export type Answered = { name: string; reason: string };

class Asking {
  question = $state.raw<Question | null>(null);
  #answer: ((answer: Answered | null) => void) | null = null;

  ask(question: Question): Promise<Answered | null> {
    this.#answer?.(null);
    this.question = question;
    return new Promise((resolve) => (this.#answer = resolve));
  }

  answer(answer: Answered | null): void {
    this.question = null;
    this.#answer?.(answer);
    this.#answer = null;
  }
}

export const asking = new Asking();

export function ask(question: Question): Promise<Answered | null> {
  return asking.ask(question);
}

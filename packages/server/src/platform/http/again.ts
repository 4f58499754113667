/**
 * Why an operation that changes something asks for no key (`idempotency-key`): what happens when it is told again, as
 * after an answer that was lost on the way. Stands in the description of the operation.
 */
export const again = {
  reads: 'It changes nothing and may be told again.',
  settled: 'Told again it changes nothing more.',
  newest: 'Told again there is a new one, and only the newest counts.',
  session: 'Told again another one begins; each ends by itself.',
  once: 'What opens it works once: told again it is refused and changes nothing.',
  numbered: 'What is sent carries its own number or place: told again it is taken once.',
  recorded: 'Told again it stands in the record again, as it was done.',
  file: 'Told again it is another file; what nothing names is removed after a week.',
} as const;

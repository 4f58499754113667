import type { Socket } from 'node:net';
import pg from 'pg';

/** What the driver's types leave out of a connection, and how it sends a value. */
type Connection = {
  readonly stream: Socket;
  /** Texts of what this connection has prepared, and of what it has been told to prepare, by name. */
  readonly parsedStatements: Readonly<Record<string, string>>;
  readonly submittedNamedStatements: Record<string, string>;
  parse(message: { readonly name: string | undefined; readonly text: string }): void;
  bind(message: { readonly statement: string | undefined; readonly values: readonly unknown[] }): void;
  describe(message: { readonly type: 'P' }): void;
  execute(message: object): void;
  sync(): void;
  sendCopyFail(why: string): void;
};

const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): unknown } }).utils;

type Row = Record<string, unknown>;
type RowDescription = {
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number; readonly format: 'text' }[];
};

/** How the rows of a statement are read. */
type RowShape = {
  readonly empty: Readonly<Row>;
  readonly columns: readonly { readonly name: string; readonly read: (text: string) => unknown }[];
};

/** The shapes of what a connection has prepared, by name: told once, they need not be told again. */
export type RowShapes = Map<string, RowShape>;

const noRows: RowShape = { empty: {}, columns: [] };

const shapeOf = ({ fields }: RowDescription): RowShape => ({
  empty: Object.fromEntries(fields.map(({ name }) => [name, null])),
  columns: fields.map(({ name, dataTypeID, format }) => ({
    name,
    read: pg.types.getTypeParser(dataTypeID, format),
  })),
});

export type Answer = {
  readonly command: string;
  readonly rowCount: number | null;
  readonly rows: readonly Row[];
};

/** What is asked, and who is told its answer; nobody waits for that of a statement without `answer`. */
export type GroupedStatement = {
  readonly name: string | undefined;
  readonly text: string;
  readonly values: readonly unknown[];
  readonly answer?: { resolve(answer: Answer): void; reject(error: Error): void };
};

/** @throws what a value that can't be sent throws, before anything is sent. */
export const groupedStatement = (statement: GroupedStatement): GroupedStatement => ({
  ...statement,
  values: statement.values.map((value) => prepareValue(value)),
});

export const isPrepared = (connection: Pick<Connection, 'parsedStatements'>, name: string): boolean =>
  name in connection.parsedStatements;

/**
 * Statements that go to PostgreSQL in one message and are answered in one: when one of them fails, those after it are
 * left out, nothing of the group stays, and each is answered with that failure. Only the last may be one that the
 * connection has not prepared yet. The driver hands it what PostgreSQL says, as to its own queries.
 */
export class QueryGroup {
  readonly #statements: readonly GroupedStatement[];
  readonly #shapes: RowShapes;
  readonly #ended: () => void;
  readonly #answers: Answer[] = [];
  #restoreSilence: (() => void) | undefined;
  #rows: Row[] = [];
  #shape: RowShape | undefined;
  /** Thrown here it would end the process. */
  #unreadable: Error | undefined;
  /** By these the driver notes what the connection has prepared. */
  readonly name: string | undefined;
  readonly text: string | undefined;

  constructor(statements: readonly GroupedStatement[], shapes: RowShapes, ended: () => void) {
    this.#statements = statements;
    this.#shapes = shapes;
    this.#ended = ended;
    const last = statements.at(-1);
    this.name = last?.name;
    this.text = last?.text;
    this.#expect();
  }

  submit(connection: Connection): null {
    this.#allowSilence(connection);
    connection.stream.cork();
    try {
      for (const { name, text, values, answer } of this.#statements) {
        if (name === undefined || !isPrepared(connection, name)) {
          connection.parse({ name, text });
          if (name !== undefined) connection.submittedNamedStatements[name] = text;
        }
        connection.bind({ statement: name, values });
        if (answer !== undefined && this.#shapeOf(name) === undefined) connection.describe({ type: 'P' });
        connection.execute({});
      }
      connection.sync();
    } finally {
      connection.stream.uncork();
    }
    return null;
  }

  handleRowDescription(description: RowDescription): void {
    this.#shape = shapeOf(description);
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    if (this.#shape === undefined) return;
    const { empty, columns } = this.#shape;
    const row = { ...empty };
    try {
      for (let at = 0; at < fields.length; at += 1) {
        const [column, text] = [columns[at], fields[at]];
        if (column !== undefined) row[column.name] = text == null ? null : column.read(text);
      }
    } catch (error) {
      this.#unreadable ??= error as Error;
    }
    this.#rows.push(row);
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const [command = ''] = text.split(' ', 1);
    const count = /\d+$/.exec(text)?.[0];
    this.#answers.push({ command, rowCount: count === undefined ? null : Number(count), rows: this.#rows });
    const { name, answer } = this.#statements[this.#answers.length - 1] ?? {};
    if (name !== undefined && answer !== undefined && !this.#shapes.has(name))
      this.#shapes.set(name, this.#shape ?? noRows);
    this.#expect();
  }

  /** Nothing is copied this way; without an answer PostgreSQL would wait for the data. */
  handleCopyInResponse(connection: Connection): void {
    connection.sendCopyFail('Nothing is copied here.');
  }

  handleCopyData(): void {}

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' });
  }

  handleError(error: Error): void {
    this.#end();
    for (const { answer } of this.#statements) answer?.reject(error);
  }

  handleReadyForQuery(): void {
    const failure = this.#unreadable;
    for (const [at, { answer }] of this.#statements.entries()) {
      if (failure === undefined) answer?.resolve(this.#answers[at] as Answer);
      else answer?.reject(failure);
    }
    this.#end();
  }

  /** Each statement has its time, and PostgreSQL answers when the last one is done. */
  #allowSilence({ stream }: Connection): void {
    const usual = stream.timeout ?? 0;
    if (usual === 0 || this.#statements.length === 1) return;
    stream.setTimeout(usual * this.#statements.length);
    this.#restoreSilence = () => stream.setTimeout(usual);
  }

  #end(): void {
    this.#restoreSilence?.();
    this.#ended();
  }

  #expect(): void {
    this.#rows = [];
    this.#shape = this.#shapeOf(this.#statements[this.#answers.length]?.name);
  }

  #shapeOf(name: string | undefined): RowShape | undefined {
    return name === undefined ? undefined : this.#shapes.get(name);
  }
}

/** A large schema as many small ones that name each other, for its validator. */

type Node = Readonly<Record<string, unknown>>;

/** Shorter than this a piece is not worth a function of its own. */
const worthwhileLength = 2_000;
/** What stands under these is one schema, or schemas by name. */
const single = ['items', 'additionalProperties', 'not', 'if', 'then', 'else', 'contains'];
const byName = ['properties', 'patternProperties'];
const listed = ['anyOf', 'oneOf', 'allOf'];

/**
 * A validator is one function for everything that is written in place. For a service that is a function of hundreds of
 * kilobytes, and a machine that finds it busy enough to be compiled well takes 400 MB and seconds for that; for pieces
 * it takes next to nothing. What the schema says is the same.
 */
export function inPieces(schema: object): object {
  const pieces: Record<string, unknown> = {};
  const named = new Map<string, string>();

  function walked(node: Node): Node {
    const changed = Object.entries(node).map(([key, value]): [string, unknown] => {
      if (single.includes(key) && isNode(value)) return [key, piece(value)];
      if (byName.includes(key) && isNode(value))
        return [
          key,
          Object.fromEntries(
            Object.entries(value).map(([name, each]) => [name, isNode(each) ? piece(each) : each]),
          ),
        ];
      if (listed.includes(key) && Array.isArray(value))
        return [key, value.map((each) => (isNode(each) ? alternative(each) : each))];
      return [key, value];
    });
    return Object.fromEntries(changed);
  }

  /** With its title in place: by these the alternatives are told to whoever chose none of them. */
  function alternative(node: Node): Node {
    const put = piece(node);
    return put === node || node.title === undefined ? put : { ...put, title: node.title };
  }

  function piece(node: Node): Node {
    const written = JSON.stringify(node);
    if (written.length < worthwhileLength) return node;
    const known = named.get(written) ?? `piece-${named.size}`;
    if (!named.has(written)) {
      named.set(written, known);
      pieces[known] = walked(node);
    }
    return { $ref: `#/$defs/${known}` };
  }

  const whole = walked(schema as Node);
  return named.size === 0 ? schema : { ...whole, $defs: pieces };
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

import {
  AliasNode,
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  type CommonTableExpressionNode,
  DefaultInsertValueNode,
  type DeleteQueryNode,
  IdentifierNode,
  type InsertQueryNode,
  JoinNode,
  type MergeQueryNode,
  OnConflictNode,
  OnNode,
  type OperationNode,
  OperationNodeTransformer,
  OperatorNode,
  ParensNode,
  type QueryId,
  type RawNode,
  ReferenceNode,
  SelectionNode,
  SelectQueryNode,
  TableNode,
  type UpdateQueryNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
  WhereNode,
} from 'kysely';

/** Which tables belong to a region, and the region of this connection (undefined: none has been chosen). */
export type RegionScope = { readonly tables: ReadonlySet<string>; readonly regionId: string | undefined };

const regionColumn = 'region_id';

/** Nodes in which no query can stand. They are most of a query and stay as they are: copying them was most of the work. */
const leaves: ReadonlySet<OperationNode['kind']> = new Set([
  'ColumnNode',
  'DefaultInsertValueNode',
  'IdentifierNode',
  'OperatorNode',
  'PrimitiveValueListNode',
  'ReferenceNode',
  'SchemableIdentifierNode',
  'SelectAllNode',
  'TableNode',
  'ValueNode',
]);

/**
 * Rewrites a query so that each region's table in it is limited to the region of the scope, at whatever depth it
 * stands. What can't be limited with certainty (right and full joins, merge, raw SQL that names a region's table
 * without its region_id) throws.
 */
export class RegionTransformer extends OperationNodeTransformer {
  readonly #scope: RegionScope;
  /** Queries built from a narrowed connection and nested in another arrive here already rewritten. */
  readonly #finished = new WeakSet<OperationNode>();

  constructor(scope: RegionScope) {
    super();
    this.#scope = scope;
  }

  /** @throws as the class says; what was begun before leaves no trace, so that one transformer serves every query. */
  limit<Node extends OperationNode>(query: Node): Node {
    this.nodeStack.length = 0;
    return this.transformNode(query);
  }

  override transformNode<Node extends OperationNode | undefined>(node: Node, queryId?: QueryId): Node {
    return node !== undefined && leaves.has(node.kind) ? node : super.transformNode(node, queryId);
  }

  protected override transformNodeImpl<Node extends OperationNode>(node: Node, queryId?: QueryId): Node {
    if (this.#finished.has(node)) return node;
    return super.transformNodeImpl(node, queryId);
  }

  protected override transformSelectQuery(node: SelectQueryNode, queryId?: QueryId): SelectQueryNode {
    const select = super.transformSelectQuery(node, queryId);
    const { joins, conditions } = this.#limitJoins(node.joins, select.joins);
    const where = this.#limitWhere(select.where, [
      ...this.#conditionsOf(node.from?.froms ?? []),
      ...conditions,
    ]);
    return this.#finish({ ...select, joins, where });
  }

  protected override transformUpdateQuery(node: UpdateQueryNode, queryId?: QueryId): UpdateQueryNode {
    const update = super.transformUpdateQuery(node, queryId);
    const targets = node.table === undefined ? [] : tablesOf(node.table);
    if (this.#conditionsOf(targets).length > 0) this.#refuseUpdateOfRegion(node.updates);
    const { joins, conditions } = this.#limitJoins(node.joins, update.joins);
    const where = this.#limitWhere(update.where, [
      ...this.#conditionsOf(targets),
      ...this.#conditionsOf(node.from?.froms ?? []),
      ...conditions,
    ]);
    return this.#finish({ ...update, joins, where });
  }

  protected override transformDeleteQuery(node: DeleteQueryNode, queryId?: QueryId): DeleteQueryNode {
    const deletion = super.transformDeleteQuery(node, queryId);
    const { joins, conditions } = this.#limitJoins(node.joins, deletion.joins);
    const where = this.#limitWhere(deletion.where, [
      ...this.#conditionsOf(node.from.froms),
      ...this.#conditionsOf(node.using?.tables ?? []),
      ...conditions,
    ]);
    return this.#finish({ ...deletion, joins, where });
  }

  protected override transformInsertQuery(node: InsertQueryNode, queryId?: QueryId): InsertQueryNode {
    const insert = super.transformInsertQuery(node, queryId);
    const table = node.into === undefined ? undefined : this.#regionTable(node.into);
    if (table === undefined) return this.#finish(insert);
    const regionId = this.#regionFor(table);
    const limited = { ...insert, ...this.#insertedRegion(insert, regionId, table) };
    if (insert.onConflict?.updates === undefined) return this.#finish(limited);
    this.#refuseUpdateOfRegion(insert.onConflict.updates);
    // The conflicting row may be another region's when the unique constraint does not begin with the region.
    const onConflict = OnConflictNode.cloneWithUpdateWhere(
      insert.onConflict,
      condition(IdentifierNode.create(table), regionId),
    );
    return this.#finish({ ...limited, onConflict });
  }

  protected override transformMergeQuery(node: MergeQueryNode, queryId?: QueryId): MergeQueryNode {
    for (const target of tablesOf(node.into)) {
      const table = this.#regionTable(target);
      if (table !== undefined) throw new Error(`A merge into ${table} can't be limited to a region.`);
    }
    this.#limitJoins(node.using === undefined ? [] : [node.using], []);
    return super.transformMergeQuery(node, queryId);
  }

  protected override transformCommonTableExpression(
    node: CommonTableExpressionNode,
    queryId?: QueryId,
  ): CommonTableExpressionNode {
    const name = node.name.table.table.identifier.name;
    if (this.#scope.tables.has(name)) {
      throw new Error(`A common table expression can't be called ${name}: that is a region's table.`);
    }
    return super.transformCommonTableExpression(node, queryId);
  }

  /**
   * Raw SQL is not parsed: a statement that names a region's table must name region_id too, and is then trusted to use
   * it. The check finds what was forgotten, not what was hidden on purpose.
   */
  protected override transformRaw(node: RawNode, queryId?: QueryId): RawNode {
    const { tables, namesRegion } = readRaw(node.sqlFragments);
    const table = [
      ...tables,
      ...node.parameters.filter(TableNode.is).map(({ table: { identifier } }) => identifier.name),
    ].find((name) => this.#scope.tables.has(name));
    if (table !== undefined) {
      this.#regionFor(table);
      if (!namesRegion) throw new Error(`Raw SQL on ${table} must name ${regionColumn}.`);
    }
    return super.transformRaw(node, queryId);
  }

  #finish<Node extends OperationNode>(node: Node): Node {
    this.#finished.add(node);
    return node;
  }

  /** The name of the region's table that this node refers to, or undefined. */
  #regionTable(node: OperationNode): string | undefined {
    if (!TableNode.is(node)) return undefined;
    const { schema, identifier } = node.table;
    if (schema !== undefined && schema.name !== 'public') return undefined;
    return this.#scope.tables.has(identifier.name) ? identifier.name : undefined;
  }

  #regionFor(table: string): string {
    if (this.#scope.regionId === undefined) {
      throw new Error(`${table} belongs to a region: query it through regionDatabase(database, regionId).`);
    }
    return this.#scope.regionId;
  }

  #conditionsOf(froms: readonly OperationNode[]): OperationNode[] {
    return froms.flatMap(tablesOf).flatMap((node) => {
      const table = this.#regionTable(AliasNode.is(node) ? node.node : node);
      if (table === undefined) return [];
      const regionId = this.#regionFor(table);
      if (!AliasNode.is(node)) return [condition(IdentifierNode.create(table), regionId)];
      if (!IdentifierNode.is(node.alias)) throw new Error(`The alias of ${table} must be a plain name.`);
      return [condition(node.alias, regionId)];
    });
  }

  /**
   * A left join takes its condition into `on`, or rows without a partner would be lost; inner and cross joins take it
   * into the query's `where`.
   */
  #limitJoins(
    original: readonly JoinNode[] | undefined,
    transformed: readonly JoinNode[] | undefined,
  ): { joins: readonly JoinNode[] | undefined; conditions: readonly OperationNode[] } {
    const conditions: OperationNode[] = [];
    const keepsOuterRows = (original ?? []).find((join) => /^(Right|Full)Join$/.test(join.joinType));
    if (keepsOuterRows !== undefined && this.#scope.tables.size > 0) {
      throw new Error('Right and full joins can not be limited to a region; write a left join.');
    }
    const joins = transformed?.map((join, index) => {
      const added = this.#conditionsOf([(original as readonly JoinNode[])[index]!.table]);
      if (added.length === 0) return join;
      if (!/^(Lateral)?LeftJoin$/.test(join.joinType)) {
        conditions.push(...added);
        return join;
      }
      const limit = added[0]!;
      return join.on === undefined
        ? JoinNode.createWithOn(join.joinType, join.table, limit)
        : { ...join, on: OnNode.create(AndNode.create(ParensNode.create(join.on.on), limit)) };
    });
    return { joins, conditions };
  }

  #limitWhere(where: WhereNode | undefined, conditions: readonly OperationNode[]): WhereNode | undefined {
    if (conditions.length === 0) return where;
    const [first, ...rest] = conditions as [OperationNode, ...OperationNode[]];
    const all = rest.reduce<OperationNode>((left, right) => AndNode.create(left, right), first);
    // The written condition may contain `or` at its top.
    return WhereNode.create(where === undefined ? all : AndNode.create(all, ParensNode.create(where.where)));
  }

  #refuseUpdateOfRegion(updates: UpdateQueryNode['updates']): void {
    const moved = updates?.some(
      ({ column }) =>
        (ColumnNode.is(column) && column.column.name === regionColumn) ||
        (ReferenceNode.is(column) &&
          ColumnNode.is(column.column) &&
          column.column.column.name === regionColumn),
    );
    if (moved) throw new Error('A row never moves to another region.');
  }

  #insertedRegion(
    insert: InsertQueryNode,
    regionId: string,
    table: string,
  ): Pick<InsertQueryNode, 'columns' | 'values' | 'defaultValues'> {
    const column = ColumnNode.create(regionColumn);
    const value = ValueNode.create(regionId);
    if (insert.defaultValues === true || insert.values === undefined) {
      return {
        columns: [column],
        values: ValuesNode.create([ValueListNode.create([value])]),
        defaultValues: undefined,
      };
    }
    const columns = insert.columns ?? [];
    const position = columns.findIndex((candidate) => candidate.column.name === regionColumn);
    if (ValuesNode.is(insert.values)) {
      const rows = insert.values.values.map((row) => {
        const values = ValueListNode.is(row)
          ? row.values
          : row.values.map((primitive) => ValueNode.create(primitive));
        if (position === -1) return ValueListNode.create([...values, value]);
        const given = values[position];
        const unsaid = given === undefined || DefaultInsertValueNode.is(given);
        if (!unsaid && !(ValueNode.is(given) && given.value === regionId)) {
          throw new Error(`A row of ${table} was given another region than ${regionId}.`);
        }
        return ValueListNode.create(values.with(position, value));
      });
      return {
        columns: position === -1 ? [...columns, column] : columns,
        values: ValuesNode.create(rows),
      };
    }
    if (SelectQueryNode.is(insert.values) && insert.values.setOperations === undefined && position === -1) {
      const selection = SelectionNode.create(AliasNode.create(value, IdentifierNode.create(regionColumn)));
      return {
        columns: [...columns, column],
        values: SelectQueryNode.cloneWithSelections(insert.values, [selection]),
      };
    }
    throw new Error(`An insert into ${table} takes rows or one plain select, without ${regionColumn}.`);
  }
}

/** Update and delete may hold several tables in one list node. */
function tablesOf(node: OperationNode): readonly OperationNode[] {
  return 'items' in node && Array.isArray(node.items) ? (node.items as OperationNode[]) : [node];
}

function condition(table: IdentifierNode, regionId: string): OperationNode {
  return BinaryOperationNode.create(
    ReferenceNode.create(ColumnNode.create(regionColumn), TableNode.create(table.name)),
    OperatorNode.create('='),
    ValueNode.create(regionId),
  );
}

type RawRead = { readonly tables: readonly string[]; readonly namesRegion: boolean };

/** A template literal comes with the same fragments each time: long statements are read once. */
const rawRead = new WeakMap<readonly string[], RawRead>();

function readRaw(fragments: readonly string[]): RawRead {
  const known = rawRead.get(fragments);
  if (known !== undefined) return known;
  const text = fragments.join(' ');
  const named = text.matchAll(/\b(?:from|join|into|update|using)\s+(?:only\s+)?([\w".]+)/gi);
  const read = {
    tables: Array.from(named, ([, name = '']) => name.replaceAll('"', '').replace(/^public\./, '')),
    namesRegion: new RegExp(`\\b${regionColumn}\\b`).test(text),
  };
  // Of what is not frozen nobody knows whether it will be the same.
  if (Object.isFrozen(fragments)) rawRead.set(fragments, read);
  return read;
}
